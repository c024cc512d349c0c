using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Identity;

namespace PrescribeRx.Web.Identity;

/// <summary>A page about one colleague.</summary>
public abstract class PersonPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true, Name = "person")]
    public Guid PersonId { get; set; }

    public PersonLine Person { get; private set; } = null!;

    protected IMediator Mediator { get; } = mediator;

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task ShowAgain(CancellationToken ct) =>
        Person = (await Mediator.Send(new ReadPeople(), ct)).FirstOrDefault(person => person.Id == PersonId) ?? throw new NotFound();
}
