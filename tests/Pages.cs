using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Reports;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Web;

namespace PrescribeRx.Tests;

/// <summary>A page of the portal, as its endpoint declares it.</summary>
public sealed partial record PortalPage(CompiledPageActionDescriptor Endpoint)
{
    /// <summary>Deeds whose page has another name than they.</summary>
    private static readonly Dictionary<string, string> DeedOfPage = new()
    {
        ["Gate"] = "DecideGate", ["BuildPrescription"] = "PrescribeStretch", ["Handout"] = "ProduceHandout", ["Stretch"] = "ApproveStretch", ["Caseload"] = "ReadCaseload", ["Alert"] = "CloseAlert", ["HandoutBatch"] = "DownloadHandoutBatch",
        ["Templates"] = "RetireTemplate", ["SavedViews"] = "DeleteCaseloadView", ["ClinicReportRun"] = "CancelClinicReport", ["Keys"] = "ReadCaseload",
    };

    public Type Model => Endpoint.ModelTypeInfo!;
    public string Name => Model.Name[..^"Page".Length];
    public string Template => Endpoint.AttributeRouteInfo!.Template!;
    public bool IsOpenToAll => Attribute<OpenToAllAttribute>() is not null;
    public bool IsForPatient => Attribute<ForPatientAttribute>() is not null;
    public bool IsForStaff => !IsOpenToAll && !IsForPatient;
    public bool TakesPosts => Endpoint.HandlerMethods!.Any(handler => handler.HttpMethod == "Post");
    public bool IsAboutPatient => Template.Contains("{patient", StringComparison.Ordinal);

    /// <summary>What it takes to open the page; nothing, if it declares nothing.</summary>
    public Right? RightToOpen => IsForPatient ? null : Attribute<NeedsAttribute>()?.Right ?? (Endpoint.Properties.TryGetValue(typeof(Right), out var right) ? (Right?)right : null);

    /// <summary>What the deed takes that the form of this page asks for.</summary>
    public Right RightToPost
    {
        get
        {
            var deed = typeof(NeedsAttribute).Assembly.GetTypes().Single(type => type.Name == DeedOfPage.GetValueOrDefault(Name, Name));
            return ((NeedsAttribute)deed.GetCustomAttributes(typeof(NeedsAttribute), false).Single()).Right;
        }
    }

    public static async Task<List<PortalPage>> All(Portal portal)
    {
        var loader = portal.Services.GetRequiredService<PageLoader>();
        var pages = new List<PortalPage>();
        foreach (var page in portal.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
            pages.Add(new(await loader.LoadAsync(page, EndpointMetadataCollection.Empty)));
        return pages;
    }

    public string Address(Places places) => "/" + Hole().Replace(Template, hole => places.Fill(hole.Groups[1].Value));

    private T? Attribute<T>() where T : Attribute => Model.GetCustomAttributes(typeof(T), false).OfType<T>().SingleOrDefault();

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Hole();

    public override string ToString() => Template;
}

/// <summary>Something to show on each page: a signed prescription, a screening, a handout, an alert, a patient's link and reminder, and a colleague.</summary>
public sealed record Places(ThreeStretches Plan, Guid Item, Guid Screening, Guid Person, string OwnStretch, Guid Alert, string Token, Guid Photo, int Number = 1)
{
    /// <summary>One grey point.</summary>
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    public Guid Patient { get; init; } = Plan.Patient;
    public Guid Batch { get; init; }
    public Guid Score { get; init; }
    public Guid Run { get; init; }
    public Guid Import { get; init; }
    public Guid Prescription => Plan.Prescription;

    /// <summary>The same, with a stretch that is open to the patient.</summary>
    public Places OfPatient => this with { Item = Plan.Chair };

    public static async Task<Places> In(Portal portal, TestClinic clinic, TestPerson spare, string name = "Ada Byron")
    {
        var plan = await portal.ASignedPrescription(name, clinic);
        var chart = await portal.Send(clinic.Clinician, new ReadPatient(plan.Patient));
        await portal.Send(clinic.Clinician, new ProduceHandout(plan.Patient, plan.Prescription));
        var own = await portal.Send(clinic.Lead, new AddStretch(Catalog.Written.Calf with { Name = $"Calf stretch {plan.Patient:N}" }));
        await portal.ADayOfPart1(plan, portal.Today(), pain: 6);
        var alert = (await portal.OpenAlertsOf(plan.Patient))[0].Id;
        var photo = await portal.Send(clinic.Clinician, new AttachPhoto(plan.Patient, plan.Prescription, portal.Today(), Png));
        var token = await portal.ALink(plan);
        var batch = (await portal.Send(clinic.Clinician, new OrderHandouts([plan.Patient], BatchKind.Zip))).Batch;
        var score = await portal.APainScore(plan, 6);
        await portal.SendAsPatient(token, new ChooseReminder(plan.Patient, new(18, 30), Weekdays.EveryDay));
        var run = await portal.Send(clinic.Lead, new OrderClinicReport(null, null));
        return new(plan, plan.Part2, chart.LatestScreening!.Id, spare.Person.Id, own, alert, token, photo) { Batch = batch, Score = score, Run = run, Import = await AnImport(portal, clinic.Clinician) };
    }

    /// <summary>The same, with an import of this person, since nobody else sees it.</summary>
    public async Task<Places> Of(Portal portal, TestPerson person) =>
        person.Person.Roles.Allow(Right.KeepPatients) ? this with { Import = await AnImport(portal, person) } : this;

    private static Task<Guid> AnImport(Portal portal, TestPerson person) => portal.Send(person, new PreviewPatientImport("Name,Date of birth\nBo Holm,1980-04-03"u8.ToArray()));

    public string Fill(string hole) => hole switch
    {
        "patient" => $"{Patient}",
        "prescription" => $"{Prescription}",
        "item" => $"{Item}",
        "screening" => $"{Screening}",
        "person" => $"{Person}",
        "alert" => $"{Alert}",
        "number" => $"{Number}",
        "batch" => $"{Batch}",
        "score" => $"{Score}",
        "run" => $"{Run}",
        "import" => $"{Import}",
        "photo" => $"{Photo}",
        "stretch" => States.Chair,
        "key" => OwnStretch,
        "rule" => "knee-pain-kneeling",
        "to" => "Paused",
        "day" => "2026-03-02",
        _ => throw new InvalidOperationException($"Say in {nameof(Places)} what {{{hole}}} of an address stands for."),
    };
}
