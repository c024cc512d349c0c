using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Tests.Catalog;

/// <summary>What a clinic's own stretches are among the built-in ones, worked out from what was written, approved and retired.</summary>
public sealed class OwnStretchTests
{
    private const string Calf = "own-calf";
    private const string Shin = "own-shin";

    private static Stretch CalfStretch(int edition = 1, string? after = null, string name = "Calf") => Written.Stretch(Calf, name, edition, after);

    private static Stretch ShinStretch(int edition = 1, string? after = null) => Written.Stretch(Shin, "Shin", edition, after);

    private static StretchCatalog With(params OwnStretch[] own) => Given.Catalog.With(own, []);

    [Fact]
    public void Only_the_edition_that_the_lead_approved_is_prescribed()
    {
        var chair = Given.Catalog.Find(Given.ChairHipFlexor)!;
        Given.Catalog.Prescribable.ShouldBeEmpty();
        Given.Catalog.With([], [(chair.Key, chair.Edition)]).Prescribable.ShouldBe([chair.Key]);
        Given.Catalog.With([], [(chair.Key, chair.Edition - 1)]).Prescribable.ShouldBeEmpty();
        With(Written.Own((CalfStretch(1), true), (CalfStretch(2), false)), Written.Own((ShinStretch(), false))).Prescribable.ShouldBe([Calf]);
    }

    [Fact]
    public void A_clinician_sees_what_waits_for_the_lead_behind_the_built_in_stretches_and_not_what_was_retired()
    {
        var catalog = With(Written.Own((ShinStretch(), false)), Written.Own((CalfStretch(1), true), (CalfStretch(2), false)));

        catalog.Shelf.Select(stretch => (stretch.Key, stretch.Edition)).ShouldBe([.. Given.Catalog.All.Select(stretch => (stretch.Key, stretch.Edition)), (Calf, 1), (Shin, 1)]);
        With(Written.Own((CalfStretch(), true)).Retired()).Shelf.ShouldBe(Given.Catalog.All);
    }

    [Fact]
    public void What_was_written_is_not_prescribed_before_it_is_approved()
    {
        var catalog = With(Written.Own((CalfStretch(), false)));

        catalog.Find(Calf).ShouldBeNull();
        catalog.All.ShouldBe(Given.Catalog.All);
        catalog.FindOwn(Calf)!.WhyNotPrescribe.ShouldBe("Calf has not been approved by your clinic's lead, so it cannot be prescribed yet.");
        catalog.Latest(Calf)!.Edition.ShouldBe(1);
    }

    [Fact]
    public void The_last_approved_edition_stays_in_use_while_a_newer_one_waits()
    {
        var catalog = With(Written.Own((CalfStretch(1), true), (CalfStretch(2), true), (CalfStretch(3), false)));

        catalog.Find(Calf)!.Edition.ShouldBe(2);
        catalog.FindOwn(Calf)!.Waiting!.Stretch.Edition.ShouldBe(3);
        catalog.Latest(Calf)!.Edition.ShouldBe(3);
    }

    [Fact]
    public void An_edition_that_was_passed_over_is_never_in_use()
    {
        var own = Written.Own((CalfStretch(1), true), (CalfStretch(2), false), (CalfStretch(3), true));
        own.InUse!.Stretch.Edition.ShouldBe(3);
        own.Waiting.ShouldBeNull();
    }

    [Fact]
    public void A_retired_stretch_is_not_prescribed_anew_and_whoever_has_it_keeps_it()
    {
        var catalog = With(Written.Own((CalfStretch(1), true), (CalfStretch(2), false)).Retired());

        catalog.Find(Calf).ShouldBeNull();
        catalog.Edition(Calf, 1).Edition.ShouldBe(1);
        var own = catalog.FindOwn(Calf)!;
        own.WhyNotPrescribe.ShouldBe("Calf was retired, so it can no longer be prescribed.");
        own.Waiting.ShouldBeNull();
        own.WhyNotApprove(2).ShouldBe("Calf was retired, so it cannot be approved.");
        own.WhyNotEdit(2).ShouldBe("Calf was retired. Add a new stretch instead.");
    }

    [Fact]
    public void A_retirement_says_why() =>
        Should.Throw<Refusal>(() => new StretchRetirement(Given.Clinic, Calf, Given.Clinician, Given.At(0), " ")).Reasons.ShouldBe([new("Reason", "Say why it is retired.")]);

    [Fact]
    public void An_edition_whose_words_no_longer_pass_is_kept_for_those_who_have_it_and_not_prescribed()
    {
        var own = new OwnStretch([new(CalfStretch(1), Given.Clinician, Given.At(0), IsApproved: true, IsSound: false)]);
        var catalog = With(own);

        catalog.Find(Calf).ShouldBeNull();
        catalog.Edition(Calf, 1).ShouldNotBeNull();
        (own with { Editions = [own.Editions[0] with { IsApproved = false }] }).WhyNotApprove(1).ShouldBe("Calf no longer passes the checks of the catalog. Edit it, then approve it.");
    }

    [Fact]
    public void Only_the_edition_that_was_read_is_approved_and_only_once()
    {
        var own = Written.Own((CalfStretch(1), true), (CalfStretch(2), false));
        own.WhyNotApprove(1).ShouldBe("There is a newer edition of this stretch. Read that one, then approve it.");
        own.WhyNotApprove(2).ShouldBeNull();
        Written.Own((CalfStretch(1), true)).WhyNotApprove(1).ShouldBe("Calf is already approved.");
    }

