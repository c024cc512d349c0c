using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using PrescribeRx.Domain;
using PrescribeRx.Web;

namespace PrescribeRx.Tests;

public class RefusalFilterTests
{
    private readonly PageContext pageContext = new(new ActionContext(new DefaultHttpContext(), new RouteData(), new ActionDescriptor()));

    [Fact]
    public async Task A_refused_post_shows_the_page_again_with_each_sentence_on_its_field()
    {
        var page = new ShownAgain();
        var handled = await Run(page, new Refusal([new("HoldSeconds", "Enter the hold."), new("Side", "Choose the side.")]));

        page.Times.ShouldBe(1);
        handled.ExceptionHandled.ShouldBeTrue();
        handled.Result.ShouldBeOfType<PageResult>().StatusCode.ShouldBe(StatusCodes.Status422UnprocessableEntity);
        pageContext.ModelState["HoldSeconds"]!.Errors.Single().ErrorMessage.ShouldBe("Enter the hold.");
        pageContext.ModelState["Side"]!.Errors.Single().ErrorMessage.ShouldBe("Choose the side.");
    }

    [Fact]
    public async Task A_refusal_leaves_what_was_typed()
    {
        pageContext.ModelState.SetModelValue("HoldSeconds", "abc", "abc");
        await Run(new ShownAgain(), new Refusal("Enter the hold.", "HoldSeconds"));
        pageContext.ModelState["HoldSeconds"]!.AttemptedValue.ShouldBe("abc");
    }

    [Fact]
    public async Task A_refused_page_that_cannot_be_shown_again_answers_with_a_problem_document()
    {
        var handled = await Run(new object(), new Refusal("Enter the hold.", "HoldSeconds"));
        var json = handled.Result.ShouldBeOfType<JsonResult>();
        (json.StatusCode, json.ContentType).ShouldBe((StatusCodes.Status422UnprocessableEntity, "application/problem+json"));
        json.Value.ShouldBeOfType<ValidationProblemDetails>().Errors["HoldSeconds"].ShouldBe(["Enter the hold."]);
    }

    [Fact]
    public async Task Any_other_exception_passes_through()
    {
        var page = new ShownAgain();
        var handled = await Run(page, new InvalidOperationException());
        handled.ExceptionHandled.ShouldBeFalse();
        handled.Result.ShouldBeNull();
        page.Times.ShouldBe(0);
    }

    private async Task<PageHandlerExecutedContext> Run(object page, Exception thrown)
    {
        var before = new PageHandlerExecutingContext(pageContext, [], null, new Dictionary<string, object?>(), page);
        var after = new PageHandlerExecutedContext(pageContext, [], null, page) { Exception = thrown };
        await new RefusalFilter().OnPageHandlerExecutionAsync(before, () => Task.FromResult(after));
        return after;
    }

    private sealed class ShownAgain : IShowAgain
    {
        public int Times { get; private set; }

        public Task ShowAgain(CancellationToken ct)
        {
            Times++;
            return Task.CompletedTask;
        }
    }
}
