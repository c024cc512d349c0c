namespace PrescribeRx.Domain.Patients;

public enum ImportColumn { Name, GivenName, FamilyName, BirthDate, Language, TimeZone, Email }

/// <summary>A heading of the file, and what its column is taken for; nothing, if it is left out.</summary>
public sealed record ImportHeading(string Text, ImportColumn? Column);

/// <summary>Which column of a file holds what, told by its heading in whatever way programs write it.</summary>
public sealed class ImportColumns
{
    private static readonly Dictionary<ImportColumn, string[]> Written = new()
    {
        [ImportColumn.Name] = ["name", "fullname", "patient", "patientname", "patientsname", "nombrecompleto"],
        [ImportColumn.GivenName] = ["givenname", "givennames", "given", "firstname", "firstnames", "forename", "forenames", "first", "nombre", "vorname", "prenom"],
        [ImportColumn.FamilyName] = ["familyname", "family", "lastname", "surname", "last", "apellido", "apellidos", "nachname", "nomdefamille"],
        [ImportColumn.BirthDate] = ["dateofbirth", "birthdate", "birthday", "dob", "born", "fechadenacimiento", "geburtsdatum", "datedenaissance"],
        [ImportColumn.Language] = ["language", "lang", "preferredlanguage", "languageofhandouts", "reads", "idioma"],
        [ImportColumn.TimeZone] = ["timezone", "zone", "tz", "zonahoraria"],
        [ImportColumn.Email] = ["email", "emailaddress", "mail", "correo", "correoelectronico"],
    };

    private readonly Dictionary<ImportColumn, int> places;

    private ImportColumns(IReadOnlyList<ImportHeading> headings, Dictionary<ImportColumn, int> places) => (Headings, this.places) = (headings, places);

    public IReadOnlyList<ImportHeading> Headings { get; }

    public static ImportColumns Read(IReadOnlyList<string> headings)
    {
        var read = headings.Select(heading => new ImportHeading(heading, ColumnOf(heading))).ToList();
        if (read.TrueForAll(heading => heading.Column is null))
            throw new Refusal("The first row has no heading that is known. It must name the columns, for example Name and Date of birth.", "File");
        foreach (var same in read.Where(heading => heading.Column is not null).GroupBy(heading => heading.Column).Where(same => same.Count() > 1))
            throw new Refusal($"Two columns hold the same: {string.Join(" and ", same.Select(heading => heading.Text))}. Leave one of them.", "File");
        var places = read.Select((heading, place) => (heading.Column, place)).Where(one => one.Column is not null).ToDictionary(one => one.Column!.Value, one => one.place);
        if (!places.ContainsKey(ImportColumn.Name) && !(places.ContainsKey(ImportColumn.GivenName) && places.ContainsKey(ImportColumn.FamilyName)))
            throw new Refusal("There is no column for the name. Give it the heading Name, or two columns the headings Given name and Family name.", "File");
        if (!places.ContainsKey(ImportColumn.BirthDate))
            throw new Refusal("There is no column for the date of birth. Give it the heading Date of birth.", "File");
        return new(read, places);
    }

    /// <summary>Nothing, if the file has no such column or the row no such cell.</summary>
    public string? Of(ImportColumn column, IReadOnlyList<string> cells) =>
        places.TryGetValue(column, out var place) && place < cells.Count && !string.IsNullOrWhiteSpace(cells[place]) ? cells[place].Trim() : null;

    private static ImportColumn? ColumnOf(string heading)
    {
        var letters = string.Concat(FoldedText.Of(heading).Where(char.IsLetter));
        return Written.Where(column => column.Value.Contains(letters)).Select(column => (ImportColumn?)column.Key).FirstOrDefault();
    }
}
