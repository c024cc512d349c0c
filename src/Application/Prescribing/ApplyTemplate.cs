using MediatR;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Prescribing;

/// <summary>Adds the stretches of a template to a draft, at the editions in use, as one change. What this patient must not do, and what cannot be prescribed now, is left out and said.</summary>
[Needs(Right.Prescribe)]
public sealed record ApplyTemplate(Guid Patient, Guid Prescription, int SeenRevision, string Template) : IRequest<TemplateFit>, IAboutPatient;

public sealed class ApplyTemplateHandler(IPrescriptions prescriptions, ICareRecords care, ITemplates templates, StretchCatalog catalog, BuiltInTemplates builtIn, Caller caller, TimeProvider clock)
    : IRequestHandler<ApplyTemplate, TemplateFit>
{
    public async Task<TemplateFit> Handle(ApplyTemplate request, CancellationToken cancellationToken)
    {
        var prescription = await prescriptions.Find(request.Patient, request.Prescription, cancellationToken);
        prescription.ExpectRevision(request.SeenRevision);
        var template = (await templates.OfferedTo(caller, builtIn, cancellationToken)).FirstOrDefault(one => one.Key == request.Template) ?? throw new NotFound();
        var record = await care.Of(request.Patient, cancellationToken);
        var fit = prescription.ApplyTemplate(template.Plan, catalog, catalog.Prescribable, record.PrecautionsOf, clock.NewId);
        await prescriptions.Save(cancellationToken);
        return fit;
    }
}
