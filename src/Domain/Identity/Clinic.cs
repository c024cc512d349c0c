using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Domain.Identity;

/// <summary>A clinic: a wall around its people, its patients and its policy.</summary>
public sealed class Clinic
{
    public const int MostName = 120;
    public const int MostTelephone = 40;
    public const int MostHours = 120;
    public const int MostContact = 200;
    public const string Stale = "Somebody else changed the clinic after you opened this page. Nothing was overwritten: look at it as it is now, then make your change again.";

    private const int LeastDigits = 3;
    private const string BetweenDigits = " +()-./";

    private Clinic() { }

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public Zone Zone { get; private set; }
    public English English { get; private set; }
    /// <summary>What is printed unless another is asked for.</summary>
    public Paper Paper { get; private set; }
    /// <summary>Nothing of a clinic that was set up when all this was one text, until its lead has said it anew; so for the hours.</summary>
    public string? Telephone { get; private set; }
    public string? Hours { get; private set; }
    /// <summary>What else patients need to know to reach the clinic; the whole of it, where that was one text.</summary>
    public string? Contact { get; private set; }
    /// <summary>How a patient reaches the clinic, and when; on every handout and every page of theirs.</summary>
    public string HowToReach => Telephone is null ? Contact ?? "" : $"{Telephone}, {Hours}{(Contact is null ? "" : $". {Contact}")}";
    public DateTimeOffset AddedAt { get; private set; }
    public int PatientsNumbered { get; private set; }
    public int HandoutsNumbered { get; private set; }
    /// <summary>How often its own part of the catalog changed: a catalog put together at another number is out of date.</summary>
    public int CatalogChanges { get; private set; }
    /// <summary>How often its own safety rules changed, likewise.</summary>
    public int RuleChanges { get; private set; }
    public int Revision { get; private set; }

    public static Clinic Open(Guid id, string name, Zone zone, string? telephone, string? hours, DateTimeOffset at, string? contact = null, English english = English.British, Paper paper = Paper.A4)
    {
        var clinic = new Clinic { Id = id, Zone = zone, English = english, Paper = paper, AddedAt = at };
        clinic.Say(name, telephone, hours, contact);
        return clinic;
    }

    /// <summary>What patients are told changes; paper that is out is then out of date.</summary>
    public void Change(int seen, string? name, string? telephone, string? hours, string? contact)
    {
        CheckIsAsSeen(seen);
        Say(name, telephone, hours, contact);
        Revision++;
    }

    /// <summary>How the portal writes, and what is printed from now on; what patients were given stays as it is.</summary>
    public void ChooseWriting(int seen, English english, Paper paper)
    {
        CheckIsAsSeen(seen);
        (English, Paper) = (english, paper);
        Revision++;
    }

    private void CheckIsAsSeen(int seen)
    {
        if (seen != Revision)
            throw new Refusal(Stale);
    }

    private void Say(string? name, string? telephone, string? hours, string? contact)
    {
        var refusals = new Refusals();
        var checkedName = refusals.Read(() => Typed.Line(name, MostName, "Enter the clinic's name.", "ClinicName"));
        var checkedTelephone = refusals.Read(() => TelephoneNumber(telephone));
        var checkedHours = refusals.Read(() => Typed.Line(hours, MostHours, "Enter when somebody answers, for example Monday to Friday, 8 am to 6 pm.", "Hours").TrimEnd('.'));
        var checkedContact = refusals.Read(() => string.IsNullOrWhiteSpace(contact) ? null : Typed.Line(contact, MostContact, "", "Contact"));
        refusals.ThrowIfAny();
        (Name, Telephone, Hours, Contact) = (checkedName, checkedTelephone, checkedHours, checkedContact);
    }

    private static string TelephoneNumber(string? typed)
    {
        var number = Typed.Line(typed, MostTelephone, "Enter the telephone number that patients call.", "Telephone");
        return number.Count(char.IsAsciiDigit) >= LeastDigits && number.All(letter => char.IsAsciiDigit(letter) || BetweenDigits.Contains(letter, StringComparison.Ordinal))
            ? number
            : throw new Refusal("Enter a telephone number with digits and spaces only, for example 020 7946 0101.", "Telephone");
    }
}
