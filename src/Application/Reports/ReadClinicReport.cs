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
            await Part(Sessions(period)), await Part(Stretches(period)), await Part(Weeks(period)), await Part(Alerts(start, end)), await Part(Overrides(start, end, zone.StartOf(period.From))));
        return ClinicReport.Of(period, totals, catalog, zone.StartOf);

        async Task<List<T>> Part<T>(IQueryable<T> query)
        {
            var rows = await query.ToListAsync(cancellationToken);
            progress.PartIsDone();
            return rows;
        }
    }

    /// <summary>Days are added up before anything is joined: of hundreds of thousands, a few for each patient are left.</summary>
    private IQueryable<SessionTotal> Sessions(Period period) =>
        from total in
            from day in SessionDaysOf(period.Before.From, period.Through)
            group day by new { day.Prescription, day.Version, IsNow = day.On >= period.From } into days
            select new { days.Key.Prescription, Version = (int)days.Key.Version, days.Key.IsNow, Done = days.Sum(day => day.Done), Partly = days.Sum(day => day.Partly), NotDone = days.Sum(day => day.NotDone), Unreported = days.Sum(day => day.Unreported) }
        join version in SignedVersions() on new { total.Prescription, Number = total.Version } equals new { version.Prescription, version.Number }
        join prescription in records.Of<Prescription>() on total.Prescription equals prescription.Id
        select new SessionTotal(prescription.Patient, version.SignedBy!.Value, version.SignerName!, version.Condition, total.IsNow, new(total.Done, total.Partly, total.NotDone, total.Unreported, 0));

    private IQueryable<StretchTotal> Stretches(Period period) =>
        from total in
            from day in StretchDaysOf(period.Before.From, period.Through)
            select new { day, IsNow = day.On >= period.From, Whole = day.PartsOfStretch == 0 ? 1.0 : day.PartsOfStretch, IsDue = day.Parts > 0 ? 1 : 0 } into one
            group one by new { one.day.Prescription, one.day.Version, one.day.Item, one.IsNow } into days
            select new
            {
                days.Key.Prescription, Version = (int)days.Key.Version, days.Key.Item, days.Key.IsNow,
                Done = days.Sum(one => one.IsDue * one.day.Done / one.Whole), Partly = days.Sum(one => one.IsDue * one.day.Partly / one.Whole), NotDone = days.Sum(one => one.IsDue * one.day.NotDone / one.Whole), Unreported = days.Sum(one => one.IsDue * one.day.Unreported / one.Whole),
                DoseDone = days.Sum(one => one.day.DoseDone), DoseNotDone = days.Sum(one => one.day.DoseNotDone), DoseUnreported = days.Sum(one => one.day.DoseUnreported), DoseAssumed = days.Sum(one => one.day.DoseAssumed),
                Timer = days.Sum(one => one.day.Timer), Tap = days.Sum(one => one.day.Tap), Paper = days.Sum(one => one.day.Paper), Recall = days.Sum(one => one.day.Recall), Late = days.Sum(one => one.day.Late),
            }
        join stretch in records.Of<PrescribedStretch>() on new { total.Prescription, total.Version, total.Item } equals new { stretch.Prescription, stretch.Version, stretch.Item }
        join prescription in records.Of<Prescription>() on total.Prescription equals prescription.Id
        select new StretchTotal(
            prescription.Patient, stretch.Stretch, total.IsNow, new(total.Done, total.Partly, total.NotDone, total.Unreported, 0),
            new(total.DoseDone, 0, total.DoseNotDone, total.DoseUnreported, total.DoseAssumed), new(total.Timer, total.Tap, total.Paper, total.Recall, total.Late));

    /// <summary>Weeks of the course begin on the day after the first signing, as <see cref="DayFigures.CourseWeek"/> counts them.</summary>
    private IQueryable<WeekTotal> Weeks(Period period) =>
        from total in
            from day in SessionDaysOf(period.From, period.Through)
            join first in SignedVersions() on new { day.Prescription, Number = 1 } equals new { first.Prescription, first.Number }
            select new { day, Week = ((day.On.DayNumber - first.SignedOn!.Value.DayNumber - 1) / 7) + 1 } into one
            group one.day by new { one.day.Prescription, one.Week } into days
            select new { days.Key.Prescription, days.Key.Week, Done = days.Sum(day => day.Done), Partly = days.Sum(day => day.Partly), NotDone = days.Sum(day => day.NotDone), Unreported = days.Sum(day => day.Unreported) }
        join prescription in records.Of<Prescription>() on total.Prescription equals prescription.Id
        group total by new { prescription.Patient, total.Week } into patient
        select new { patient.Key.Week, Done = patient.Sum(one => one.Done), Partly = patient.Sum(one => one.Partly), NotDone = patient.Sum(one => one.NotDone), Unreported = patient.Sum(one => one.Unreported) } into one
        group one by one.Week into week
        select new WeekTotal(
            week.Key, week.Count(), week.Sum(one => one.Done + one.Partly + one.NotDone > 0 ? 1 : 0),
            new(week.Sum(one => one.Done), week.Sum(one => one.Partly), week.Sum(one => one.NotDone), week.Sum(one => one.Unreported), 0));

    /// <summary>Those that were open at some time of both periods: four columns of each, since no engine has a median that the other knows.</summary>
    private IQueryable<AlertTime> Alerts(DateTimeOffset start, DateTimeOffset end) =>
        from alert in records.Of<Alert>()
        where alert.RaisedAt < end && (alert.ClosedAt == null || alert.ClosedAt >= start)
        select new AlertTime(alert.Patient, alert.Kind, alert.RaisedAt, alert.ClosedAt);

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
