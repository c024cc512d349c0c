using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PrescribeRx.Application;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Infrastructure.Adherence;
using PrescribeRx.Infrastructure.Handouts;
using PrescribeRx.Infrastructure.Patients;

namespace PrescribeRx.Infrastructure;

/// <summary>
/// One model for both engines. Every entity that belongs to a clinic has the clinic in its key, and is filtered to the caller's
/// clinic: a query that forgets its clinic finds nothing of another.
/// </summary>
public abstract class ClinicDb : DbContext
{
    public const int MostShortText = 60;

    private static readonly Caller Nobody = new();
    private Caller caller = Nobody;

    protected ClinicDb(DbContextOptions options) : base(options)
    {
        // A save that fails ends its deed, and the whole transaction with it: there is nothing to go back to.
        Database.AutoSavepointsEnabled = false;
    }

    private Guid Wall => caller.ClinicId;

    /// <summary>Behind whose wall it reads. It is used again for another request, and between the two it is nobody's and finds nothing.</summary>
    internal ClinicDb For(Caller asks)
    {
        caller = asks;
        return this;
    }

    public sealed override void Dispose()
    {
        caller = Nobody;
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    public sealed override async ValueTask DisposeAsync()
    {
        caller = Nobody;
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public IQueryable<T> Of<T>() where T : class => Set<T>().AsNoTracking();

    /// <summary>Statements that are put together once and asked often. They are kept with the model, since they run on no other.</summary>
    internal T PutTogether<T>() where T : class, new() =>
        Model.GetOrAddRuntimeAnnotationValue(typeof(T).FullName!, static _ => new T(), (object?)null);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HavePrecision(6).HaveConversion<InUtc>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(MostShortText);
        configurationBuilder.Properties<Roles>().HaveConversion<int>();
        configurationBuilder.Properties<Zone>().HaveConversion<ZoneByName>().HaveMaxLength(MostShortText);
        configurationBuilder.Properties<PainScore>().HaveConversion<PainAsNumber>();
        configurationBuilder.Properties<Course>().HaveConversion<CourseInWeeks>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ClinicDb).Assembly);

        modelBuilder.Entity<Clinic>().HasQueryFilter(row => row.Id == Wall);
        modelBuilder.Entity<Person>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<SentForm>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<AuditEntry>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<AuditSeal>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<StretchApproval>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<ClinicStretch>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<StretchRetirement>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<Patient>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<PatientFact>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<PatientImport>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<SealedImportPart>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<PatientLink>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<PatientReminder>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<MailConsent>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<OutboxMail>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<Screening>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<SafetyPolicy>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<Alert>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<AdverseEvent>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<PainRating>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<ClinicPrecaution>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<Prescription>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<PrescriptionVersion>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<PrescribedStretch>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<DraftStep>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<SavedTemplate>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<PrescriptionEvent>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<SheetPhoto>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<FormatNeed>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<HandoutFile>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<HandoutBatch>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<HandoutBatchLine>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<TeachBack>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<Branding>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<SealedPhoto>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<CareFact>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<StretchDay>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<SessionDay>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<Handout>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<SavedView>().HasQueryFilter(row => row.Clinic == Wall);
        modelBuilder.Entity<ClinicReportRun>().HasQueryFilter(row => row.Clinic == Wall);

        foreach (var key in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()))
            key.DeleteBehavior = DeleteBehavior.NoAction;
        foreach (var type in modelBuilder.Model.GetEntityTypes())
            NameInSnakeCase(type);
    }

    private static void NameInSnakeCase(IMutableEntityType type)
    {
        if (type.IsOwned())
            return;
        foreach (var property in type.GetProperties())
            property.SetColumnName(SnakeCase(property.Name));
    }

    internal static string SnakeCase(string name) =>
        string.Concat(name.Select((letter, place) => char.IsUpper(letter) ? (place == 0 ? "" : "_") + char.ToLowerInvariant(letter) : letter.ToString()));

    private sealed class InUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(moment => moment.ToUniversalTime(), moment => moment.ToUniversalTime());

    private sealed class ZoneByName() : ValueConverter<Zone, string>(zone => zone.Name, name => Zone.Of(name, "TimeZone"));

    private sealed class PainAsNumber() : ValueConverter<PainScore, int>(pain => pain.Value, value => PainScore.Of(value, "Pain"));

    private sealed class CourseInWeeks() : ValueConverter<Course, int>(course => course.Weeks, weeks => Course.OfWeeks(weeks, "CourseWeeks"));
}

/// <summary>What handlers read. It is apart from what it reads by, which goes back to where it came from once and not twice.</summary>
internal sealed class Records(ClinicDb db) : IRecords
{
    public IQueryable<T> Of<T>() where T : class => db.Of<T>();
}

/// <summary>The model on PostgreSQL, with its migrations.</summary>
public sealed class PostgreSqlClinicDb(DbContextOptions<PostgreSqlClinicDb> options) : ClinicDb(options);

/// <summary>The model on SQL Server, with its migrations.</summary>
public sealed class SqlServerClinicDb(DbContextOptions<SqlServerClinicDb> options) : ClinicDb(options);
