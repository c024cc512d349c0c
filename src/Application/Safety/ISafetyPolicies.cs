using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

public interface ISafetyPolicies
{
    /// <summary>Appends the version. Of two that are made at once, the later is told.</summary>
    Task Append(SafetyPolicy policy, CancellationToken ct);
}
