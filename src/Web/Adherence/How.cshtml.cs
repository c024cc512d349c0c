using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Web.Adherence;

/// <summary>
/// How to do one stretch, and the timer that counts it. What is locked, resting or withheld has no such page, nor has what
/// belongs to somebody else.
/// </summary>
[ForPatient]
public sealed class HowPage(IMediator mediator, Caller caller, TimeProvider clock) : MyPage(mediator, caller)
{
    [BindProperty(SupportsGet = true)]
    public Guid Item { get; set; }

    [BindProperty]
    public Guid Submission { get; set; }

    /// <summary>The day on which the timer was opened; a session that goes on past midnight belongs to it.</summary>
    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Time { get; set; }

    /// <summary>Nothing, once it was locked or withheld while the page was open.</summary>
    public HandoutStretch? Stretch => View.Find(Item)?.Stretch;

    public HandoutDocument Document => View.Find(Item)!.Value.Document;

    /// <summary>The first time of today of which nothing was told, or else the last; nothing where nothing can be told.</summary>
    public int? NextTime => View.Sheet.WhyNot is null && View.Sheet.Stretches.FirstOrDefault(one => one.Item == Item) is { } asked
        ? asked.Times.Cast<int?>().FirstOrDefault(time => asked.AtTime(time!.Value).All(row => View.Sheet.CellOf(asked, row).Outcome is null)) ?? asked.Times[^1]
        : null;

    /// <summary>The version by which this page says how to do it.</summary>
    public string Under => View.Sheet.VersionOf(Item);

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Submission = clock.NewId();
        await ShowAgain(ct);
        return Stretch is null ? throw new NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var refusals = new Refusals();
        var on = refusals.Read(() => Typed.Date(Day, nameof(Day)));
        var time = refusals.Read(() => Typed.WholeNumber(Time, 1, Frequency.MostTimesADay, DaySheet.NotAskedFor, nameof(Time)));
        var form = new TimerForm(Request.Form.Keys, field => Request.Form[field]);
        var (parts, pain) = (form.Parts(refusals), form.Pain(refusals));
        refusals.ThrowIfAny();
        var recorded = await Mediator.Send(new RecordTimedSession(Patient, new(Item, on, time, parts, pain), Submission), ct);
        Notice.Leave(TempData, recorded.Entries == 0 ? Words["timer.saved-before"] : Words["form.saved"]);
        return Redirect(recorded.IsToday ? Links.MyToday : Links.MyDay(recorded.On));
    }

    /// <summary>What the timer counted, once it was sent.</summary>
    public int? Sent(string part, Side side) => Request.HasFormContentType && int.TryParse(Request.Form[TimerForm.Field(part, side)], out var amount) ? amount : null;
}
