using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Tests.Patients;

public sealed class PatientTests
{
    [Fact]
    public void Marks_that_would_turn_round_the_words_after_a_name_are_dropped_and_its_letters_stay() =>
        Typed.Text("\u202EAda\u202C \u2067محمد\u2069\u200F", Patient.MostName, "Enter a name.", "Name").ShouldBe("Ada محمد\u200F");

    [Fact]
    public void What_nobody_asked_is_unknown_and_unknown_is_not_absent()
    {
        var patient = Given.ANewPatient();
        foreach (var kind in Enum.GetValues<FactKind>())
            patient.FactOf(kind).ShouldBe((FactState.Unknown, null));
    }

    [Fact]
    public void Facts_are_appended_and_the_latest_of_each_kind_is_what_is_known()
    {
        var patient = Given.ANewPatient();
        Record(patient, FactState.Present, 1, "Left");
        Record(patient, FactState.Absent, 2);
        Record(patient, FactState.Unknown, 3);

        patient.FactOf(FactKind.KneePain).ShouldBe((FactState.Unknown, null));
        patient.FactOf(FactKind.Osteoporosis).State.ShouldBe(FactState.Unknown);
        patient.Facts.Select(fact => (fact.State, fact.Detail)).ShouldBe([(FactState.Present, "Left"), (FactState.Absent, null), (FactState.Unknown, null)]);
        patient.Facts.ShouldAllBe(fact => fact.By == Given.Clinician);
    }

    [Fact]
    public void A_fact_that_says_nothing_new_is_not_kept_but_a_new_detail_is()
    {
        var patient = Given.ANewPatient();
        Record(patient, FactState.Unknown, 1);
        patient.Facts.ShouldBeEmpty();
        Record(patient, FactState.Present, 1, "Left");
        Record(patient, FactState.Present, 2, " Left ");
        patient.Facts.ShouldHaveSingleItem();
        Record(patient, FactState.Present, 3, "Both");
        patient.Facts.Count.ShouldBe(2);
    }

    [Fact]
    public void A_detail_that_is_too_long_is_refused() =>
        Should.Throw<Refusal>(() => Record(Given.ANewPatient(), FactState.Present, 1, new string('x', PatientFact.MostDetail + 1)));

    [Theory]
    [InlineData(2026, 5, 16, 45)]
    [InlineData(2026, 5, 17, 46)]
    [InlineData(1980, 5, 17, 0)]
    public void Age_is_counted_in_whole_years(int year, int month, int day, int age) => Given.APatient().AgeOn(new(year, month, day)).ShouldBe(age);

    [Fact]
    public void A_birth_in_the_future_or_before_1900_is_refused_by_the_patients_own_date()
    {
        Fields(new(1899, 12, 31), Given.London).ShouldBe(["BirthDate"]);
        Fields(new(2026, 3, 3), Given.London).ShouldBe(["BirthDate"]);
        Fields(new(2026, 3, 3), Zone.Of("Pacific/Auckland")).ShouldBeEmpty();
    }

    [Fact]
    public void Name_and_birth_are_both_told_when_both_are_wrong() => Fields(new(2027, 1, 1), Given.London, " ").ShouldBe(["Name", "BirthDate"]);

    [Fact]
    public void A_name_is_found_without_case_and_accents() => Add(new(1980, 1, 1), Given.London, " Zoë Ødegård ").FoldedName.ShouldBe(FoldedText.Of("ZOE ØDEGARD"));

    private static void Record(Patient patient, FactState state, int day, string? detail = null) =>
        patient.Record(Given.NewId(), FactKind.KneePain, state, new(detail), Given.Clinician, Given.At(day));

    /// <summary>Added at 20:00 on 2 March in London, which is 3 March in Auckland.</summary>
    private static Patient Add(DateOnly birth, Zone zone, string name = "Amara Okafor") =>
        Patient.Add(Given.Clinic, Given.NewId(), 1, name, birth, zone, Given.Clinician, Given.At(0, 20));

    private static IEnumerable<string> Fields(DateOnly birth, Zone zone, string name = "Amara Okafor")
    {
        try
        {
            Add(birth, zone, name);
            return [];
        }
        catch (Refusal refusal)
        {
            return refusal.Reasons.Select(reason => reason.Field);
        }
    }
}
