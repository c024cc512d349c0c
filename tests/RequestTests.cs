using System.Reflection;
using MediatR;
using PrescribeRx.Application;

namespace PrescribeRx.Tests;

public sealed class RequestTests
{
    private static readonly Type[] Types = typeof(ApplicationSetup).Assembly.GetTypes();

    public static TheoryData<Type> Requests => new(Types.Where(type => !type.IsAbstract && IsRequest(type)));

    [Fact]
    public void There_are_requests_to_look_at() => Requests.Count.ShouldBeGreaterThan(20);

    [Theory]
    [MemberData(nameof(Requests))]
    public void Every_request_names_the_right_it_needs_or_is_for_the_patient_or_says_why_it_is_open_to_all(Type request)
    {
        var needs = request.GetCustomAttribute<NeedsAttribute>() is not null;
        var open = request.GetCustomAttribute<OpenToAllAttribute>() is { } to && !string.IsNullOrWhiteSpace(to.Because);
        var forPatient = request.IsDefined(typeof(ForPatientAttribute), false);
        new[] { needs, open, forPatient }.Count(one => one).ShouldBe(1, $"{request.Name} needs one of the three.");
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void Every_request_has_one_handler_named_for_it(Type request) =>
        Types.Where(type => type is { IsClass: true, IsAbstract: false } && Handles(type).Any(handled => handled.GetGenericArguments()[0] == request))
            .Select(type => type.Name).ShouldBe([request.Name + "Handler"]);

    [Theory]
    [MemberData(nameof(Requests))]
    public void Every_request_for_a_patient_says_so_to_the_audit(Type request)
    {
        if (request.GetProperty("Patient")?.PropertyType == typeof(Guid))
            request.IsAssignableTo(typeof(IAboutPatient)).ShouldBeTrue($"{request.Name} has a patient and is not {nameof(IAboutPatient)}.");
    }

    [Fact]
    public void A_deed_that_one_form_may_ask_for_twice_says_why_that_does_no_harm() =>
        Types.Select(type => type.GetCustomAttribute<MayBeSentTwiceAttribute>()).OfType<MayBeSentTwiceAttribute>().Select(may => may.Because).ShouldNotContain("");

    [Fact]
    public void Every_right_is_needed_by_some_request() =>
        Enum.GetValues<Domain.Identity.Right>().Except(Types.Select(type => type.GetCustomAttribute<NeedsAttribute>()).OfType<NeedsAttribute>().Select(needs => needs.Right)).ShouldBeEmpty();

    private static bool IsRequest(Type type) => type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IRequest<>));

    private static IEnumerable<Type> Handles(Type type) =>
        type.GetInterfaces().Where(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IRequestHandler<,>));
}
