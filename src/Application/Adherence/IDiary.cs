using PrescribeRx.Domain.Adherence;

namespace PrescribeRx.Application.Adherence;

public interface IDiary
{
    void Add(IReadOnlyList<StretchEntry> entries, IReadOnlyList<DayNote> notes);

    /// <exception cref="Domain.Refusal">One was stored before under its client id; nothing of the sheet was stored again.</exception>
    Task Save(CancellationToken ct);
}
