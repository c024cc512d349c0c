using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Logging;
using PrescribeRx.Application;
using PrescribeRx.Infrastructure;

namespace PrescribeRx.Tests;

/// <summary>Counts what is sent to the database. BEGIN and COMMIT go another way and do not count.</summary>
public sealed class Statements : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> sent = new();

    public IReadOnlyCollection<string> Sent => sent;

    public void Forget() => sent.Clear();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        sent.Enqueue(command.CommandText);
        return base.ReaderExecuting(command, eventData, result);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        sent.Enqueue(command.CommandText);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        sent.Enqueue(command.CommandText);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        sent.Enqueue(command.CommandText);
        return base.ScalarExecutingAsync(command, eventData, result, cancellationToken);
    }
}

/// <summary>
/// Every query that any test makes is compiled for SQL Server too, without a server: its expression is put on the roots of a SQL
/// Server context and translated there. One that does not translate fails the test that made it.
/// </summary>
public sealed class TranslatesToSqlServer : IQueryExpressionInterceptor
{
    /// <summary>One for all contexts: another would give each its own set of services.</summary>
    public static readonly TranslatesToSqlServer Watcher = new();

    private static readonly ConcurrentDictionary<string, bool> Seen = new();

    public static int Count => Seen.Count;

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        var text = eventData.ExpressionPrinter.PrintExpression(queryExpression);
        if (Seen.TryAdd(text, true))
            Compile(queryExpression);
        return queryExpression;
    }

    public static void Compile(Expression query)
    {
        var options = new DbContextOptionsBuilder<SqlServerClinicDb>();
        new DatabaseChoice(DatabaseProvider.SqlServer, "Server=none", null).Configure(options);
        using var db = new SqlServerClinicDb(options.Options);
        var rerooted = new OnSqlServer(db).Visit(query);
        var context = db.GetService<IQueryCompilationContextFactory>().Create(async: true);
        var shape = typeof(IQueryable).IsAssignableFrom(rerooted.Type) && rerooted.Type.IsGenericType
            ? typeof(IAsyncEnumerable<>).MakeGenericType(rerooted.Type.GetGenericArguments()[0])
            : typeof(Task<>).MakeGenericType(rerooted.Type);
        try
        {
            typeof(QueryCompilationContext).GetMethod(nameof(QueryCompilationContext.CreateQueryExecutor))!.MakeGenericMethod(shape).Invoke(context, [rerooted]);
        }
        catch (TargetInvocationException failed)
        {
            throw new InvalidOperationException($"This query does not translate to SQL Server: {failed.InnerException!.Message}", failed.InnerException);
        }
    }

    private sealed class OnSqlServer(SqlServerClinicDb db) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) =>
            node is EntityQueryRootExpression root ? new EntityQueryRootExpression((IEntityType)db.Model.FindEntityType(root.EntityType.Name)!) : base.VisitExtension(node);
    }
}

/// <summary>Everything that was logged, to look for what must not be in it.</summary>
public sealed class Logged : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Into(lines);

    public void Dispose()
    {
    }

    private sealed class Into(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
