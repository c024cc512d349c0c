using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using PrescribeRx.Application;
using PrescribeRx.Web.Identity;

namespace PrescribeRx.Web;

/// <summary>
/// Nobody types in vain: a form sent by somebody who has been signed out goes with them to the page on which they sign in. Once they
/// have, its page is shown with what they typed, and nothing is done until they press again.
/// </summary>
internal sealed class UnsentFormFilter(UnsentForms forms, IAntiforgery tokens, ITempDataDictionaryFactory next, Caller caller) : IAsyncAuthorizationFilter, IAsyncPageFilter
{
    private const string Here = "You were signed out. What you typed is here; nothing was saved yet.";
    private const string NotShown = "What was typed before you signed in is not shown: somebody else typed it, or too much time has passed. Nothing of it was saved.";
    private static readonly object Key = new();

    /// <summary>Before the token of the form is checked, which nobody who is signed out can pass.</summary>
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method))
            return;
        // The page that says what went wrong is shown in answer to forms that nobody can read.
        var isForStaff = IsForStaff(context);
        if (request.Path == Links.SignOut && caller.Person is null)
            context.Result = new RedirectResult(Links.SignIn);
        if (!isForStaff && request.Path != Links.SignIn)
            return;
        var seal = request.HasFormContentType ? (string?)request.Form[UnsentForm.Field] : null;
        if (isForStaff && caller.Person is null)
            context.Result = ToSignIn(request);
        else if (isForStaff && seal is not null)
            await TakeUp(forms.Open(seal, AddressOf(request)), context);
        else if (!isForStaff && seal is not null && caller.Person is not null && forms.Open(seal, $"{request.Form["then"]}") is { Address: var then })
            // They have signed in meanwhile, on another page.
            context.Result = new RedirectResult(then, permanent: false, preserveMethod: true);
    }

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!context.HttpContext.Items.ContainsKey(Key))
        {
            await next();
            return;
        }
        if (context.HandlerInstance is not IShowAgain page)
        {
            context.Result = new RedirectResult(AddressOf(context.HttpContext.Request));
            return;
        }
        await page.ShowAgain(context.HttpContext.RequestAborted);
        Notice.Leave(((PageModel)context.HandlerInstance).TempData, Here, NoticeKind.Warning);
        context.Result = new PageResult();
    }

    private static bool IsForStaff(AuthorizationFilterContext context) =>
        context.ActionDescriptor is CompiledPageActionDescriptor { ModelTypeInfo: { } page } && Declared.By(page) is { IsOpenToAll: false, IsForPatient: false };

    /// <summary>A form of text is sent on as it is; a file would have to be chosen again anyway.</summary>
    private static RedirectResult ToSignIn(HttpRequest request) =>
        request.HasFormContentType && request.Form.Files.Count == 0 && request.ContentType!.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            ? new(Links.SignInAgainThen(AddressOf(request)), permanent: false, preserveMethod: true)
            : new(Links.SignInThen(AddressOf(request)));

    /// <summary>The token that was given out with the form is good for whoever it was given to, and for nobody else.</summary>
    private async Task TakeUp(UnsentForm? form, AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (form is not null)
            http.Request.Form = form.AsForm();
        if (form is not null && await tokens.IsRequestValidAsync(http))
        {
            http.Items[Key] = form;
            return;
        }
        var notice = next.GetTempData(http);
        Notice.Leave(notice, NotShown, NoticeKind.Warning);
        notice.Save();
        context.Result = new RedirectResult(AddressOf(http.Request));
    }

    private static string AddressOf(HttpRequest request) => request.Path + request.QueryString;
}
