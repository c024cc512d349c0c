using MediatR;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Application.Adherence;

/// <summary>What the patient is to do and has told; of today, unless a day is given that they can still tell about.</summary>
[ForPatient]
public sealed record ReadDay(Guid Patient, DateOnly? On, Language Language = Language.English) : IRequest<DayView>, IAboutPatient;

/// <param name="Plans">What the patient has been given, as the handout says it now.</param>
/// <param name="DueToday">Minutes and stretches of what is asked for today.</param>
/// <param name="EarlierDays">The latest first, each with whether anything was told of it.</param>
public sealed record DayView(string FirstName, DateOnly Today, DaySheet Sheet, IReadOnlyList<PatientPlan> Plans, Burden DueToday, IReadOnlyList<EarlierDay> EarlierDays)
{
    /// <summary>The number of the handout by whose code the patient came, if it no longer says what holds.</summary>
    public int? OldHandout { get; init; }

    /// <summary>An open stretch by its item; what is locked, resting or withheld is not among them.</summary>
    public (HandoutDocument Document, HandoutStretch Stretch)? Find(Guid item) =>
        Plans.Where(plan => plan.Document is not null).SelectMany(plan => plan.Document!.Stretches, (plan, stretch) => (plan.Document!, stretch))
            .Where(one => one.stretch.Item == item).Select(one => ((HandoutDocument, HandoutStretch)?)one).FirstOrDefault();
}

/// <param name="Document">Nothing, while the prescription does not run.</param>
public sealed record PatientPlan(PrescriptionStatus Status, HandoutDocument? Document);

public sealed record EarlierDay(DateOnly On, bool IsTold);

public sealed class ReadDayHandler(ICareRecords records, IPatientLinks links, StretchCatalog catalog, Caller caller) : IRequestHandler<ReadDay, DayView>
{
    public async Task<DayView> Handle(ReadDay request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var sheet = new DaySheet(record, catalog, request.On ?? record.Today, language: request.Language);
        if (request.On is not null && sheet.WhyNot is { } not)
            throw new Refusal(not, "Day");
        if (caller.Link is { } link && link.IsAnotherVisitAt(record.Now))
            await links.NoteVisit(link.Id, record.Now, cancellationToken);
        var plans = PlansOf(record, request.Language);
        return new(record.Patient.FirstName, record.Today, sheet, plans, DueToday(record), EarlierDays(record)) { OldHandout = OldHandout(record) };
    }

    private int? OldHandout(CareRecord record) =>
        caller.Link is { Handout: { } number, HandoutSays: { } says } && !record.Prescriptions.Any(one => HandoutNow.StillSays(record, one.Id, says, catalog, caller.Clinic!)) ? number : null;

    /// <summary>An ended prescription is told of only when there is no other.</summary>
    private List<PatientPlan> PlansOf(CareRecord record, Language language)
    {
        var given = record.Prescriptions.Where(one => one.Signed is not null).ToList();
        var going = given.Where(one => one.Status != PrescriptionStatus.Ended).ToList();
        return [.. (going.Count > 0 ? going : given.TakeLast(1)).Select(one => new PatientPlan(one.Status, HandoutNow.Find(record, one.Id, catalog, caller.Clinic!, language)))];
    }

    private Burden DueToday(CareRecord record)
    {
        var due = new DaySheet(record, catalog, record.Today).Stretches.Where(stretch => stretch.IsDue);
        return Burden.Of(
            from stretch in due
            let prescription = record.Find(stretch.Prescription)!
            where prescription.Status == PrescriptionStatus.Signed
            let prescribed = prescription.GivenOn(record.Today)!.Find(stretch.Item)!
            select (catalog.Edition(prescribed.Stretch, prescribed.Edition), prescribed.Side, prescribed.Dose));
    }

    private static List<EarlierDay> EarlierDays(CareRecord record)
    {
        var first = record.Prescriptions.SelectMany(one => one.Versions).Min(version => version.SignedOn);
        return [.. Enumerable.Range(1, DaySheet.MostDaysBack).Select(back => record.Today.AddDays(-back)).TakeWhile(day => day >= first)
            .Select(day => new EarlierDay(day, record.Diary.Entries.Any(entry => entry.On == day) || record.Diary.NoteOn(day) is not null))];
    }
}
