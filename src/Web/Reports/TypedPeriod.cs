using PrescribeRx.Domain;

namespace PrescribeRx.Web.Reports;

/// <summary>The two dates of a report's form; nothing where none is typed.</summary>
internal static class TypedPeriod
{
    /// <exception cref="Refusal">What is typed is no date; says which.</exception>
    public static (DateOnly? From, DateOnly? Through) Read(string? from, string? through)
    {
        var refusals = new Refusals();
        var first = refusals.Read(() => DateOrNothing(from, "From"));
        var last = refusals.Read(() => DateOrNothing(through, "Through"));
        refusals.ThrowIfAny();
        return (first, last);
    }

    private static DateOnly? DateOrNothing(string? typed, string field) => string.IsNullOrWhiteSpace(typed) ? null : Typed.Date(typed, field);
}
