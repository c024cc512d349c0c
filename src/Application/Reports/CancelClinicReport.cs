using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Application.Reports;

/// <summary>Makes a clinic report no further, wherever it is being made.</summary>
[Needs(Right.ReadClinicReport)]
[Unaudited("It reads and changes no record of a patient; who cancelled is kept with the report.")]
public sealed record CancelClinicReport(Guid Run) : IRequest<Unit>;

public sealed class CancelClinicReportHandler(IClinicReportRuns runs, IRecords records, Caller caller, TimeProvider clock) : IRequestHandler<CancelClinicReport, Unit>
{
    public async Task<Unit> Handle(CancelClinicReport request, CancellationToken cancellationToken)
    {
        if (!await runs.Cancel(request.Run, caller.PersonId, clock.Moment(), cancellationToken))
            throw await records.Of<ClinicReportRun>().AnyAsync(run => run.Id == request.Run, cancellationToken) ? new Refusal(ClinicReportRun.Over) : new NotFound();
        return Unit.Value;
    }
}
