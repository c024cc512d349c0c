using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Web.Prescribing;

/// <summary>The draft on one side, the catalog on the other. Each change is saved by itself and can be undone.</summary>
[Needs(Right.Prescribe)]
public sealed class BuildPrescriptionPage(IMediator mediator, StretchCatalog catalog) : DosePage(mediator, catalog)
{
    /// <summary>The stretch whose dose is being changed.</summary>
    [BindProperty(SupportsGet = true, Name = "item")]
    public Guid? Item { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Position { get; set; }

    [BindProperty(SupportsGet = true)]
    public List<string> Cannot { get; set; } = [];

    /// <summary>The template that is used, or was used last: what was left out of it is shown.</summary>
    [BindProperty(SupportsGet = true, Name = "template")]
    public string? Template { get; set; }

    [BindProperty]
    public string? Goal { get; set; }

    [BindProperty]
    public string? BaselinePain { get; set; }

    [BindProperty]
    public string? CourseWeeks { get; set; }

    [BindProperty]
    public string? ReviewOn { get; set; }

    /// <summary>Of the catalog, those that fit what is looked for.</summary>
    public IReadOnlyList<Stretch> Found { get; private set; } = [];

    /// <summary>Each template that the plan can begin with, and what of it fits this draft and this patient.</summary>
    public IReadOnlyList<(PlanTemplate Template, TemplateFit Fit)> Templates { get; private set; } = [];

    /// <summary>What was left out of the template that was used.</summary>
    public IReadOnlyList<LeftOut> LeftOut => Templates.FirstOrDefault(one => one.Template.Key == Template).Fit?.LeftOut ?? [];

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Search) || !string.IsNullOrEmpty(Position) || Cannot.Count > 0;

    public IReadOnlyList<PrecautionConflict> PrecautionsOf(Stretch stretch) => View.Record.PrecautionsOf(stretch);

    public IReadOnlyList<PrecautionConflict> BlocksOf(Stretch stretch) => [.. PrecautionsOf(stretch).Where(conflict => conflict.Level == PrecautionLevel.Block)];

    /// <summary>The clinic's lead has approved it.</summary>
    public bool MayBePrescribed(Stretch stretch) => Catalog.Prescribable.Contains(stretch.Key);

    public bool IsPrescribed(string key) => Prescribed(key) is not null;

    /// <summary>Nothing comes before it, or what does is in the draft.</summary>
    public bool IsReady(Stretch stretch) => stretch.Prerequisite is not { } first || IsPrescribed(first.Stretch);

    public string NameOf(string key) => Catalog.Latest(key)!.Name;

    /// <summary>Easier ones and others that are there, and not blocked for this patient themselves.</summary>
    public IEnumerable<Alternative> AlternativesOf(Stretch stretch) =>
        stretch.Alternatives.Where(other => Catalog.Shelf.Any(one => one.Key == other.Stretch && BlocksOf(one).Count == 0));

    /// <summary>What can be prescribed instead of a blocked stretch: an alternative that is not blocked itself, and not there yet.</summary>
    public IEnumerable<Stretch> InsteadOf(Stretch blocked) =>
        from other in AlternativesOf(blocked)
        where Catalog.Prescribable.Contains(other.Stretch) && !IsPrescribed(other.Stretch)
        let instead = Catalog.Find(other.Stretch)!
        where IsReady(instead)
        select instead;

    /// <summary>What took the place of a blocked stretch, or was there before.</summary>
    public IEnumerable<string> ThereInsteadOf(Stretch blocked) => AlternativesOf(blocked).Where(other => IsPrescribed(other.Stretch)).Select(other => NameOf(other.Stretch));

