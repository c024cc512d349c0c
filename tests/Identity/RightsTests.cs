using System.Net;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Application;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Identity;

/// <summary>For every role that lacks a right, page and deed are refused; reckoned from what each declares that it needs.</summary>
public sealed class RightsTests(TestDatabase databases) : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Every_page_declares_a_right_or_that_it_is_open_to_all_and_why()
    {
        var pages = await PortalPage.All(portal);
        pages.Count.ShouldBeGreaterThan(25);
        pages.Where(page => page.IsForPatient).Select(page => page.Name).Order().ShouldBe(["ChooseReminder", "How", "ReadCalendar", "RecordDay", "RecordKept", "ReportEmergency", "Today"]);
        pages.Where(page => page.IsForStaff && page.RightToOpen is null).ShouldBeEmpty("a page in no folder of FolderRights, with no right of its own, is refused to everybody");
        pages.Where(page => page.IsOpenToAll).Select(page => page.Name).Order().ShouldBe(["ChoosePassword", "ConfirmMail", "OpenClinic", "OpenFeed", "OpenLink", "Problem", "SignIn", "SignInAgain", "SignOut", "StopMail", "Styleguide"]);
    }

    [Fact]
    public void A_page_that_declares_nothing_is_refused_to_everybody()
    {
        var caller = new Caller();
        var everything = Person.Add(Guid.Empty, Guid.Empty, "All", "all@harbour.example", Roles.Lead | Roles.Clinician | Roles.Assistant, "PH1", Portal.Start);
        caller.Is(everything, portal.Clinic.Lead.Clinic, null);
        FolderRights.Allows(typeof(DeclaresNothing), new Dictionary<object, object?>(), caller).ShouldBeFalse();
        FolderRights.Allows(typeof(DeclaresNothing), new Dictionary<object, object?> { [typeof(Right)] = Right.ReadCatalog }, caller).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Roles.Lead)]
    [InlineData(Roles.Clinician)]
    [InlineData(Roles.Assistant)]
    public async Task A_page_opens_for_a_role_that_has_its_right_and_is_refused_to_one_that_lacks_it(Roles role)
    {
        var places = await (await Places.In(portal, portal.Clinic, portal.Clinic.Assistant)).Of(portal, Of(role));
        using var visitor = await portal.SignedIn(Of(role));
        foreach (var page in (await PortalPage.All(portal)).Where(page => page.IsForStaff))
        {
            await visitor.Open(page.Address(places));
            var may = role.Allow(page.RightToOpen!.Value);
            visitor.Status.ShouldBe(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, $"{role} opens {page}");
            if (!may)
                await IsInTheAudit(page.Model.Name, Of(role));
        }
    }

    [Theory]
    [InlineData(Roles.Lead)]
    [InlineData(Roles.Clinician)]
    [InlineData(Roles.Assistant)]
    public async Task A_form_is_refused_to_a_role_that_lacks_the_right_of_its_deed_and_of_its_page(Roles role)
    {
        var places = await (await Places.In(portal, portal.Clinic, portal.Clinic.Assistant)).Of(portal, Of(role));
        using var visitor = await portal.SignedIn(Of(role));
        var refused = 0;
        foreach (var page in (await PortalPage.All(portal)).Where(page => page.IsForStaff && page.TakesPosts))
        {
            var may = role.Allow(page.RightToOpen!.Value) && role.Allow(page.RightToPost);
            var status = await visitor.PostForged(page.Address(places), ("Kind", "Opened"), ("Reason", "Because"));
            if (may)
                new[] { HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity }.ShouldContain(status, $"{role} posts to {page}");
            else
                status.ShouldBe(HttpStatusCode.Forbidden, $"{role} posts to {page}");
            refused += may ? 0 : 1;
        }
        refused.ShouldBeGreaterThan(3);
        (await portal.AuditOf(portal.Clinic)).Count(line => line.Person == Of(role).Person.Id && line.Outcome == AuditOutcome.NotAllowed).ShouldBe(refused);
    }

    [Fact]
    public void Every_deed_declares_a_right_or_that_it_is_for_the_patient_or_open_to_all() =>
        Deeds().Where(deed => !deed.IsDefined(typeof(NeedsAttribute), false) && !deed.IsDefined(typeof(OpenToAllAttribute), false) && !deed.IsDefined(typeof(ForPatientAttribute), false)).ShouldBeEmpty();

    [Theory]
    [InlineData(Roles.Lead)]
    [InlineData(Roles.Clinician)]
    [InlineData(Roles.Assistant)]
    [InlineData(Roles.None)]
    public async Task A_deed_for_a_patient_is_refused_to_whoever_works_at_the_clinic(Roles role)
    {
        foreach (var deed in DeedsForPatients())
        {
            await using var scope = portal.Services.CreateAsyncScope();
            if (role != Roles.None)
                scope.ServiceProvider.GetRequiredService<Caller>().Is(Of(role).Person, portal.Clinic.Clinic, null);
            await Should.ThrowAsync<NotAllowed>(() => Send(scope.ServiceProvider.GetRequiredService<IMediator>(), deed), $"{role} does {deed.Name}");
        }
    }

    [Fact]
    public async Task A_patient_does_nothing_about_another_patient_and_no_deed_of_the_clinic()
    {
        var places = await Places.In(portal, portal.Clinic, portal.Clinic.Assistant);
        foreach (var deed in DeedsForPatients().Concat(Deeds().Where(deed => deed.IsDefined(typeof(NeedsAttribute), false))))
        {
            await using var scope = await portal.ScopeOf(places.Token);
            // An empty deed is about the patient without an id, who is not the one of the link.
            await Should.ThrowAsync<NotAllowed>(() => Send(scope.ServiceProvider.GetRequiredService<IMediator>(), deed), $"a patient does {deed.Name}");
        }
        (await portal.AuditOf(portal.Clinic)).Count(line => line is { Person: null, Link: not null, Outcome: AuditOutcome.NotAllowed }).ShouldBeGreaterThan(30);
    }

    private static List<Type> DeedsForPatients()
    {
        var deeds = Deeds().Where(deed => deed.IsDefined(typeof(ForPatientAttribute), false)).ToList();
        deeds.ShouldAllBe(deed => deed.IsAssignableTo(typeof(IAboutPatient)));
        deeds.Count.ShouldBeGreaterThan(2);
        return deeds;
    }

    [Theory]
    [InlineData(Roles.Lead)]
    [InlineData(Roles.Clinician)]
    [InlineData(Roles.Assistant)]
    [InlineData(Roles.None)]
    public async Task A_deed_is_refused_to_whoever_lacks_its_right_by_whatever_way_it_comes(Roles role)
    {
        var needing = Deeds().Select(deed => (Deed: deed, Needs: (NeedsAttribute?)Attribute.GetCustomAttribute(deed, typeof(NeedsAttribute)))).Where(one => one.Needs is not null);
        foreach (var (deed, needs) in needing.Where(one => !role.Allow(one.Needs!.Right)))
        {
            await using var scope = portal.Services.CreateAsyncScope();
            if (role != Roles.None)
                scope.ServiceProvider.GetRequiredService<Caller>().Is(Of(role).Person, portal.Clinic.Clinic, null);
            var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
            await Should.ThrowAsync<NotAllowed>(() => Send(mediator, deed), $"{role} does {deed.Name}, which needs {needs!.Right}");
        }
    }

    private async Task IsInTheAudit(string deed, TestPerson person) =>
        (await portal.AuditOf(portal.Clinic)).ShouldContain(line => line.Deed == deed && line.Person == person.Person.Id && line.Outcome == AuditOutcome.NotAllowed);

    private TestPerson Of(Roles role) => role switch
    {
        Roles.Lead => portal.Clinic.Lead,
        Roles.Clinician => portal.Clinic.Clinician,
        _ => portal.Clinic.Assistant,
    };

    private static IEnumerable<Type> Deeds() =>
        typeof(Caller).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IRequest<>)));

    private static Task Send(IMediator mediator, Type deed)
    {
        var outcome = deed.GetInterfaces().Single(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments();
        return (Task)typeof(RightsTests).GetMethod(nameof(SendTyped), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(outcome).Invoke(null, [mediator, Empty(deed)])!;
    }

    private static Task<T> SendTyped<T>(IMediator mediator, IRequest<T> deed) => mediator.Send(deed);

    private static object Empty(Type deed)
    {
        var made = deed.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        return made.Invoke([.. made.GetParameters().Select(parameter => parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null)]);
    }

    private sealed class DeclaresNothing;
}
