using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Domain.Safety;

/// <summary>
/// Somebody saw a precaution of one item, and says why the stretch is right all the same. Holds for exactly that version of the
/// rule and that fact; a newer rule or another answer asks again. Never edited.
/// </summary>
public sealed class PrecautionAcknowledgement : CareFact
{
    public const int MostReason = 500;
    public const string Changed = "The rules, or what is known of the patient, changed after you opened the page. Nothing was stored: look again, then decide.";

    private PrecautionAcknowledgement() { }

    private PrecautionAcknowledgement(Guid clinic, Guid id, Guid patient) : base(clinic, id, patient) { }

    public Guid Prescription { get; private set; }
    public Guid Item { get; private set; }
    public string Rule { get; private set; } = "";
    public string RuleVersion { get; private set; } = "";
    /// <summary>The answer it rested on; nothing where nobody had asked, or where it followed from the date of birth.</summary>
    public Guid? Fact { get; private set; }
    public bool FactIsUnknown { get; private set; }
    public PrecautionLevel Level { get; private set; }
    public string Reason { get; private set; } = "";
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }

    public static PrecautionAcknowledgement Of(ItemPrecaution precaution, Guid clinic, Guid id, Guid patient, string? reason, Roles roles, Guid by, DateTimeOffset at)
    {
        var (rule, level) = (precaution.Conflict.Rule, precaution.Conflict.Level);
        if (!rule.MayBeDecidedBy(roles, level))
            throw new Refusal(level < PrecautionLevel.Block ? "Only a clinician acknowledges a precaution." : rule.Override switch
            {
                OverridePolicy.Nobody => $"Nobody may override this. Remove {precaution.Stretch}, or correct the patient's facts.",
                OverridePolicy.Lead => $"Only the clinic's lead may override this. Ask them, or remove {precaution.Stretch}.",
                _ => "Only a clinician may override this.",
            });
        return new(clinic, id, patient)
        {
            Prescription = precaution.Prescription, Item = precaution.Item, Rule = rule.Id, RuleVersion = rule.VersionName,
            Fact = precaution.Conflict.Fact, FactIsUnknown = precaution.Conflict.IsUnknown, Level = level,
            Reason = Typed.Text(reason, MostReason, "Say why this stretch is right for this patient.", "Reason"), By = by, At = at,
        };
    }

    public bool Settles(PrecautionConflict conflict) =>
        (Rule, RuleVersion, Fact, FactIsUnknown) == (conflict.Rule.Id, conflict.Rule.VersionName, conflict.Fact, conflict.IsUnknown);
}
