namespace PrescribeRx.Domain.Catalog;

/// <summary>What one edition says in another language. Its figures, doses and rules are those of the edition.</summary>
/// <param name="Reasons">Of its alternatives, in their order.</param>
public sealed record StretchWords(
    string Key, int Edition, string Name, string Purpose, string? SideMeans, IReadOnlyList<PartWords> Parts,
    IReadOnlyList<string> Cues, IReadOnlyList<string> Errors, string FeltAt, IReadOnlyList<string> Equipment, IReadOnlyList<string> Reasons)
{
    /// <summary>The edition in these words.</summary>
    /// <exception cref="Refusal">The words are not those of this edition: names every field where there are more or fewer.</exception>
    public Stretch Of(Stretch stretch)
    {
        Check(stretch);
        return stretch with
        {
            Name = Name,
            Purpose = Purpose,
            SideMeans = SideMeans,
            Parts = [.. stretch.Parts.Zip(Parts, (part, words) => part with { Name = words.Name, Steps = words.Steps })],
            Cues = Cues,
            Errors = Errors,
            FeltAt = FeltAt,
            Equipment = Equipment,
            Alternatives = [.. stretch.Alternatives.Zip(Reasons, (alternative, reason) => alternative with { Reason = reason })],
        };
    }

    private void Check(Stretch stretch)
    {
        var refusals = new Refusals();
        AsMany("cues", stretch.Cues.Count, Cues.Count);
        AsMany("errors", stretch.Errors.Count, Errors.Count);
        AsMany("equipment", stretch.Equipment.Count, Equipment.Count);
        AsMany("alternatives", stretch.Alternatives.Count, Reasons.Count);
        if (stretch.SideMeans is null != SideMeans is null)
            refusals.Add(SideMeans is null ? "Say in words which side is meant." : "The entry has no side. Leave this out.", "side means");
        if (!stretch.Parts.Select(part => part.Key).SequenceEqual(Parts.Select(part => part.Key)))
            refusals.Add($"Write the parts {string.Join(", ", stretch.Parts.Select(part => part.Key))}, in this order.", "parts");
        else
            foreach (var (part, words) in stretch.Parts.Zip(Parts))
                AsMany($"parts {part.Key}, steps", part.Steps.Count, words.Steps.Count);
        refusals.ThrowIfAny();

        void AsMany(string field, int asked, int written)
        {
            if (asked != written)
                refusals.Add($"The English has {asked} here; there are {written}.", field);
        }
    }
}

public sealed record PartWords(string Key, string Name, IReadOnlyList<string> Steps);
