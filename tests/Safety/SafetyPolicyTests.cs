using PrescribeRx.Domain;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests.Safety;

public sealed class SafetyPolicyTests
{
    [Fact]
    public void A_clinic_has_ours_until_its_lead_decides_and_each_change_is_a_version_with_who_answers_for_it_and_why()
    {
        var ours = SafetyPolicy.BuiltIn(Given.Clinic);
        (ours.Version, ours.Owner).ShouldBe((0, null));
        var first = ours.Change(SafetyTerms.Default with { ScreeningValidDays = 14 }, "Ruth, lead", "We screen more often.", Given.Clinician, Given.At(1));
        var second = first.Change(first.Terms, "Ruth, lead", "Read again.", Given.Clinician, Given.At(2));
        (second.Version, second.Terms.ScreeningValidDays).ShouldBe((2, 14));
    }

    [Fact]
    public void An_owner_and_a_reason_are_asked_for_together()
    {
        var refused = Should.Throw<Refusal>(() => SafetyPolicy.BuiltIn(Given.Clinic).Change(SafetyTerms.Default, " ", null, Given.Clinician, Given.At(1)));
        refused.Reasons.Select(reason => reason.Field).ShouldBe(["Owner", "Reason"]);
    }

    [Theory]
    [InlineData(0, 15, 6, "ScreeningValidDays")]
    [InlineData(366, 15, 6, "ScreeningValidDays")]
    [InlineData(30, 0, 6, "MostMinutesADay")]
    [InlineData(30, 121, 6, "MostMinutesADay")]
    [InlineData(30, 15, 0, "MostStretches")]
    [InlineData(30, 15, 31, "MostStretches")]
    public void What_is_out_of_range_is_refused_on_its_field(int days, int minutes, int stretches, string field) =>
        Should.Throw<Refusal>(() => (SafetyTerms.Default with { ScreeningValidDays = days, MostMinutesADay = minutes, MostStretches = stretches }).Checked())
            .Reasons.ShouldHaveSingleItem().Field.ShouldBe(field);

    [Fact]
    public void An_emergency_sign_always_pauses_whatever_the_clinic_says()
    {
        var lenient = SafetyTerms.Default with { LegSymptomsPause = false, StopPainPauses = false, WorseMorningsPause = false };
        Enum.GetValues<AlertKind>().Where(lenient.Pauses).ShouldBe([AlertKind.EmergencySign, AlertKind.ScreeningStops]);
    }
}
