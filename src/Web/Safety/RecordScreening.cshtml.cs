using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Web.Patients;

namespace PrescribeRx.Web.Safety;

[Needs(Right.Screen)]
public sealed class RecordScreeningPage(IMediator mediator) : PatientPage(mediator)
{
    [BindProperty]
    public string? AssessedBy { get; set; }

    [BindProperty]
    public string? AssessedReason { get; set; }

    /// <summary>What was chosen in the form that was sent; nothing is chosen before.</summary>
    public string? Chosen(string flag) => Request.HasFormContentType ? (string?)Request.Form[flag] : null;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var refusals = new Refusals();
        var answers = RedFlags.All.Concat(InflammatorySigns.All).Where(flag => !string.IsNullOrEmpty(Chosen(flag.Key)))
            .ToDictionary(flag => flag.Key, flag => refusals.Read(() => Typed.Choice<RedFlagAnswer>(Chosen(flag.Key), "Choose yes, no or not asked.", flag.Key)));
        refusals.ThrowIfAny();
        var screening = await Mediator.Send(new RecordScreening(PatientId, answers, AssessedBy, AssessedReason), ct);
        return Redirect(RedFlags.LevelOf(answers) == LevelOfConcern.High && string.IsNullOrWhiteSpace(AssessedBy)
            ? Links.Emergency(PatientId, screening)
            : Links.Screening(PatientId, screening));
    }
}
