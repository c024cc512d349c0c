using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Domain.Identity;

/// <summary>A clinic: a wall around its people, its patients and its policy.</summary>
public sealed class Clinic
{
    public const int MostName = 120;
    public const int MostContact = 200;

    private Clinic() { }

    private Clinic(Guid id, string name, Zone zone, string contact, DateTimeOffset at) =>
        (Id, Name, Zone, Contact, AddedAt) = (id, name, zone, contact, at);

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public Zone Zone { get; private set; }
    /// <summary>How a patient reaches the clinic, with its hours; printed on every handout.</summary>
    public string Contact { get; private set; } = "";
    public DateTimeOffset AddedAt { get; private set; }
    public int PatientsNumbered { get; private set; }
    public int HandoutsNumbered { get; private set; }
    /// <summary>How often its own part of the catalog changed: a catalog put together at another number is out of date.</summary>
    public int CatalogChanges { get; private set; }
    /// <summary>How often its own safety rules changed, likewise.</summary>
    public int RuleChanges { get; private set; }

    public static Clinic Open(Guid id, string name, Zone zone, string contact, DateTimeOffset at)
    {
        var refusals = new Refusals();
        var checkedName = refusals.Read(() => Typed.Text(name, MostName, "Enter the clinic's name.", "ClinicName"));
        var checkedContact = refusals.Read(() => Typed.Text(contact, MostContact, "Enter how patients reach the clinic, and when.", "Contact"));
        refusals.ThrowIfAny();
        return new(id, checkedName, zone, checkedContact, at);
    }
}
