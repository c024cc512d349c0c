using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Infrastructure.Safety;

/// <summary>
/// The rules that each clinic has: the built-in ones and its own. Put together once for each change, whose count comes with the
/// clinic that every request looks up anyway; so a request asks the database for nothing more.
/// </summary>
internal sealed class ClinicPrecautions(PrecautionRules builtIn)
{
    private readonly ConcurrentDictionary<Guid, (int Changes, PrecautionRules Rules)> kept = new();

    public PrecautionRules Of(Clinic? clinic, Func<ClinicDb> database)
    {
        if (clinic is null or { RuleChanges: 0 })
            return builtIn;
        if (kept.TryGetValue(clinic.Id, out var found) && found.Changes == clinic.RuleChanges)
            return found.Rules;
        var rules = builtIn.With([.. database().Of<ClinicPrecaution>().OrderBy(one => one.Rule).ThenBy(one => one.Version).ToList().Select(PrecautionText.ReadKept)]);
        kept[clinic.Id] = (clinic.RuleChanges, rules);
        return rules;
    }
}

internal sealed class ClinicPrecautionChanges(ClinicDb db, Caller caller) : IPrecautions
{
    private const string ChangedMeanwhile = "Somebody else changed your clinic's rules a moment ago. Nothing was overwritten: look again, then send this once more.";

    public ReadPrecaution Read(string id, int version, WrittenPrecaution written) => PrecautionText.Read(id, version, written);

    public void Add(ClinicPrecaution rule) => db.Add(rule);

    /// <summary>The clinic's row is taken first, so that of two changes that were checked against the same rules one is refused.</summary>
    public async Task Save(CancellationToken ct)
    {
        var seen = caller.Clinic!.RuleChanges;
        var counted = await db.Set<Clinic>().Where(clinic => clinic.RuleChanges == seen)
            .ExecuteUpdateAsync(clinic => clinic.SetProperty(one => one.RuleChanges, seen + 1), ct);
        if (counted == 0)
            throw new Refusal(ChangedMeanwhile);
        await db.SaveOrRefuse(ChangedMeanwhile, ct);
    }
}

internal sealed class ClinicPrecautionTable : IEntityTypeConfiguration<ClinicPrecaution>
{
    public void Configure(EntityTypeBuilder<ClinicPrecaution> builder)
    {
        builder.ToTable("clinic_precautions").HasKey(rule => new { rule.Clinic, rule.Rule, rule.Version });
        builder.Property(rule => rule.Rule).HasMaxLength(PrecautionRule.MostId);
        builder.Property(rule => rule.Reason).HasMaxLength(PrecautionRule.MostReason);
        builder.PointsAtPerson(nameof(ClinicPrecaution.By));
    }
}

internal sealed class PrecautionAcknowledgements(ClinicDb db) : IPrecautionAcknowledgements
{
    public void Add(PrecautionAcknowledgement acknowledgement) => db.Add(acknowledgement);

    public Task Save(CancellationToken ct) => db.SaveChangesAsync(ct);
}

internal sealed class PrecautionAcknowledgementTable : IEntityTypeConfiguration<PrecautionAcknowledgement>
{
    public void Configure(EntityTypeBuilder<PrecautionAcknowledgement> builder)
    {
        builder.ToTable("precaution_acknowledgements");
        builder.PointsAtPatient();
        builder.HasOne<Prescription>().WithMany().HasForeignKey(one => new { one.Clinic, one.Prescription });
        builder.HasOne<PatientFact>().WithMany().HasForeignKey(one => new { one.Clinic, one.Fact });
        builder.PointsAtPerson(nameof(PrecautionAcknowledgement.By));
        builder.Property(one => one.Rule).HasMaxLength(PrecautionRule.MostId);
        builder.Property(one => one.RuleVersion).HasMaxLength(PrecautionRule.MostVersionName);
        builder.Property(one => one.Reason).HasMaxLength(PrecautionAcknowledgement.MostReason);
    }
}
