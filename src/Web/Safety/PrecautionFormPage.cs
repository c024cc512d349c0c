using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Domain;

namespace PrescribeRx.Web.Safety;

/// <summary>A page with the form on which a clinic writes a rule.</summary>
public abstract class PrecautionFormPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty]
    public TypedPrecaution Written { get; set; } = new();

    public abstract Task ShowAgain(CancellationToken ct);

    /// <summary>Sends what was written; what is refused comes back on the fields of the form.</summary>
    protected async Task<T> Send<T>(IRequest<T> deed, CancellationToken ct)
    {
        try
        {
            return await mediator.Send(deed, ct);
        }
        catch (Refusal refusal)
        {
            throw TypedPrecaution.OnForm(refusal);
        }
    }
}
