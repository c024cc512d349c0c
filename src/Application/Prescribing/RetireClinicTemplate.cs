using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Prescribing;

/// <summary>Takes a template of the clinic out of use, for everybody.</summary>
[Needs(Right.ApproveCatalog), Unaudited("A template holds no patient's record.")]
public sealed record RetireClinicTemplate(Guid Template) : IRequest<Unit>;
