using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Infrastructure.Prescribing;

/// <summary>Doses, gates, how they are delivered and whole templates, as they are kept: one text each, since they are always read and replaced whole. Read back through the domain's own doors.</summary>
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

    public sealed class OfDraft() : ValueConverter<DraftState, string>(draft => WriteDraft(draft), text => ReadDraft(text));

    public sealed class OfTemplate() : ValueConverter<TemplatePlan, string>(plan => WriteTemplate(plan), text => ReadTemplate(text));

    private static string WriteTemplate(TemplatePlan plan) => JsonSerializer.Serialize(
        new TemplateText(plan.Goal, plan.Condition, plan.Course.Weeks, [.. plan.Stretches.Select(one => new TemplateStretchText(one.Stretch, one.Side, TextOf(one.Dose), one.Gate))]), Options);

    private static TemplatePlan ReadTemplate(string text)
    {
        var read = JsonSerializer.Deserialize<TemplateText>(text, Options)!;
        return new(read.Goal, read.Condition, Course.OfWeeks(read.Weeks), [.. read.Stretches.Select(one => new TemplateStretch(one.Stretch, one.Side, DoseOf(one.Dose), one.Gate))]);
    }

    private static string WriteDraft(DraftState draft) => JsonSerializer.Serialize(
        new DraftText(draft.Goal, draft.Condition, draft.Course.Weeks, draft.BaselinePain?.Value, $"{draft.PainLimits.Comfortable}/{draft.PainLimits.Stop}", draft.ReviewOn, draft.Delivery,
            [.. draft.Stretches.Select(one => new StretchText(one.Item, one.Order, one.Stretch, one.Edition, one.Side, TextOf(one.Dose), one.Gate))]), Options);

    private static DraftState ReadDraft(string text)
    {
        var read = JsonSerializer.Deserialize<DraftText>(text, Options)!;
        return new(
            read.Goal, read.Condition, Course.OfWeeks(read.Weeks), read.Baseline is { } pain ? PainScore.Of(pain) : null, ReadLimits(read.Limits), read.ReviewOn, read.Delivery,
            [.. read.Stretches.Select(one => new DraftStretch(one.Item, one.Order, one.Stretch, one.Edition, one.Side, DoseOf(one.Dose), one.Gate))]);
    }

    private static PainLimits ReadLimits(string text)
    {
        var numbers = text.Split('/');
        return PainLimits.Of(PainScore.Read(numbers[0], "Comfortable"), PainScore.Read(numbers[1], "StopAt"));
    }

    private static string Write(Dose dose) => JsonSerializer.Serialize(TextOf(dose), Options);

    private static Dose ReadDose(string text) => DoseOf(JsonSerializer.Deserialize<DoseText>(text, Options)!);

    private static DoseText TextOf(Dose dose) => new(
        dose.Frequency.TimesADay, dose.Frequency.MostTimesADayIfAny, (int)dose.Frequency.Days,
        [.. dose.Parts.Select(part => new PartText(part.Part, part.Hold?.Seconds, part.Repetitions, part.Sets, part.RestSeconds))]);

    private static Dose DoseOf(DoseText text) => new(
        [.. text.Parts.Select(part => part.Hold is { } seconds
            ? PartDose.Held(part.Part, Hold.OfSeconds(seconds), part.Repetitions, part.Sets, part.Rest)
            : PartDose.Moved(part.Part, part.Repetitions, part.Sets, part.Rest))],
        Frequency.Of(text.TimesADay, text.Most, (Weekdays)text.Days));

    private sealed record DraftText(string? Goal, Condition? Condition, int Weeks, int? Baseline, string Limits, DateOnly? ReviewOn, Delivery? Delivery, IReadOnlyList<StretchText> Stretches);

    private sealed record StretchText(Guid Item, int Order, string Stretch, int Edition, Side Side, DoseText Dose, Gate? Gate);

    private sealed record TemplateText(string Goal, Condition? Condition, int Weeks, IReadOnlyList<TemplateStretchText> Stretches);

    private sealed record TemplateStretchText(string Stretch, Side Side, DoseText Dose, TemplateGate? Gate);

    private sealed record DoseText(int TimesADay, int? Most, int Days, IReadOnlyList<PartText> Parts);

    private sealed record PartText(string Part, int? Hold, int Repetitions, int Sets, int Rest);
}
