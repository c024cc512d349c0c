using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Infrastructure.Safety;

internal sealed class ScreeningTable : IEntityTypeConfiguration<Screening>
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<Screening> builder)
    {
        builder.ToTable("screenings").HasKey(screening => new { screening.Clinic, screening.Id });
        builder.PointsAtPatient();
        builder.PointsAtPerson(nameof(Screening.By));
        builder.Property(screening => screening.AssessedBy).HasMaxLength(Screening.MostAssessor);
        builder.Property(screening => screening.AssessedReason).HasMaxLength(Screening.MostReason);
        builder.Property(screening => screening.Answers).HasConversion(
            answers => JsonSerializer.Serialize(answers, Json),
            text => JsonSerializer.Deserialize<Dictionary<string, RedFlagAnswer>>(text, Json)!,
            new ValueComparer<IReadOnlyDictionary<string, RedFlagAnswer>>(
                (left, right) => ReferenceEquals(left, right), answers => answers.Count, answers => answers));
        builder.HasIndex(screening => new { screening.Clinic, screening.Patient, screening.At });
    }
}

internal sealed class Screenings(ClinicDb db) : IScreenings
{
    public Task<Screening?> Latest(Guid patient, CancellationToken ct) =>
        db.Of<Screening>().Where(screening => screening.Patient == patient)
            .OrderByDescending(screening => screening.At).ThenByDescending(screening => screening.Id).FirstOrDefaultAsync(ct);

    public void Add(Screening screening) => db.Add(screening);

    public Task Save(CancellationToken ct) => db.SaveChangesAsync(ct);
}
