using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Adherence;

/// <summary>A photo of the wrong sheet, or of the wrong patient's, is shown to nobody any more.</summary>
[Needs(Right.KeepDiary)]
public sealed record WithdrawPhoto(Guid Patient, Guid Photo, string? Reason) : IRequest<Unit>, IAboutPatient;

public sealed class WithdrawPhotoHandler(ISheetPhotos photos, Caller caller, TimeProvider clock) : IRequestHandler<WithdrawPhoto, Unit>
{
    public async Task<Unit> Handle(WithdrawPhoto request, CancellationToken cancellationToken)
    {
        var photo = await photos.Find(request.Patient, request.Photo, cancellationToken);
        photo.Withdraw(request.Reason, caller.PersonId, clock.Moment());
        await photos.Save(cancellationToken);
        return Unit.Value;
    }
}
