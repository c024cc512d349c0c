using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Application.Reports;

/// <summary>A clinic report that was ordered: how far it is, and in the end what it says.</summary>
[Needs(Right.ReadClinicReport)]
[Unaudited("It names no patient; that it was made is kept, under the name of whoever ordered it.")]
public sealed record ReadClinicReportRun(Guid Run) : IRequest<ClinicReportRun>;

public sealed class ReadClinicReportRunHandler(IRecords records) : IRequestHandler<ReadClinicReportRun, ClinicReportRun>
{
    public async Task<ClinicReportRun> Handle(ReadClinicReportRun request, CancellationToken cancellationToken) =>
        await records.Of<ClinicReportRun>().FirstOrDefaultAsync(run => run.Id == request.Run, cancellationToken) ?? throw new NotFound();
}

/// <summary>The reports that the caller ordered, the latest first.</summary>
[Needs(Right.ReadClinicReport)]
[Unaudited("It holds no record of a patient.")]
public sealed record ReadClinicReportRuns : IRequest<IReadOnlyList<RunLine>>
{
    public const int Latest = 20;
}

public sealed record RunLine(Guid Id, DateOnly From, DateOnly Through, DateTimeOffset At, RunState State, int PartsDone);

public sealed class ReadClinicReportRunsHandler(IRecords records, Caller caller) : IRequestHandler<ReadClinicReportRuns, IReadOnlyList<RunLine>>
{
    public async Task<IReadOnlyList<RunLine>> Handle(ReadClinicReportRuns request, CancellationToken cancellationToken) =>
        await records.Of<ClinicReportRun>().Where(run => run.By == caller.PersonId).OrderByDescending(run => run.At).ThenByDescending(run => run.Id).Take(ReadClinicReportRuns.Latest)
            .Select(run => new RunLine(run.Id, run.From, run.Through, run.At, run.State, run.PartsDone)).ToListAsync(cancellationToken);
}
