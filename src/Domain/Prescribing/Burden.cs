using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Domain.Prescribing;

/// <summary>How much is asked of a patient: minutes a day, and how many stretches.</summary>
public sealed record Burden(int MinutesADay, int Stretches)
{
    /// <summary>Our own estimate of one slow repetition, in seconds.</summary>
    private const int SecondsOfARepetition = 5;

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
