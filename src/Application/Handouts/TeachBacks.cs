using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Handouts;

/// <param name="Number">Of the handout.</param>
public sealed record TeachBackLine(TeachBack TeachBack, int Number, string By);

internal static class TeachBacks
{
    /// <summary>All that was recorded with the handouts of a prescription, the first first.</summary>
    public static async Task<IReadOnlyList<TeachBackLine>> TeachBacksOf(this IRecords records, Guid prescription, CancellationToken ct) => await (
        from teachBack in records.Of<TeachBack>()
        join handout in records.Of<Handout>() on teachBack.Handout equals handout.Id
        join person in records.Of<Person>() on teachBack.By equals person.Id
        where handout.Prescription == prescription
        orderby teachBack.At, teachBack.Id
        select new TeachBackLine(teachBack, handout.Number, person.Name)).ToListAsync(ct);
}
