using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Identity;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Identity;

[Needs(Right.ReadAudit)]
public sealed class AuditPage(IMediator mediator) : PageModel
{
    public AuditView View { get; private set; } = null!;

    /// <param name="before">UTC ticks of the earliest line that was shown.</param>
    /// <param name="line">Its id.</param>
    public async Task OnGetAsync(long? before, Guid? line, CancellationToken ct) => View = await mediator.Send(new ReadAudit(Place(before, line)), ct);

    private static AuditPlace? Place(long? before, Guid? line) =>
        before is > 0 and < 3_155_378_975_999_999_999 && line is { } id ? new(new DateTimeOffset(before.Value, TimeSpan.Zero), id) : null;
}
