using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Infrastructure.Prescribing;

/// <summary>Doses, gates and how they are delivered, as they are kept: one text each, since they are always read and replaced whole. Read back through the domain's own doors.</summary>
internal static class DoseJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public sealed class OfDose() : ValueConverter<Dose, string>(dose => Write(dose), text => ReadDose(text));

    public sealed class OfGate() : ValueConverter<Gate, string>(
        gate => JsonSerializer.Serialize(gate, Options), text => JsonSerializer.Deserialize<Gate>(text, Options)!);

    public sealed class OfPainLimits() : ValueConverter<PainLimits, string>(limits => $"{limits.Comfortable}/{limits.Stop}", text => ReadLimits(text));

    public sealed class OfDelivery() : ValueConverter<Delivery, string>(
        delivery => JsonSerializer.Serialize(delivery, Options), text => JsonSerializer.Deserialize<Delivery>(text, Options)!);

    private static PainLimits ReadLimits(string text)
    {
        var numbers = text.Split('/');
        return PainLimits.Of(Domain.Outcomes.PainScore.Read(numbers[0], "Comfortable"), Domain.Outcomes.PainScore.Read(numbers[1], "StopAt"));
    }

    private static string Write(Dose dose) => JsonSerializer.Serialize(
        new DoseText(dose.Frequency.TimesADay, dose.Frequency.MostTimesADayIfAny, (int)dose.Frequency.Days,
            [.. dose.Parts.Select(part => new PartText(part.Part, part.Hold?.Seconds, part.Repetitions, part.Sets, part.RestSeconds))]), Options);

    private static Dose ReadDose(string text)
    {
        var read = JsonSerializer.Deserialize<DoseText>(text, Options)!;
        return new(
            [.. read.Parts.Select(part => part.Hold is { } seconds
                ? PartDose.Held(part.Part, Hold.OfSeconds(seconds), part.Repetitions, part.Sets, part.Rest)
                : PartDose.Moved(part.Part, part.Repetitions, part.Sets, part.Rest))],
            Frequency.Of(read.TimesADay, read.Most, (Weekdays)read.Days));
    }

    private sealed record DoseText(int TimesADay, int? Most, int Days, IReadOnlyList<PartText> Parts);

    private sealed record PartText(string Part, int? Hold, int Repetitions, int Sets, int Rest);
}
