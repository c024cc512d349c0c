using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Web.Catalog;
using PrescribeRx.Web.Reports;
using PrescribeRx.Web.Safety;

namespace PrescribeRx.Web;

/// <summary>Every piece of the portal's look in every state, filled with made-up values, for whoever works on it; nobody else has this page.</summary>
[OpenToAll("It shows no data.")]
public sealed class StyleguidePage(IWebHostEnvironment environment, StretchCatalog catalog) : PageModel
{
    public static readonly DateOnly Monday = new(2026, 3, 2);
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 9, 30, 0, TimeSpan.Zero);

    /// <summary>The tokens, by what shows them best.</summary>
    public static readonly IReadOnlyList<string> Colours =
    [
        "paper", "surface", "sunken", "ink", "ink-soft", "line", "edge", "accent", "accent-deep", "accent-soft", "on-accent", "good", "good-soft",
        "attention", "attention-soft", "stop", "stop-deep", "stop-soft", "on-stop", "band", "on-band", "on-band-soft", "warm", "focus",
    ];
    public static readonly IReadOnlyList<string> Texts = ["text-s", "text", "text-l", "text-xl", "text-xxl"];
    public static readonly IReadOnlyList<string> Fonts = ["sans", "mono"];
    public static readonly IReadOnlyList<string> Lengths = ["gap-xs", "gap-s", "gap", "gap-l", "gap-xl", "gap-xxl", "touch", "measure"];
    public static readonly IReadOnlyList<string> Corners = ["round", "round-l"];

    public static readonly IReadOnlyList<FieldSample> Fields =
    [
        new("text", "To bend and lift with less ache", Wrong: ""),
        new("number-as-text", "30", Wrong: "three hundred", Unit: "seconds"),
        new("date", "2026-03-30", Wrong: "2026-02-30"),
        new("time", "18:30"),
        new("email", "ada@clinic.example"),
        new("password", ""),
        new("search", "Hip"),
        new("textarea", "Stop when the pain goes down the leg.\nCall us.", Wrong: ""),
        new("file", ""),
    ];
    public static readonly IReadOnlyList<Choice> Sides = [new("Left", "Left"), new("Right", "Right", "The one that hurts"), new("Each", "Each side")];
    public static readonly IReadOnlyList<Choice> Outcomes = [new("Done", "Done"), new("Partly", "Partly"), new("NotDone", "Not done")];
    public static readonly IReadOnlyList<Choice> Positions =
        [new("Standing", "Standing", Group: "On the feet"), new("HalfKneeling", "Half kneeling", Group: "On the feet"), new("Supine", "On the back", Group: "On the floor")];

    /// <summary>Of the cell of the week that is refused.</summary>
    public static readonly string WrongCell = PainField(Monday.AddDays(1));

    public static readonly IReadOnlyList<CalendarMark> Marks =
    [
        CalendarMark.Done, CalendarMark.Partly, CalendarMark.NotDone, CalendarMark.Unreported, CalendarMark.StillToday,
        CalendarMark.NotScheduled, CalendarMark.Paused, CalendarMark.Locked, CalendarMark.Resting, CalendarMark.Withheld,
    ];

    /// <summary>Each mark on a day, with all that may stand below it.</summary>
    public static readonly IReadOnlyDictionary<DateOnly, CalendarCell> Diary = new CalendarCell[]
    {
        new(Monday, CalendarMark.Done, 2, 2, PainScore.Of(2), [Source.Timer], 0, false),
        new(Monday.AddDays(1), CalendarMark.Partly, 2, 1, PainScore.Of(10), [Source.Tap, Source.Paper], 3, true),
        new(Monday.AddDays(2), CalendarMark.NotDone, 2, 2, null, [Source.Recall], 0, false),
        new(Monday.AddDays(3), CalendarMark.Unreported, 2, 0, null, [], 0, false),
        new(Monday.AddDays(4), CalendarMark.NotScheduled, 0, 0, null, [], 0, false),
        new(Monday.AddDays(5), CalendarMark.Done, 0, 1, PainScore.Of(0), [Source.Tap], 0, false),
        new(Monday.AddDays(7), CalendarMark.Paused, 0, 0, null, [], 0, false),
        new(Monday.AddDays(8), CalendarMark.Locked, 0, 0, null, [], 0, false),
        new(Monday.AddDays(9), CalendarMark.Resting, 0, 0, null, [], 0, false),
        new(Monday.AddDays(10), CalendarMark.Withheld, 0, 0, null, [], 0, false),
        new(Monday.AddDays(11), CalendarMark.StillToday, 2, 0, null, [], 0, false),
    }.ToDictionary(cell => cell.On);

    public static readonly CalendarPeriod TwoWeeks = new(Monday, Monday.AddDays(13));
    public static readonly CalendarChart Calendar = new("Gluteal stretches, left", TwoWeeks, Diary);

    public static readonly DaysOfStretch Days = new("Pelvic tilt",
    [
        new(Monday, false, DayMark.Done, PainScore.Of(1), DayAnswers.Unreported),
        new(Monday.AddDays(1), true, DayMark.Done, PainScore.Of(2), DayAnswers.Unreported),
        new(Monday.AddDays(2), true, DayMark.Partly, PainScore.Of(10), new(null, null, MorningAfter.Worse, null)),
        new(Monday.AddDays(3), true, DayMark.NotDone, null, DayAnswers.Unreported),
        new(Monday.AddDays(4), true, DayMark.Unreported, null, DayAnswers.Unreported),
        new(Monday.AddDays(5), true, DayMark.Done, PainScore.Of(0), DayAnswers.Unreported),
        new(Monday.AddDays(6), true, DayMark.Done, PainScore.Of(0), DayAnswers.Unreported),
    ]);

    /// <summary>Some of it told, nothing told, all of it, nothing done, and nothing asked.</summary>
    public static readonly IReadOnlyList<ShareBar> Shares =
    [
        new("Sessions", "at least 64 %, 18 of 28 done, 5 not reported", new(18, 2, 3, 5)),
        new("All done", "at least 100 %, 28 of 28 done", new(28, 0, 0, 0)),
        new("Not done", "at least 0 %, 0 of 28 done", new(0, 0, 28, 0)),
        new("Nothing reported", "–, 0 of 28 done, 28 not reported", new(0, 0, 0, 28)),
        new("Nothing scheduled", "–, nothing was scheduled", Figure.Nothing),
        new("Too few to tell", "fewer than 5", null),
    ];

    public static readonly Distribution Bands = new([new("0–19 %", 6), new("20–39 %", 9), new("40–59 %", null), new("60–79 %", 14), new("80–100 %", 0), new(Distribution.NothingReported, 11)]);

    public static readonly ReportTable Numbers = new("Patients by what was done at least", ["Sessions", "Dose"], [new("0–19 %", ["6", "8"]), new("40–59 %", ["fewer than 5", "not told"])]);

    public static readonly ReportTable InWords = new("Each day in words", ["Left", "Right"], [new("Mon 2 Mar", ["Done", "Not reported"])]) { IsInWords = true };

    public static readonly LineChart Pain = new(
        "Pain over two weeks: during stretching from 2 to 6, before stretching from 1 to 4.", Monday, Monday.AddDays(13),
        [new("During", Scores(3, 4, null, 6, 5, 4, 2)), new("Before", Scores(2, 2, 3, 4, null, null, 1))], (7, "Stop at 7"))
    {
        Points = [new(Monday, 8, "24 h"), new(Monday.AddDays(13), 3, "24 h")],
        Rows =
        [
            new("Next morning", [(Monday, ChartMark.Up), (Monday.AddDays(1), ChartMark.Level), (Monday.AddDays(3), ChartMark.Down)]),
            new("Alerts", [(Monday.AddDays(4), ChartMark.Flag)]),
        ],
    };

    /// <summary>One that is overdue and one that is not.</summary>
    public static IReadOnlyList<AlertCard> Alerts =>
    [
        new(Raised(AlertKind.StopPain, Now.AddDays(-3), "Pain during the stretch was 7 on Tuesday.", "Pain during the stretch was 8 on Wednesday."), null, "Ada Grey", Now),
        new(Raised(AlertKind.ReviewDue, Now.AddHours(-3), "The review date has come."), null, null, Now),
    ];

    public IReadOnlyList<ShownFigure> Steps => [.. Chair.Parts.SelectMany(part => ShownFigure.Of(part, Side.Right, part.Dose))];

    public IReadOnlyList<ShownWrongWay> WrongWays => ShownWrongWay.Of(Chair, Side.Right);

    public ShownFigure KeyFigure => ShownFigure.KeyOf(Chair, Side.Left, Chair.DefaultDose)!;

    public MotionPictures Moved => Motion.Of(Chair.Parts[0], Side.Right)!.Pictures(Chair.Parts[0].Name);

    public FigureSheet Sheet => new(FigureLibrary.Of([Chair, catalog.Find("gluteal-part-1")!]));

    public StretchStepFields Step
    {
        get
        {
            var figure = Sheet.Library.Steps.First();
            return new(0, 0, new() { Text = "Stand beside the seat.", Figure = figure.Pose.Key }, [new(figure.Pose.Key, figure.Pose.Name)], figure);
        }
    }

    private Stretch Chair => catalog.Find("chair-hip-flexor")!;

    public IActionResult OnGet()
    {
        if (!environment.IsDevelopment())
            return NotFound();
        foreach (var field in Fields.Where(field => field.Wrong is not null))
            Refuse(field.Refused, field.Wrong, $"This is not right in a field of the type {field.Type}.");
        Refuse("RefusedRadio", null, "Choose the side.");
        Refuse("RefusedBoxes", null, "Tick one side at least.");
        Refuse("RefusedSelect", null, "Choose a position.");
        Refuse(WrongCell, "11", "Enter 0 to 10.");
        ModelState.AddModelError("", "This belongs to no field.");
        return Page();
    }

    public static string PainField(DateOnly day) => $"pain.{day:yyyyMMdd}";

    private void Refuse(string field, string? typed, string sentence)
    {
        if (typed is not null)
            ModelState.SetModelValue(field, typed, typed);
        ModelState.AddModelError(field, sentence);
    }

    private static List<(DateOnly On, int Score)> Scores(params int?[] scores) =>
        [.. scores.Index().Where(score => score.Item is not null).Select(score => (Monday.AddDays(score.Index), score.Item!.Value))];

    private static Alert Raised(AlertKind kind, DateTimeOffset at, params string[] sentences)
    {
        var alert = Alert.Raise(Guid.Empty, Guid.Empty, Guid.Empty, new(kind, null, sentences[0], sentences[0]), Guid.Empty, Guid.Empty, at);
        foreach (var sentence in sentences.Skip(1))
            alert.Add(new(kind, null, sentence, sentence), Guid.Empty, at.AddHours(1));
        return alert;
    }
}

/// <summary>A type of field, what it holds when it is filled, and what was typed when it is refused.</summary>
public sealed record FieldSample(string Type, string Filled, string? Wrong = null, string? Unit = null)
{
    public string Refused => $"{Type}.refused";
}
