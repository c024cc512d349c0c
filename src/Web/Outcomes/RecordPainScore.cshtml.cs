using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Outcomes;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Web.Patients;

namespace PrescribeRx.Web.Outcomes;

[Needs(Right.Screen)]
public sealed class RecordPainScorePage(IMediator mediator) : PageModel, IShowAgain
{
    public static readonly IReadOnlyList<Choice> Scores = [.. Enumerable.Range(PainScore.Least, PainScore.Most - PainScore.Least + 1).Select(score => new Choice($"{score}", $"{score}"))];

    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    /// <summary>The score that this one takes the place of.</summary>
    [BindProperty(SupportsGet = true, Name = "again")]
    public Guid? Again { get; set; }

    [BindProperty]
    public string? Score { get; set; }

    [BindProperty]
    public string? Window { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? How { get; set; }

    [BindProperty]
    public string? AskedIn { get; set; }

    public PainScoresView View { get; private set; } = null!;

    /// <summary>Day and language begin as they most often are; the answer itself, what was asked and how begin as nothing.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        (On, AskedIn) = ($"{View.Today:yyyy-MM-dd}", View.Patient.Language.Code());
        if (Again is null)
            return;
        var earlier = View.Pain.History.Standing.FirstOrDefault(rating => rating.Id == Again) ?? throw new NotFound();
        (Score, Window, On, How, AskedIn) = ($"{earlier.Score}", $"{earlier.Window}", $"{earlier.On:yyyy-MM-dd}", $"{earlier.How}", earlier.AskedIn.Code());
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var refusals = new Refusals();
        var window = refusals.Read(() => Typed.Choice<RecallWindow>(Window, "Choose over which time you asked.", nameof(Window)));
        var score = refusals.Read(() => PainScore.Read(Score, nameof(Score)));
        var on = refusals.Read(() => Typed.Date(On, nameof(On)));
        var how = refusals.Read(() => Typed.Choice<AskedHow>(How, "Choose how it was asked.", nameof(How)));
        var askedIn = refusals.Read(() => Languages.Read(AskedIn, nameof(AskedIn)));
        refusals.ThrowIfAny();
        await mediator.Send(new RecordPainScore(PatientId, new(score, window, on, how, askedIn), Again), ct);
        Notice.Leave(TempData, Again is null ? "The pain score is recorded." : "The pain score is corrected.");
        return Redirect(Links.PainScores(PatientId));
    }

    public async Task ShowAgain(CancellationToken ct)
    {
        View = await mediator.Send(new ReadPainScores(PatientId), ct);
        ViewData["Crumbs"] = (Crumb[])[.. Crumbs.Patient(View.Patient), new("Pain scores", Links.PainScores(PatientId))];
    }
}
