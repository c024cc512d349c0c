using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Infrastructure.Identity;

/// <summary>What ASP.NET Core Identity needs to check passwords; people are added and changed by our own deeds.</summary>
internal sealed class PersonStore(ClinicDb db) : IUserPasswordStore<Person>, IUserSecurityStampStore<Person>
{
    public Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        var folded = FoldedText.Of(normalizedUserName);
        return db.Set<Person>().IgnoreQueryFilters().FirstOrDefaultAsync(person => person.FoldedEmail == folded, cancellationToken);
    }

    public Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        var id = Guid.Parse(userId);
        return db.Set<Person>().IgnoreQueryFilters().FirstOrDefaultAsync(person => person.Id == id, cancellationToken);
    }

    public async Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException("People are added by their clinic's lead.");

    public Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException("People are deactivated, never deleted.");

    public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetUserNameAsync(Person user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetNormalizedUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.FoldedEmail);

    public Task SetNormalizedUserNameAsync(Person user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetPasswordHashAsync(Person user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(Person user, string stamp, CancellationToken cancellationToken)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public void Dispose()
    {
    }
}
