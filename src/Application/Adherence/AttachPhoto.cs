using MediatR;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Adherence;

/// <summary>Keeps a photo of a paper diary beside its week.</summary>
[Needs(Right.KeepDiary)]
public sealed record AttachPhoto(Guid Patient, Guid Prescription, DateOnly AnyDay, byte[] Photo) : IRequest<Guid>, IAboutPatient;

public sealed class AttachPhotoHandler(IPrescriptions prescriptions, ISheetPhotos photos, Caller caller, TimeProvider clock) : IRequestHandler<AttachPhoto, Guid>
{
    public async Task<Guid> Handle(AttachPhoto request, CancellationToken cancellationToken)
    {
        var prescription = await prescriptions.Find(request.Patient, request.Prescription, cancellationToken);
        var monday = WeekSheet.MondayOf(request.AnyDay);
        var others = await photos.Of(prescription.Id, monday, cancellationToken);
        var photo = SheetPhoto.Attach(
            caller.ClinicId, clock.NewId(), prescription.Patient, prescription.Id, monday, request.Photo, others.Count, caller.PersonId, clock.Moment());
        photos.Add(photo, request.Photo);
        await photos.Save(cancellationToken);
        return photo.Id;
    }
}
