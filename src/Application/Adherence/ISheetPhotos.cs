using PrescribeRx.Domain.Adherence;

namespace PrescribeRx.Application.Adherence;

/// <summary>Photos are sealed before they are stored, so that only this program can read them.</summary>
public interface ISheetPhotos
{
    /// <summary>The photos of a week that were not withdrawn, without what they show.</summary>
    Task<IReadOnlyList<SheetPhoto>> Of(Guid prescription, DateOnly monday, CancellationToken ct);

    /// <exception cref="NotFound">This patient has no such photo.</exception>
    Task<SheetPhoto> Find(Guid patient, Guid photo, CancellationToken ct);

    /// <summary>What the photo shows; nothing, where it was withdrawn or cannot be read any more.</summary>
    Task<byte[]?> Read(SheetPhoto photo, CancellationToken ct);

    void Add(SheetPhoto photo, byte[] shows);

    /// <exception cref="Domain.Refusal">Somebody else withdrew it a moment ago.</exception>
    Task Save(CancellationToken ct);
}
