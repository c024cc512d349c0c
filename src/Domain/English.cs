using System.Globalization;

namespace PrescribeRx.Domain;

/// <summary>The English of a clinic: how its portal spells, and writes dates and times.</summary>
public enum English { British, American }

public static class Englishes
{
    public static CultureInfo Culture(this English english) => CultureInfo.GetCultureInfo(english == English.American ? "en-US" : "en-GB");
}
