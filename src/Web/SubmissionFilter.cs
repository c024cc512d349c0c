using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Domain;

namespace PrescribeRx.Web;

/// <summary>Each page gives its forms out under a name of their own, sealed in the token that every form carries.</summary>
internal sealed class FormNames : IAntiforgeryAdditionalDataProvider
{
    private static readonly object Key = new();

    public static string? Of(HttpContext http) => http.Items[Key] as string;

    public string GetAdditionalData(HttpContext context) => RandomNumberGenerator.GetHexString(32);

    /// <summary>Never refuses: what is asked here is only which form it is.</summary>
    public bool ValidateAdditionalData(HttpContext context, string additionalData)
    {
        context.Items[Key] = additionalData;
        return true;
    }
}

/// <summary>
/// A form of the clinic's that is sent twice is done once. By a second click the person is led where the first led; whoever went
/// back, and filled something else in, is asked to press again.
/// </summary>
internal sealed class SubmissionFilter(Submission submission, ISubmissions submissions, Caller caller, TimeProvider clock) : IAsyncPageFilter
{
    private const string SentBefore = "This form was sent before, and what you typed then was saved. What you typed now is not saved yet: look at what is there, and press again if it is to be saved as well.";
    private const string SavedOnce = "That was sent twice, and is saved once.";
    private const string IsSaved = "That was sent twice. It is saved once: look at what is there.";

    /// <summary>The first click has been dealt with, but for saying where it leads.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);
    private const int Looks = 40;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (caller.Person is not null && http.Request.HasFormContentType && FormNames.Of(http) is { Length: > 0 } name)
            submission.Is(HashOf(name, http.Request.Path, http.Request.QueryString.Value), await ContentOf(http.Request.Form, http.RequestAborted));
        var handled = await next();
        if (handled.Exception is SentBefore)
            await Answer(handled);
        else if (submission.IsUsed && handled.Result is RedirectResult { Url: var address })
            await submissions.LedTo(submission, address);
    }

    private async Task Answer(PageHandlerExecutedContext handled)
    {
        var before = await submissions.Before(submission, handled.HttpContext.RequestAborted);
        for (var looks = 0; before is { IsTheSame: true, LedTo: null } && looks < Looks; looks++)
        {
            await Task.Delay(Soon, clock, handled.HttpContext.RequestAborted);
            before = await submissions.Before(submission, handled.HttpContext.RequestAborted);
        }
        if (before is { IsTheSame: true, LedTo: { } address })
        {
            Notice.Leave(((PageModel)handled.HandlerInstance).TempData, SavedOnce, NoticeKind.Info);
            (handled.Result, handled.ExceptionHandled) = (new RedirectResult(address), true);
        }
        else
        {
            handled.Exception = new Refusal(before.IsTheSame ? IsSaved : SentBefore);
        }
    }

    private static async Task<string> ContentOf(IFormCollection form, CancellationToken ct)
    {
        var parts = form.OrderBy(field => field.Key, StringComparer.Ordinal).SelectMany(field => field.Value.Prepend(field.Key)).ToList();
        foreach (var file in form.Files)
        {
            await using var bytes = file.OpenReadStream();
            parts.Add(Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, ct)));
        }
        return HashOf([.. parts]);
    }

    /// <summary>Each part with its length before it, so that no two ways to divide a text give the same.</summary>
    private static string HashOf(params string?[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(parts.Select(part => $"{part?.Length ?? 0}:{part}")))));
}
