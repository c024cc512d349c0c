namespace PrescribeRx.Domain.Reports;

/// <summary>A view of the caseload that a person keeps under a name, for themselves.</summary>
public sealed class SavedView
{
    public const int MostName = 40;
    public const int MostOfPerson = 12;

    private SavedView() { }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public Guid Person { get; private set; }
    public string Name { get; private set; } = "";
    public string FoldedName { get; private set; } = "";
    public CaseloadScope Scope { get; private set; }
    public Attention? Reason { get; private set; }
    public Guid? Clinician { get; private set; }
    public CaseloadStatus? Status { get; private set; }
    public CaseloadSort Sort { get; private set; }
    public bool OpensFirst { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }

    public CaseloadView View => new(Scope, Reason, Clinician, Status, Sort);

    /// <param name="others">What the person has saved before.</param>
    public static SavedView Save(Guid clinic, Guid id, Guid person, string? name, CaseloadView view, IReadOnlyList<SavedView> others, DateTimeOffset at)
    {
        var line = Typed.Line(name, MostName, "Give the view a name.", "Name");
        var folded = FoldedText.Of(line);
        if (others.Count >= MostOfPerson)
            throw new Refusal($"You have {MostOfPerson} saved views, which is the most there can be. Delete one first.", "Name");
        if (others.Any(other => other.FoldedName == folded))
            throw new Refusal("You have a view with this name already. Choose another name.", "Name");
        return new()
        {
            Clinic = clinic, Id = id, Person = person, Name = line, FoldedName = folded, SavedAt = at,
            Scope = view.Scope, Reason = view.Reason, Clinician = view.Clinician, Status = view.Status, Sort = view.Sort,
        };
    }

    /// <summary>One of them opens first, or none does.</summary>
    public static void OpenFirst(IReadOnlyList<SavedView> ofPerson, Guid? first)
    {
        foreach (var view in ofPerson)
            view.OpensFirst = view.Id == first;
    }
}
