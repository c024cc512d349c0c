using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

public interface IScreenings
{
    Task<Screening?> Latest(Guid patient, CancellationToken ct);

    void Add(Screening screening);

    Task Save(CancellationToken ct);
}
