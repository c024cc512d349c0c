using PrescribeRx.Domain.Handouts;

namespace PrescribeRx.Application.Handouts;

public interface IHandouts
{
    Task<Handout?> Latest(Guid prescription, CancellationToken ct);

    /// <summary>The clinic's next handout number; two who produce at once get two numbers.</summary>
    Task<int> NextNumber(CancellationToken ct);

    void Add(Handout handout);

    Task Save(CancellationToken ct);
}
