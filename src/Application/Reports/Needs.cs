using System.Linq.Expressions;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Reports;

/// <summary>One reason why a patient needs somebody, as the database counts and orders them; how grave it is, <see cref="Need"/> says.</summary>
internal sealed class NeedRow
{
    public Guid Patient { get; init; }
    public int What { get; init; }
    public int Urgency { get; init; }
    public Guid Owner { get; init; }
    public DateTimeOffset DueBy { get; init; }
}

/// <summary>Whoever needs somebody, straight from the rows that say so: open alerts, drafts, and patients who were given nothing.</summary>
internal static class Needs
{
    private const int DraftToSign = (int)Attention.DraftToSign;
    private const int NoPrescription = (int)Attention.NoPrescription;
    private static readonly int UrgencyOfDraft = (int)Need.UrgencyOf(Attention.DraftToSign);
    private static readonly int UrgencyOfNothing = (int)Need.UrgencyOf(Attention.NoPrescription);

    private static readonly Expression<Func<Alert, NeedRow>> OfAlert = RowOfAlert();

    public static IQueryable<NeedRow> Of(IRecords records) =>
        records.Of<Alert>().Where(alert => alert.ClosedAt == null).Select(OfAlert)
            .Concat(
                from draft in records.Of<PrescriptionVersion>()
                where draft.SignedAt == null
                join prescription in records.Of<Prescription>() on new { draft.Clinic, draft.Prescription } equals new { prescription.Clinic, Prescription = prescription.Id }
                where !prescription.Events.Any(happened => happened.Kind == PrescriptionEventKind.Completed || happened.Kind == PrescriptionEventKind.Stopped || happened.Kind == PrescriptionEventKind.EnteredInError)
                select new NeedRow { Patient = prescription.Patient, What = DraftToSign, Urgency = UrgencyOfDraft, Owner = draft.StartedBy, DueBy = draft.StartedAt.AddDays(Need.DaysToPrescribe) })
            .Concat(
                from patient in records.Of<Patient>()
                where !records.Of<Prescription>().Any(prescription => prescription.Patient == patient.Id)
                select new NeedRow { Patient = patient.Id, What = NoPrescription, Urgency = UrgencyOfNothing, Owner = patient.AddedBy, DueBy = patient.AddedAt.AddDays(Need.DaysToPrescribe) });

    /// <summary>The order of the kinds is the domain's, kind by kind, so that it is written down in one place.</summary>
    private static Expression<Func<Alert, NeedRow>> RowOfAlert()
    {
        var alert = Expression.Parameter(typeof(Alert), "alert");
        Expression Column(string name) => Expression.Property(alert, name);
        Expression ByKind(Func<Attention, int> number) => Enum.GetValues<AlertKind>().Reverse().Aggregate((Expression)Expression.Constant(0), (others, kind) =>
            Expression.Condition(Expression.Equal(Column(nameof(Alert.Kind)), Expression.Constant(kind)), Expression.Constant(number(Need.Of(kind))), others));
        MemberAssignment Set(string name, Expression value) => Expression.Bind(typeof(NeedRow).GetProperty(name)!, value);
        return Expression.Lambda<Func<Alert, NeedRow>>(
            Expression.MemberInit(
                Expression.New(typeof(NeedRow)), Set(nameof(NeedRow.Patient), Column(nameof(Alert.Patient))), Set(nameof(NeedRow.What), ByKind(attention => (int)attention)),
                Set(nameof(NeedRow.Urgency), ByKind(attention => (int)Need.UrgencyOf(attention))), Set(nameof(NeedRow.Owner), Column(nameof(Alert.Owner))), Set(nameof(NeedRow.DueBy), Column(nameof(Alert.DueAt)))),
            alert);
    }
}
