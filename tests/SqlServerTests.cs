using System.Linq.Expressions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Application.Identity;
using PrescribeRx.Application.Outcomes;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Application.Progression;
using PrescribeRx.Application.Reports;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Infrastructure;
using PrescribeRx.Infrastructure.Patients;
using PrescribeRx.Infrastructure.Reports;

namespace PrescribeRx.Tests;

/// <summary>Every query of the program also translates to SQL Server, proved without a server.</summary>
public sealed class SqlServerTests(TestDatabase databases)
{
    [Fact]
    public async Task A_query_that_both_engines_know_compiles_for_sql_server()
    {
        await using var db = await OnPostgres();
        Should.NotThrow(() => TranslatesToSqlServer.Compile(db.Of<Patient>().Where(patient => patient.FoldedName.Contains("ame")).OrderBy(patient => patient.Number).Expression));
    }

    [Fact]
    public async Task A_function_that_only_postgres_has_is_found()
    {
        await using var db = await OnPostgres();
        Refused(db.Of<Patient>().Where(patient => EF.Functions.ILike(patient.Name, "%ame%")).Expression);
    }

    [Fact]
    public async Task A_method_that_no_database_knows_is_found()
    {
        await using var db = await OnPostgres();
        Refused(db.Of<Patient>().Where(patient => FoldedText.Of(patient.Name) == "amelie").Expression);
    }

    [Fact]
    public async Task A_query_that_does_not_translate_fails_whoever_makes_it()
    {
        await using var portal = await Portal.Open(databases);
        var failed = await Should.ThrowAsync<InvalidOperationException>(
            () => portal.WithDb(db => db.Of<Patient>().Where(patient => EF.Functions.ILike(patient.Name, "%made here%")).ToListAsync()));
        failed.Message.ShouldStartWith("This query does not translate to SQL Server:");
    }

    [Fact]
    public async Task Every_deed_is_done_once_so_that_every_query_it_makes_is_translated()
    {
        await using var portal = await Portal.OpenEmpty(databases, new() { ["SetUp:Code"] = EveryDeed.SetUpCode, ["Handouts:Chromium"] = "/nowhere/chromium" });
        var every = new EveryDeed(portal);
        await every.Do();

        var known = typeof(ApplicationSetup).Assembly.GetTypes().Where(IsDeed).Select(type => type.Name).Order().ToList();
        known.ShouldNotBeEmpty();
        known.Except(every.Done.Select(type => type.Name)).ShouldBeEmpty("These deeds were not done, so nobody knows whether their queries translate to SQL Server. Add them to EveryDeed.");
        TranslatesToSqlServer.Count.ShouldBeGreaterThan(0);
    }

    private static bool IsDeed(Type type) =>
        type is { IsClass: true, IsAbstract: false } && type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IRequest<>));

    private static void Refused(Expression query) =>
        Should.Throw<InvalidOperationException>(() => TranslatesToSqlServer.Compile(query)).Message.ShouldStartWith("This query does not translate to SQL Server:");

    private async Task<ClinicDb> OnPostgres() => TestDatabase.Open(await databases.New());
}

/// <summary>A short life of a clinic in which each deed of the program is done at least once.</summary>
internal sealed class EveryDeed(Portal portal)
{
    public const string SetUpCode = "EVERY-DEED-ONCE";

    private readonly StretchCatalog catalog = portal.Services.GetRequiredService<StretchCatalog>();
    private TestPerson lead = null!;

    public HashSet<Type> Done { get; } = [];

    public async Task Do()
    {
        await OpenTheClinic();
        await KeepPeople();
        await DecideThePolicy();
        var patient = await TakeOnAPatient();
        var prescription = await Prescribe(patient);
        portal.Clock.MoveDays(3);
        await FollowUp(patient, prescription);
        await AskForPain(patient);
        await HandOut(patient, prescription);
        await ChangeAndEnd(patient, prescription);
        await KeepSafe(patient, prescription);
        await LookBack(patient, prescription);
        await HandleAlerts(patient, prescription);
        await LetThePatientIn(patient);
        await KeepPhotos(patient, prescription);
    }

