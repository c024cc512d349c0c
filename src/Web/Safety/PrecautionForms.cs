using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Web.Safety;

/// <summary>The precautions that a prescribed stretch meets, each with the form to decide on it. Several facts that are not known share one.</summary>
/// <param name="Typed">What was typed into the field of that name, when the form is shown again.</param>
public sealed record PrecautionForms(
    Guid Patient, Guid Prescription, string Stretch, bool IsWithheld, IReadOnlyList<ItemPrecaution> Precautions, Func<string, string?>? Typed = null)
{
    public const string ReasonPrefix = "Reason.";

    /// <summary>Whoever decides in the plan builder goes on there.</summary>
    public bool FromBuilder { get; init; }

    public IReadOnlyList<ItemPrecaution> Known => [.. Precautions.Where(one => !one.Conflict.IsUnknown)];

    /// <summary>Not known, and nobody has said that it may stay so.</summary>
    public IReadOnlyList<ItemPrecaution> Unknown => [.. Precautions.Where(one => one is { IsOpen: true, Conflict.IsUnknown: true })];

    public IReadOnlyList<ItemPrecaution> UnknownAcknowledged => [.. Precautions.Where(one => one is { Acknowledgement: not null, Conflict.IsUnknown: true })];

    public static string ReasonField(ItemPrecaution first) => $"{ReasonPrefix}{first.Item:N}.{first.Conflict.Rule.Id}";

    public static string FactsOf(IEnumerable<ItemPrecaution> precautions) => string.Join(", ", precautions.Select(one => Words.About(one.Conflict.Rule)).Distinct());
}
