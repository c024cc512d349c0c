using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Tests.Identity;

public sealed class AuditSealTests
{
    private static readonly Guid Person = Given.NewId();
    private static readonly Guid Patient = Given.NewId();
    private static readonly Guid Id = Given.NewId();

    [Fact]
    public void A_chain_that_nobody_touched_holds()
    {
        var entries = Enumerable.Range(0, 5).Select(_ => Line(Given.NewId())).ToList();
        var seals = Chain(entries);
        seals.Select(seal => seal.Sequence).ShouldBe([1, 2, 3, 4, 5]);
        FirstBroken(seals, entries).ShouldBeNull();
    }

    public static TheoryData<string, AuditEntry> Tampered => new()
    {
        { "clinic", new(Given.NewId(), Id, Given.At(0), Person, "ReadPatient", AuditOutcome.Done, Patient, []) },
        { "time", new(Given.Clinic, Id, Given.At(0).AddTicks(10), Person, "ReadPatient", AuditOutcome.Done, Patient, []) },
        { "person", new(Given.Clinic, Id, Given.At(0), null, "ReadPatient", AuditOutcome.Done, Patient, []) },
        { "deed", new(Given.Clinic, Id, Given.At(0), Person, "ReadGate", AuditOutcome.Done, Patient, []) },
        { "outcome", new(Given.Clinic, Id, Given.At(0), Person, "ReadPatient", AuditOutcome.Refused, Patient, []) },
        { "patient", new(Given.Clinic, Id, Given.At(0), Person, "ReadPatient", AuditOutcome.Done, null, []) },
        { "patients shown", new(Given.Clinic, Id, Given.At(0), Person, "ReadPatient", AuditOutcome.Done, Patient, [Patient]) },
        { "another line", Line(Given.NewId()) },
    };

    [Theory]
    [MemberData(nameof(Tampered), DisableDiscoveryEnumeration = true)]
    public void Changing_anything_of_a_sealed_line_breaks_the_chain(string _, AuditEntry tampered)
    {
        var before = AuditSeal.After(null, Line(Given.NewId()));
        var seal = AuditSeal.After(before, Line(Id));
        seal.Holds(before, Line(Id)).ShouldBeTrue();
        seal.Holds(before, tampered).ShouldBeFalse();
    }

    [Fact]
    public void Taking_a_line_out_of_the_middle_or_swapping_two_breaks_the_chain()
    {
        var entries = Enumerable.Range(0, 4).Select(_ => Line(Given.NewId())).ToList();
        var seals = Chain(entries);
        FirstBroken([seals[0], seals[2], seals[3]], [entries[0], entries[2], entries[3]]).ShouldBe(1);
        FirstBroken([seals[0], seals[2], seals[1], seals[3]], [entries[0], entries[2], entries[1], entries[3]]).ShouldBe(1);
        FirstBroken(seals[1..], entries[1..]).ShouldBe(0);
    }

    private static AuditEntry Line(Guid id) => new(Given.Clinic, id, Given.At(0), Person, "ReadPatient", AuditOutcome.Done, Patient, []);

    private static List<AuditSeal> Chain(List<AuditEntry> entries)
    {
        var seals = new List<AuditSeal>();
        foreach (var entry in entries)
            seals.Add(AuditSeal.After(seals.LastOrDefault(), entry));
        return seals;
    }

    private static int? FirstBroken(List<AuditSeal> seals, List<AuditEntry> entries)
    {
        for (var place = 0; place < seals.Count; place++)
        {
            if (!seals[place].Holds(place == 0 ? null : seals[place - 1], entries[place]))
                return place;
        }
        return null;
    }
}
