using MediatR;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Prescribing;

/// <summary>The templates that the caller may begin a plan with: their own, the clinic's and the built-in ones, each by name.</summary>
[Needs(Right.ReadCatalog), Unaudited("A template holds no patient's record.")]
public sealed record ReadTemplates : IRequest<IReadOnlyList<PlanTemplate>>;

public sealed class ReadTemplatesHandler(ITemplates templates, BuiltInTemplates builtIn, Caller caller) : IRequestHandler<ReadTemplates, IReadOnlyList<PlanTemplate>>
{
    public Task<IReadOnlyList<PlanTemplate>> Handle(ReadTemplates request, CancellationToken cancellationToken) => templates.OfferedTo(caller, builtIn, cancellationToken);
}

internal static class OfferedTemplates
{
    public static async Task<IReadOnlyList<PlanTemplate>> OfferedTo(this ITemplates templates, Caller caller, BuiltInTemplates builtIn, CancellationToken ct) =>
        [.. (await templates.OfferedTo(caller.PersonId, caller.ClinicId, ct)).Select(template => template.AsTemplate).OrderByDescending(template => template.Owner), .. builtIn.All];
}
