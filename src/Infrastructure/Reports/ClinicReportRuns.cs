using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PrescribeRx.Application.Reports;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Infrastructure.Reports;

internal sealed class ClinicReportRunTable : IEntityTypeConfiguration<ClinicReportRun>
{
    /// <summary>What is computed of a report is not kept: it is computed again.</summary>
    private static readonly JsonSerializerOptions Options = new() { IgnoreReadOnlyProperties = true, Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<ClinicReportRun> builder)
    {
        builder.ToTable("clinic_report_runs").HasKey(run => new { run.Clinic, run.Id });
        builder.Property(run => run.Id).ValueGeneratedNever();
        builder.PointsAtPerson(nameof(ClinicReportRun.By));
        builder.PointsAtPerson(nameof(ClinicReportRun.CancelledBy));
        builder.Ignore(run => run.Period);
        builder.Property(run => run.Because).HasMaxLength(ClinicReportRun.MostBecause);
        builder.Property(run => run.Result).HasConversion<AsJson>();
        builder.HasIndex(run => new { run.State, run.At });
    }

    private sealed class AsJson() : ValueConverter<ClinicReport, string>(
        report => JsonSerializer.Serialize(report, Options), text => JsonSerializer.Deserialize<ClinicReport>(text, Options)!);
}

internal sealed class ClinicReportRuns(ClinicDb db) : IClinicReportRuns
{
    public void Add(ClinicReportRun run) => db.Add(run);

    public async Task<bool> Cancel(Guid run, Guid by, DateTimeOffset at, CancellationToken ct) =>
        await db.Set<ClinicReportRun>().Where(one => one.Id == run && (one.State == RunState.Waiting || one.State == RunState.Running))
            .ExecuteUpdateAsync(one => one.SetProperty(row => row.State, RunState.Cancelled).SetProperty(row => row.CancelledBy, by).SetProperty(row => row.EndedAt, at), ct) == 1;

    public Task Save(CancellationToken ct) => db.SaveChangesAsync(ct);
}
