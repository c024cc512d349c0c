using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Application.Reports;

/// <summary>Orders a clinic report that is made in the background. The same period, ordered again meanwhile, is the same report.</summary>
[Needs(Right.ReadClinicReport)]
[Unaudited("It reads no record; making the report is kept, under the name of whoever ordered it.")]
public sealed record OrderClinicReport(DateOnly? From, DateOnly? Through) : IRequest<Guid>;

public sealed class OrderClinicReportHandler(IClinicReportRuns runs, IRecords records, Caller caller, TimeProvider clock) : IRequestHandler<OrderClinicReport, Guid>
{
    public async Task<Guid> Handle(OrderClinicReport request, CancellationToken cancellationToken)
    {
        var period = ClinicReport.PeriodOf(request.From, request.Through, caller.Clinic!.Zone.DateAt(clock.Moment()));
        var same = await records.Of<ClinicReportRun>()
            .Where(run => run.By == caller.PersonId && run.From == period.From && run.Through == period.Through && (run.State == RunState.Waiting || run.State == RunState.Running))
            .Select(run => (Guid?)run.Id).FirstOrDefaultAsync(cancellationToken);
        if (same is { } ordered)
            return ordered;
        var run = ClinicReportRun.Order(caller.ClinicId, clock.NewId(), period, caller.PersonId, clock.Moment());
        runs.Add(run);
        await runs.Save(cancellationToken);
        return run.Id;
    }
}
