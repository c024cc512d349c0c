using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PrescribeRx.Infrastructure;

/// <summary>Lets dotnet-ef make migrations of the PostgreSQL set without a server.</summary>
internal sealed class PostgreSqlDesign : IDesignTimeDbContextFactory<PostgreSqlClinicDb>
{
    public PostgreSqlClinicDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlClinicDb>();
        new DatabaseChoice(DatabaseProvider.PostgreSql, "Host=none", null).Configure(options);
        return new(options.Options);
    }
}

/// <summary>The same for SQL Server.</summary>
internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerClinicDb>
{
    public SqlServerClinicDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlServerClinicDb>();
        new DatabaseChoice(DatabaseProvider.SqlServer, "Server=none", null).Configure(options);
        return new(options.Options);
    }
}
