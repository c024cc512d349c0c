using MediatR;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Application.Adherence;

/// <summary>The diary of one prescription as a calendar; the latest six weeks unless a month is named by its first day.</summary>
[Needs(Right.ReadPatients)]
public sealed record ReadDiaryCalendar(Guid Patient, Guid Prescription, DateOnly? Month) : IRequest<DiaryCalendarView>, IAboutPatient;

/// <param name="Months">The first day of each month that can be chosen, the latest first.</param>
public sealed record DiaryCalendarView(CareRecord Record, Prescription Prescription, DiaryCalendar Calendar, IReadOnlyList<DateOnly> Months);

public sealed class ReadDiaryCalendarHandler(ICareRecords records, StretchCatalog catalog) : IRequestHandler<ReadDiaryCalendar, DiaryCalendarView>
{
    public async Task<DiaryCalendarView> Handle(ReadDiaryCalendar request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var prescription = record.Find(request.Prescription) ?? throw new NotFound();
        var months = CalendarPeriod.MonthsOf(prescription, record.Today);
        if (request.Month is { } asked && !months.Contains(asked))
            throw new Refusal("Choose a month from the list: this prescription has no diary in another.", nameof(request.Month));
        var period = request.Month is { } month ? CalendarPeriod.OfMonth(month) : CalendarPeriod.Latest(record.Today);
        return new(record, prescription, DiaryCalendar.Of(record, prescription, catalog, period), months);
    }
}
