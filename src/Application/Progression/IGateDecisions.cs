using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Application.Progression;

public interface IGateDecisions
{
    /// <summary>Appends the decision. Of two that are made at once on one gate, the later is told.</summary>
    Task Append(GateDecision decision, CancellationToken ct);
}
