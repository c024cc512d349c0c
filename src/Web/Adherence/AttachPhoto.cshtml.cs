using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;

namespace PrescribeRx.Web.Adherence;

/// <summary>The photos of the paper that a week was typed from.</summary>
public sealed class AttachPhotoPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "prescription")]
    public Guid PrescriptionId { get; set; }

    /// <summary>Any day of the week.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Day { get; set; }

    public WeekView View { get; private set; } = null!;

    private DateOnly Monday => WeekSheet.MondayOf(Typed.Date(Day, nameof(Day)));

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(IFormFile? photo, CancellationToken ct)
    {
        await mediator.Send(new AttachPhoto(PatientId, PrescriptionId, Monday, await Bytes(photo, ct)), ct);
        Notice.Leave(TempData, "The photo is kept with this week.");
        return Redirect(Links.Photos(PatientId, PrescriptionId, Monday));
    }

    public async Task ShowAgain(CancellationToken ct) => View = await mediator.Send(new ReadWeek(PatientId, PrescriptionId, Monday), ct);

    private static async Task<byte[]> Bytes(IFormFile? photo, CancellationToken ct)
    {
        if (photo is null)
            return [];
        if (photo.Length > SheetPhoto.MostBytes)
            throw new Refusal(SheetPhoto.TooLarge, "Photo");
        using var bytes = new MemoryStream((int)photo.Length);
        await photo.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }
}
