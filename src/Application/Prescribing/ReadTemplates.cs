using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Prescribing;

/// <summary>The templates that the caller may begin a plan with: their own, the clinic's and the built-in ones, each by name.</summary>
[Needs(Right.ReadCatalog), Unaudited("A template holds no patient's record.")]
public sealed record ReadTemplates : IRequest<IReadOnlyList<PlanTemplate>>;

public sealed class ReadTemplatesHandler(IRecords records, BuiltInTemplates builtIn, Caller caller) : IRequestHandler<ReadTemplates, IReadOnlyList<PlanTemplate>>
{
    public Task<IReadOnlyList<PlanTemplate>> Handle(ReadTemplates request, CancellationToken cancellationToken) => records.TemplatesOf(caller, builtIn, cancellationToken);
}

internal static class OfferedTemplates
{
    public static async Task<IReadOnlyList<PlanTemplate>> TemplatesOf(this IRecords records, Caller caller, BuiltInTemplates builtIn, CancellationToken ct)
    {
        var saved = await records.Of<SavedTemplate>()
            .Where(template => template.RetiredAt == null && (template.Owner == caller.PersonId || template.Owner == caller.ClinicId))
            .OrderBy(template => template.FoldedName).ToListAsync(ct);
        return [.. saved.Select(template => template.AsTemplate).OrderByDescending(template => template.Owner), .. builtIn.All];
    }
}