    private async Task LetThePatientIn(Guid patient)
    {
        await Send(new MakeLink(patient, AsksBirthYear: true));
        await Send(new MakeLink(patient, AsksBirthYear: true));
        var token = (await Send(new ReadLink(patient))).Token!;
        (await SendAsNobody(new OpenLink("guessed", null))).ShouldBeOfType<OpenLink.Outcome.Gone>();
        (await SendAsNobody(new OpenLink(token, 1970))).ShouldBeOfType<OpenLink.Outcome.WrongYear>();
        (await SendAsNobody(new OpenLink(token, 1971))).ShouldBeOfType<OpenLink.Outcome.Opened>();
        portal.Clock.Move(TimeSpan.FromHours(2));
        var sheet = (await SendAsPatient(token, new ReadDay(patient, null))).Sheet;
        var told = sheet.Stretches.Select(stretch => new ToldStretch(stretch.Item, 1, EntryOutcome.Done, [], PainScore.Of(1), "")).ToList();
        (await SendAsPatient(token, new RecordDay(patient, sheet.On, told, new(null, Legs.None, null, null), Source.Tap, Guid.CreateVersion7(Portal.Start)))).Entries.ShouldBeGreaterThan(0);
        var chair = sheet.Stretches[0];
        await SendAsPatient(token, new RecordTimedSession(patient, new(chair.Item, sheet.On, 1, [new(chair.Rows[0].Parts[0], chair.Rows[0].Side, 40, "")], PainScore.Of(2)), Guid.CreateVersion7(Portal.Start)));
        await BeReminded(patient, token);
        var kept = new KeptSession(Guid.CreateVersion7(Portal.Start), TimeSpan.FromHours(1), new Dictionary<Guid, int>(), null, chair.Item, [new(chair.Rows[^1].Parts[0], chair.Rows[^1].Side, 50, "")], null);
        (await SendAsPatient(token, new RecordKept(patient, kept, Source.Timer))).Refused.ShouldBeEmpty();
        await SendAsPatient(token, new ReportEmergency(patient, Guid.CreateVersion7(Portal.Start)));
        await Send(new RevokeLink(patient));
    }

    private async Task BeReminded(Guid patient, string token)
    {
        await SendAsPatient(token, new ChooseReminder(patient, new(18, 30), Weekdays.EveryDay));
        await SendAsPatient(token, new MakeFeed(patient));
        (await SendAsPatient(token, new ReadReminder(patient))).Calendar.ShouldNotBeNull();
        (await SendAsNobody(new OpenFeed("guessed"))).ShouldBeNull();
        await SendAsPatient(token, new RevokeFeed(patient));
        await Should.ThrowAsync<Refusal>(() => SendAsPatient(token, new AskForMail(patient, "amelie@mail.example", Agrees: true)));
        (await SendAsNobody(new ConfirmMail("guessed"))).Of.ShouldBeNull();
        (await SendAsNobody(new StopMail("guessed"))).Of.ShouldBeNull();
        await SendAsPatient(token, new WithdrawMail(patient));
        (await Send(new ReadOutbox())).Waiting.ShouldBe(0);
    }

    private async Task KeepPhotos(Guid patient, Guid prescription)
    {
        var photo = await Send(new AttachPhoto(patient, prescription, portal.Today(), [0xFF, 0xD8, 0xFF]));
        (await Send(new ReadPhoto(patient, photo))).Shows.ShouldBe([0xFF, 0xD8, 0xFF]);
        await Send(new WithdrawPhoto(patient, photo, "It shows somebody else’s sheet."));
    }

    private Task<T> SendAsPatient<T>(string token, IRequest<T> deed)
    {
        Done.Add(deed.GetType());
        return portal.SendAsPatient(token, deed);
    }

