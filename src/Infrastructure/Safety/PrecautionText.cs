using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Infrastructure.Catalog;
using static PrescribeRx.Infrastructure.Catalog.OwnStretchText;

namespace PrescribeRx.Infrastructure.Safety;

/// <summary>A clinic's own rule as it would stand in a rules file, so that it goes through the same checks and reads the same.</summary>
internal static class PrecautionText
{
    /// <exception cref="Domain.Refusal">Everything that is wrong, each on its field.</exception>
    public static ReadPrecaution Read(string id, int version, WrittenPrecaution written)
    {
        var entry = Entry(written);
        var (rule, faults) = Check(entry, id, version);
        faults.ThrowByField();
        return new(rule, Write(entry));
    }

    /// <summary>What was kept. A rule that can no longer be read is never left out in silence.</summary>
    public static PrecautionRule ReadKept(ClinicPrecaution kept)
    {
        var (rule, faults) = Check((FieldsNode)CatalogNode.Read(kept.Words), kept.Rule, kept.Version);
        faults.ThrowIfAny();
        return rule with { Since = kept.At, Reason = kept.Reason, By = kept.By };
    }

    private static (PrecautionRule Rule, CatalogFaults Faults) Check(FieldsNode entry, string id, int version)
    {
        var faults = new CatalogFaults(id);
        return (PrecautionEntry.ReadOfClinic(new CatalogFields(entry, faults, entry: "", path: ""), id, version), faults);
    }

    private static FieldsNode Entry(WrittenPrecaution written) => Fields(
        ("when", Fields(
            ("fact", Choice(written.Fact)),
            ("approach", Choice(written.Approach)),
            ("within weeks", Words(written.WithinWeeks)),
            ("from week", Words(written.FromWeek)),
            ("younger than", Words(written.YoungerThan)))),
        ("movements", written.AnyMovement ? Words("any") : Choices(written.Movements)),
        ("level", Choice(written.Level)),
        ("sentence", Words(written.Sentence)),
        ("instead", Words(written.Instead)),
        ("source", Words(written.Source)),
        ("override", Choice(written.Override)));
}
