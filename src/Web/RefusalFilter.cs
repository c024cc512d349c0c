using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Domain;

namespace PrescribeRx.Web;

/// <summary>A page that can be shown again after a refusal: it loads what it displays, and leaves what was typed alone.</summary>
public interface IShowAgain
{
    Task ShowAgain(CancellationToken ct);
}

/// <summary>The product said no: the same page again with the sentences on their fields, or a problem document.</summary>
public sealed class RefusalFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var handled = await next();
        if (handled.ExceptionHandled || handled.Exception is not Refusal refusal)
            return;

        Tell(refusal, context);
        handled.Result = context.HandlerInstance is IShowAgain page
            ? await TheSamePage(page, context)
            : Problem(refusal, context);
        handled.ExceptionHandled = true;
    }

    private static void Tell(Refusal refusal, PageHandlerExecutingContext context)
    {
        foreach (var reason in refusal.Reasons)
            context.ModelState.AddModelError(reason.Field, reason.Said.In(MyLanguage.Of(context.HttpContext)));
    }

    private static async Task<IActionResult> TheSamePage(IShowAgain page, PageHandlerExecutingContext context)
    {
        try
        {
            await page.ShowAgain(context.HttpContext.RequestAborted);
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
        catch (Refusal refusal)
        {
            return Problem(refusal, context);
        }
    }

    /// <summary>A person gets the page that says what went wrong, anything else a problem document.</summary>
    private static IActionResult Problem(Refusal refusal, PageHandlerExecutingContext context)
    {
        if (context.HttpContext.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            context.HttpContext.Items[typeof(Refusal)] = refusal;
            return new StatusCodeResult(StatusCodes.Status422UnprocessableEntity);
        }
        return new JsonResult(new ValidationProblemDetails(context.ModelState) { Title = refusal.In(MyLanguage.Of(context.HttpContext)), Status = StatusCodes.Status422UnprocessableEntity })
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
            ContentType = "application/problem+json",
        };
    }
}
