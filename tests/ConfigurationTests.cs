using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using PrescribeRx.Infrastructure;

namespace PrescribeRx.Tests;

/// <summary>Which database the program uses, as it is set, and what is said when it is set wrongly.</summary>
public sealed class ConfigurationTests
{
    [Fact]
    public void With_neither_setting_the_program_runs_its_own_database() =>
        DatabaseChoice.From(Settings()).ShouldBeNull();

    [Fact]
    public void Empty_settings_are_the_same_as_none() =>
        DatabaseChoice.From(Settings(("Database:Provider", ""), ("ConnectionStrings:Clinic", " "))).ShouldBeNull();

    [Theory]
    [InlineData("SqlServer", DatabaseProvider.SqlServer)]
    [InlineData("sqlserver", DatabaseProvider.SqlServer)]
    [InlineData("PostgreSql", DatabaseProvider.PostgreSql)]
    [InlineData("postgresql", DatabaseProvider.PostgreSql)]
    public void The_provider_is_chosen_by_its_name_however_it_is_written(string written, DatabaseProvider chosen)
    {
        var choice = DatabaseChoice.From(Settings(("Database:Provider", written), ("ConnectionStrings:Clinic", "Server=none")))!;
        choice.Provider.ShouldBe(chosen);
        choice.ConnectionString.ShouldBe("Server=none");
        choice.MaxBatchSize.ShouldBeNull();
    }

    [Fact]
    public void A_provider_without_a_connection_is_refused_with_a_sentence() =>
        Wrong(("Database:Provider", "SqlServer"))
            .ShouldBe("Database:Provider is set but ConnectionStrings:Clinic is not. Set both, or neither for the private PostgreSQL.");

    [Fact]
    public void A_connection_without_a_provider_is_refused_with_a_sentence() =>
        Wrong(("ConnectionStrings:Clinic", "Host=none"))
            .ShouldBe("ConnectionStrings:Clinic is set but Database:Provider is not. Set it to PostgreSql or SqlServer.");

    [Theory]
    [InlineData("Oracle")]
    [InlineData("7")]
    [InlineData("0")]
    [InlineData("PostgreSql,SqlServer")]
    public void An_unknown_provider_is_refused_with_what_can_be_chosen(string written) =>
        Wrong(("Database:Provider", written), ("ConnectionStrings:Clinic", "Host=none"))
            .ShouldBe($"Database:Provider is \"{written}\". Use PostgreSql or SqlServer.");

    [Theory]
    [InlineData("PostgreSql", "secret", "Host=…;Database=…;Username=…;Password=…")]
    [InlineData("PostgreSql", "Host=here;Pasword=secret", "Host=…;Database=…;Username=…;Password=…")]
    [InlineData("PostgreSql", "Host=here;Port=secret", "Host=…;Database=…;Username=…;Password=…")]
    [InlineData("SqlServer", "Server=here;Pasword=secret", "Server=…;Database=…;User ID=…;Password=…")]
    public void A_connection_that_cannot_be_read_is_refused_with_how_to_write_it_and_not_repeated(string provider, string written, string right) =>
        Wrong(("Database:Provider", provider), ("ConnectionStrings:Clinic", written))
            .ShouldBe($"ConnectionStrings:Clinic is no connection of {provider}. Write it as {right}.");

    [Theory]
    [InlineData("many")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1e3")]
    public void A_batch_size_that_is_no_number_is_refused_with_a_sentence(string written) =>
        Wrong(("Database:Provider", "PostgreSql"), ("ConnectionStrings:Clinic", "Host=none"), ("Database:MaxBatchSize", written))
            .ShouldBe($"Database:MaxBatchSize is \"{written}\". Use a whole number from 1 on, or leave it out.");

    [Theory]
    [InlineData("PostgreSql")]
    [InlineData("SqlServer")]
    public void The_batch_size_reaches_the_engine(string provider)
    {
        MaxBatchSize(("Database:Provider", provider), ("ConnectionStrings:Clinic", "Server=none"), ("Database:MaxBatchSize", "17")).ShouldBe(17);
        MaxBatchSize(("Database:Provider", provider), ("ConnectionStrings:Clinic", "Server=none")).ShouldBeNull();
    }

    [Fact]
    public void The_batch_size_reaches_the_private_database_too() =>
        DatabaseChoice.Private("Host=none", Settings(("Database:MaxBatchSize", "17"))).MaxBatchSize.ShouldBe(17);

    private static int? MaxBatchSize(params (string Name, string Value)[] settings)
    {
        using var db = TestDatabase.Open(DatabaseChoice.From(Settings(settings))!);
        return RelationalOptionsExtension.Extract(db.GetService<IDbContextOptions>()).MaxBatchSize;
    }

    private static string Wrong(params (string Name, string Value)[] settings) =>
        Should.Throw<ConfigurationIsWrong>(() => DatabaseChoice.From(Settings(settings))).Message;

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value))).Build();
}
