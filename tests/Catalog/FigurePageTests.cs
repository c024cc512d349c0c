using System.Net;
using AngleSharp.Dom;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Catalog;

/// <summary>Figures where people meet them: on the catalog's pages, the prescription and the handout; chosen by a lead for the clinic's own stretches.</summary>
public sealed class FigurePageTests(TestDatabase databases)
{
    private const string Calf = "own-calf-stretch";
    private const string Mirrored = "scale(-1 1)";

    [Fact]
    public async Task The_page_of_each_built_in_stretch_shows_its_figures_with_words_in_their_place()
    {
        await using var portal = await Portal.Open(databases);
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        foreach (var stretch in Given.Catalog.All)
        {
            await assistant.Open(Links.Stretch(stretch.Key));
            var figures = Figures(assistant.Page);
            figures.Count.ShouldBe(stretch.Parts.Sum(part => ShownFigure.Of(part, stretch.DefaultSide, part.Dose).Count) + stretch.WrongWays.Count, stretch.Key);
            foreach (var step in stretch.Parts.SelectMany(part => part.Steps))
                figures.ShouldContain(figure => Said(figure).Contains(step), $"{stretch.Key}: {step}");
            figures.Count(figure => Said(figure).StartsWith("Wrong way, crossed out:", StringComparison.Ordinal)).ShouldBe(stretch.WrongWays.Count, stretch.Key);
        }
    }

    [Theory]
    [InlineData(Side.Left)]
    [InlineData(Side.Right)]
    public async Task The_prescription_and_the_handout_show_the_side_that_is_prescribed(Side side)
    {
        await using var portal = await Portal.Open(databases);
        var (patient, prescription) = await APrescriptionOf(portal, States.Chair, side);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        foreach (var address in new[] { Links.Prescription(patient, prescription), Links.Handout(patient, prescription) })
        {
            await clinician.Open(address);
            AllAreDrawnFor(side, clinician.Page, address);
        }
    }

    [Fact]
    public async Task A_lead_chooses_figures_and_they_are_shown_like_those_of_the_built_in_stretches()
    {
        await using var portal = await Portal.Open(databases);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await portal.Send(portal.Clinic.Lead, new AddStretch(Written.Calf));
        await lead.Open(Links.EditStretch(Calf));
        lead.ValueOf("Figure for step 1 of part 1").ShouldBe("No figure");
        lead.Fill("Figure for step 1 of part 1", "Standing, one hand on a rail");
        lead.Fill("Figure for step 2 of part 1", "Long step back, front knee bent");
        lead.Fill("Figure of an error", "Long step back, back arched");
        await lead.Press("Save next edition");

        Figures(lead.Page).Select(Said).ShouldBe(
        [
            "Put both hands on a wall. The drawing shows the body from its right side. Both feet on the floor. Left hand on the rail. A small ring marks each support.",
            "Step back with one leg. Keep its heel down. The drawing shows the body from its right side. Left foot on the floor. Right toes on the floor. Left hand on the rail. A small ring marks each support.",
            "Wrong way, crossed out: The heel lifts. Step less far back. The drawing shows the body from its right side. Left foot on the floor. Right toes on the floor. Left hand on the rail. A ring marks the mistake: the lower back.",
        ]);
        await lead.Press("Approve for this clinic");

        var (patient, prescription) = await APrescriptionOf(portal, Calf, Side.Left);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        foreach (var address in new[] { Links.Prescription(patient, prescription), Links.Handout(patient, prescription) })
        {
            await clinician.Open(address);
            AllAreDrawnFor(Side.Left, clinician.Page, address);
        }
    }

