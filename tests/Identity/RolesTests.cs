using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Tests.Identity;

public sealed class RolesTests
{
    public static TheoryData<Right, bool, bool, bool> Table => new()
    {
        // right, clinician, assistant, lead
        { Right.ReadPatients, true, true, true },
        { Right.KeepPatients, true, true, false },
        { Right.Screen, true, false, false },
        { Right.Prescribe, true, false, false },
        { Right.DecideGates, true, false, false },
        { Right.CloseAlerts, true, false, false },
        { Right.HandOverAlerts, true, false, true },
        { Right.OverseeAlerts, false, false, true },
        { Right.ReadClinicReport, false, false, true },
        { Right.RecordAdverseEvents, true, true, false },
        { Right.KeepDiary, true, true, false },
        { Right.KeepLinks, true, true, false },
        { Right.ProduceHandouts, true, true, false },
        { Right.ReadCatalog, true, true, true },
        { Right.ApproveCatalog, false, false, true },
        { Right.ManagePeople, false, false, true },
        { Right.KeepClinic, false, false, true },
        { Right.ReadAudit, false, false, true },
        { Right.AcknowledgePrecautions, true, false, true },
        { Right.KeepSafetyPolicy, false, false, true },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_role_has_its_rights_and_roles_combine(Right right, bool clinician, bool assistant, bool lead)
    {
        Roles.None.Allow(right).ShouldBeFalse();
        for (var roles = Roles.None; roles <= (Roles.Lead | Roles.Clinician | Roles.Assistant); roles++)
        {
            var expected = (clinician && roles.HasFlag(Roles.Clinician)) || (assistant && roles.HasFlag(Roles.Assistant)) || (lead && roles.HasFlag(Roles.Lead));
            roles.Allow(right).ShouldBe(expected, $"{roles} on {right}");
        }
    }

    [Fact]
    public void The_table_has_every_right() => Table.Select(row => row.Data.Item1).ShouldBe(Enum.GetValues<Right>(), ignoreOrder: true);
}