    private async Task OpenTheClinic()
    {
        await SendAsNobody(new OpenClinic(
            SetUpCode, "Harbour Physiotherapy", Zone.Of("Europe/London"), Domain.English.British, Domain.Paper.A4, "020 7946 0101", "weekdays", "Ada Lead", "lead@harbour.example", "Physiotherapist, PH000001", Portal.Password, Portal.Password));
        (await SendAsNobody(new SignIn("lead@harbour.example", "not the password"))).ShouldBeOfType<SignIn.Outcome.NotRecognised>();
        (await SendAsNobody(new SignIn("nobody@harbour.example", Portal.Password))).ShouldBeOfType<SignIn.Outcome.NotRecognised>();
        var signedIn = (await SendAsNobody(new SignIn("lead@harbour.example", Portal.Password))).ShouldBeOfType<SignIn.Outcome.SignedIn>();
        lead = new(signedIn.Person, await portal.WithDb(db => db.Of<Clinic>().IgnoreQueryFilters().SingleAsync()));
        foreach (var stretch in catalog.All)
            await Send(new ApproveStretch(stretch.Key, stretch.Edition));
        await Send(new ChangeClinic(0, "Harbour Physiotherapy", "020 7946 0101", "weekdays, 8 to 18", null));
        await Send(new ChooseWriting(1, Domain.English.American, Domain.Paper.Letter));
        (await Send(new ReadFirstSteps())).Next.ShouldBe(FirstStep.AddPatient);
        var own = await Send(new AddStretch(Catalog.Written.Calf));
        await Send(new ApproveStretch(own, 1));
        (await Send(new ReadCatalog())).ShouldAllBe(entry => entry.MayBePrescribed);
        await Send(new ApproveStretch(own, await Send(new EditStretch(own, 1, Catalog.Written.Calf with { FeltAt = "Low in the calf." }))));
        await Send(new RetireStretch(own, "We use the step instead."));
    }

    private async Task KeepPeople()
    {
        await SendAsNobody(new ChoosePassword(await Send(new AddPerson("Bo Helper", "assistant@harbour.example", Roles.Assistant, null)), Portal.Password, Portal.Password));
        var assistant = (await Send(new ReadPeople())).Single(person => person.Roles == Roles.Assistant);
        assistant.HasPassword.ShouldBeTrue();
        await Send(new ResetPassword(assistant.Id));
        await Send(new DeactivatePerson(assistant.Id));
    }

    private async Task<Guid> TakeOnAPatient()
    {
        var added = await Send(new AddPatient("Amélie O'Connor", new(1971, 5, 14), Zone.Of("Europe/London"), States.Facts()));
        await Send(new RecordFacts(added.Patient, [new(FactKind.Glaucoma, FactState.Present, null)]));
        var screening = await Send(new RecordScreening(added.Patient, RedFlags.All.ToDictionary(flag => flag.Key, _ => RedFlagAnswer.No), null, null));
        (await Send(new ReadScreening(added.Patient, screening))).ScreenedBy.ShouldBe("Ada Lead");
        (await Send(new ReadScreenings(added.Patient))).Lines.ShouldHaveSingleItem();
        return added.Patient;
    }

    private async Task<Guid> Prescribe(Guid patient)
    {
        var id = await Send(new StartPrescription(patient));
        await Add(patient, id, "chair-hip-flexor", null);
        await Add(patient, id, "gluteal-part-1", null);
        var first = (await Send(new ReadPrescription(patient, id))).Version.Stretches[^1];
        await Add(patient, id, "gluteal-part-2", new(first.Item, GateCriteria.Default));
        var draft = (await Send(new ReadPrescription(patient, id))).Version;
        await Send(new ChangeStretch(patient, id, await Revision(patient, id), first.Item, first.Side, first.Dose, null));
        await Send(new MoveStretch(patient, id, await Revision(patient, id), first.Item, 1));
        await Send(new UndoDraft(patient, id, await Revision(patient, id)));
        await Send(new RemoveStretch(patient, id, await Revision(patient, id), draft.Stretches[0].Item));
        await UseTemplates(patient, id);
        var review = DateOnly.FromDateTime(Portal.Start.DateTime).AddDays(28);
        await Send(new DescribePrescription(patient, id, await Revision(patient, id), "To sit with less ache.", Course.OfWeeks(6), PainScore.Of(3), PainLimits.Default, review, Delivery.Usual));
        await Send(new SignPrescription(patient, id, await Revision(patient, id)));
        return id;
    }

