using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain.Adherence;

namespace PrescribeRx.Web.Adherence;

/// <summary>A photo of a paper diary as the file that it is.</summary>
public sealed class ReadPhotoPage(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "photo")]
    public Guid PhotoId { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var view = await mediator.Send(new ReadPhoto(PatientId, PhotoId), ct);
        return view.Shows is { } shows ? File(shows, TypeOf(view.Photo.Format)) : new PageResult { StatusCode = StatusCodes.Status410Gone };
    }

    private static string TypeOf(PhotoFormat format) => format switch
    {
        PhotoFormat.Jpeg => "image/jpeg",
        PhotoFormat.Png => "image/png",
        _ => "image/webp",
    };
}
