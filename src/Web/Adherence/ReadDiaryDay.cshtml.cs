using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Web.Adherence;

/// <summary>The whole history of one day of a diary.</summary>
public sealed class ReadDiaryDayPage(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "prescription")]
    public Guid PrescriptionId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Day { get; set; }

    public DiaryDayView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) =>
        View = await mediator.Send(new ReadDiaryDay(PatientId, PrescriptionId, Typed.Date(Day, nameof(Day))), ct);

    /// <summary>The name of a line below its stretch; among lines with a side, the parts that have none are those of both.</summary>
    public static string SideOf(Side side, int lines) => side == Side.None ? lines == 1 ? "No side" : "Parts without a side" : side.ToString();

    public static string ClassOf(FactStanding standing) => standing == FactStanding.Superseded ? "superseded" : "";

    public static string WordOf(FactStanding standing) => standing switch
    {
        FactStanding.Superseded => "Superseded",
        FactStanding.TakenBack => "Taken back",
        _ => "Stands",
    };

    public static string WhatOf(StretchEntry entry) => entry.Outcome == EntryOutcome.Unreported ? "Not reported after all" : Words.Of(entry.Outcome);
}