    private async Task UseTemplates(Guid patient, Guid prescription)
    {
        await Send(new SaveTemplate(patient, prescription, "Buttocks", "To sit with less ache.", Replaces: false));
        await Send(new SaveClinicTemplate(patient, prescription, "Buttocks", "To sit with less ache.", Replaces: false));
        (await Send(new ApplyTemplate(patient, prescription, await Revision(patient, prescription), "no-floor"))).Added.Count.ShouldBe(3);
        await Send(new UndoDraft(patient, prescription, await Revision(patient, prescription)));
        var saved = (await Send(new ReadTemplates())).Where(template => template.Owner != TemplateOwner.BuiltIn).ToList();
        await Send(new RetireClinicTemplate(Guid.Parse(saved.Single(template => template.Owner == TemplateOwner.Clinic).Key)));
        await Send(new RetireTemplate(Guid.Parse(saved.Single(template => template.Owner == TemplateOwner.Own).Key)));
    }

    private async Task FollowUp(Guid patient, Guid prescription)
    {
        var sheet = (await Send(new ReadWeek(patient, prescription, null))).Sheet;
        var day = sheet.Monday.AddDays(1);
        var cells = sheet.Rows.Select(row => new WeekCell(row.Item, row.Side, row.Session, day, EntryOutcome.Done, null, PainScore.Of(1), "")).ToList();
        var recorded = await Send(new RecordWeek(patient, prescription, sheet.Monday, cells, [new(day, new(PainScore.Of(2), Legs.None, MorningAfter.Same, null), "")], Guid.CreateVersion7(Portal.Start)));
        recorded.Notes.ShouldBe(1);
        (await Send(new CheckWeek(patient, prescription, sheet.Monday, cells, []))).Typing.Differences.ShouldBeEmpty();
        (await Send(new ReadDiaryCalendar(patient, prescription, null))).Calendar.Lines.ShouldContain(line => line.Cells[day].Told > 0);
        (await Send(new ReadDiaryDay(patient, prescription, day))).Names.Values.ShouldBe(["Ada Lead"]);

        var gated = (await Send(new ReadPrescription(patient, prescription))).Version.Stretches.Single(stretch => stretch.Gate is not null).Item;
        (await Send(new ReadGate(patient, prescription, gated))).Gate.State.ShouldBe(GateState.Locked);
        await Send(new DecideGate(patient, prescription, gated, GateDecisionKind.Opened, AsOverride: true, "Seen in the room."));
        await Send(new CheckTechnique(patient, prescription, gated, Well: true, null, SeenDecisions: 1));
        (await Send(new ReadGate(patient, prescription, gated))).Decisions.Count.ShouldBe(2);
    }

    private async Task AskForPain(Guid patient)
    {
        var answer = new PainAnswer(PainScore.Of(6), RecallWindow.Now, portal.Today(), AskedHow.InPerson, Language.English);
        var first = await Send(new RecordPainScore(patient, answer, null));
        var corrected = await Send(new RecordPainScore(patient, answer with { Score = PainScore.Of(5) }, first));
        (await Send(new ReadPainScores(patient))).Pain.History.Standing.ShouldHaveSingleItem().Id.ShouldBe(corrected);
        await Send(new WithdrawPainScore(patient, corrected, "Somebody else’s."));
    }

