using System.Reflection;
using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application;

/// <summary>A deed, or its outcome, that is about one patient.</summary>
public interface IAboutPatient
{
    Guid Patient { get; }
}

/// <summary>An outcome that shows several patients; one audit line names them all.</summary>
public interface INamesPatients
{
    IReadOnlyList<Guid> PatientsShown { get; }
}

/// <summary>A deed that reads and changes no record of a patient or a person; says why it leaves no trace.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnauditedAttribute(string because) : Attribute
{
    public string Because { get; } = because;
}

/// <summary>Where audit lines are kept.</summary>
public interface IAuditLog
{
    /// <summary>Runs the deed and writes its line in one transaction: both are kept, or neither.</summary>
    /// <param name="line">The line that only the outcome tells.</param>
    Task<T> Together<T>(Func<Task<T>> deed, Func<T, AuditEntry?> line, CancellationToken ct);

    /// <inheritdoc cref="Together{T}(Func{Task{T}}, Func{T, AuditEntry?}, CancellationToken)"/>
    /// <param name="line">The line as it is known before: it is saved with what the deed saves.</param>
    Task<T> Together<T>(Func<Task<T>> deed, AuditEntry line, CancellationToken ct);

    /// <summary>Writes a line in a transaction of its own, for what was refused.</summary>
    Task Apart(AuditEntry line, CancellationToken ct);
}

/// <summary>Second of the two steps every deed goes through: nobody reads or changes unseen, what was refused is kept too, and a form that is sent twice is done once.</summary>
public sealed class AuditStep<TDeed, TOutcome>(IAuditLog log, Submission submission, ISubmissions submissions, Caller caller, TimeProvider clock)
    : IPipelineBehavior<TDeed, TOutcome> where TDeed : IRequest<TOutcome>
{
    private static readonly bool IsRead = typeof(TDeed).Name.StartsWith("Read", StringComparison.Ordinal);

    private static readonly bool MayBeSentTwice = IsRead || typeof(TDeed).GetCustomAttribute<MayBeSentTwiceAttribute>() is not null;

    private static readonly bool Unaudited = typeof(TDeed).GetCustomAttribute<UnauditedAttribute>() is not null;

    /// <summary>It changes nothing and leaves no line, so there is nothing to keep together.</summary>
    private static readonly bool KeepsNothing = Unaudited && IsRead;

    /// <summary>Whom it is about is in the deed itself, and the outcome names nobody else.</summary>
    private static readonly bool IsKnownBefore = !Unaudited && typeof(IAboutPatient).IsAssignableFrom(typeof(TDeed)) && !typeof(INamesPatients).IsAssignableFrom(typeof(TOutcome));

    public async Task<TOutcome> Handle(TDeed request, CancellationToken cancellationToken, RequestHandlerDelegate<TOutcome> next)
    {
        try
        {
            if (KeepsNothing)
                return await next();
            var done = IsKnownBefore && Line(request, AuditOutcome.Done, default) is { } known
                ? await log.Together(() => Once(next, cancellationToken), known, cancellationToken)
                : await log.Together(() => Once(next, cancellationToken), outcome => Unaudited ? null : Line(request, AuditOutcome.Done, outcome), cancellationToken);
            if (!MayBeSentTwice)
                submission.Use();
            return done;
        }
        catch (Exception stopped) when (Line(request, stopped) is { } line)
        {
            await log.Apart(line, cancellationToken);
            throw;
        }
    }

    private async Task<TOutcome> Once(RequestHandlerDelegate<TOutcome> next, CancellationToken ct)
    {
        if (!MayBeSentTwice && submission is { Id: not null, IsUsed: false })
            await submissions.Take(submission, ct);
        return await next();
    }

    private AuditEntry? Line(TDeed deed, Exception stopped) => (stopped, caller.IsSomebody) switch
    {
        (_, false) => null,
        (Refusal, _) => Unaudited ? null : Line(deed, AuditOutcome.Refused, default),
        (NotFound, _) => Line(deed, AuditOutcome.NotFound, default),
        (NotAllowed, _) => Line(deed, AuditOutcome.NotAllowed, default),
        _ => null,
    };

    private AuditEntry? Line(TDeed deed, AuditOutcome ended, TOutcome? outcome)
    {
        if (caller.Clinic is null)
            return null;
        var patient = (deed as IAboutPatient)?.Patient ?? (outcome as IAboutPatient)?.Patient;
        var shown = (outcome as INamesPatients)?.PatientsShown ?? [];
        return new(caller.ClinicId, clock.NewId(), clock.Moment(), caller.Person?.Id, typeof(TDeed).Name, ended, patient, shown, caller.Link?.Id);
    }
}
