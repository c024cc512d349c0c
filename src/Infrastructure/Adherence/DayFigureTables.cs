using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Infrastructure.Patients;

namespace PrescribeRx.Infrastructure.Adherence;

internal sealed class StretchDayTable : IEntityTypeConfiguration<StretchDay>
{
    public void Configure(EntityTypeBuilder<StretchDay> builder)
    {
        builder.ToTable("stretch_days").HasKey(day => new { day.Clinic, day.Prescription, day.On, day.Item, day.Side });
        builder.HasOne<Prescription>().WithMany().HasForeignKey(day => new { day.Clinic, day.Prescription });
        builder.Ignore(day => day.Stretch).Ignore(day => day.OfSide).Ignore(day => day.Dose).Ignore(day => day.Entries);
        builder.HasIndex(day => new { day.Clinic, day.On });
    }
}

internal sealed class SessionDayTable : IEntityTypeConfiguration<SessionDay>
{
    public void Configure(EntityTypeBuilder<SessionDay> builder)
    {
        builder.ToTable("session_days").HasKey(day => new { day.Clinic, day.Prescription, day.On });
        builder.HasOne<Prescription>().WithMany().HasForeignKey(day => new { day.Clinic, day.Prescription });
        builder.Ignore(day => day.Sessions);
        builder.HasIndex(day => new { day.Clinic, day.On });
    }
}

internal sealed class KeptDayFigures(ClinicDb db) : IDayFigures
{
    public async Task Keep(Patient patient, IReadOnlyList<Guid> prescriptions, DateOnly from, DateOnly through, DayFigures days, CancellationToken ct)
    {
        // A session is of stretches that were due, so no day has one without the other.
        var kept = await db.Set<StretchDay>().Where(day => prescriptions.Contains(day.Prescription) && day.On >= from)
            .LeftJoin(db.Set<SessionDay>(), day => new { day.Clinic, day.Prescription, day.On }, day => new { day.Clinic, day.Prescription, day.On }, (stretch, session) => new { Stretch = stretch, Session = session })
            .ToListAsync(ct);
        Replace(kept.Select(day => day.Stretch), days.Stretches, day => (day.Prescription, day.On, day.Item, day.Side));
        Replace(kept.Select(day => day.Session).OfType<SessionDay>().Distinct(), days.Sessions, day => (day.Prescription, day.On));
        if (patient.FiguresThrough != through)
            db.Attached(patient).Property(row => row.FiguresThrough).CurrentValue = through;
    }

    private void Replace<TDay, TKey>(IEnumerable<TDay> kept, IReadOnlyList<TDay> now, Func<TDay, TKey> key) where TDay : class where TKey : notnull
    {
        var before = kept.ToDictionary(key);
        foreach (var day in now)
        {
            if (before.Remove(key(day), out var was))
                db.Entry(was).CurrentValues.SetValues(day);
            else
                db.Add(day);
        }
        db.RemoveRange(before.Values);
    }
}
