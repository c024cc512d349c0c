using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests.Prescribing;

public sealed class ReportingTemplateTests
{
    /// <summary>What a draft says beside its stretches, each left out in turn, and what signing then asks for.</summary>
    public static TheoryData<string, string, Delivery, bool, bool, Signer> LeftOut => new()
    {
        { "2", "Your profession and registration number are not known. Ask your clinic’s lead.", Delivery.Usual, true, true, Given.Signer with { Registration = null } },
        { "3", "Say whether it is for one person or for a group.", Delivery.Usual with { Grouping = null }, true, true, Given.Signer },
        { "4", "Say how it is taught and whether it is supervised.", Delivery.Usual with { Teaching = null }, true, true, Given.Signer },
        { "6", "Say what helps the patient to keep going, or “None”.", Delivery.Usual with { Motivation = "  " }, true, true, Given.Signer },
        { "7a 16a", "Set a review date.", Delivery.Usual, true, false, Given.Signer },
        { "10", "Say what other care there is beside the stretches, or “None”.", Delivery.Usual with { OtherCare = "" }, true, true, Given.Signer },
        { "12", "Say where the stretches are done.", Delivery.Usual with { Setting = null }, true, true, Given.Signer },
        { "15", "Enter the patient's pain today, from 0 to 10.", Delivery.Usual, false, true, Given.Signer },
    };

    [Theory]
    [MemberData(nameof(LeftOut), DisableDiscoveryEnumeration = true)]
    public void What_the_reporting_template_asks_for_and_nobody_said_is_named_and_stops_signing(string numbers, string sentence, Delivery delivery, bool baseline, bool review, Signer signer)
    {
        var draft = Given.ADraft(Given.ChairHipFlexor);
        draft.Describe("Ease.", Course.OfWeeks(4), baseline ? Given.Pain(3) : null, PainLimits.Default, review ? Given.Day(28) : null, Given.Day(0), delivery);

        var lacking = Of(draft, signer: signer).Where(item => item.Missing is not null).ToList();
        string.Join(' ', lacking.Select(item => item.Number)).ShouldBe(numbers);
        lacking.ShouldAllBe(item => item.Missing == sentence && item.Said.Count == 0 && item.Where != SaidIn.Record);
        Should.Throw<Refusal>(() => draft.Sign(Given.AScreening(), null, [], signer, Given.At(0, 10), Given.Day(0))).Reasons.ShouldHaveSingleItem().Sentence.ShouldBe(sentence);
        draft.Signed.ShouldBeNull();
    }

    [Fact]
    public void Without_a_stretch_all_that_is_about_stretches_is_missing() =>
        Of(Given.AnEmptyDraft()).Where(item => item.Missing == "Add at least one stretch.").Select(item => item.Number).ShouldBe(["1", "8", "9", "13", "14a"]);

    [Fact]
    public void A_draft_that_lacks_nothing_says_something_to_every_item()
    {
        var template = Of(Given.ADraft(Given.Part1, Given.Part2));
        template.Select(item => item.Number).ShouldBe(["1", "2", "3", "4", "5", "6", "7a", "7b", "8", "9", "10", "11", "12", "13", "14a", "14b", "15", "16a", "16b"]);
        template.ShouldAllBe(item => item.Missing == null && item.Said.Count > 0 && item.Said.All(line => line.Length > 0));
    }

    [Theory]
    [InlineData("1", "A firm chair without wheels, its back against a wall | A folded towel under the knee, if you like")]
    [InlineData("2", "Ruth Adeyemi, Physiotherapist PH12345")]
    [InlineData("3", "Individual")]
    [InlineData("4", "Taught in person, then done alone")]
    [InlineData("6", "None")]
    [InlineData("7a", "Reviewed on 13 April 2026.")]
    [InlineData("7b", "Nothing yet: this is the first version.")]
    [InlineData("8", "Chair hip flexor stretch (catalog entry chair-hip-flexor, edition 1)")]
    [InlineData("11", "None recorded.")]
    [InlineData("12", "At home")]
    [InlineData("13", "Chair hip flexor stretch: Hold 60 seconds on each side, once a day. | For 8 weeks.")]
    [InlineData("14a", "Generic: each stretch as the catalog gives it.")]
    [InlineData("14b", "None.")]
    [InlineData("15", "Pain 3 of 10 at the start; high irritability absent.")]
    [InlineData("16b", "Nothing has been due yet.")]
    public void Each_item_is_filled_from_what_is_known(string number, string said) =>
        Said(Of(Given.ADraft(Given.ChairHipFlexor)), number).ShouldBe(said);

