using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Safety;

namespace PrescribeRx.Web.Safety;

public sealed class AlertsPage(IMediator mediator) : PageModel
{
    private const string Everybody = "everybody";

    [BindProperty(SupportsGet = true, Name = "of")]
    public string? Of { get; set; }

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int PageNumber { get; set; } = 1;

    public bool OfEverybody => Of == Everybody;

    public AlertInbox Inbox { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Inbox = await mediator.Send(new ReadAlerts(OfEverybody, PageNumber), ct);

    public string AddressOf(int page) => $"{Links.Alerts}?{(OfEverybody ? $"of={Everybody}&" : "")}page-number={page}";
}