    private async Task HandleAlerts(Guid patient, Guid prescription)
    {
        var sheet = (await Send(new ReadWeek(patient, prescription, null))).Sheet;
        var day = sheet.Monday.AddDays(2);
        await Send(new RecordWeek(
            patient, prescription, sheet.Monday, [.. sheet.Rows.Take(1).Select(row => new WeekCell(row.Item, row.Side, row.Session, day, EntryOutcome.Done, null, PainScore.Of(7), ""))], [], Guid.CreateVersion7(Portal.Start)));
        var inbox = await Send(new ReadAlerts(OfEverybody: true, 1));
        (await Send(new ReadAlerts(OfEverybody: false, 1))).Own.ShouldBe(inbox.Own);
        var happened = await Send(new RecordAdverseEvent(patient, new("A fall.", Severity.Mild, false, Onset.During, day, prescription, sheet.Rows[0].Item, "Nothing.", EventOutcome.Recovering, null), null));
        await Send(new RecordAdverseEvent(patient, new("A fall.", Severity.Mild, false, Onset.During, day, null, null, "Nothing.", EventOutcome.Recovered, day), happened));
        (await Send(new ReadAdverseEvents(patient))).Events.ShouldHaveSingleItem().Event.Outcome.ShouldBe(EventOutcome.Recovered);
        var alert = inbox.Lines.First(line => line.Alert.Kind == AlertKind.StopPain).Alert;
        await Should.ThrowAsync<Refusal>(() => Send(new HandOverAlert(alert.Id, lead.Person.Id)));
        (await Send(new ReadAlert(alert.Id))).Alert.IsOpen.ShouldBeTrue();
        await Send(new CloseAlert(alert.Id, alert.Revision, "Spoke on the telephone."));
        (await Send(new ReadAlert(alert.Id))).ClosedBy.ShouldBe("Ada Lead");
        var copy = await Send(new ReadCliniciansCopy(patient, prescription));
        (copy.Happened.Count, copy.ClosedAlerts.Single().Causes.Count, copy.People.Values.Single()).ShouldBe((1, 1, "Ada Lead"));
        (await Send(new ReadPrescription(patient, prescription, WithTemplate: true))).Template.ShouldNotBeEmpty();
        (await Send(new ReadAlertOverview())).Kinds.ShouldContain(kind => kind.Count.Closed == 1);
    }

    private async Task DecideThePolicy()
    {
        await Send(new ChangeSafetyPolicy(0, SafetyTerms.Default with { MostMinutesADay = 20 }, "Ada Lead, lead physiotherapist", "We take on long courses."));
        (await Send(new ReadSafetyPolicy())).InForce.Terms.MostMinutesADay.ShouldBe(20);
    }

    private async Task KeepSafe(Guid patient, Guid prescription)
    {
        await Send(new RecordFacts(patient, [new(FactKind.KneePain, FactState.Present, null)]));
        var part1 = (await Send(new ReadPrescription(patient, prescription))).Version.Stretches[0].Item;
        var open = (await Send(new ReadItemPrecautions(patient, prescription, part1))).Precautions.Single();
        await Send(new AcknowledgePrecaution(patient, prescription, part1, [open.Conflict.Key], "Held behind the thigh."));
        var written = new WrittenPrecaution
        {
            Fact = "Glaucoma", Movements = ["Supine"], Level = "Note", Sentence = "Lying flat raises the pressure a little.", Instead = "Prop the head up.", Source = "Our own judgement.", Override = "Clinician",
        };
        var own = await Send(new AddPrecaution("Glaucoma lying", written, null));
        await Send(new ChangePrecaution(own, "clinic 1", written with { Level = "Warn" }, null));
        (await Send(new ReadPrecautions())).Single(view => view.Rule.Id == own).History.Count.ShouldBe(2);
        (await Send(new ReadItemPrecautions(patient, prescription, part1))).Acknowledged.ShouldHaveSingleItem();
        await Send(new RecordFacts(patient, [new(FactKind.KneePain, FactState.Absent, null)]));
    }

