using MediatR;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Adherence;

/// <summary>What a photo of a paper diary shows.</summary>
[Needs(Right.ReadPatients)]
public sealed record ReadPhoto(Guid Patient, Guid Photo) : IRequest<PhotoView>, IAboutPatient;

/// <param name="Shows">Nothing, where it was withdrawn or cannot be read any more.</param>
public sealed record PhotoView(SheetPhoto Photo, byte[]? Shows);

public sealed class ReadPhotoHandler(ISheetPhotos photos) : IRequestHandler<ReadPhoto, PhotoView>
{
    public async Task<PhotoView> Handle(ReadPhoto request, CancellationToken cancellationToken)
    {
        var photo = await photos.Find(request.Patient, request.Photo, cancellationToken);
        return new(photo, await photos.Read(photo, cancellationToken));
    }
}
