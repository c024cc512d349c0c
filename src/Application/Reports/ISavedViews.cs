using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Application.Reports;

public interface ISavedViews
{
    /// <summary>A person's own, by name, to change.</summary>
    Task<IReadOnlyList<SavedView>> Of(Guid person, CancellationToken ct);

    void Add(SavedView view);

    void Delete(SavedView view);

    Task Save(CancellationToken ct);
}
