using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace PrescribeRx.Web.Identity;

/// <summary>What somebody typed who was signed out before they sent it, and for which page.</summary>
public sealed record UnsentForm(string Address, DateTimeOffset At, Dictionary<string, string?[]> Fields)
{
    /// <summary>Under which name it goes from page to page, sealed.</summary>
    public const string Field = "unsent";

    public FormCollection AsForm() => new(Fields.ToDictionary(field => field.Key, field => new StringValues(field.Value)));
}

/// <summary>
/// Seals what was typed, so that it waits in the browser until its sender has signed in again: nothing of it is kept here. It holds
/// the token that the form was given out with, which later proves who that was.
/// </summary>
public sealed class UnsentForms(IDataProtectionProvider protection, TimeProvider clock)
{
    private const int MostLetters = 300_000;
    private static readonly TimeSpan Opens = TimeSpan.FromHours(24);
    private readonly IDataProtector protector = protection.CreateProtector("PrescribeRx.UnsentForm");

    /// <summary>Nothing, if there is more than a form can carry.</summary>
    public string? Seal(IFormCollection form, string address)
    {
        if (form.Sum(field => field.Key.Length + field.Value.Sum(value => value?.Length ?? 0)) > MostLetters)
            return null;
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(packing, new UnsentForm(address, clock.GetUtcNow(), form.ToDictionary(field => field.Key, field => field.Value.ToArray())));
        return WebEncoders.Base64UrlEncode(protector.Protect(packed.ToArray()));
    }

    /// <summary>Nothing, if we did not seal it, it is for another page, or it has waited for too long.</summary>
    public UnsentForm? Open(string? seal, string address)
    {
        try
        {
            using var packed = new MemoryStream(protector.Unprotect(WebEncoders.Base64UrlDecode(seal ?? "")));
            using var unpacking = new BrotliStream(packed, CompressionMode.Decompress);
            var form = JsonSerializer.Deserialize<UnsentForm>(unpacking)!;
            return form.Address == address && clock.GetUtcNow() - form.At < Opens ? form : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
