using System.Security.Cryptography;
using System.Text;

namespace PrescribeRx.Application.Identity;

/// <summary>A code that is said once and kept only as its hash. Letters that are easily mistaken are left out.</summary>
public static class OneTimeCode
{
    private const string Letters = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
    private const int Length = 20;

    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Letters, Length).Chunk(5).Select(four => new string(four)));

    public static string HashOf(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal))));
}
