using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Prescribing;

public interface IPrescriptions
{
    /// <exception cref="NotFound">This patient has no such prescription in this clinic.</exception>
    Task<Prescription> Find(Guid patient, Guid prescription, CancellationToken ct);

    /// <summary>Whether the draft has changes that can be taken back.</summary>
    Task<bool> MayUndo(Guid prescription, CancellationToken ct);

    void Add(Prescription prescription);

    /// <exception cref="Domain.Refusal">Somebody else saved it in the meantime; nothing was overwritten.</exception>
    Task Save(CancellationToken ct);
}
