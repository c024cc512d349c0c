using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace PrescribeRx.Web;

/// <summary>
/// Answers forms that no page of ours sends: to a page that takes none, 405; with a value that cannot be read, 400. What a
/// person types is always text, and read by the product itself.
/// </summary>
internal sealed class FormFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (WhyNot(context) is { } status)
            context.Result = new StatusCodeResult(status);
        else
            await next();
    }

    private static int? WhyNot(PageHandlerExecutingContext context)
    {
        var method = context.HttpContext.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || context.HandlerInstance is ProblemPage)
            return null;
        if (context.HandlerMethod is null)
            return StatusCodes.Status405MethodNotAllowed;
        return context.ModelState.IsValid ? null : StatusCodes.Status400BadRequest;
    }
}
