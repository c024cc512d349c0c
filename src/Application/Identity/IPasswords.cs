using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Identity;

/// <summary>Passwords, hashed and checked by ASP.NET Core Identity.</summary>
public interface IPasswords
{
    const int LeastLength = 12;

    /// <summary>Counts failures, and locks the account out for a while after five of them.</summary>
    Task<SignIn.Outcome> Check(string email, string password, CancellationToken ct);

    /// <exception cref="Domain.Refusal">The password is too weak; the sentence says what it lacks.</exception>
    Task<string> Hash(Person person, string password, string field);
}
