using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PrescribeRx.Application.Patients;

/// <summary>The secret in the address of a patient's page: 128 random bits, written so that an address can hold them.</summary>
public static class LinkToken
{
    private const int Bytes = 16;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What a link is found by. Of so many random bits a plain hash is enough.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>Seals a token, or an address of a patient, so that only this program can read it again.</summary>
public interface ILinkSeal
{
    string Seal(string token);

    /// <summary>Nothing, where the keys are gone.</summary>
    string? Open(string sealedToken);
}
