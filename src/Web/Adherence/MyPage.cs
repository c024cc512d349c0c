using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain.Adherence;

namespace PrescribeRx.Web.Adherence;

/// <summary>A page of the patient whose link it is: no address of theirs says who they are.</summary>
public abstract class MyPage(IMediator mediator, Caller caller) : PageModel, IShowAgain
{
    public DayView View { get; private set; } = null!;

    protected IMediator Mediator { get; } = mediator;

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
        View = await Mediator.Send(new ReadDay(Patient, On), ct);
        // A phone that keeps this page says from which day it is, and asks for another once the plan is another.
        (ViewData["AsOf"], ViewData["Plan"]) = (MyWords.Day(View.Today), string.Join(' ', View.Sheet.Versions));
    }
}

/// <summary>What patients read, where the clinic's own words are not theirs.</summary>
public static class MyWords
{
    /// <summary>What stands of a stretch on a day; nothing, if nothing was told.</summary>
    public static string? Told(DaySheet sheet, DayStretch stretch)
    {
        var told = stretch.Rows.Select(row => (row, sheet.CellOf(stretch, row).Outcome)).Where(one => one.Outcome is not null).ToList();
        if (told.Count == 0)
            return null;
        return told.Count == stretch.Rows.Count && told.Select(one => one.Outcome).Distinct().Count() == 1 ? Of(told[0].Outcome!.Value) : "Partly done";
    }

    public static string Of(EntryOutcome outcome) => outcome switch
    {
        EntryOutcome.Done => "Done",
        EntryOutcome.Partly => "Partly done",
        EntryOutcome.NotDone => "Not done",
        _ => "Not told",
    };

    public static string Of(Legs legs) => legs switch
    {
        Legs.None => "Nothing in my legs",
        Legs.Usual => "The same as usual",
        _ => "New, or further down the leg",
    };

    public static string Pain(int score) => score switch
    {
        0 => "0: no pain",
        10 => "10: worst pain",
        _ => $"{score}",
    };

    public static string Side(WeekRow row) => row.Side switch
    {
        Domain.Prescribing.Side.Left => "left side",
        Domain.Prescribing.Side.Right => "right side",
        _ => "the part without a side",
    };

    public static string Day(DateOnly day) => $"{day:dddd d MMMM}";
}
