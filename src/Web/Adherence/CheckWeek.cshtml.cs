using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Adherence;

/// <summary>A paper sheet typed a second time: first blank, then what differs, cell by cell, to choose from.</summary>
[Needs(Right.KeepDiary)]
public sealed class CheckWeekPage(IMediator mediator, TimeProvider clock) : WeekFormPage(mediator)
{
    /// <summary>How many facts the week had when it was compared; nothing while it is typed.</summary>
    [BindProperty]
    public int? Seen { get; set; }

    /// <summary>What was compared, once it was.</summary>
    public WeekChecked? Compared { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        Submission = clock.NewId();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (cells, days) = Sheet();
        var compared = await Mediator.Send(new CheckWeek(PatientId, PrescriptionId, Monday, cells, days), ct);
        if (compared.Typing.Differences.Count == 0)
            return Back("Both typings say the same. Nothing was changed.");
        if (Seen is not { } seen)
        {
            await ShowAgain(ct);
            Compared = compared;
            return Page();
        }
        var (chosenCells, chosenDays) = compared.Typing.Chosen(Choices(compared), seen);
        if (chosenCells.Count + chosenDays.Count == 0)
            return Back("What was typed first stands. Nothing was changed.");
        return Back(RecordWeekPage.NoticeOf(await Mediator.Send(new RecordWeek(PatientId, PrescriptionId, Monday, chosenCells, chosenDays, Submission), ct)));
    }

    /// <summary>After a refusal of a choice what differs, as it stands by now; otherwise the form as it was typed.</summary>
    public override async Task ShowAgain(CancellationToken ct)
    {
        await base.ShowAgain(ct);
        if (Seen is null)
            return;
        var (cells, days) = Sheet();
        Compared = await Mediator.Send(new CheckWeek(PatientId, PrescriptionId, Monday, cells, days), ct);
    }

    /// <summary>Only what was typed on this form: the first typing is not shown before both are compared.</summary>
    public override string? Shown(string field, string? stands) => Sent(field);

    /// <summary>What was typed, to go along with what is chosen.</summary>
    public IEnumerable<KeyValuePair<string, string>> TypedFields =>
        Request.Form.Where(sent => sent.Key.Split('.') is [var about, _, ..] && !Enum.TryParse<SheetQuestion>(about, out _))
            .Select(sent => KeyValuePair.Create(sent.Key, sent.Value.ToString()));

    private Dictionary<string, bool> Choices(WeekChecked compared) =>
        compared.Typing.Differences.Select(difference => (difference.Key, Sent: Sent(difference.Key)))
            .Where(choice => choice.Sent is "First" or "Now").ToDictionary(choice => choice.Key, choice => choice.Sent == "Now");

    private RedirectResult Back(string notice)
    {
        Notice.Leave(TempData, notice);
        return Redirect(Links.Week(PatientId, PrescriptionId, Monday));
    }
}
