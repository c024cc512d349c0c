using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

public interface IAdverseEvents
{
    /// <summary>Appends the account. Of two that take the place of the same one, the later is told.</summary>
    Task Append(AdverseEvent happened, CancellationToken ct);
}