    [Fact]
    public void The_rule_for_progressing_is_the_sentence_of_the_gate()
    {
        var draft = Given.ADraft(Given.Part1, Given.Part2);
        var gate = draft.Draft!.Stretches[1].Gate!;
        Said(Of(draft), "7a").ShouldBe($"Gluteal stretches, Part 2: {GateSentence.Of(gate, "Gluteal stretches, Part 1", PainLimits.Default)} | Reviewed on 13 April 2026.");
    }

    [Fact]
    public void What_differs_from_the_catalog_is_tailored_and_said()
    {
        var template = Of(Given.ADraft(new Asked(Given.ChairHipFlexor, Side.Left, TimesADay: 2), new Asked(Given.Part1)));
        Said(template, "14a").ShouldBe("Tailored to this patient.");
        Said(template, "14b").ShouldBe(
            "Chair hip flexor stretch: Hold 60 seconds on the left side, twice a day. The catalog says: Hold 60 seconds on each side, once a day.");
    }

    [Fact]
    public void The_logs_tell_how_it_progressed_what_went_wrong_and_how_far_it_was_done()
    {
        var care = Given.APatientWith(Given.Part1, Given.Part2).OpensAfterAGoodWeek();
        var fall = AdverseEvent.Record(
            Given.Clinic, Given.NewId(), care.Patient.Id, new("A fall.", Severity.Mild, false, Onset.During, Given.Day(5), care.Prescription.Id, null, "Nothing.", EventOutcome.Recovering, null), null, Given.Day(8), Given.Clinician, Given.At(8));
        var ofAnother = AdverseEvent.Record(
            Given.Clinic, Given.NewId(), care.Patient.Id, new("A strain.", Severity.Mild, false, Onset.During, Given.Day(5), Given.NewId(), null, "Nothing.", EventOutcome.Recovering, null), null, Given.Day(8), Given.Clinician, Given.At(8));
        var template = ReportingTemplate.Of(care.On(8), care.Prescription, care.Prescription.Signed!, Given.Catalog, Given.Signer, [fall, ofAnother]);
        Said(template, "7b").ShouldBe("Version 1 signed on 2 March 2026 by Ruth Adeyemi. | Gate of Gluteal stretches, Part 2 opened on 9 March 2026.");
        Said(template, "11").ShouldBe("7 March 2026, mild: A fall.");
        Said(template, "16b").ShouldBe("At least 71 % of sessions: 5 done of 7 scheduled, 2 not reported, from 3 March 2026 through yesterday.");
    }

    [Fact]
    public void A_signed_version_names_who_signed_it_and_its_baseline_stays_as_it_was()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor).Learns(FactKind.HighIrritability, 4);
        var template = ReportingTemplate.Of(care.On(60), care.Prescription, care.Prescription.Signed!, Given.Catalog, new(Given.NewId(), "Somebody Else", null), []);
        Said(template, "2").ShouldBe("Ruth Adeyemi, Physiotherapist PH12345");
        Said(template, "15").ShouldBe("Pain 3 of 10 at the start; high irritability absent.");
        template.ShouldAllBe(item => item.Missing == null, "a review date that has passed since was there at signing");
    }

    [Fact]
    public void How_it_is_delivered_goes_on_into_the_next_version_and_stays_where_nothing_else_is_said()
    {
        var prescription = Given.ASignedPrescription(Given.ChairHipFlexor);
        var asked = Delivery.Usual with { Setting = Setting.Clinic, Motivation = "A call each Friday." };
        prescription.Next(5, draft => draft.Describe("Ease.", Course.OfWeeks(4), Given.Pain(3), PainLimits.Default, Given.Day(28), Given.Day(5), asked));
        prescription.Next(9, _ => { });
        prescription.Versions.Select(version => version.Delivery).ShouldBe([Delivery.Usual, asked, asked]);
    }

    private static IReadOnlyList<ReportingItem> Of(Prescription draft, Signer? signer = null) =>
        ReportingTemplate.Of(
            new CareRecord(Given.APatient(), Given.AScreening(), [draft], [], [], [], Given.At(0, 23)) { Rules = Given.Rules }, draft, draft.Draft!, Given.Catalog, signer ?? Given.Signer, []);

    private static string Said(IReadOnlyList<ReportingItem> template, string number) => string.Join(" | ", template.Single(item => item.Number == number).Said);
}
