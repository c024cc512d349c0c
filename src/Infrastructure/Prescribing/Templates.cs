using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Infrastructure.Prescribing;

internal sealed class SavedTemplateTable : IEntityTypeConfiguration<SavedTemplate>
{
    public void Configure(EntityTypeBuilder<SavedTemplate> builder)
    {
        builder.ToTable("plan_templates").HasKey(template => new { template.Clinic, template.Id });
        builder.Property(template => template.Id).ValueGeneratedNever();
        builder.PointsAtPerson(nameof(SavedTemplate.SavedBy));
        builder.PointsAtPerson(nameof(SavedTemplate.RetiredBy));
        builder.Property(template => template.Name).HasMaxLength(PlanTemplate.MostName);
        builder.Property(template => template.FoldedName).HasMaxLength(PlanTemplate.MostName * 2);
        builder.Property(template => template.Plan).HasConversion<DoseJson.OfTemplate>();
        builder.Ignore(template => template.AsTemplate);
        builder.HasIndex(template => new { template.Clinic, template.Owner, template.FoldedName }).IsUnique();
    }
}

internal sealed class Templates(ClinicDb db) : ITemplates
{
    public async Task<IReadOnlyList<SavedTemplate>> Of(Guid owner, CancellationToken ct) => await db.Set<SavedTemplate>().Where(template => template.Owner == owner).ToListAsync(ct);

    public async Task<SavedTemplate> Find(Guid owner, Guid template, CancellationToken ct) =>
        await db.Set<SavedTemplate>().FirstOrDefaultAsync(one => one.Owner == owner && one.Id == template && one.RetiredAt == null, ct) ?? throw new NotFound();

    public async Task<IReadOnlyList<SavedTemplate>> OfferedTo(Guid person, Guid clinic, CancellationToken ct) =>
        await db.PutTogether<Queries>().OfferedTo(db, person, clinic).ToListAsync(ct);

    public void Keep(SavedTemplate template)
    {
        if (db.Entry(template).State == EntityState.Detached)
            db.Add(template);
    }

    public Task Save(CancellationToken ct) => db.SaveOrRefuse("These templates were changed somewhere else a moment ago. Look at them again, then send this once more.", ct);

    private sealed class Queries
    {
        public Func<ClinicDb, Guid, Guid, IAsyncEnumerable<SavedTemplate>> OfferedTo { get; } = EF.CompileAsyncQuery<ClinicDb, Guid, Guid, SavedTemplate>((db, person, clinic) =>
            db.Set<SavedTemplate>().AsNoTracking().Where(template => template.RetiredAt == null && (template.Owner == person || template.Owner == clinic))
                .OrderBy(template => template.FoldedName));
    }
}
