using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;
using PrescribeRx.Application;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web;

/// <summary>The right that every page of a folder needs, unless the page names one of its own. What is in no folder here is refused.</summary>
public static class FolderRights
{
    private static readonly Dictionary<string, Right> OfFolder = new()
    {
        ["/Catalog"] = Right.ReadCatalog,
        ["/Patients"] = Right.ReadPatients,
        ["/Safety"] = Right.ReadPatients,
        ["/Prescribing"] = Right.ReadPatients,
        ["/Progression"] = Right.ReadPatients,
        ["/Handouts"] = Right.ReadPatients,
        ["/Adherence"] = Right.ReadPatients,
        ["/Outcomes"] = Right.ReadPatients,
        ["/Reports"] = Right.ReadPatients,
        ["/Identity"] = Right.ManagePeople,
    };

    public static void Declare(PageConventionCollection conventions)
    {
        foreach (var (folder, right) in OfFolder)
            conventions.AddFolderApplicationModelConvention(folder, page => page.Properties[typeof(Right)] = right);
    }

    /// <summary>What a page needs: its own right, or its folder's; nothing, if it is open to all; and refused if it declares neither.</summary>
    public static bool Allows(Type page, IDictionary<object, object?> properties, Caller caller)
    {
        var declared = Declared.By(page);
        if (declared.IsOpenToAll)
            return true;
        if (declared.IsForPatient)
            return caller.Link is not null;
        if (declared.Needs is { } needed)
            return caller.May(needed);
        return properties.TryGetValue(typeof(Right), out var right) && caller.May((Right)right!);
    }
}

/// <summary>Refused by default: who is not signed in is sent to sign in; who lacks the right is told so, and it is kept in the audit.</summary>
internal sealed class PermissionFilter(Caller caller, IAuditLog log, TimeProvider clock) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var page = context.ActionDescriptor;
        if (FolderRights.Allows(page.ModelTypeInfo!, page.Properties, caller))
        {
            await Run(context, next);
        }
        else if (Declared.By(page.ModelTypeInfo!).IsForPatient)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status404NotFound);
        }
        else if (caller.Person is null)
        {
            context.Result = new ChallengeResult();
        }
        else
        {
            var asked = Guid.TryParse(context.RouteData.Values["patient"] as string, out var patient) ? patient : (Guid?)null;
            await log.Apart(new(caller.ClinicId, clock.NewId(), clock.Moment(), caller.PersonId, page.ModelTypeInfo!.Name, AuditOutcome.NotAllowed, asked, []), context.HttpContext.RequestAborted);
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        }
    }

    private static async Task Run(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.ExceptionHandled)
            return;
        int? status = done.Exception switch
        {
            NotFound => StatusCodes.Status404NotFound,
            NotAllowed => StatusCodes.Status403Forbidden,
            _ => null,
        };
        if (status is null)
            return;
        done.Result = new StatusCodeResult(status.Value);
        done.ExceptionHandled = true;
    }
}
