using System.Linq.Expressions;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Prescribing;

/// <summary>What <see cref="Prescription.Status"/> says, said to the database.</summary>
public static class PrescriptionsByStatus
{
    public static IQueryable<Prescription> InStatus(this IQueryable<Prescription> prescriptions, PrescriptionStatus status) => prescriptions.Where(status switch
    {
        PrescriptionStatus.Draft => one => !one.Events.Any() && !one.Versions.Any(version => version.SignedAt != null),
        PrescriptionStatus.Paused => LastIs(PrescriptionEventKind.Paused),
        PrescriptionStatus.Ended => LastIs(PrescriptionEventKind.Completed, PrescriptionEventKind.Stopped, PrescriptionEventKind.EnteredInError),
        _ => one => one.Events.Any()
            ? one.Events.OrderByDescending(happened => happened.At).ThenByDescending(happened => happened.Id).First().Kind == PrescriptionEventKind.Resumed
            : one.Versions.Any(version => version.SignedAt != null),
    });

    private static Expression<Func<Prescription, bool>> LastIs(params PrescriptionEventKind[] kinds) => one =>
        one.Events.Any() && kinds.Contains(one.Events.OrderByDescending(happened => happened.At).ThenByDescending(happened => happened.Id).First().Kind);
}