    [Fact]
    public void Two_who_edit_the_same_edition_do_not_overwrite_each_other() =>
        Written.Own((CalfStretch(1), true), (CalfStretch(2), false)).WhyNotEdit(1).ShouldNotBeNull().ShouldStartWith("Somebody wrote another edition");

    [Fact]
    public void A_circle_of_prerequisites_is_refused_where_it_would_close()
    {
        var catalog = With(Written.Own((CalfStretch(), true)), Written.Own((ShinStretch(after: Calf), true)));

        Refused(catalog, CalfStretch(2, after: Shin)).ShouldBe([new("prerequisite", "The prerequisites lead back to this stretch.")]);
        Refused(catalog, CalfStretch(2, after: Calf)).ShouldBe([new("prerequisite", "The prerequisites lead back to this stretch.")]);
        Should.NotThrow(() => catalog.RefuseUnlessItFits(CalfStretch(2, after: Given.ChairHipFlexor)));
    }

    [Fact]
    public void A_circle_among_the_editions_in_use_is_refused_at_approval()
    {
        var catalog = With(
            Written.Own((CalfStretch(1, after: Shin), true), (CalfStretch(2), false)),
            Written.Own((ShinStretch(1), true), (ShinStretch(2, after: Calf), false)));

        catalog.WhyNotUse(ShinStretch(2, after: Calf)).ShouldBe("With the editions that are in use now, what comes before Shin leads back to it. Edit one of them first.");
        catalog.WhyNotUse(CalfStretch(2)).ShouldBeNull();
    }

    [Fact]
    public void What_comes_first_is_approved_first()
    {
        var catalog = With(Written.Own((CalfStretch(), false)), Written.Own((ShinStretch(after: Calf), false)));
        catalog.WhyNotUse(ShinStretch(after: Calf)).ShouldBe("Calf comes before Shin and cannot be prescribed yet. Approve it first.");
    }

    [Fact]
    public void What_others_come_after_is_named()
    {
        var catalog = With(Written.Own((CalfStretch(), true)), Written.Own((ShinStretch(1, after: Calf), true), (ShinStretch(2), false)));
        catalog.ComingAfter(Calf).Select(stretch => stretch.Key).ShouldBe([Shin]);
        catalog.ComingAfter(Shin).ShouldBeEmpty();
        With(Written.Own((CalfStretch(), true)), Written.Own((ShinStretch(1, after: Calf), true)).Retired()).ComingAfter(Calf).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("calf")]
    [InlineData("CÁLF")]
    [InlineData("Chair hip flexor stretch")]
    public void A_name_that_another_stretch_has_is_refused(string name)
    {
        var catalog = With(Written.Own((CalfStretch(), false)));
        Refused(catalog, Written.Stretch(Shin, name)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            reason => reason.Field.ShouldBe("name"), reason => reason.Sentence.ShouldStartWith("There is already a stretch named "));
    }

    [Fact]
    public void The_name_of_a_retired_stretch_is_free_and_a_stretch_may_keep_its_own()
    {
        var catalog = With(Written.Own((CalfStretch(), true)).Retired(), Written.Own((ShinStretch(), true)));
        Should.NotThrow(() => catalog.RefuseUnlessItFits(Written.Stretch("own-calf-2", "Calf")));
        Should.NotThrow(() => catalog.RefuseUnlessItFits(ShinStretch(2)));
    }

    [Fact]
    public void A_retired_stretch_is_not_offered_instead_nor_asked_for_first()
    {
        var catalog = With(Written.Own((CalfStretch(), true)).Retired());
        var written = ShinStretch(after: Calf) with { Alternatives = [new(Calf, AlternativeKind.Easier, "Sore.")] };
        Refused(catalog, written).ShouldBe([new("alternatives", "Calf was retired. Choose another."), new("prerequisite", "Calf was retired. Choose another, or none.")]);
    }

    [Theory]
    [InlineData("Calf stretch", "own-calf-stretch")]
    [InlineData("  Étirement du mollet (à deux) ", "own-etirement-du-mollet-a-deux")]
    [InlineData("<script>", "own-script")]
    [InlineData("伸展", "own-stretch")]
    [InlineData(null, "own-stretch")]
    public void A_key_is_made_from_the_name(string? name, string key) => OwnStretch.KeyFor(name, _ => false).ShouldBe(key);

    [Fact]
    public void A_key_is_never_too_long_nor_taken()
    {
        OwnStretch.KeyFor(new string('a', 500), _ => false).Length.ShouldBeLessThan(Stretch.MostKey);
        OwnStretch.KeyFor("Calf", key => key is "own-calf" or "own-calf-2").ShouldBe("own-calf-3");
    }

    [Fact]
    public void No_built_in_key_begins_like_a_clinics_own() =>
        Given.Catalog.All.ShouldAllBe(stretch => !stretch.Key.StartsWith(OwnStretch.KeyPrefix, StringComparison.Ordinal));

    private static IReadOnlyList<Refusal.Reason> Refused(StretchCatalog catalog, Stretch written) => Should.Throw<Refusal>(() => catalog.RefuseUnlessItFits(written)).Reasons;
}
