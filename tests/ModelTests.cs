using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Infrastructure;
using PrescribeRx.Infrastructure.Identity;

namespace PrescribeRx.Tests;

/// <summary>What every table keeps to, read from the model of each engine: walls between clinics, and what means the same on both.</summary>
public sealed class ModelTests : IDisposable
{
    private const int MicrosecondDigits = 6;

    /// <summary>Rows of no clinic, and why.</summary>
    private static readonly Dictionary<Type, string> OfNoClinic = new()
    {
        [typeof(ProtectionKey)] = "One set of keys protects the cookies of all clinics.",
    };

    /// <summary>Rows of a clinic whose key does not begin with it, and why.</summary>
    private static readonly Dictionary<Type, string> KeyedOtherwise = new()
    {
        [typeof(Clinic)] = "It is the clinic.",
        [typeof(AuditSeal)] = "Its sequence runs through all clinics: of two sealers that run at once, one loses.",
    };

    /// <summary>Texts as long as they need to be: each is written by the program, and read and replaced whole.</summary>
    private static readonly HashSet<(Type, string)> OfAnyLength =
    [
        (typeof(ClinicPrecaution), nameof(ClinicPrecaution.Words)),
        (typeof(ClinicReportRun), nameof(ClinicReportRun.Result)),
        (typeof(ClinicStretch), nameof(ClinicStretch.Words)),
        (typeof(DraftStep), nameof(DraftStep.Before)),
        (typeof(PrescribedStretch), nameof(PrescribedStretch.Dose)),
        (typeof(PrescribedStretch), nameof(PrescribedStretch.Gate)),
        (typeof(SafetyPolicy), nameof(SafetyPolicy.Terms)),
        (typeof(SavedTemplate), nameof(SavedTemplate.Plan)),
        (typeof(Screening), nameof(Screening.Answers)),
        (typeof(ProtectionKey), nameof(ProtectionKey.Xml)),
    ];

    private readonly ClinicDb[] engines =
    [
        TestDatabase.Open(new(DatabaseProvider.PostgreSql, "Host=none", null)),
        TestDatabase.Open(new(DatabaseProvider.SqlServer, "Server=none", null)),
    ];

    private IEnumerable<IEntityType> Tables => engines.SelectMany(db => db.GetService<IDesignTimeModel>().Model.GetEntityTypes());

    private IEnumerable<IEntityType> OfClinics => Tables.Where(table => !OfNoClinic.ContainsKey(table.ClrType));

    private IEnumerable<IProperty> Columns => Tables.SelectMany(table => table.GetProperties());

    public void Dispose()
    {
        foreach (var db in engines)
            db.Dispose();
    }

    [Fact]
    public void Both_engines_have_the_same_tables_with_the_same_columns()
    {
        var columns = engines.Select(db => db.Model.GetEntityTypes().SelectMany(table => table.GetProperties())
            .Select(column => $"{column.DeclaringType.ClrType.Name}.{column.Name} as {column.GetColumnName()}{(column.IsNullable ? ", or nothing" : "")}").Order().ToList()).ToList();
        columns[0].ShouldNotBeEmpty();
        columns[0].ShouldBe(columns[1]);
    }

    [Fact]
    public void No_row_is_deleted_along_with_another() =>
        Tables.SelectMany(table => table.GetForeignKeys()).Where(key => key.DeleteBehavior != DeleteBehavior.NoAction).Select(Say).ShouldBeEmpty();

    [Fact]
    public void The_key_of_every_row_of_a_clinic_begins_with_the_clinic() =>
        OfClinics.Where(table => !KeyedOtherwise.ContainsKey(table.ClrType) && table.FindPrimaryKey()!.Properties[0].Name != "Clinic")
            .Select(table => table.ClrType.Name).ShouldBeEmpty();

    [Fact]
    public void No_row_of_one_clinic_can_point_at_a_row_of_another()
    {
        var pointing = OfClinics.SelectMany(table => table.GetForeignKeys()).ToList();
        pointing.ShouldNotBeEmpty();
        pointing.Where(key => !IsWithinOneClinic(key)).Select(Say).ShouldBeEmpty();
    }