    public string WordsOf(PlanTemplate template) => Words.Of(template, Catalog);

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await base.OnGetAsync(ct);
        var version = View.Version;
        (Goal, BaselinePain, CourseWeeks) = (version.Goal, $"{version.BaselinePain}", $"{version.Course.Weeks}");
        ReviewOn = $"{version.ReviewIfSignedOn(View.Record.Today):yyyy-MM-dd}";
        if (Item is { } item && version.Find(item) is { } prescribed)
            (Dose, Gate) = (TypedDose.Of(prescribed.Side, prescribed.Dose), TypedGate.Of(prescribed.Gate));
        await ShowCatalog(ct);
        Show();
        return Page();
    }

    /// <summary>Adds a stretch with the dose that the catalog gives it.</summary>
    public async Task<IActionResult> OnPostAsync(string? stretch, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(stretch))
            throw new Refusal("Choose a stretch of the catalog.");
        await Mediator.Send(new PrescribeStretch(PatientId, PrescriptionId, Revision, stretch), ct);
        return Back();
    }

    public async Task<IActionResult> OnPostTemplateAsync(CancellationToken ct)
    {
        var fit = await Mediator.Send(new ApplyTemplate(PatientId, PrescriptionId, Revision, Template ?? ""), ct);
        Notice.Leave(TempData, Words.Of(fit));
        return Back();
    }

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken ct)
    {
        await Load(ct);
        var prescribed = View.Version.Find(Item ?? Guid.Empty) ?? throw new Refusal(Prescription.Stale);
        var (side, dose, gate) = Dose.Read(Catalog.Edition(prescribed.Stretch, prescribed.Edition), Gate);
        await Mediator.Send(new ChangeStretch(PatientId, PrescriptionId, Revision, prescribed.Item, side, dose, gate), ct);
        return Back(prescribed.Item);
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid moved, int place, CancellationToken ct)
    {
        await Mediator.Send(new MoveStretch(PatientId, PrescriptionId, Revision, moved, place), ct);
        return Back(moved);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid removed, CancellationToken ct)
    {
        await Mediator.Send(new RemoveStretch(PatientId, PrescriptionId, Revision, removed), ct);
        return Back();
    }

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken ct)
    {
        await Mediator.Send(new UndoDraft(PatientId, PrescriptionId, Revision), ct);
        return Back();
    }

    /// <summary>What is not on this form stays as it was said, or as it is usual.</summary>
    public async Task<IActionResult> OnPostDescribeAsync(CancellationToken ct)
    {
        var refusals = new Refusals();
        var course = refusals.Read(() => Course.Read(CourseWeeks, nameof(CourseWeeks)));
        var baseline = refusals.Read(() => PainScore.ReadOrUnreported(BaselinePain, nameof(BaselinePain)));
        var review = refusals.Read(() => string.IsNullOrWhiteSpace(ReviewOn) ? null : (DateOnly?)Typed.Date(ReviewOn, nameof(ReviewOn)));
        refusals.ThrowIfAny();
        await Load(ct);
        var said = View.Version;
        await Mediator.Send(new DescribePrescription(
            PatientId, PrescriptionId, Revision, Goal, course, baseline, said.PainLimits, review, said.Delivery ?? Delivery.Usual, said.Condition), ct);
        return Back();
    }

    public override async Task ShowAgain(CancellationToken ct)
    {
        await Load(ct);
        await ShowCatalog(ct);
        Show();
    }

    protected override void Show()
    {
        if (View.Stretches.FirstOrDefault(one => one.Prescribed.Item == Item) is not { } opened)
            return;
        Stretch = opened.Stretch;
        Before = OthersThan(Stretch.Key);
        GateAsks = opened.Asks;
    }

    private async Task ShowCatalog(CancellationToken ct)
    {
        var refusals = new Refusals();
        var words = refusals.Read(() => Typed.TextOrNothing(Search, CatalogSearch.MostWords, nameof(Search)));
        var position = refusals.Read(() => Typed.ChoiceOrNothing<Position>(Position, "Choose a position from the list.", nameof(Position)));
        var cannot = Cannot.Select(movement => refusals.Read(() => Typed.Choice<Movement>(movement, "Choose from the list.", nameof(Cannot)))).ToHashSet();
        refusals.ThrowIfAny();
        var search = new CatalogSearch(words, position, null, cannot);
        Found = [.. Catalog.Shelf.Where(search.Matches)];
        await ShowTemplates(ct);
    }

    private async Task ShowTemplates(CancellationToken ct)
    {
        Templates =
        [
            .. (await Mediator.Send(new ReadTemplates(), ct)).Select(template =>
                (template, TemplateFit.Of(template.Plan, View.Version, Catalog, Catalog.Prescribable, PrecautionsOf, () => Guid.Empty))),
        ];
    }

    private RedirectResult Back(Guid? to = null) =>
        Redirect($"{(Template is { Length: > 0 } template ? Links.Build(PatientId, PrescriptionId, Uri.EscapeDataString(template)) : Links.Build(PatientId, PrescriptionId))}{(to is { } item ? $"#stretch-{item}" : "")}");
}
