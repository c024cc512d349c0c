using System.Globalization;
using System.Security.Cryptography;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;

namespace PrescribeRx.Web.Adherence;

/// <summary>
/// Takes what a phone kept while it had no network, one form at a time, and answers the phone in words that it shows. The form is
/// one field, so that however much it holds is refused with a reason rather than as unreadable.
/// </summary>
[ForPatient]
public sealed class RecordKeptPage(IMediator mediator, Caller caller, IAntiforgery antiforgery) : PageModel
{
    private const string Timer = "timer";
    private const string Under = "under";

    [BindProperty]
    public Guid Submission { get; set; }

    /// <summary>Whose it is, as their page said.</summary>
    [BindProperty]
    public string? Whose { get; set; }

    /// <summary>Seconds between telling and sending, by the phone's clock.</summary>
    [BindProperty]
    public string? Ago { get; set; }

    /// <summary>Nothing, for the day on which it was told.</summary>
    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    /// <summary>The stretch that the timer counted.</summary>
    [BindProperty]
    public Guid? Item { get; set; }

    [BindProperty]
    public string? Form { get; set; }

    /// <summary>Names a patient on their own phone, the same by each of their links; it is no id of theirs anywhere else.</summary>
    public static string NameOnPhone(Guid patient) => Convert.ToHexStringLower(SHA256.HashData(patient.ToByteArray()).AsSpan(0, 8));

    public IActionResult OnGet() => Page();

    /// <summary>A link that was made anew needs a token of its own, so a phone asks for it when it sends.</summary>
    public IActionResult OnGetToken()
    {
        var token = antiforgery.GetAndStoreTokens(HttpContext);
        return new JsonResult(new { field = token.FormFieldName, token = token.RequestToken, whose = NameOnPhone(caller.Link!.Patient) });
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Whose != NameOnPhone(caller.Link!.Patient))
            return StatusCode(StatusCodes.Status409Conflict);
        var refusals = new Refusals();
        var recorded = refusals.Read(Kept) is { } kept ? await mediator.Send(new RecordKept(caller.Link.Patient, kept.Form, kept.Source), ct) : null;
        return new JsonResult(new { stored = (recorded?.Entries + recorded?.Notes) ?? 0, refused = refusals.Reasons.Concat(recorded?.Refused ?? []).Select(reason => new { reason.Field, sentence = reason.Said.In(MyLanguage.Of(HttpContext)) }) });

        (KeptForm Form, Source Source)? Kept() => Kind == Timer ? (Session(refusals), Source.Timer) : (Day(refusals), Source.Tap);
    }

    private KeptDay Day(Refusals refusals)
    {
        var fields = QueryHelpers.ParseQuery(Form);
        var form = new DayForm(fields.GetValueOrDefault);
        var (on, stretches, day) = (DayAbout(), form.Stretches(refusals), form.Day(refusals));
        return new(Submission, TimeAgo(), VersionsOf(fields), on, stretches, day, form.Answered(refusals));
    }

    private KeptSession Session(Refusals refusals)
    {
        var fields = QueryHelpers.ParseQuery(Form);
        var form = new TimerForm(fields.Keys, fields.GetValueOrDefault);
        return new(Submission, TimeAgo(), VersionsOf(fields), DayAbout(), Item ?? Guid.Empty, form.Parts(refusals), form.Pain(refusals));
    }

    private DateOnly? DayAbout() => string.IsNullOrEmpty(On) ? null : Typed.Date(On, "");

    /// <summary>What no clock could say is as far off as it can be.</summary>
    private TimeSpan TimeAgo() =>
        int.TryParse(Ago, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;

    private static Dictionary<Guid, int> VersionsOf(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> fields)
    {
        var versions = new Dictionary<Guid, int>();
        foreach (var one in fields.GetValueOrDefault(Under).OfType<string>().Take(DaySheet.MostTold))
        {
            if (one.Split('.') is [var prescription, var number] && Guid.TryParseExact(prescription, "N", out var of) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
                versions[of] = version;
        }
        return versions;
    }
}