    private async Task HandOut(Guid patient, Guid prescription)
    {
        await Send(new ChooseFormat(patient, new(Domain.Handouts.Edition.LargePrint, Domain.Paper.Letter)));
        var number = await Send(new ProduceHandout(patient, prescription));
        (await Send(new ReadHandout(patient, prescription))).Latest!.Number.ShouldBe(number);
        var toPrint = (await Send(new PrintHandout(patient, prescription, number))).ShouldBeOfType<PrintHandout.Outcome.ToPrint>();
        await Send(new KeepHandout(patient, prescription, number, toPrint.Inputs, [1, 2, 3]));
        (await Send(new PrintHandout(patient, prescription, number))).ShouldBeOfType<PrintHandout.Outcome.Kept>().Pdf.ShouldBe([1, 2, 3]);
        await Send(new RecordTeachBack(patient, prescription, number, TeachBackOutcome.Done, "Showed both sides."));
        (await Send(new ReadTeachBacks(patient, prescription, number))).Lines.ShouldHaveSingleItem().By.ShouldBe("Ada Lead");
        await Send(new ChangeBranding(0, "#0c5b66", null, WithoutLogo: false));
        (await Send(new ReadBranding())).Accent.ShouldBe("#0c5b66");
        await HandOutToSeveral(patient);
    }

    private async Task HandOutToSeveral(Guid patient)
    {
        var batch = (await Send(new OrderHandouts([patient], BatchKind.Zip))).Batch;
        (await Send(new ReadHandoutBatch(batch))).Waiting.ShouldBe(1);
        await Send(new CancelHandoutBatch(batch));
        (await Send(new ReadHandoutBatches())).ShouldHaveSingleItem().Cancelled.ShouldBe(1);
        (await Send(new ReadBatchFailures(batch))).Lines.ShouldBeEmpty();
        await Should.ThrowAsync<Refusal>(() => Send(new DownloadHandoutBatch(batch)));
        (await Send(new OrderHandouts([], BatchKind.Zip, Search: new("amelie")))).PatientsShown.ShouldBe([patient]);
    }

    private async Task ChangeAndEnd(Guid patient, Guid prescription)
    {
        await FallBackAfterAFlare(patient, prescription);
        await Send(new PauseOrEndPrescription(patient, prescription, await Revision(patient, prescription), PrescriptionEventKind.Paused, "A cold."));
        await Send(new PauseOrEndPrescription(patient, prescription, await Revision(patient, prescription), PrescriptionEventKind.Resumed, null));
        await Send(new StartNextVersion(patient, prescription, await Revision(patient, prescription)));
        (await Send(new PreviewHandout(patient, prescription))).Document.Version.ShouldBe(3);
    }

    private async Task FallBackAfterAFlare(Guid patient, Guid prescription)
    {
        var gated = (await Send(new ReadPrescription(patient, prescription))).Version.Stretches.Single(stretch => stretch.Gate is not null).Item;
        portal.Clock.MoveDays(1);
        await Send(new DecideGate(patient, prescription, gated, GateDecisionKind.Flare, AsOverride: false, "Sore since yesterday."));
        await Send(new FallBack(patient, prescription, await Revision(patient, prescription), gated, RegressionKind.EasierDose));
        var draft = (await Send(new ReadPrescription(patient, prescription))).Version;
        await Send(new DescribePrescription(patient, prescription, await Revision(patient, prescription), draft.Goal, draft.Course, draft.BaselinePain, draft.PainLimits, DateOnly.FromDateTime(portal.Clock.Now.DateTime).AddDays(28)));
        await Send(new SignPrescription(patient, prescription, await Revision(patient, prescription)));
    }

