using PrescribeRx.Domain.Outcomes;

namespace PrescribeRx.Application.Outcomes;

public interface IPainRatings
{
    /// <exception cref="NotFound">This patient has no such rating.</exception>
    Task<PainRating> Find(Guid patient, Guid rating, CancellationToken ct);

    /// <summary>Appends it. Of two that take the place of the same one, the later is told.</summary>
    Task Append(PainRating rating, CancellationToken ct);
}
