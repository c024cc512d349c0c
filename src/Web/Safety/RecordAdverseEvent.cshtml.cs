using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Web.Patients;

namespace PrescribeRx.Web.Safety;

[Needs(Right.RecordAdverseEvents)]
public sealed class RecordAdverseEventPage(IMediator mediator) : PageModel, IShowAgain
{
    private const string Yes = "true";

    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    /// <summary>The earlier account, when this one takes its place.</summary>
    [BindProperty(SupportsGet = true, Name = "again")]
    public Guid? Again { get; set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? Severity { get; set; }

    [BindProperty]
    public List<string> Serious { get; set; } = [];

    [BindProperty]
    public string? Onset { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Item { get; set; }

    [BindProperty]
    public string? Action { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public string? RecoveredOn { get; set; }

    public AdverseEventsView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        if (Again is null)
            return;
        var told = View.Events.FirstOrDefault(line => line.Event.Id == Again)?.Event ?? throw new NotFound();
        (What, Severity, Onset, On, Item) = (told.What, $"{told.Severity}", $"{told.Onset}", $"{told.On:yyyy-MM-dd}", $"{told.Item}");
        (Action, Outcome, RecoveredOn, Serious) = (told.Action, $"{told.Outcome}", $"{told.RecoveredOn:yyyy-MM-dd}", told.IsSerious ? [Yes] : []);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        var refusals = new Refusals();
        var severity = refusals.Read(() => Typed.Choice<Severity>(Severity, "Choose how severe it was.", nameof(Severity)));
        var onset = refusals.Read(() => Typed.Choice<Onset>(Onset, "Choose when it came.", nameof(Onset)));
        var outcome = refusals.Read(() => Typed.Choice<EventOutcome>(Outcome, "Choose how it ended.", nameof(Outcome)));
        var on = refusals.Read(() => Typed.Date(On, nameof(On)));
        var recovered = refusals.Read(() => string.IsNullOrWhiteSpace(RecoveredOn) ? null : (DateOnly?)Typed.Date(RecoveredOn, nameof(RecoveredOn)));
        var stretch = refusals.Read(() => string.IsNullOrEmpty(Item) ? null : View.Stretches.FirstOrDefault(one => $"{one.Item}" == Item) ?? throw new Refusal("Choose a stretch that this patient has.", nameof(Item)));
        refusals.ThrowIfAny();
        await mediator.Send(new RecordAdverseEvent(
            PatientId, new(What ?? "", severity, Serious.Contains(Yes), onset, on, stretch?.Prescription, stretch?.Item, Action ?? "", outcome, recovered), Again), ct);
        Notice.Leave(TempData, "The event is recorded, and an alert is raised.");
        return Redirect(Links.AdverseEvents(PatientId));
    }

    public async Task ShowAgain(CancellationToken ct)
    {
        View = await mediator.Send(new ReadAdverseEvents(PatientId), ct);
        ViewData["Crumbs"] = (Crumb[])[.. Crumbs.Patient(View.Patient), new("Adverse events", Links.AdverseEvents(PatientId))];
    }
}
