using System.Globalization;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

/// <summary>The clinic's patients by name; found by part of a name or by number.</summary>
public static class PatientSearch
{
    public static IOrderedQueryable<Patient> Found(this IRecords records, string? search) =>
        Matching(records.Of<Patient>(), FoldedText.Of(search ?? "")).OrderBy(patient => patient.FoldedName).ThenBy(patient => patient.Number);

    private static IQueryable<Patient> Matching(IQueryable<Patient> patients, string asked)
    {
        if (asked.Length == 0)
            return patients;
        return int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? patients.Where(patient => patient.Number == number)
            : patients.Where(patient => patient.FoldedName.Contains(asked));
    }
}
