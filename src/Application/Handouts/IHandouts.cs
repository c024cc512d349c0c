using PrescribeRx.Domain.Handouts;

namespace PrescribeRx.Application.Handouts;

public interface IHandouts
{
    /// <summary>The latest of a prescription in one format.</summary>
    Task<Handout?> Latest(Guid prescription, HandoutFormat format, CancellationToken ct);

    /// <exception cref="NotFound">No handout of this prescription has this number.</exception>
    Task<Handout> Find(Guid patient, Guid prescription, int number, CancellationToken ct);

    /// <summary>The clinic's next handout number; two who produce at once get two numbers.</summary>
    Task<int> NextNumber(CancellationToken ct);

    void Add(Handout handout);

    /// <summary>How the patient reads best; the usual, until somebody asked.</summary>
    Task<HandoutFormat> FormatOf(Guid patient, CancellationToken ct);

    void Add(FormatNeed need);

    /// <summary>The file that was printed from these inputs; nothing, if there is none or it cannot be read any more.</summary>
    Task<byte[]?> FileOf(string inputs, CancellationToken ct);

    /// <summary>Keeps what was printed, sealed. What is there already stays.</summary>
    Task Keep(Guid handout, string inputs, byte[] pdf, CancellationToken ct);

    Task Save(CancellationToken ct);
}