    [Fact]
    public async Task The_form_shows_every_figure_with_its_name_and_offers_it_under_its_position()
    {
        await using var portal = await Portal.Open(databases);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.AddStretch);
        var library = Given.Catalog.Figures;
        lead.Page.QuerySelectorAll(".figure-sheet figure:has(svg[aria-label]) figcaption").Select(name => name.TextContent)
            .ShouldBe(library.Steps.Concat(library.WrongWays).Select(figure => figure.Pose.Name), ignoreOrder: true);
        var offered = lead.Page.QuerySelector("[name='Parts[0].Steps[0].Figure']")!;
        offered.QuerySelectorAll("optgroup").Select(group => group.GetAttribute("label")).ShouldBe(["Standing", "Seated", "Kneeling on a chair", "Lying on the back"]);
        offered.QuerySelectorAll("option").Skip(1).Select(option => option.TextContent).ShouldBe(library.Steps.Select(figure => figure.Pose.Name), ignoreOrder: true);
        lead.Page.QuerySelectorAll("[name^='Parts[0].Steps['][name$='.Figure']").Length.ShouldBe(Stretch.MostLines);
    }

    [Fact]
    public async Task The_next_edition_begins_with_the_figures_of_the_last_and_can_leave_them_out()
    {
        await using var portal = await Portal.Open(databases);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await portal.Send(portal.Clinic.Lead, new AddStretch(Written.CalfWithFigures));
        await lead.Open(Links.EditStretch(Calf));
        lead.ValueOf("Figure for step 1 of part 1").ShouldBe("Standing, one hand on a rail");
        lead.ValueOf("Figure for step 2 of part 1").ShouldBe("Long step back, front knee bent");
        lead.ValueOf("Figure of an error").ShouldBe("Long step back, back arched");
        lead.ValueOf("Which error it shows").ShouldBe("1");
        lead.Page.QuerySelectorAll(".step-figure svg").Length.ShouldBe(2, "what was chosen is shown beside it");

        lead.Fill("Figure for step 1 of part 1", "No figure");
        lead.Fill("Figure of an error", "No figure");
        await lead.Press("Save next edition");
        Figures(lead.Page).ShouldHaveSingleItem();
        await lead.Open(Links.StretchEdition(Calf, 1));
        Figures(lead.Page).Count.ShouldBe(3, "the edition before is as it was");
    }

    [Fact]
    public async Task Several_lines_in_a_row_are_several_steps_with_the_same_figure()
    {
        await using var portal = await Portal.Open(databases);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await portal.Send(portal.Clinic.Lead, new AddStretch(Written.CalfWithFigures));
        await lead.Open(Links.EditStretch(Calf));
        lead.Fill("Step 1 of part 1", "Stand tall.\r\nPut both hands on a wall.\r\n\r\n");
        await lead.Press("Save next edition");
        lead.Page.QuerySelectorAll("ol.prose li").Select(step => step.TextContent).ShouldBe(["Stand tall.", "Put both hands on a wall.", "Step back with one leg. Keep its heel down."]);
        lead.Page.QuerySelectorAll("figcaption").Select(caption => caption.TextContent).Take(2).ShouldBe(["Steps 1 and 2, right side shown", "Step 3, right side shown"]);
    }

    [Fact]
    public async Task A_figure_that_does_not_fit_is_told_at_its_step_and_nothing_typed_is_lost()
    {
        await using var portal = await Portal.Open(databases);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await portal.Send(portal.Clinic.Lead, new AddStretch(Written.CalfWithFigures));
        await lead.Open(Links.EditStretch(Calf));
        lead.Fill("Step 1 of part 1", "Stand tall.\nPut both hands on a wall.");
        lead.Fill("Figure for step 2 of part 1", "Knees bent, arms out");
        lead.Fill("Step 3 of part 1", "Breathe.\n<b>Hold.</b>");
        lead.Forge("Parts[0].Steps[3].Figure", "head-stand");
        lead.Fill("Step 4 of part 1", "Come back.");
        lead.Fill("Figure for step 5 of part 1", "Long step back, front knee bent");
        lead.Fill("Which error it shows", "7");
        await lead.Press("Save next edition");

        lead.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        lead.ErrorAt("Step 1 of part 1").ShouldBeNull();
        lead.ErrorAt("Figure for step 2 of part 1").ShouldBe("Part 1, step 2, figure: The figure shows somebody lying on the back, but the stretch is done standing. Choose another figure, or none.");
        lead.ErrorAt("Step 3 of part 1").ShouldBe("Part 1, step 3, line 2: Write plain text, without < or > or control characters.");
        lead.ErrorAt("Figure for step 4 of part 1").ShouldBe("Part 1, step 4, figure: There is no pose named head-stand.");
        lead.ErrorAt("Step 5 of part 1").ShouldBe("Part 1, step 5: This field is missing.");
        lead.ErrorAt("Which error it shows").ShouldBe("Which error it shows: Say by its number, from 1 to 1, which of the errors the figure shows.");
        lead.ValueOf("Step 1 of part 1").ShouldBe("Stand tall.\nPut both hands on a wall.");
        lead.ValueOf("Figure for step 1 of part 1").ShouldBe("Standing, one hand on a rail");
        lead.ValueOf("Figure for step 2 of part 1").ShouldBe("Knees bent, arms out");
        lead.ValueOf("Step 3 of part 1").ShouldBe("Breathe.\n<b>Hold.</b>");
        lead.ValueOf("Figure for step 4 of part 1").ShouldBe("No figure", "there is none to show");
        lead.ValueOf("Figure for step 5 of part 1").ShouldBe("Long step back, front knee bent");
        (await portal.Count<ClinicStretch>(_ => true)).ShouldBe(1);

        lead.Fill("Figure for step 2 of part 1", "No figure");
        lead.Forge("Parts[0].Steps[1].Figure", "lunge-arched");
        lead.Fill("Step 3 of part 1", "Breathe.");
        lead.Fill("Step 5 of part 1", "Rest.");
        lead.Fill("Which error it shows", "1");
        await lead.Press("Save next edition");
        lead.ErrorAt("Figure for step 2 of part 1").ShouldBe("Part 1, step 2, figure: \"Long step back, back arched\" shows a common error. Choose another figure for this step, or none.");
    }

    private static IReadOnlyList<IElement> Figures(IDocument page) => [.. page.QuerySelectorAll("figure:not(.motion) svg[role=img]")];

    private static string Said(IElement figure) => figure.GetAttribute("aria-label")!;

    private static void AllAreDrawnFor(Side side, IDocument page, string address)
    {
        var figures = Figures(page);
        figures.ShouldNotBeEmpty(address);
        foreach (var figure in figures)
        {
            (figure.QuerySelector("g")!.GetAttribute("transform") == Mirrored).ShouldBe(side == Side.Left, address);
            Said(figure).ShouldContain(side == Side.Left ? "from its left side" : "from its right side");
        }
    }

    private static async Task<(Guid Patient, Guid Prescription)> APrescriptionOf(Portal portal, string key, Side side)
    {
        var clinician = portal.Clinic.Clinician;
        var patient = await portal.APatient();
        await portal.AScreening(patient);
        var prescription = await portal.Send(clinician, new StartPrescription(patient));
        var stretch = (await portal.Send(clinician, new ReadCatalog())).Single(entry => entry.Stretch.Key == key).Stretch;
        await portal.Send(clinician, new PrescribeStretch(patient, prescription, await Revision(), key, side, stretch.DefaultDose, null));
        await portal.Send(clinician, new DescribePrescription(
            patient, prescription, await Revision(), "To walk with ease.", Course.OfWeeks(4), PainScore.Of(2), PainLimits.Default, portal.Today().AddDays(28), Delivery.Usual));
        await portal.Send(clinician, new SignPrescription(patient, prescription, await Revision()));
        return (patient, prescription);

        async Task<int> Revision() => (await portal.Send(clinician, new ReadPrescription(patient, prescription))).Prescription.Revision;
    }
}
