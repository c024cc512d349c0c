using PrescribeRx.Domain.Adherence;

namespace PrescribeRx.Application.Adherence;

public interface IDiary
{
    /// <summary>Appends facts; one that was stored before under its client id is refused, and with it the whole sheet.</summary>
    Task Append(IReadOnlyList<StretchEntry> entries, IReadOnlyList<DayNote> notes, CancellationToken ct);
}
