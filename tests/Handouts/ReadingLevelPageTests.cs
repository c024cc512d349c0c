using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Handouts;

public sealed class ReadingLevelPageTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Hard = "Many patients find that hard to read.";
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("Sit longer at work. Walk the dog again.", false)]
    [InlineData("Considerable improvement of musculoskeletal functionality, particularly regarding intermittent lumbar discomfort during occupational activities.", true)]
    public async Task Whoever_writes_a_goal_sees_how_hard_it_is_to_read_and_is_warned_past_grade_8(string goal, bool warned)
    {
        var plan = await portal.ADraftToSign();
        await portal.Send(portal.Clinic.Clinician, new DescribePrescription(
            plan.Patient, plan.Prescription, await portal.RevisionOf(plan), goal, Course.OfWeeks(4), PainScore.Of(2), PainLimits.Default, portal.Today().AddDays(7)));
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open($"{plan.Address}/purpose");
        clinician.Words.ShouldContain("Reading level: grade ");
        clinician.Words.Contains(Hard).ShouldBe(warned);
    }

    [Fact]
    public async Task Each_stretch_of_the_catalog_says_how_hard_it_is_to_read()
    {
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.Stretch(States.Chair));
        lead.Words.ShouldContain("Reading level: grade ");
        lead.Words.ShouldNotContain(Hard);
        await lead.Open("/catalog/add");
        lead.Words.ShouldNotContain("Reading level");
        lead.Fill("Purpose", "Considerable improvement of musculoskeletal functionality, particularly regarding intermittent lumbar discomfort.");
        await lead.Press("Save stretch");
        lead.Words.ShouldContain(Hard);
    }
}
