using System.Security.Cryptography;

namespace PrescribeRx.Domain.Identity;

/// <summary>A person who works at a clinic and signs in.</summary>
public sealed class Person
{
    public const int MostName = 120;
    public const int MostEmail = 254;
    public const int MostRegistration = 60;
    public const int MostFailedSignIns = 5;
    public static readonly TimeSpan LockedOutFor = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan OneTimeCodeLasts = TimeSpan.FromHours(24);

    private Person() { }

    private Person(Guid clinic, Guid id, string name, string email, Roles roles, string? registration, DateTimeOffset at)
    {
        (Clinic, Id, Name, Email, FoldedEmail) = (clinic, id, name, email, FoldedText.Of(email));
        (Roles, Registration, AddedAt) = (roles, registration, at);
    }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Email { get; private set; } = "";
    public string FoldedEmail { get; private set; } = "";
    public Roles Roles { get; private set; }
    /// <summary>Profession and registration number, as printed under a prescription.</summary>
    public string? Registration { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    public DateTimeOffset? DeactivatedAt { get; private set; }
    public string? PasswordHash { get; set; }
    public string SecurityStamp { get; set; } = "";
    public int FailedSignIns { get; private set; }
    public DateTimeOffset? LockedOutUntil { get; private set; }
    public string? OneTimeCodeHash { get; private set; }
    public DateTimeOffset? OneTimeCodeExpires { get; private set; }
    public int Revision { get; private set; }

    public bool IsActive => DeactivatedAt is null;

    public static Person Add(Guid clinic, Guid id, string name, string email, Roles roles, string? registration, DateTimeOffset at)
    {
        var refusals = new Refusals();
        var checkedName = refusals.Read(() => Typed.Text(name, MostName, "Enter the person's name.", "Name"));
        var checkedEmail = refusals.Read(() => Typed.Email(email, MostEmail, "name@clinic.example", "Email"));
        var checkedRegistration = refusals.Read(() => Typed.TextOrNothing(registration, MostRegistration, "Registration"));
        if (roles == Roles.None)
            refusals.Add("Choose at least one role.", "Roles");
        if (roles.HasFlag(Roles.Clinician) && string.IsNullOrWhiteSpace(registration))
            refusals.Add("A clinician signs prescriptions: enter profession and registration number.", "Registration");
        refusals.ThrowIfAny();
        return new(clinic, id, checkedName, checkedEmail, roles, checkedRegistration, at);
    }

    public bool IsLockedOutAt(DateTimeOffset at) => LockedOutUntil > at;

    /// <summary>After too many failures in a row the account is locked for a while.</summary>
    public void SignInFailed(DateTimeOffset at)
    {
        if (++FailedSignIns >= MostFailedSignIns)
            (FailedSignIns, LockedOutUntil) = (0, at + LockedOutFor);
    }

    public void SignedIn() => FailedSignIns = 0;

    /// <summary>Deactivated people cannot sign in; what they did stays theirs.</summary>
    public void Deactivate(Guid by, DateTimeOffset at)
    {
        if (by == Id)
            throw new Refusal("You cannot deactivate yourself.");
        if (!IsActive)
            throw new Refusal($"{Name} is already deactivated.");
        DeactivatedAt = at;
        SignOutEverywhere();
    }

    /// <summary>A new password is chosen with a code that works once, within a day. The old password stops working at once.</summary>
    public void ResetPassword(string codeHash, DateTimeOffset at)
    {
        if (!IsActive)
            throw new Refusal($"{Name} is deactivated.");
        (OneTimeCodeHash, OneTimeCodeExpires, PasswordHash) = (codeHash, at + OneTimeCodeLasts, null);
        SignOutEverywhere();
    }

    public bool Accepts(string codeHash, DateTimeOffset at) =>
        IsActive && OneTimeCodeHash == codeHash && at < OneTimeCodeExpires;

    public void ChoosePassword(string passwordHash)
    {
        (PasswordHash, OneTimeCodeHash, OneTimeCodeExpires) = (passwordHash, null, null);
        (FailedSignIns, LockedOutUntil) = (0, null);
        SignOutEverywhere();
    }

    private void SignOutEverywhere()
    {
        SecurityStamp = RandomNumberGenerator.GetHexString(32);
        Revision++;
    }
}
