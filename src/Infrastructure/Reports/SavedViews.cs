using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application.Reports;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Infrastructure.Reports;

internal sealed class SavedViewTable : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("saved_views").HasKey(view => new { view.Clinic, view.Id });
        builder.Property(view => view.Id).ValueGeneratedNever();
        builder.PointsAtPerson(nameof(SavedView.Person));
        builder.PointsAtPerson(nameof(SavedView.Clinician));
        builder.Property(view => view.Name).HasMaxLength(SavedView.MostName);
        builder.Property(view => view.FoldedName).HasMaxLength(SavedView.MostName * 2);
        builder.Ignore(view => view.View);
        builder.HasIndex(view => new { view.Clinic, view.Person, view.FoldedName }).IsUnique();
    }
}

internal sealed class SavedViews(ClinicDb db) : ISavedViews
{
    public async Task<IReadOnlyList<SavedView>> Of(Guid person, CancellationToken ct) =>
        await db.Set<SavedView>().Where(view => view.Person == person).OrderBy(view => view.FoldedName).ToListAsync(ct);

    public void Add(SavedView view) => db.Add(view);

    public void Delete(SavedView view) => db.Remove(view);

    public Task Save(CancellationToken ct) => db.SaveOrRefuse("Your views were changed somewhere else a moment ago. Look at them again.", ct);
}
