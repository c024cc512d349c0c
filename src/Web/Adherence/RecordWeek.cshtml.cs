using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;

namespace PrescribeRx.Web.Adherence;

/// <summary>A week of a paper diary on one screen, with what stands in it.</summary>
public sealed class RecordWeekPage(IMediator mediator, TimeProvider clock) : WeekFormPage(mediator)
{
    public async Task OnGetAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        Submission = clock.NewId();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (cells, days) = Sheet();
        var recorded = await Mediator.Send(new RecordWeek(PatientId, PrescriptionId, Monday, cells, days, Submission), ct);
        Notice.Leave(TempData, NoticeOf(recorded));
        return Redirect(Links.Week(PatientId, PrescriptionId, Monday));
    }

    public static string NoticeOf(WeekRecorded recorded) =>
        recorded is { Entries: 0, Notes: 0 } ? "Nothing had changed." : SavedOf(recorded) + (recorded.ToPassOn.Count == 0 ? "" : $" Tell the patient: {string.Join(' ', recorded.ToPassOn.Select(advice => advice.Advice))}");

    private static string SavedOf(WeekRecorded recorded) =>
        $"Saved: {Count(recorded.Entries, "entry", "entries")} and {Count(recorded.Notes, "day note", "day notes")}.";

    private static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";
}
