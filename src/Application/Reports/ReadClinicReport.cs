using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Reports;

/// <summary>How the clinic's patients fared; of the last twelve weeks through yesterday unless a period is given.</summary>
[Needs(Right.ReadClinicReport)]
public sealed record ReadClinicReport(DateOnly? From, DateOnly? Through) : IRequest<ClinicReport>;

/// <summary>The database adds up the stored figures of days; no entry and no history is loaded.</summary>
public sealed class ReadClinicReportHandler(IRecords records, StretchCatalog catalog, ClinicReportProgress progress, Caller caller, TimeProvider clock) : IRequestHandler<ReadClinicReport, ClinicReport>
{
    public async Task<ClinicReport> Handle(ReadClinicReport request, CancellationToken cancellationToken)
    {
        var zone = caller.Clinic!.Zone;
        var period = ClinicReport.PeriodOf(request.From, request.Through, zone.DateAt(clock.Moment()));
        var (start, end) = (zone.StartOf(period.Before.From), zone.StartOf(period.Through.AddDays(1)));
        var totals = new ClinicTotals(
            await Part(Sessions(period)), await Part(Days(period)), await Part(Stretches(period)), await Part(Weeks(period)),
            await Part(Alerts(start, end)), await Part(Overrides(start, end, zone.StartOf(period.From))));
        return ClinicReport.Of(period, totals, catalog, zone.StartOf);

        async Task<List<T>> Part<T>(IQueryable<T> query)
        {
            var rows = await query.ToListAsync(cancellationToken);
            progress.PartIsDone();
            return rows;
        }
    }

    private IQueryable<SessionTotal> Sessions(Period period) =>
        from day in SessionDaysOf(period.Before.From, period.Through)
        join version in SignedVersions() on new { day.Clinic, day.Prescription, Number = (int)day.Version } equals new { version.Clinic, version.Prescription, version.Number }
        join prescription in records.Of<Prescription>() on new { day.Clinic, day.Prescription } equals new { prescription.Clinic, Prescription = prescription.Id }
        select new { day, version, prescription.Patient, IsNow = day.On >= period.From } into one
        group one by new { one.Patient, Signer = one.version.SignedBy!.Value, one.IsNow } into total
        select new SessionTotal(
            total.Key.Patient, total.Key.Signer, total.Max(one => one.version.SignerName)!, total.Key.IsNow,
            new(total.Sum(one => one.day.Done), total.Sum(one => one.day.Partly), total.Sum(one => one.day.NotDone), total.Sum(one => one.day.Unreported), 0));

    private IQueryable<DayTotal> Days(Period period) =>
        from day in StretchDaysOf(period.Before.From, period.Through)
        join prescription in records.Of<Prescription>() on new { day.Clinic, day.Prescription } equals new { prescription.Clinic, Prescription = prescription.Id }
        select new { day, prescription.Patient, IsNow = day.On >= period.From, Whole = day.PartsOfStretch == 0 ? 1.0 : day.PartsOfStretch, IsDue = day.Parts > 0 ? 1 : 0 } into one
        group one by new { one.Patient, one.IsNow } into total
        select new DayTotal(
            total.Key.Patient, total.Key.IsNow,
            new(total.Sum(one => one.IsDue * one.day.Done / one.Whole), total.Sum(one => one.IsDue * one.day.Partly / one.Whole), total.Sum(one => one.IsDue * one.day.NotDone / one.Whole), total.Sum(one => one.IsDue * one.day.Unreported / one.Whole), 0),
            new(total.Sum(one => one.day.DoseDone), 0, total.Sum(one => one.day.DoseNotDone), total.Sum(one => one.day.DoseUnreported), total.Sum(one => one.day.DoseAssumed)),
            new(total.Sum(one => one.day.Timer), total.Sum(one => one.day.Tap), total.Sum(one => one.day.Paper), total.Sum(one => one.day.Recall), total.Sum(one => one.day.Late)));

