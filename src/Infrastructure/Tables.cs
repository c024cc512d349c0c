using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Infrastructure;

/// <summary>What the tables of all words have in common.</summary>
internal static class Tables
{
    /// <summary>A foreign key with the clinic in it: a row of one clinic cannot point at another's.</summary>
    public static void PointsAtPatient<T>(this EntityTypeBuilder<T> table) where T : class =>
        table.HasOne<Patient>().WithMany().HasForeignKey("Clinic", "Patient").OnDelete(DeleteBehavior.NoAction);

    public static void PointsAtPerson<T>(this EntityTypeBuilder<T> table, string by) where T : class =>
        table.HasOne<Person>().WithMany().HasForeignKey("Clinic", by).OnDelete(DeleteBehavior.NoAction);

    public static void BelongsToClinic<T>(this EntityTypeBuilder<T> table) where T : class =>
        table.HasOne<Clinic>().WithMany().HasForeignKey("Clinic").OnDelete(DeleteBehavior.NoAction);

    /// <summary>Of a table that shares its base with others, EF takes the own columns for empty in some rows, and would leave those out.</summary>
    public static void IsUniqueAmongAll<T>(this IndexBuilder<T> index) => index.IsUnique().HasFilter(null);
}
