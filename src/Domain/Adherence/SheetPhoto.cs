namespace PrescribeRx.Domain.Adherence;

public enum PhotoFormat { Jpeg, Png, WebP }

/// <summary>A photo of a paper diary, kept beside the week that was typed from it. It is never deleted; one of the wrong sheet is withdrawn.</summary>
public sealed class SheetPhoto
{
    /// <summary>Bytes: what a phone takes at full size.</summary>
    public const int MostBytes = 8_000_000;
    public const int MostOfAWeek = 4;
    public const int MostReason = 500;

    public static readonly string TooLarge = $"A photo may have at most {MostBytes / 1_000_000} MB. Take it again with a smaller size.";

    private SheetPhoto() { }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public Guid Patient { get; private set; }
    public Guid Prescription { get; private set; }
    /// <summary>The first day of the week that the sheet is about.</summary>
    public DateOnly Monday { get; private set; }
    public PhotoFormat Format { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Guid? WithdrawnBy { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public string? WithdrawnBecause { get; private set; }
    public int Revision { get; private set; }

    /// <param name="others">How many photos of that week there are.</param>
    public static SheetPhoto Attach(Guid clinic, Guid id, Guid patient, Guid prescription, DateOnly monday, ReadOnlySpan<byte> photo, int others, Guid by, DateTimeOffset at)
    {
        if (photo.IsEmpty)
            throw new Refusal("Choose a photo first.", "Photo");
        if (photo.Length > MostBytes)
            throw new Refusal(TooLarge, "Photo");
        if (FormatOf(photo) is not { } format)
            throw new Refusal("This is no photo that can be shown. Choose a JPEG, PNG or WebP file.", "Photo");
        if (others >= MostOfAWeek)
            throw new Refusal($"A week can have {MostOfAWeek} photos. Withdraw one that is not needed first.", "Photo");
        return new() { Clinic = clinic, Id = id, Patient = patient, Prescription = prescription, Monday = monday, Format = format, By = by, At = at };
    }

    public void Withdraw(string? reason, Guid by, DateTimeOffset at)
    {
        if (WithdrawnAt is not null)
            throw new Refusal("This photo was withdrawn already.");
        (WithdrawnBecause, WithdrawnBy, WithdrawnAt) = (Typed.Text(reason, MostReason, "Say why.", "Reason"), by, at);
        Revision++;
    }

    /// <summary>By what the file begins with, whatever it calls itself.</summary>
    private static PhotoFormat? FormatOf(ReadOnlySpan<byte> photo) => photo switch
    {
        [0xFF, 0xD8, 0xFF, ..] => PhotoFormat.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PhotoFormat.Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => PhotoFormat.WebP,
        _ => null,
    };
}