    private async Task LookBack(Guid patient, Guid prescription)
    {
        (await Send(new ReadPatient(patient))).Prescriptions.Count.ShouldBe(1);
        (await Send(new ReadClinicReport(null, null))).Now.Patients.ShouldBeNull("one patient is too few to tell of");
        (await Send(new ReadPatientReport(patient, prescription, null, null))).Report.Figures.Sessions.Done.ShouldBeGreaterThan(0);
        await OrderAReport();
        await KeepAView();
        await ImportAFile();
        var lines = (await Send(new ReadAudit(null))).Lines;
        (await Send(new ReadAudit(new AuditPlace(lines[0].At, lines[0].Id)))).Lines.ShouldNotBeEmpty();
    }

    private async Task OrderAReport()
    {
        var run = await Send(new OrderClinicReport(null, null));
        (await Send(new ReadClinicReportRuns())).ShouldHaveSingleItem().Id.ShouldBe(run);
        await ActivatorUtilities.CreateInstance<ClinicReportRound>(portal.Services).Go(TestContext.Current.CancellationToken);
        (await Send(new ReadClinicReportRun(run))).Result.ShouldNotBeNull();
        await Should.ThrowAsync<Refusal>(() => Send(new CancelClinicReport(run)));
    }

    private async Task ImportAFile()
    {
        var file = "Name,Date of birth\nBo Holm,1980-04-03\nCy Dee,1990-01-02"u8.ToArray();
        var import = await Send(new PreviewPatientImport(file));
        (await Send(new ReadImportPreview(import))).Preview!.First.Count.ShouldBe(2);
        await Send(new ConfirmPatientImport(import, []));
        Done.Add(typeof(ImportPatients));
        await ActivatorUtilities.CreateInstance<PatientImportRound>(portal.Services).Go(TestContext.Current.CancellationToken);
        (await Send(new ReadPatientImport(import))).State.ShouldBe(ImportState.Done);
        (await Send(new ReadImportReport(import))).Count.ShouldBe(2);
        await Send(new CancelPatientImport(await Send(new PreviewPatientImport(file))));
        (await Send(new ReadPatientImports())).Count.ShouldBe(2);
    }

    private async Task KeepAView()
    {
        foreach (var search in new[] { "amelie", "1" })
            (await Send(new ReadCaseload(search, 1))).Lines.Count.ShouldBe(1);
        foreach (var scope in Enum.GetValues<CaseloadScope>())
        {
            foreach (var sort in Enum.GetValues<CaseloadSort>())
                await Send(new ReadCaseload(null, 1, CaseloadView.Of(scope, sort: sort)));
        }
        foreach (var status in Enum.GetValues<CaseloadStatus>())
            await Send(new ReadCaseload(null, 1, CaseloadView.Of(CaseloadScope.Everybody, status: status)));
        var one = CaseloadView.Of(CaseloadScope.NeedsSomebody, Attention.ReviewDue, lead.Person.Id);
        await Send(new ReadCaseload(null, 1, one));
        await Send(new SaveCaseloadView("Reviews", one, OpensFirst: true));
        (await Send(new ReadCaseload(null, 1))).View.ShouldBe(one);
        var saved = (await Send(new ReadSavedViews())).Views.ShouldHaveSingleItem();
        await Send(new OpenCaseloadViewFirst(saved.Id));
        await Send(new DeleteCaseloadView(saved.Id));
    }

    private async Task Add(Guid patient, Guid prescription, string key, Gate? gate)
    {
        var stretch = catalog.Find(key)!;
        await Send(new PrescribeStretch(patient, prescription, await Revision(patient, prescription), key, stretch.DefaultSide, stretch.DefaultDose, gate));
    }

    private async Task<int> Revision(Guid patient, Guid prescription) => (await Send(new ReadPrescription(patient, prescription))).Prescription.Revision;

    private Task<T> Send<T>(IRequest<T> deed)
    {
        Done.Add(deed.GetType());
        return portal.Send(lead, deed);
    }

    private async Task<T> SendAsNobody<T>(IRequest<T> deed)
    {
        Done.Add(deed.GetType());
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(deed);
    }
}
