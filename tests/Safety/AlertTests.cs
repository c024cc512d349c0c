using PrescribeRx.Domain;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests.Safety;

public sealed class AlertTests
{
    [Fact]
    public void It_has_an_owner_and_a_time_by_which_to_act()
    {
        var alert = AnAlert(AlertKind.LegSymptoms);
        alert.Owner.ShouldBe(Given.Clinician);
        alert.DueAt.ShouldBe(Given.At(3).AddDays(1));
        alert.IsOverdueAt(Given.At(4, 11)).ShouldBeFalse();
        alert.IsOverdueAt(Given.At(4, 13)).ShouldBeTrue();
    }

    [Fact]
    public void An_emergency_sign_is_due_at_once() => AnAlert(AlertKind.EmergencySign).DueAt.ShouldBe(Given.At(3));

    [Fact]
    public void Only_a_person_closes_it_and_says_what_was_done()
    {
        var alert = AnAlert(AlertKind.StopPain);
        Should.Throw<Refusal>(() => alert.Close("  ", Given.Clinician, Given.At(4))).Reasons[0].ShouldBe(new("Reason", "Say what was done."));
        alert.IsOpen.ShouldBeTrue();
        alert.Close("Spoke on the telephone.", Given.Clinician, Given.At(5));
        alert.TimeToAction.ShouldBe(TimeSpan.FromDays(2));
        alert.IsOverdueAt(Given.At(9)).ShouldBeFalse();
    }

    [Fact]
    public void What_is_closed_can_be_neither_closed_again_nor_given_away()
    {
        var alert = AnAlert(AlertKind.StopPain);
        alert.Close("Spoke on the telephone.", Given.Clinician, Given.At(5));
        Should.Throw<Refusal>(() => alert.Close("Again.", Given.Clinician, Given.At(6)));
        Should.Throw<Refusal>(() => alert.HandOver(Given.NewId()));
    }

    [Fact]
    public void The_same_again_is_written_under_it()
    {
        var alert = AnAlert(AlertKind.StopPain);
        alert.Add(new(AlertKind.StopPain, null, "later", "Pain 8 was reported."), Given.NewId(), Given.At(4));
        alert.Causes.Select(cause => cause.Sentence).ShouldBe(["Pain 8 was reported.", "Pain 6 was reported."]);
    }

    [Fact]
    public void Alerts_are_counted_with_the_median_time_until_somebody_acted()
    {
        var alerts = Enumerable.Range(1, 3).Select(_ => AnAlert(AlertKind.StopPain)).ToList();
        alerts[0].Close("Done.", Given.Clinician, Given.At(4));
        alerts[1].Close("Done.", Given.Clinician, Given.At(6));
        AlertCount.Of(alerts, Given.At(9)).ShouldBe(new(Open: 1, Overdue: 1, Closed: 2, TimeSpan.FromDays(2)));
        AlertCount.Of([], Given.At(9)).MedianTimeToAction.ShouldBeNull();
    }

    private static Alert AnAlert(AlertKind kind) =>
        Alert.Raise(Given.Clinic, Given.NewId(), Given.NewId(), new(kind, null, "first", "Pain 6 was reported."), Given.NewId(), Given.Clinician, Given.At(3));
}
