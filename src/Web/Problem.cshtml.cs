using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain;
using PrescribeRx.Infrastructure;

namespace PrescribeRx.Web;

/// <summary>Says in a sentence what went wrong, and nothing of what was asked.</summary>
[OpenToAll("Something went wrong, whoever asked."), IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ProblemPage : PageModel
{
    public string Heading { get; private set; } = "";
    public string Sentence { get; private set; } = "";

    /// <summary>A patient is told in their own layout, and is offered no page of the clinic.</summary>
    public bool IsForPatient { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) =>
        Say(int.TryParse(Request.Query["status"], out var status) ? status : null);

    private void Say(int? status)
    {
        var failed = HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Error;
        var asked = HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath;
        IsForPatient = Links.IsForPatients(asked);
        var (code, heading, sentence) = (failed, status) switch
        {
            (PrinterMissing missing, _) => (503, "The PDF could not be made", missing.Message),
            ({ } other, _) when other.MeansDatabaseIsAway() => (503, "The database is away", Readiness.DatabaseIsAway),
            ({ } other, _) when other.MeansDiskIsFull() => (503, "The server’s disk is full", "Nothing was stored, and nothing that was stored before is lost. Tell whoever runs PrescribeRx to make room, then try again."),
            ({ }, _) => (500, "Something went wrong", "This should not have happened. Nothing was stored by halves. Try again; if it stays, tell whoever runs PrescribeRx."),
            (_, 422) when HttpContext.Items[typeof(Refusal)] is Refusal refusal => (422, "This cannot be done now", refusal.In(MyLanguage.Of(HttpContext))),
            (_, 400) => (400, "The form could not be read", "It may have been open for too long, or come from elsewhere. Go back, load the page again and send it once more."),
            (_, 403) => (403, "You do not have the right to do this", "Ask your clinic's lead if you think you should."),
            (_, 429) => (429, "Too much at once", "Wait a minute, then try again."),
            (_, 404) => (404, "There is no such page", "There is no such record in your clinic, or the address was mistyped."),
            (_, 405) => (405, "This cannot be done here", "The page has no such form. Go back, load it again and try once more."),
            (_, 413) => (413, "That was too much at once", "What was sent is larger than a form can be. Nothing of it was kept."),
            (_, 503) => (503, "PrescribeRx is not ready", HttpContext.RequestServices.GetRequiredService<Readiness>().NotReadyBecause ?? Readiness.DatabaseIsAway),
            _ => (status ?? 404, "This did not work", "Go back and try again."),
        };
        Response.StatusCode = code;
        (Heading, Sentence) = IsForPatient ? ToPatient(code, sentence) : (heading, sentence);
    }

    private (string Heading, string Sentence) ToPatient(int code, string refused)
    {
        var words = MyLanguage.WordsOf(HttpContext);
        var what = code switch
        {
            503 => "away",
            500 => "failed",
            422 => "refused",
            400 => "form",
            404 => HttpContext.RequestServices.GetRequiredService<Caller>().Link is null ? "link" : "closed",
            429 => "often",
            405 => "here",
            413 => "large",
            _ => "other",
        };
        return (words[$"problem.{what}-title"], what == "refused" ? refused : words[$"problem.{what}"]);
    }
}
