using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

public interface IPrecautionAcknowledgements
{
    void Add(PrecautionAcknowledgement acknowledgement);

    Task Save(CancellationToken ct);
}
