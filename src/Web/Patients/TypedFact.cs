using MediatR;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Web.Patients;

/// <summary>One fact as it is typed on a form.</summary>
public sealed class TypedFact
{
    /// <summary>Ticked when all that was left unknown was asked about and is absent.</summary>
    public const string RestIsAbsent = "Absent";

    public FactKind Kind { get; set; }
    public string? State { get; set; }
    public string? Detail { get; set; }
    public string? Approach { get; set; }
    public string? On { get; set; }
    public string? Weeks { get; set; }

    public static List<TypedFact> None => [.. Enum.GetValues<FactKind>().Select(kind => new TypedFact { Kind = kind })];

    public static List<TypedFact> Of(Patient patient, DateOnly today) => [.. Enum.GetValues<FactKind>().Select(kind => Of(kind, patient.Latest(kind), today))];

    /// <summary>A fact nobody chose an answer for is unknown, unless somebody says that all the rest was asked about.</summary>
    public static List<FactAnswer> Read(List<TypedFact> facts, List<string> rest, Refusals refusals)
    {
        var otherwise = rest.Contains(RestIsAbsent) ? FactState.Absent : FactState.Unknown;
        return [.. facts.Select((fact, place) => fact.Read($"Facts[{place}].", otherwise, refusals))];
    }

    /// <summary>Sends what was typed; what is refused of a fact comes back on its field.</summary>
    public static async Task<T> Send<T>(IMediator mediator, IRequest<T> deed, List<TypedFact> facts, CancellationToken ct)
    {
        try
        {
            return await mediator.Send(deed, ct);
        }
        catch (Refusal refusal)
        {
            throw new Refusal([.. refusal.Reasons.Select(reason => reason with { Field = OnForm(reason.Field, facts) })]);
        }
    }

    private static TypedFact Of(FactKind kind, PatientFact? known, DateOnly today) => new()
    {
        Kind = kind,
        State = $"{known?.State ?? FactState.Unknown}",
        Detail = known?.Detail,
        Approach = known?.Approach?.ToString(),
        On = PatientFact.HasDate(kind) ? $"{known?.On:yyyy-MM-dd}" : null,
        Weeks = kind == FactKind.Pregnancy ? $"{known?.WeeksOn(today)}" : null,
    };

    private FactAnswer Read(string prefix, FactState otherwise, Refusals refusals)
    {
        var state = refusals.Read(() => Typed.ChoiceOrNothing<FactState>(State, "Choose unknown, present or absent.", $"{prefix}State"));
        return new(
            Kind,
            state is null or FactState.Unknown ? otherwise : state.Value,
            refusals.Read(() => Typed.TextOrNothing(Detail, PatientFact.MostDetail, $"{prefix}Detail")),
            refusals.Read(() => Typed.ChoiceOrNothing<HipApproach>(Approach, "Choose an approach from the list, or leave it not known.", $"{prefix}Approach")),
            string.IsNullOrWhiteSpace(On) ? null : refusals.Read(() => (DateOnly?)Typed.Date(On, $"{prefix}On")),
            refusals.Read(() => Typed.WholeNumberOrNothing(Weeks, 0, PatientFact.MostWeeks, PatientFact.WeeksSentence, $"{prefix}Weeks")));
    }

    private static string OnForm(string field, List<TypedFact> facts) =>
        field.Split('.') is [var kind, var part] && facts.FindIndex(fact => $"{fact.Kind}" == kind) is >= 0 and var place ? $"Facts[{place}].{part}" : field;
}
