using PrescribeRx.Application.Adherence;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

/// <summary>
/// Looks at a patient's facts after they changed, in the same transaction: raises the alerts that they call for, pauses what the
/// clinic's policy pauses, and keeps the figures of days.
/// </summary>
public sealed class AlertWatch(
    ICareRecords records, IAlerts alerts, IPrescriptions prescriptions, FigureWatch figures, StretchCatalog catalog, Caller caller, TimeProvider clock)
{
    /// <summary>A patient without a running prescription is looked at this rarely.</summary>
    private const int IdleDays = 28;

    /// <summary>Reads what is on record once nobody else looks at it, until the transaction ends.</summary>
    public async Task<CareRecord> Hold(Guid patient, CancellationToken ct)
    {
        await alerts.Hold(patient, ct);
        return await records.Of(patient, ct);
    }

    /// <summary>Looks at what is on record, and saves what that called for.</summary>
    /// <inheritdoc cref="Look"/>
    public async Task<bool> Over(Guid patient, CancellationToken ct, params CalledFor[] also)
    {
        var raised = await Look(await Hold(patient, ct), ct, also);
        await alerts.Save(ct);
        return raised;
    }

    /// <summary>Adds what the facts call for, to be saved with them.</summary>
    /// <param name="record">As it is held, with what was told since.</param>
    /// <param name="also">What the deed itself calls for, beside what the facts on record do.</param>
    /// <returns>Whether anything was raised.</returns>
    public async Task<bool> Look(CareRecord record, CancellationToken ct, params CalledFor[] also)
    {
        var news = await Raise(record, also, ct);
        // A pause changes what is called for: paper that is out is then out of date.
        if (await Pause(record, news, ct))
            await Raise(record = (await records.Of(record.Patient.Id, ct)) with { ToldFrom = record.ToldFrom }, also, ct);
        await figures.Look(record, ct);
        var runs = record.Prescriptions.Any(prescription => prescription.Status == PrescriptionStatus.Signed);
        var again = record.Patient.Zone.StartOf(record.Today.AddDays(runs ? 1 : IdleDays));
        if (record.Patient.LookAgainAt != again)
            alerts.LookAgain(record.Patient, again);
        return news.Count > 0;
    }

    private async Task<List<CalledFor>> Raise(CareRecord record, CalledFor[] also, CancellationToken ct)
    {
        var news = AlertRules.Of(record, catalog, OutOfDate(record)).Concat(also).DistinctBy(called => called.Cause).Where(called => !record.AlertCauses.Contains(called.Cause)).ToList();
        if (news.Count == 0)
            return news;
        var open = (await alerts.OpenOf(record.Patient.Id, ct)).ToDictionary(alert => alert.OpenAbout!);
        var owners = await alerts.Owners(ct);
        foreach (var called in news)
        {
            var about = Alert.About(record.Patient.Id, called);
            if (open.TryGetValue(about, out var alert))
            {
                alert.Add(called, clock.NewId(), clock.Moment());
                continue;
            }
            open[about] = alert = Alert.Raise(caller.ClinicId, clock.NewId(), record.Patient.Id, called, clock.NewId(), Ownership.Of(record, called, owners, caller.Person), clock.Moment());
            alerts.Add(alert);
        }
        return news;
    }

    /// <summary>Whether anything was paused. Only somebody who reports or records something new can pause; the passing of time does not.</summary>
    private async Task<bool> Pause(CareRecord record, List<CalledFor> news, CancellationToken ct)
    {
        if (!caller.IsSomebody)
            return false;
        var paused = false;
        foreach (var running in record.Prescriptions.Where(one => one.Status == PrescriptionStatus.Signed))
        {
            if (news.Find(called => caller.Policy.Terms.Pauses(called.Kind) && (called.Prescription ?? running.Id) == running.Id) is not { } cause)
                continue;
            var prescription = await prescriptions.Find(record.Patient.Id, running.Id, ct);
            prescription.Append(PrescriptionEventKind.Paused, clock.NewId(), $"Paused by the clinic’s safety policy: {cause.Sentence}", caller.Person?.Id, clock.Moment(), record.Today);
            paused = true;
        }
        if (paused)
            await prescriptions.Save(ct);
        return paused;
    }

    private IEnumerable<HandedOut> OutOfDate(CareRecord record) =>
        record.HandedOut.Where(handout => !HandoutNow.StillHolds(record, handout, catalog, caller.Clinic!));
}
