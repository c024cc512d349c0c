using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Domain.Safety;

/// <summary>The latest handout of a prescription that the patient has, with the fingerprint of what it says.</summary>
public sealed record HandedOut(Guid Prescription, int Number, string Fingerprint);

/// <summary>Every alert that the facts on record call for. Pure: what was raised before is known by its cause, and is left out by who asks.</summary>
public static class AlertRules
{
    /// <summary>Days without any report after which a running prescription calls for a look.</summary>
    public const int SilentDays = 14;

    public static IEnumerable<CalledFor> Of(CareRecord record, StretchCatalog catalog, IEnumerable<HandedOut> outOfDate) =>
        [
            .. OfScreening(record),
            .. record.OpenPrecautions(catalog).Select(open => new CalledFor(AlertKind.FactsChanged, open.Prescription, $"facts:{open.Key}",
                $"{open.Stretch} {(open.Withholds ? "is withheld until you decide" : "now has a warning")}. {open.Conflict.Sentence}")),
            .. OfSymptoms(record, catalog),
            .. record.Prescriptions.Where(one => one.Status == PrescriptionStatus.Signed).SelectMany(running => OfRunning(record, running, catalog)),
            .. outOfDate.Select(handout => new CalledFor(AlertKind.TellPatient, handout.Prescription, $"handout:{handout.Number}",
                $"Handout {handout.Number} no longer says what holds. Tell the patient, and give them the current one.")),
        ];

    /// <summary>The stretch that a cause is about, by its key; nothing, where it is about none.</summary>
    public static Guid? ItemIn(string cause) => cause.Split(':', '.') switch
    {
        ["facts", _, var item, ..] => Guid.Parse(item),
        ["eligible" or "pain", var item, ..] => Guid.Parse(item),
        _ => null,
    };

    private static IEnumerable<CalledFor> OfScreening(CareRecord record)
    {
        if (record.LatestScreening is not { AllowsTreatment: false } screening)
            yield break;
        yield return screening.IsEmergency
            ? new(AlertKind.EmergencySign, null, $"screening:{screening.Id}", $"The screening of {Dates.DayAndMonth(screening.On)} found an emergency sign. {RedFlags.ActionFor(screening.Level)}")
            : new(AlertKind.ScreeningStops, null, $"screening:{screening.Id}", $"The screening of {Dates.DayAndMonth(screening.On)} found some concern. {RedFlags.ActionFor(screening.Level)}");
    }

    /// <summary>The same rules that advise the patient, day by day, with the limits of the version that each stretch was done under.</summary>
    public static IEnumerable<CalledFor> OfSymptoms(CareRecord record, StretchCatalog catalog)
    {
        foreach (var painful in record.Diary.Entries.Where(entry => entry.Pain is not null).GroupBy(entry => (entry.Prescription, entry.Version, entry.Item, entry.On)))
        {
            if (record.Find(painful.Key.Prescription)?.DoneUnder(painful.Key.Version) is not { } version || version.Find(painful.Key.Item) is not { } stretch)
                continue;
            var worst = painful.Max(entry => entry.Pain)!.Value;
            if (Calls(new(false, null, worst, null, null), version.PainLimits, AlertKind.StopPain))
            {
                yield return new(AlertKind.StopPain, painful.Key.Prescription, $"pain:{painful.Key.Item}:{painful.Key.On:yyyy-MM-dd}:{worst}",
                    $"Pain {worst} was reported for {Dates.DayAndMonth(painful.Key.On)} in {catalog.Edition(stretch.Stretch, stretch.Edition).Name}. The stop limit is {version.PainLimits.Stop}.");
            }
        }

        MorningAfter? before = null;
        foreach (var note in record.Diary.Notes.OrderBy(note => note.On))
        {
            var day = new ReportedDay(false, note.Legs, null, note.MorningAfter, before);
            if (Calls(day, PainLimits.Default, AlertKind.LegSymptoms))
                yield return new(AlertKind.LegSymptoms, null, $"legs:{note.On:yyyy-MM-dd}", $"Leg symptoms that are new or further down were reported for {Dates.DayAndMonth(note.On)}.");
            if (Calls(day, PainLimits.Default, AlertKind.WorseMornings))
                yield return new(AlertKind.WorseMornings, null, $"mornings:{note.On:yyyy-MM-dd}", $"A second worse morning in a row was reported, after {Dates.DayAndMonth(note.On)}.");
            before = note.MorningAfter ?? before;
        }
    }

    private static bool Calls(ReportedDay day, PainLimits limits, AlertKind kind) => SymptomRules.Of(day, limits).Any(advice => advice.Alert == kind);

    private static IEnumerable<CalledFor> OfRunning(CareRecord record, Prescription prescription, StretchCatalog catalog)
    {
        var signed = prescription.Signed!;
        foreach (var (item, gate) in record.GatesOf(prescription, catalog).Where(gate => gate.Value.State == GateState.Eligible))
        {
            var stretch = signed.Find(item)!;
            yield return new(AlertKind.GateEligible, prescription.Id, $"eligible:{item}:{gate.Spells.Count}",
                $"{catalog.Edition(stretch.Stretch, stretch.Edition).Name} is ready for your decision: everything its gate asks for holds.");
        }
        if (LastSign(record, prescription) is var last && record.Today.DayNumber - last.DayNumber >= SilentDays)
            yield return new(AlertKind.Lapse, prescription.Id, $"lapse:{prescription.Id}:{last:yyyy-MM-dd}", $"Nothing has been reported since {Dates.DayAndMonth(last)}.");
        if (record.LatestScreening is { } screening && !screening.IsCurrentOn(record.Today))
            yield return new(AlertKind.ScreeningExpired, null, $"expired:{screening.Id}", $"The safety screening counted through {Dates.DayAndMonth(screening.ValidThrough)}. Until there is a new one, no gate can be opened.");
        if (signed.ReviewOn is { } review && review <= record.Today)
            yield return new(AlertKind.ReviewDue, prescription.Id, $"review:{prescription.Id}:{review:yyyy-MM-dd}", $"The review was due on {Dates.DayAndMonth(review)}.");
    }

    /// <summary>The last day on which anything was told, or on which the prescription began or went on.</summary>
    private static DateOnly LastSign(CareRecord record, Prescription prescription) =>
        record.Diary.Entries.Where(entry => entry.Prescription == prescription.Id).Select(entry => entry.On)
            .Concat(prescription.Events.Select(happened => happened.On)).Append(prescription.Signed!.SignedOn!.Value).Max();
}
