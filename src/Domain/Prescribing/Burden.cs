using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Domain.Prescribing;

/// <summary>How much is asked of a patient: minutes a day, and how many stretches.</summary>
public sealed record Burden(int MinutesADay, int Stretches)
{
    /// <summary>Our own estimate of one slow repetition, in seconds.</summary>
    public const int SecondsOfARepetition = 5;

    /// <summary>Our own estimate of getting into position, for each part and side, in seconds.</summary>
    private const int SecondsToSetUp = 10;

    public static Burden Of(IEnumerable<(Stretch Stretch, Side Side, Dose Dose)> asked)
    {
        var all = asked.ToList();
        var seconds = all.Sum(one => SecondsOf(one.Stretch, one.Side, one.Dose));
        return new((int)Math.Ceiling(seconds / 60.0), all.Count);
    }

    private static int SecondsOf(Stretch stretch, Side side, Dose dose) =>
        dose.Frequency.TimesADay * stretch.Parts.Sum(part =>
        {
            var asked = dose.Of(part.Key)!;
            var work = asked.IsHeld ? asked.Amount : asked.Amount * SecondsOfARepetition;
            var rests = (asked.Sets - 1) * asked.RestSeconds;
            return stretch.SidesOf(part.Key, side).Count * (SecondsToSetUp + work + rests);
        });
}

/// <summary>What is asked of a patient over all running prescriptions.</summary>
/// <param name="Today">Of what the patient may do now.</param>
/// <param name="OnceOpened">Stretches that wait behind a gate, by name.</param>
/// <param name="Withheld">Stretches that wait for a decision on a precaution, by name.</param>
public sealed record WholeBurden(Burden Today, IReadOnlyList<string> OnceOpened, IReadOnlyList<string> Withheld)
{
    /// <summary>A draft that is at hand stands for its own signed version; of the others, what the patient has counts.</summary>
    public static WholeBurden Of(CareRecord record, Prescription atHand, StretchCatalog catalog)
    {
        var asked = record.Prescriptions.SelectMany(one => AskedBy(one, one.Id == atHand.Id, record, catalog)).ToList();
        return new(
            Burden.Of(asked.Where(one => one.State == Availability.Now).Select(one => (one.Stretch, one.Prescribed.Side, one.Prescribed.Dose))),
            NamesOf(Availability.OnceOpened), NamesOf(Availability.Withheld));

        List<string> NamesOf(Availability state) => [.. asked.Where(one => one.State == state).Select(one => one.Stretch.Name)];
    }

    /// <summary>Each limit of the clinic that is passed, as a sentence.</summary>
    public IEnumerable<string> Warnings(SafetyTerms terms)
    {
        if (Today.MinutesADay > terms.MostMinutesADay)
            yield return $"About {Today.MinutesADay} minutes a day over all running prescriptions is more than your clinic’s limit of {terms.MostMinutesADay}.";
        if (Today.Stretches > terms.MostStretches)
            yield return $"{Today.Stretches} stretches over all running prescriptions are more than your clinic’s limit of {terms.MostStretches}.";
    }

    private enum Availability { Now, OnceOpened, Withheld, Rests }

    private sealed record Asked(Stretch Stretch, PrescribedStretch Prescribed, Availability State);

    private static IEnumerable<Asked> AskedBy(Prescription prescription, bool isAtHand, CareRecord record, StretchCatalog catalog)
    {
        if (VersionOf(prescription, isAtHand, record.Today) is not { } version)
            return [];
        var gates = record.GatesOf(prescription, catalog);
        var withheld = record.PrecautionsOf(prescription, version, catalog).Where(precaution => precaution.Withholds).Select(precaution => precaution.Item).ToHashSet();
        var resting = version.Stretches.Where(IsOpen).Where(stretch => stretch.Gate is { PrerequisiteRests: true }).Select(stretch => stretch.Gate!.Prerequisite).ToHashSet();
        return version.Stretches.Select(stretch => new Asked(catalog.Edition(stretch.Stretch, stretch.Edition), stretch, StateOf(stretch)));

        bool IsOpen(PrescribedStretch stretch) => stretch.Gate is null || gates.GetValueOrDefault(stretch.Item)?.State == GateState.Open;

        Availability StateOf(PrescribedStretch stretch) =>
            withheld.Contains(stretch.Item) ? Availability.Withheld
            : !IsOpen(stretch) ? Availability.OnceOpened
            : resting.Contains(stretch.Item) ? Availability.Rests
            : Availability.Now;
    }

    private static PrescriptionVersion? VersionOf(Prescription prescription, bool isAtHand, DateOnly today) => prescription switch
    {
        { Status: PrescriptionStatus.Ended } => null,
        { Draft: { } draft } when isAtHand => draft,
        { Status: PrescriptionStatus.Signed, Signed: { } signed } when today <= signed.LastDay => signed,
        _ => null,
    };
}
