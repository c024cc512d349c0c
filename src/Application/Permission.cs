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

/// <summary>The person lacks the right.</summary>
public sealed class NotAllowed() : Exception("You do not have the right to do this.");

/// <summary>There is no such thing in this clinic.</summary>
public sealed class NotFound() : Exception("There is no such record in your clinic.");

public static class Permission
{
    public static bool Granted(Type deed, Caller caller) =>
        deed.GetCustomAttribute<NeedsAttribute>() is { } needs ? caller.May(needs.Right) : deed.GetCustomAttribute<OpenToAllAttribute>() is not null;
}

/// <summary>First of the two steps every deed goes through.</summary>
public sealed class PermissionStep<TDeed, TOutcome>(Caller caller) : IPipelineBehavior<TDeed, TOutcome> where TDeed : IRequest<TOutcome>
{
    public Task<TOutcome> Handle(TDeed request, CancellationToken cancellationToken, RequestHandlerDelegate<TOutcome> next) =>
        Permission.Granted(typeof(TDeed), caller) ? next() : throw new NotAllowed();
}
