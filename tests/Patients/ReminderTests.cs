using System.Globalization;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Patients;

/// <summary>When a patient is reminded, and what their calendar is told of it.</summary>
public sealed class ReminderTests
{
    private const string Page = "https://stretches.clinic.example/my/today";
    private static readonly Reminder EveryMorning = Reminder.Of(new(8, 30), Weekdays.EveryDay);

    public static TheoryData<string> Zones =>
        ["UTC", "Europe/London", "America/New_York", "America/Havana", "America/St_Johns", "Asia/Kathmandu", "Africa/Cairo", "Atlantic/Azores", "Australia/Lord_Howe", "Pacific/Auckland"];

    [Theory]
    [InlineData("2026-03-29", "00:30", "2026-03-29T00:30:00Z")]
    [InlineData("2026-03-29", "01:30", "2026-03-29T01:30:00Z")]
    [InlineData("2026-03-29", "02:30", "2026-03-29T01:30:00Z")]
    [InlineData("2026-10-25", "01:30", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25", "02:30", "2026-10-25T02:30:00Z")]
    public void A_time_that_is_skipped_is_taken_by_the_clock_before_and_one_that_comes_twice_is_the_first(string day, string time, string instant) =>
        Given.London.At(DateOnly.Parse(day, null), TimeOnly.Parse(time, null)).ShouldBe(DateTimeOffset.Parse(instant, null));

    [Theory]
    [MemberData(nameof(Zones))]
    public void Each_chosen_day_of_a_year_has_one_reminder_at_its_own_time(string name)
    {
        var zone = Zone.Of(name);
        foreach (var time in new[] { new TimeOnly(0, 0), new(1, 30), new(2, 30), new(8, 30), new(23, 59) })
        {
            var reminder = Reminder.Of(time, Weekdays.Monday | Weekdays.Sunday);
            var next = zone.At(new(2026, 1, 4), time);
            for (var day = new DateOnly(2026, 1, 4); day.Year == 2026; day = reminder.FirstDayFrom(day.AddDays(1)), next = reminder.NextAfter(next, zone))
                next.ShouldBe(zone.At(day, time), $"{day} {time} {name}");
        }
    }

    [Fact]
    public void At_least_one_day_is_chosen() =>
        Should.Throw<Refusal>(() => Reminder.Of(new(8, 30), Weekdays.None)).Reasons.Single().Field.ShouldBe("Days");

    [Fact]
    public void Somebody_is_reminded_while_a_prescription_runs_and_its_course_lasts()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor);
        ReminderRules.IsCalledFor(care.On(1), Given.Catalog).ShouldBeTrue();
        ReminderRules.IsCalledFor(care.On(56), Given.Catalog).ShouldBeTrue();
        ReminderRules.IsCalledFor(care.On(57), Given.Catalog).ShouldBeFalse("a course of eight weeks is over");
        ReminderRules.DaysOf(care.On(56)).ShouldBe((Given.Day(0), Given.Day(56)));
        ReminderRules.DaysOf(care.On(57)).ShouldBeNull();
    }

    [Theory]
    [InlineData(PrescriptionEventKind.Paused)]
    [InlineData(PrescriptionEventKind.Completed)]
    [InlineData(PrescriptionEventKind.EnteredInError)]
    public void Nobody_is_reminded_of_what_does_not_run(PrescriptionEventKind kind)
    {
        var care = Given.APatientWith(Given.ChairHipFlexor);
        care.Prescription.Happens(kind, 3);
        foreach (var day in new[] { 3, 4 })
        {
            ReminderRules.IsCalledFor(care.On(day), Given.Catalog).ShouldBeFalse();
            ReminderRules.DaysOf(care.On(day)).ShouldBeNull();
        }
    }

