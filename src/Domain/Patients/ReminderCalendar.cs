using System.Globalization;
using System.Text;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Patients;

/// <summary>
/// A reminder as a calendar (RFC 5545) for the patient's own program. Others may see that calendar, so nothing in it tells of
/// health, of the clinic, or who the patient is.
/// </summary>
/// <param name="Id">The same for as long as the patient keeps a reminder: a later state takes the place of the earlier.</param>
/// <param name="Days">From and through which days it repeats; nothing, and it holds no reminder, while none is called for.</param>
/// <param name="Language">In which the patient reads their pages.</param>
/// <param name="Page">Where it leads, without any token; nothing, where no address is known.</param>
public sealed record ReminderCalendar(Guid Id, int Revision, Reminder Reminder, Zone Zone, (DateOnly From, DateOnly Through)? Days, DateTimeOffset ChangedAt, string? Page, Language Language = Language.English)
{
    public const string MediaType = "text/calendar";

    private const int MostOctets = 75;
    private static readonly (Weekdays Day, string Code)[] Codes =
    [
        (Weekdays.Monday, "MO"), (Weekdays.Tuesday, "TU"), (Weekdays.Wednesday, "WE"), (Weekdays.Thursday, "TH"),
        (Weekdays.Friday, "FR"), (Weekdays.Saturday, "SA"), (Weekdays.Sunday, "SU"),
    ];

    public string Title => Words["reminder.in-calendar.title"];

    private Phrases Words => Phrases.Of(Language);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var line in Lines())
            text.Append(Folded(line)).Append("\r\n");
        return text.ToString();
    }

    private IEnumerable<string> Lines() =>
    [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Reminder//1//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", $"X-WR-CALNAME:{Escaped(Words["reminder.in-calendar.name"])}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H", .. TimeZone(), .. Event(), "END:VCALENDAR",
    ];

    private IEnumerable<string> Event()
    {
        if (Days is not { } days || Reminder.FirstDayFrom(Begins(days.From)) is var first && first > days.Through)
            return [];
        return
        [
            "BEGIN:VEVENT", $"UID:{Id}", $"SEQUENCE:{Revision}", $"DTSTAMP:{Utc(ChangedAt)}", $"SUMMARY:{Escaped(Title)}",
            $"DTSTART;TZID={Zone.Name}:{Local(first.ToDateTime(Reminder.At))}", "DURATION:PT10M",
            $"RRULE:FREQ=WEEKLY;UNTIL={Utc(Zone.StartOf(days.Through.AddDays(1)).AddSeconds(-1))};BYDAY={string.Join(',', Codes.Where(one => Reminder.On.HasFlag(one.Day)).Select(one => one.Code))}",
            "TRANSP:TRANSPARENT", "CLASS:PRIVATE", .. Page is null ? Array.Empty<string>() : [$"URL:{Page}", $"DESCRIPTION:{Escaped(Page)}"],
            "BEGIN:VALARM", "ACTION:DISPLAY", $"DESCRIPTION:{Escaped(Title)}", "TRIGGER:PT0S", "END:VALARM", "END:VEVENT",
        ];
    }

    /// <summary>Every change of the clock while the reminder lasts, one by one: exact in any zone, whatever rule it follows.</summary>
    private IEnumerable<string> TimeZone()
    {
        var (from, through) = (Begins(Days?.From), Days?.Through ?? Zone.DateAt(ChangedAt));
        return
        [
            "BEGIN:VTIMEZONE", $"TZID:{Zone.Name}",
            .. Zone.ClockChanges(Zone.StartOf(from.AddDays(-1)), Zone.StartOf(through.AddDays(2))).SelectMany(Observance), "END:VTIMEZONE",
        ];
    }

    /// <summary>Not before it was chosen: a calendar has no use for reminders that nobody got.</summary>
    private DateOnly Begins(DateOnly? from) => from is { } day && day > Zone.DateAt(ChangedAt) ? day : Zone.DateAt(ChangedAt);

    private static string[] Observance(ClockChange change)
    {
        var kind = change.IsDaylight ? "DAYLIGHT" : "STANDARD";
        return [$"BEGIN:{kind}", $"DTSTART:{Local(change.At.ToOffset(change.Before).DateTime)}", $"TZOFFSETFROM:{Offset(change.Before)}", $"TZOFFSETTO:{Offset(change.After)}", $"END:{kind}"];
    }

    private static string Local(DateTime moment) => moment.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Utc(DateTimeOffset moment) => Local(moment.UtcDateTime) + "Z";

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(offset.Seconds == 0 ? "hhmm" : "hhmmss", CultureInfo.InvariantCulture);

    public static string Escaped(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal).Replace(",", @"\,", StringComparison.Ordinal).ReplaceLineEndings(@"\n");

    /// <summary>No line is longer than 75 octets; one that goes on begins with a space. No letter is cut in two.</summary>
    public static string Folded(string line)
    {
        var (folded, octets) = (new StringBuilder(), 0);
        foreach (var letter in line.EnumerateRunes())
        {
            if (octets + letter.Utf8SequenceLength > MostOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }
            folded.Append(letter);
            octets += letter.Utf8SequenceLength;
        }
        return folded.ToString();
    }
}
