using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Domain.Prescribing;

/// <summary>A template that somebody saved, for themselves or for their clinic.</summary>
public sealed class SavedTemplate
{
    public const int MostOfOwner = 30;

    private SavedTemplate() { }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    /// <summary>The person who alone has it; of one for all, the clinic.</summary>
    public Guid Owner { get; private set; }
    public string Name { get; private set; } = "";
    public string FoldedName { get; private set; } = "";
    public TemplatePlan Plan { get; private set; } = null!;
    public Guid SavedBy { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }
    public Guid? RetiredBy { get; private set; }
    public DateTimeOffset? RetiredAt { get; private set; }

    public bool IsRetired => RetiredAt is not null;

    public PlanTemplate AsTemplate => new(Id.ToString(), Owner == Clinic ? TemplateOwner.Clinic : TemplateOwner.Own, Name, Plan);

    /// <summary>Keeps the stretches of a version under a name: a new template, or in the place of one that had the name before.</summary>
    /// <param name="others">All that the owner has, retired ones too.</param>
    /// <param name="of">Whose the version is: their name is in no template.</param>
    public static SavedTemplate Save(TemplateToSave saved, PrescriptionVersion version, Patient of, IReadOnlyList<SavedTemplate> others, Guid newId, DateTimeOffset at)
    {
        var refusals = new Refusals();
        var name = refusals.Read(() => Unnamed(of, Typed.Line(saved.Name, PlanTemplate.MostName, "Give the template a name.", "Name"), "Name"));
        var goal = refusals.Read(() => Unnamed(of, Typed.Text(saved.Goal, PrescriptionVersion.MostGoal, "Say what the stretches are for.", "Goal"), "Goal"));
        if (version.Stretches.Count == 0)
            refusals.Add("There is no stretch in this plan yet. Add at least one.");
        refusals.ThrowIfAny();
        var folded = FoldedText.Of(name);
        var namesake = others.FirstOrDefault(other => other.FoldedName == folded);
        if (namesake is { IsRetired: false } && !saved.Replaces)
            throw new Refusal("There is a template with this name already. Tick “Replace it”, or choose another name.", "Name");
        if (namesake is not { IsRetired: false } && others.Count(other => !other.IsRetired) >= MostOfOwner)
            throw new Refusal($"There are {MostOfOwner} templates already, which is the most there can be. Withdraw one first.", "Name");
        var template = namesake ?? new() { Clinic = saved.Clinic, Id = newId, Owner = saved.Owner };
        (template.Name, template.FoldedName, template.Plan) = (name, folded, TemplatePlan.Of(version, goal));
        (template.SavedBy, template.SavedAt, template.RetiredBy, template.RetiredAt) = (saved.By, at, null, null);
        return template;
    }

    public void Retire(Guid by, DateTimeOffset at) => (RetiredBy, RetiredAt) = (by, at);

    private static string Unnamed(Patient patient, string text, string field)
    {
        var words = WordsOf(text).ToHashSet();
        return WordsOf(patient.Name).FirstOrDefault(words.Contains) is { } named
            ? throw new Refusal($"Leave the patient’s name out (“{named}”): a template is for others too.", field)
            : text;
    }

    private static IEnumerable<string> WordsOf(string text) =>
        FoldedText.Of(text).Split([.. FoldedText.Of(text).Where(letter => !char.IsLetter(letter))], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2);
}

/// <summary>What is typed when a template is saved, by whom and for whom.</summary>
public sealed record TemplateToSave(Guid Clinic, Guid Owner, Guid By, string? Name, string? Goal, bool Replaces);
