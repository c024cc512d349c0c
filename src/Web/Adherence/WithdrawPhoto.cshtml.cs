using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Adherence;

[Needs(Right.KeepDiary)]
public sealed class WithdrawPhotoPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "photo")]
    public Guid PhotoId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public SheetPhoto Photo { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        await mediator.Send(new WithdrawPhoto(PatientId, PhotoId, Reason), ct);
        Notice.Leave(TempData, "The photo is withdrawn.");
        return Redirect(Links.Photos(PatientId, Photo.Prescription, Photo.Monday));
    }

    public async Task ShowAgain(CancellationToken ct) => Photo = (await mediator.Send(new ReadPhoto(PatientId, PhotoId), ct)).Photo;
}
