using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Prescribing;

public interface ITemplates
{
    /// <summary>All that a person or the clinic ever saved, to change; retired ones too.</summary>
    Task<IReadOnlyList<SavedTemplate>> Of(Guid owner, CancellationToken ct);

    /// <exception cref="NotFound">They have no such template, or it was retired.</exception>
    Task<SavedTemplate> Find(Guid owner, Guid template, CancellationToken ct);

    /// <summary>What a person and the clinic saved and did not retire, to begin a plan with, by name.</summary>
    Task<IReadOnlyList<SavedTemplate>> OfferedTo(Guid person, Guid clinic, CancellationToken ct);

    void Keep(SavedTemplate template);

    Task Save(CancellationToken ct);
}
