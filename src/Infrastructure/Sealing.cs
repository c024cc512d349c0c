using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace PrescribeRx.Infrastructure;

internal static class Sealing
{
    /// <summary>Nothing, where the keys are gone.</summary>
    public static byte[]? OpenOrNothing(this IDataProtector protector, byte[] ciphertext)
    {
        try
        {
            return protector.Unprotect(ciphertext);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