    private IQueryable<StretchTotal> Stretches(Period period) =>
        from day in StretchDaysOf(period.From, period.Through)
        where day.Parts > 0
        join stretch in records.Of<PrescribedStretch>() on new { day.Clinic, day.Prescription, Version = (int)day.Version, day.Item } equals new { stretch.Clinic, stretch.Prescription, stretch.Version, stretch.Item }
        join prescription in records.Of<Prescription>() on new { day.Clinic, day.Prescription } equals new { prescription.Clinic, Prescription = prescription.Id }
        select new { day, stretch.Stretch, prescription.Patient, Whole = (double)day.PartsOfStretch } into one
        group one by one.Stretch into total
        select new StretchTotal(
            total.Key, total.Select(one => one.Patient).Distinct().Count(),
            total.Where(one => one.day.Done + one.day.Partly + one.day.NotDone > 0).Select(one => one.Patient).Distinct().Count(),
            total.Where(one => one.day.DoseDone + one.day.DoseNotDone > 0).Select(one => one.Patient).Distinct().Count(),
            new(total.Sum(one => one.day.Done / one.Whole), total.Sum(one => one.day.Partly / one.Whole), total.Sum(one => one.day.NotDone / one.Whole), total.Sum(one => one.day.Unreported / one.Whole), 0),
            new(total.Sum(one => one.day.DoseDone), 0, total.Sum(one => one.day.DoseNotDone), total.Sum(one => one.day.DoseUnreported), total.Sum(one => one.day.DoseAssumed)));

    /// <summary>Weeks of the course begin on the day after the first signing, as <see cref="DayFigures.CourseWeek"/> counts them.</summary>
    private IQueryable<WeekTotal> Weeks(Period period) =>
        from day in SessionDaysOf(period.From, period.Through)
        join first in SignedVersions() on new { day.Clinic, day.Prescription, Number = 1 } equals new { first.Clinic, first.Prescription, first.Number }
        join prescription in records.Of<Prescription>() on new { day.Clinic, day.Prescription } equals new { prescription.Clinic, Prescription = prescription.Id }
        select new { day, prescription.Patient, Week = ((day.On.DayNumber - first.SignedOn!.Value.DayNumber - 1) / 7) + 1 } into one
        group one by one.Week into total
        select new WeekTotal(
            total.Key, total.Select(one => one.Patient).Distinct().Count(),
            total.Where(one => one.day.Done + one.day.Partly + one.day.NotDone > 0).Select(one => one.Patient).Distinct().Count(),
            new(total.Sum(one => one.day.Done), total.Sum(one => one.day.Partly), total.Sum(one => one.day.NotDone), total.Sum(one => one.day.Unreported), 0));

    /// <summary>Those that were open at some time of both periods: three columns of each, since no engine has a median that the other knows.</summary>
    private IQueryable<AlertTime> Alerts(DateTimeOffset start, DateTimeOffset end) =>
        from alert in records.Of<Alert>()
        where alert.RaisedAt < end && (alert.ClosedAt == null || alert.ClosedAt >= start)
        select new AlertTime(alert.Patient, alert.RaisedAt, alert.ClosedAt);

    private IQueryable<OverrideTotal> Overrides(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now) =>
        (from decision in records.Of<GateDecision>()
         where decision.IsOverride && decision.At >= start && decision.At < end
         select new { Kind = (int)OverrideKind.GateOpenedEarly, decision.Patient, IsNow = decision.At >= now })
        .Concat(
            from answer in records.Of<PrecautionAcknowledgement>()
            where answer.At >= start && answer.At < end
            select new { Kind = answer.Level == PrecautionLevel.Block ? (int)OverrideKind.BlockOverridden : (int)OverrideKind.PrecautionAcknowledged, answer.Patient, IsNow = answer.At >= now })
        .GroupBy(one => new { one.Kind, one.IsNow })
        .Select(total => new OverrideTotal((OverrideKind)total.Key.Kind, total.Key.IsNow, total.Count(), total.Select(one => one.Patient).Distinct().Count()));

    private IQueryable<SessionDay> SessionDaysOf(DateOnly from, DateOnly through) => records.Of<SessionDay>().Where(day => day.On >= from && day.On <= through);

    private IQueryable<StretchDay> StretchDaysOf(DateOnly from, DateOnly through) => records.Of<StretchDay>().Where(day => day.On >= from && day.On <= through);

    private IQueryable<PrescriptionVersion> SignedVersions() => records.Of<PrescriptionVersion>().Where(version => version.SignedBy != null);
}
