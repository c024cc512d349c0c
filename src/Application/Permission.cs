using System.Collections.Concurrent;
using System.Reflection;
using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application;

/// <summary>The right that a deed or a page needs. What names none is refused to everybody.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Right right) : Attribute
{
    public Right Right { get; } = right;
}

/// <summary>A deed or page for people who are not signed in, or for every signed-in person; says why.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAllAttribute(string because) : Attribute
{
    public string Because { get; } = because;
}

/// <summary>A deed or page for a patient who came by their link: about themselves only, and for no person of the clinic.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForPatientAttribute : Attribute;

/// <summary>The person lacks the right.</summary>
public sealed class NotAllowed() : Exception("You do not have the right to do this.");

/// <summary>There is no such thing in this clinic.</summary>
public sealed class NotFound() : Exception("There is no such record in your clinic.");

/// <summary>Whom a deed or a page says that it is for.</summary>
public sealed record Declared(Right? Needs, bool IsForPatient, bool IsOpenToAll)
{
    private static readonly ConcurrentDictionary<Type, Declared> Known = new();

    public static Declared By(Type deedOrPage) => Known.GetOrAdd(deedOrPage, static type => new(
        type.GetCustomAttribute<NeedsAttribute>()?.Right, type.GetCustomAttribute<ForPatientAttribute>() is not null, type.GetCustomAttribute<OpenToAllAttribute>() is not null));
}

public static class Permission
{
    public static bool Granted(object deed, Caller caller)
    {
        var declared = Declared.By(deed.GetType());
        if (declared.IsForPatient)
            return deed is IAboutPatient about && caller.IsPatient(about.Patient);
        return declared.Needs is { } right ? caller.May(right) : declared.IsOpenToAll;
    }
}

/// <summary>First of the two steps every deed goes through.</summary>
public sealed class PermissionStep<TDeed, TOutcome>(Caller caller) : IPipelineBehavior<TDeed, TOutcome> where TDeed : IRequest<TOutcome>
{
    public Task<TOutcome> Handle(TDeed request, CancellationToken cancellationToken, RequestHandlerDelegate<TOutcome> next) =>
        Permission.Granted(request, caller) ? next() : throw new NotAllowed();
}