    [Fact]
    public void Every_row_of_a_clinic_is_hidden_from_the_others() =>
        OfClinics.Where(table => table.GetRootType().GetDeclaredQueryFilters().Count == 0).Select(table => table.ClrType.Name).ShouldBeEmpty();

    [Fact]
    public void Every_table_is_of_a_clinic_or_is_known_to_be_of_none() =>
        OfClinics.Where(table => table.ClrType != typeof(Clinic) && (table.FindProperty("Clinic") is not { IsNullable: false } clinic || clinic.ClrType != typeof(Guid)))
            .Select(table => table.ClrType.Name).ShouldBeEmpty();

    [Fact]
    public void Every_concurrency_token_is_our_own_number()
    {
        var tokens = Columns.Where(column => column.IsConcurrencyToken).ToList();
        tokens.ShouldNotBeEmpty();
        tokens.Where(token => token.Name != "Revision" || token.ClrType != typeof(int)).Select(Say).ShouldBeEmpty();
        Columns.Where(column => column.Name == "Revision" && !column.IsConcurrencyToken).Select(Say).ShouldBeEmpty();
    }

    [Fact]
    public void Every_instant_keeps_its_microseconds_on_both_engines() =>
        Columns.Where(column => Bare(column.ClrType) == typeof(DateTimeOffset) && column.GetPrecision() != MicrosecondDigits).Select(Say).ShouldBeEmpty();

    [Fact]
    public void No_column_is_a_time_without_a_zone() =>
        Columns.Where(column => Bare(column.ClrType) == typeof(DateTime)).Select(Say).ShouldBeEmpty();

    [Fact]
    public void Every_text_has_a_greatest_length_but_those_that_the_program_writes() =>
        Columns.Where(column => StoredAs(column) == typeof(string) && column.GetMaxLength() is null && !OfAnyLength.Contains((column.DeclaringType.ClrType, column.Name)))
            .Select(Say).ShouldBeEmpty();

    [Fact]
    public void Every_choice_is_kept_as_a_word_in_a_column_wide_enough_for_its_longest()
    {
        var choices = Columns.Where(column => Bare(column.ClrType).IsEnum && Bare(column.ClrType) != typeof(Roles)).ToList();
        choices.ShouldNotBeEmpty();
        choices.Where(choice => StoredAs(choice) != typeof(string) || choice.GetMaxLength() < Enum.GetNames(Bare(choice.ClrType)).Max(name => name.Length))
            .Select(Say).ShouldBeEmpty();
    }

    [Fact]
    public void Roles_combine_so_they_are_kept_as_a_number() =>
        Columns.Where(column => Bare(column.ClrType) == typeof(Roles)).ShouldAllBe(column => StoredAs(column) == typeof(int));

    [Fact]
    public void Every_exception_to_these_rules_is_still_there()
    {
        var types = Tables.Select(table => table.ClrType).ToHashSet();
        OfNoClinic.Keys.Concat(KeyedOtherwise.Keys).ShouldAllBe(type => types.Contains(type));
        OfAnyLength.ShouldAllBe(text => Columns.Any(column => column.DeclaringType.ClrType == text.Item1 && column.Name == text.Item2));
    }

    private static bool IsWithinOneClinic(IForeignKey key) =>
        key.PrincipalEntityType.ClrType == typeof(Clinic)
            ? key.Properties is [{ Name: "Clinic" }]
            : key.Properties.Zip(key.PrincipalKey.Properties).Any(pair => pair.First.Name == "Clinic" && pair.Second.Name == "Clinic");

    private static Type StoredAs(IProperty column) => Bare(column.GetTypeMapping().Converter?.ProviderClrType ?? column.ClrType);

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static string Say(IProperty column) => $"{column.DeclaringType.ClrType.Name}.{column.Name}";

    private static string Say(IForeignKey key) =>
        $"{key.DeclaringEntityType.ClrType.Name} ({string.Join(", ", key.Properties.Select(part => part.Name))}) to {key.PrincipalEntityType.ClrType.Name}";
}
