using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Tests.Patients;

public sealed class PatientLinkTests
{
    private static readonly Patient Patient = Given.APatient();

    [Fact]
    public void A_link_holds_for_28_days_after_the_review_or_for_90_without_one()
    {
        var link = ALink();
        link.LastDay(Given.Day(42)).ShouldBe(Given.Day(70));
        link.LastDay(null).ShouldBe(Given.Day(90));
        link.IsOpenOn(Given.Day(70), Given.Day(42)).ShouldBeTrue();
        link.IsOpenOn(Given.Day(71), Given.Day(42)).ShouldBeFalse();
        link.IsOpenOn(Given.Day(71), Given.Day(60)).ShouldBeTrue("a later review keeps it open");
    }

    [Fact]
    public void A_review_that_had_passed_when_the_link_was_made_does_not_make_it_dead_from_the_start() =>
        ALink().LastDay(Given.Day(-40)).ShouldBe(Given.Day(28));

    [Fact]
    public void A_revoked_link_opens_on_no_day_and_is_revoked_once()
    {
        var link = ALink();
        link.Revoke(Given.Clinician, Given.At(1));
        link.IsOpenOn(Given.Day(1), Given.Day(42)).ShouldBeFalse();
        link.CurrentOf.ShouldBeNull();
        Should.Throw<Refusal>(() => link.Revoke(Given.Clinician, Given.At(1))).Message.ShouldBe("This link was revoked already.");
    }

    [Fact]
    public void Five_wrong_years_lock_it_for_a_quarter_of_an_hour_and_a_right_one_forgets_the_wrong_ones()
    {
        var link = ALink();
        var at = Given.At(1);
        for (var tries = 0; tries < PatientLink.MostWrongYears - 1; tries++)
            link.Accepts(1979, Patient, at).ShouldBeFalse();
        link.Accepts(1980, Patient, at).ShouldBeTrue();
        for (var tries = 0; tries < PatientLink.MostWrongYears; tries++)
        {
            link.IsLockedAt(at).ShouldBeFalse();
            link.Accepts(1979, Patient, at).ShouldBeFalse();
        }
        link.IsLockedAt(at).ShouldBeTrue();
        link.IsLockedAt(at.AddMinutes(14)).ShouldBeTrue();
        link.IsLockedAt(at.AddMinutes(15)).ShouldBeFalse();
    }

    [Fact]
    public void A_token_is_128_bits_that_an_address_can_hold()
    {
        var tokens = Enumerable.Range(0, 200).Select(_ => LinkToken.New()).ToList();
        tokens.ShouldAllBe(token => token.Length == 22 && token.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-' || letter == '_'));
        tokens.Distinct().Count().ShouldBe(200);
    }

    private static PatientLink ALink() => PatientLink.Make(Patient, Given.NewId(), "hash", "sealed", asksBirthYear: true, Given.Clinician, Given.At(0));
}
