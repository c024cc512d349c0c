using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;

namespace PrescribeRx.Web.Adherence;

/// <summary>The patient tells how a day was. Its fields are named for what they are about, since they depend on the plan.</summary>
[ForPatient]
public sealed class RecordDayPage(IMediator mediator, Caller caller, TimeProvider clock) : MyPage(mediator, caller)
{
    /// <summary>Today, unless the address names a day.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Day { get; set; }

    [BindProperty]
    public Guid Submission { get; set; }

    protected override DateOnly? On => string.IsNullOrEmpty(Day) ? null : Typed.Date(Day, nameof(Day));

    public override Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Submission = clock.NewId();
        return base.OnGetAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var on = Typed.Date(Day, nameof(Day));
        var refusals = new Refusals();
        var form = new DayForm(field => Request.Form[field]);
        var (told, day) = (form.Stretches(refusals), form.Day(refusals));
        refusals.ThrowIfAny();
        var recorded = await Mediator.Send(new RecordDay(Patient, on, told, day, Source.Tap, Submission), ct);
        Notice.Leave(TempData, recorded is { Entries: 0, Notes: 0 } ? Words["form.unchanged"] : Words["form.saved"]);
        return Redirect(Links.MyDay(on));
    }

    public static string SideField(string what, WeekRow row) => DayForm.SideField(what, row.Item, row.Side, row.Session);

    /// <summary>What was typed, once a form was sent; before that what stands in the diary.</summary>
    public string? Shown(string field, string? stands) => Request.HasFormContentType ? Sent(field) : stands;

    private string? Sent(string field) => Request.HasFormContentType ? (string?)Request.Form[field] : null;
}
