using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Domain.Reports;

public enum CaseloadScope
{
    /// <summary>Whose alert the caller owns, whose draft they started, or whom they took on and gave nothing yet.</summary>
    NeedsMe,
    NeedsSomebody,
    Everybody,
}

public enum CaseloadSort { Need, Name, LastReported, Review }

/// <summary>Which patients a caseload lists, and in which order. It holds no word about a patient, so it may be in an address.</summary>
/// <param name="Reason">Only who needs somebody for this.</param>
/// <param name="Clinician">Only who needs this person.</param>
public sealed record CaseloadView(CaseloadScope Scope, Attention? Reason, Guid? Clinician, CaseloadStatus? Status, CaseloadSort Sort)
{
    /// <param name="sort">By need, or everybody by name, unless another order is chosen.</param>
    public static CaseloadView Of(CaseloadScope scope, Attention? reason = null, Guid? clinician = null, CaseloadStatus? status = null, CaseloadSort? sort = null) =>
        new(scope, reason, scope == CaseloadScope.NeedsMe ? null : clinician, status, sort ?? UsualSort(scope));

    public static CaseloadSort UsualSort(CaseloadScope scope) => scope == CaseloadScope.Everybody ? CaseloadSort.Name : CaseloadSort.Need;

    /// <summary>What opens first, where nobody chose: whoever treats sees who needs them, a lead who needs anybody, and all others find a patient by name.</summary>
    public static CaseloadView UsualFor(Roles roles) => Of(
        roles.HasFlag(Roles.Clinician) ? CaseloadScope.NeedsMe : roles.HasFlag(Roles.Lead) ? CaseloadScope.NeedsSomebody : CaseloadScope.Everybody);

    /// <summary>Whose needs it is about; nothing, if anybody's.</summary>
    public Guid? NeedsOf(Guid caller) => Scope == CaseloadScope.NeedsMe ? caller : Clinician;

    /// <summary>Whether it leaves out whoever needs nobody.</summary>
    public bool IsOfNeeds => Scope != CaseloadScope.Everybody || Reason is not null || Clinician is not null;
}