    [Fact]
    public void Nobody_is_reminded_once_they_have_told_of_the_day_and_the_morning_belongs_to_the_day_before()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor).Does(Given.ChairHipFlexor, 2).Tells(3);
        ReminderRules.IsCalledFor(care.On(2), Given.Catalog).ShouldBeFalse();
        ReminderRules.IsCalledFor(care.On(3), Given.Catalog).ShouldBeFalse();
        ReminderRules.IsCalledFor(care.On(4), Given.Catalog).ShouldBeTrue();
    }

    [Fact]
    public void The_days_to_begin_with_are_those_that_the_prescription_asks_for()
    {
        ReminderRules.Asked(Given.APatientWith(new Asked(Given.ChairHipFlexor, Days: Weekdays.Monday), new Asked(Given.Part1, Days: Weekdays.Friday)).On(1)).ShouldBe(Weekdays.Monday | Weekdays.Friday);
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void A_calendar_that_reads_the_zone_in_the_file_rings_at_the_same_instants_through_every_change_of_the_clock(string name)
    {
        var zone = Zone.Of(name);
        var lines = Unfolded(Calendar(zone: zone, through: new(2026, 12, 24)));
        var start = DateTime.ParseExact(Value(lines, $"DTSTART;TZID={name}"), "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        DateOnly.FromDateTime(start).ShouldBe(new(2026, 3, 2));
        var rule = Value(lines, "RRULE").Split(';').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        rule["BYDAY"].ShouldBe("MO,TU,WE,TH,FR,SA,SU");
        var until = DateTimeOffset.ParseExact(rule["UNTIL"], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var days = 0;
        for (var local = start; Instant(lines, local) <= until; local = local.AddDays(1), days++)
            Instant(lines, local).ShouldBe(zone.At(DateOnly.FromDateTime(local), new(8, 30)), $"{local} {name}");
        days.ShouldBe(new DateOnly(2026, 12, 24).DayNumber - new DateOnly(2026, 3, 2).DayNumber + 1);
    }

    [Fact]
    public void A_calendar_keeps_its_line_ends_lengths_and_order_and_rings_at_the_time_itself()
    {
        var text = Calendar().ToString();
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
        text.Split("\r\n").ShouldAllBe(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75);
        text.ShouldStartWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:");
        text.ShouldEndWith("END:VEVENT\r\nEND:VCALENDAR\r\n");
        var lines = Unfolded(Calendar());
        foreach (var part in new[] { "VCALENDAR", "VTIMEZONE", "VEVENT", "VALARM" })
            lines.Count(line => line == $"BEGIN:{part}").ShouldBe(lines.Count(line => line == $"END:{part}"));
        Value(lines, "TRIGGER").ShouldBe("PT0S");
        Value(lines, "CLASS").ShouldBe("PRIVATE");
        Value(lines, "URL").ShouldBe(Page);
    }

    [Fact]
    public void A_long_line_is_folded_between_letters_and_reads_the_same_once_it_is_unfolded()
    {
        var line = "DESCRIPTION:" + string.Concat(Enumerable.Repeat("é😀a", 60));
        var folded = ReminderCalendar.Folded(line);
        folded.Split("\r\n").Length.ShouldBeGreaterThan(4);
        folded.Split("\r\n").ShouldAllBe(part => System.Text.Encoding.UTF8.GetByteCount(part) <= 75);
        folded.Replace("\r\n ", "", StringComparison.Ordinal).ShouldBe(line);
        ReminderCalendar.Escaped("a,b;c\\d\r\ne").ShouldBe(@"a\,b\;c\\d\ne");
    }

    [Fact]
    public void A_calendar_keeps_its_id_when_the_time_changes_and_counts_on()
    {
        var (first, second) = (Unfolded(Calendar()), Unfolded(Calendar() with { Reminder = Reminder.Of(new(18, 0), Weekdays.Friday), Revision = 4 }));
        Value(second, "UID").ShouldBe(Value(first, "UID"));
        Value(second, "SEQUENCE").ShouldBe("4");
        Value(second, "RRULE").ShouldEndWith("BYDAY=FR");
        Value(second, "DTSTART;TZID=Europe/London").ShouldBe("20260306T180000");
    }

    [Fact]
    public void A_calendar_is_empty_while_nothing_runs_and_where_no_chosen_day_is_left()
    {
        Unfolded(Calendar() with { Days = null }).ShouldNotContain("BEGIN:VEVENT");
        Unfolded(Calendar() with { Days = (Given.Day(0), Given.Day(2)), Reminder = Reminder.Of(new(8, 30), Weekdays.Sunday) }).ShouldNotContain("BEGIN:VEVENT");
        Unfolded(Calendar() with { Days = null }).ShouldContain("BEGIN:VTIMEZONE");
    }

    private static ReminderCalendar Calendar(Zone? zone = null, DateOnly? through = null)
    {
        var where = zone ?? Given.London;
        return new(Guid.Parse("01957b2e-0000-7000-8000-000000000001"), 1, EveryMorning, where, (Given.Day(-7), through ?? Given.Day(28)), where.At(Given.Day(0), new(7, 0)), Page);
    }

    private static List<string> Unfolded(ReminderCalendar calendar) =>
        [.. calendar.ToString().Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Of the event, where the zone has a line of the same name.</summary>
    private static string Value(List<string> lines, string name) => lines.Last(line => line.StartsWith($"{name}:", StringComparison.Ordinal))[(name.Length + 1)..];

    /// <summary>A local time as a program reckons it that knows no zones but the one in the file: the latest change before it holds.</summary>
    private static DateTimeOffset Instant(List<string> lines, DateTime local)
    {
        var zone = lines.TakeWhile(line => line != "END:VTIMEZONE").ToList();
        List<DateTime> starts = [.. zone.Where(line => line.StartsWith("DTSTART:", StringComparison.Ordinal)).Select(line => DateTime.ParseExact(line[8..], "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture))];
        List<string> offsets = [.. zone.Where(line => line.StartsWith("TZOFFSETTO:", StringComparison.Ordinal)).Select(line => line[11..])];
        starts.ShouldBe(starts.Order());
        var offset = offsets[starts.FindLastIndex(start => start <= local)];
        var size = TimeSpan.ParseExact(offset[1..], "hhmm", CultureInfo.InvariantCulture);
        return new(local, offset[0] == '-' ? -size : size);
    }
}
