using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Web.Patients;

/// <summary>One fact as it is typed on a form.</summary>
public sealed class TypedFact
{
    public FactKind Kind { get; set; }
    public string? State { get; set; }
    public string? Detail { get; set; }

    public static List<TypedFact> None => [.. Enum.GetValues<FactKind>().Select(kind => new TypedFact { Kind = kind })];

    public static List<TypedFact> Of(Patient patient) =>
        [.. Enum.GetValues<FactKind>().Select(kind => new TypedFact { Kind = kind, State = patient.FactOf(kind).State.ToString(), Detail = patient.FactOf(kind).Detail })];

    /// <summary>A fact nobody chose an answer for is unknown.</summary>
    public static List<FactAnswer> Read(List<TypedFact> facts, Refusals refusals) =>
        [.. facts.Select((fact, place) => refusals.Read(() => new FactAnswer(
            fact.Kind,
            Typed.ChoiceOrNothing<FactState>(fact.State, "Choose unknown, present or absent.", $"Facts[{place}].State") ?? FactState.Unknown,
            Typed.TextOrNothing(fact.Detail, PatientFact.MostDetail, $"Facts[{place}].Detail"))))];
}
