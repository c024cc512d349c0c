using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

/// <summary>The clinic's rules as they count now, each with its history.</summary>
[Needs(Right.ReadCatalog), Unaudited("The rules hold no patient's record.")]
public sealed record ReadPrecautions : IRequest<IReadOnlyList<PrecautionView>>;

public sealed record PrecautionView(PrecautionRule Rule, IReadOnlyList<PrecautionVersionView> History);

/// <param name="By">Nobody, for a built-in version.</param>
public sealed record PrecautionVersionView(PrecautionRule Rule, string? By);

public sealed class ReadPrecautionsHandler(IRecords records, PrecautionRules rules, TimeProvider clock) : IRequestHandler<ReadPrecautions, IReadOnlyList<PrecautionView>>
{
    public async Task<IReadOnlyList<PrecautionView>> Handle(ReadPrecautions request, CancellationToken cancellationToken)
    {
        var names = rules.EveryVersion.Any(rule => rule.IsOfClinic)
            ? await records.Of<Person>().ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken)
            : [];
        return [.. rules.At(clock.Moment()).Select(rule => new PrecautionView(
            rule, [.. rules.HistoryOf(rule.Id).Select(version => new PrecautionVersionView(version, version.By is { } by ? names[by] : null))]))];
    }
}
