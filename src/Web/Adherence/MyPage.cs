using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Outcomes;

namespace PrescribeRx.Web.Adherence;

/// <summary>A page of the patient whose link it is: no address of theirs says who they are.</summary>
public abstract class MyPage(IMediator mediator, Caller caller) : PageModel, IShowAgain
{
    public DayView View { get; private set; } = null!;

    protected IMediator Mediator { get; } = mediator;

    protected Phrases Words => MyLanguage.WordsOf(HttpContext);

    protected Guid Patient => caller.Link!.Patient;

    /// <summary>The day it is about; today, unless it says otherwise.</summary>
    protected virtual DateOnly? On => null;

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        return Page();
    }

    public async Task ShowAgain(CancellationToken ct)
    {
        View = await Mediator.Send(new ReadDay(Patient, On, Words.Language), ct);
        // A phone that keeps this page says from which day it is, and asks for another once the plan is another.
        (ViewData["AsOf"], ViewData["Plan"]) = (Words.Day(View.Today), string.Join(' ', View.Sheet.Versions));
    }
}

/// <summary>What patients read, where the clinic's own words are not theirs.</summary>
public static class MyWords
{
    private static readonly PainScore[] Scores = [.. Enumerable.Range(PainScore.Least, PainScore.Most - PainScore.Least + 1).Select(score => PainScore.Of(score))];

    /// <summary>What stands of a stretch on a day; nothing, if nothing was told.</summary>
    public static string? Told(Phrases words, DaySheet sheet, DayStretch stretch)
    {
        var told = stretch.Rows.Select(row => sheet.CellOf(stretch, row).Outcome).OfType<EntryOutcome>().ToList();
        if (told.Count == 0)
            return null;
        return told.Count == stretch.Rows.Count && told.Distinct().Count() == 1 && told[0] != EntryOutcome.Partly ? words[$"tell.did.{told[0]}"] : words["tell.did.some"];
    }

    public static IReadOnlyList<Choice> Outcomes(Phrases words) => [.. new[] { EntryOutcome.Done, EntryOutcome.Partly, EntryOutcome.NotDone }.Select(one => new Choice($"{one}", words[$"tell.did.{one}"]))];

    public static IReadOnlyList<Choice> Legs(Phrases words) => [.. Enum.GetValues<Legs>().Select(one => new Choice($"{one}", words[$"tell.legs.{one}"]))];

    public static IReadOnlyList<Choice> Mornings(Phrases words) => [.. Enum.GetValues<MorningAfter>().Select(one => new Choice($"{one}", words[$"tell.morning.{one}"]))];

    public static IReadOnlyList<Choice> Pains(Phrases words) => [.. Scores.Select(score => new Choice($"{score}", Pain(words, score)))];

    /// <summary>What was told can be taken back; what was not is simply left open.</summary>
    public static IReadOnlyList<Choice> OrTakenBack(this IReadOnlyList<Choice> options, Phrases words, bool isTold) =>
        isTold ? [.. options, new(DayForm.TakenBack, words["form.rather-not"])] : options;

    /// <summary>Nothing, where the name is in the language of the page.</summary>
    public static string? TagOf(HandoutStretch stretch) => stretch.WordsIn == stretch.Language ? null : stretch.WordsIn.Tag();

    private static string Pain(Phrases words, PainScore score) => score.Value switch
    {
        PainScore.Least => words["tell.score.none"],
        PainScore.Most => words["tell.score.worst"],
        _ => $"{score}",
    };
}
