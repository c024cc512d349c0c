using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Tests.Adherence;

public sealed class DaylightSavingTests
{
    [Theory]
    [InlineData("Europe/London", "2026-03-29", "2026-03-29T00:00:00Z")]
    [InlineData("Europe/London", "2026-03-30", "2026-03-29T23:00:00Z")]
    [InlineData("Europe/London", "2026-10-25", "2026-10-24T23:00:00Z")]
    [InlineData("Europe/London", "2026-10-26", "2026-10-26T00:00:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z")]
    [InlineData("America/Sao_Paulo", "2019-02-17", "2019-02-17T03:00:00Z")]
    [InlineData("Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00Z")]
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00:00Z")]
    public void A_day_starts_at_its_first_instant_also_where_midnight_is_skipped_or_comes_twice(string zone, string day, string instant) =>
        Zone.Of(zone).StartOf(DateOnly.Parse(day, null)).ShouldBe(DateTimeOffset.Parse(instant, null));

    [Theory]
    [InlineData("UTC")]
    [InlineData("Europe/London")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("America/Havana")]
    [InlineData("America/St_Johns")]
    [InlineData("Asia/Beirut")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("Africa/Cairo")]
    [InlineData("Atlantic/Azores")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Pacific/Auckland")]
    public void Every_day_of_ten_years_starts_in_itself_and_a_moment_earlier_is_the_day_before(string name)
    {
        var zone = Zone.Of(name);
        for (var day = new DateOnly(2017, 1, 1); day < new DateOnly(2027, 1, 1); day = day.AddDays(1))
        {
            zone.DateAt(zone.StartOf(day)).ShouldBe(day);
            zone.DateAt(zone.StartOf(day).AddTicks(-1)).ShouldBe(day.AddDays(-1));
        }
    }

    [Fact]
    public void Today_is_the_patients_own()
    {
        var now = new DateTimeOffset(2026, 3, 2, 23, 30, 0, TimeSpan.Zero);
        string[] zones = ["America/Los_Angeles", "Europe/London", "Asia/Kolkata", "Pacific/Kiritimati"];
        zones.Select(zone => Zone.Of(zone).DateAt(now).Day).ShouldBe([2, 2, 3, 3]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Mars/Olympus")]
    [InlineData("GMT Standard Time")]
    [InlineData("../etc/passwd")]
    public void A_zone_that_is_not_on_the_list_is_refused(string? name) =>
        Should.Throw<Refusal>(() => Zone.Of(name)).Reasons.ShouldHaveSingleItem().Field.ShouldBe("TimeZone");
}
