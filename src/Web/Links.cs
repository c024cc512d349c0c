using PrescribeRx.Domain;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Web.Reports;

namespace PrescribeRx.Web;

/// <summary>Every address of the portal. No name or other word about a patient is ever in one.</summary>
public static class Links
{
    public const string Caseload = "/";
    public const string SavedViews = "/caseload/views";
    public const string Problem = "/problem";
    public const string Styleguide = "/styleguide";
    public const string SignIn = "/sign-in";
    public const string SignInAgain = "/sign-in/again";
    public const string SignOut = "/sign-out";
    public const string SetUp = "/set-up";
    public const string FirstSteps = "/first-steps";
    public const string ChoosePassword = "/choose-password";
    public const string Catalog = "/catalog";
    public const string CatalogWaiting = "/catalog?waiting=true";
    public const string AddStretch = "/catalog/add";
    public const string Templates = "/templates";
    public const string People = "/people";
    public const string AddPerson = "/people/add";
    public const string Clinic = "/clinic";
    public const string Branding = "/clinic/branding";
    public const string Colours = "/clinic/colours.css";
    public const string Audit = "/audit";
    public const string Alerts = "/alerts";
    public const string AlertsOfEverybody = "/alerts?of=everybody";
    public const string AlertOverview = "/alerts/overview";
    public const string ClinicReport = "/reports/clinic";
    public const string ClinicReportRuns = "/reports/clinic/runs";
    public const string SafetyPolicy = "/safety-policy";
    public const string ChangeSafetyPolicy = "/safety-policy/change";
    public const string Precautions = "/safety/precautions";
    public const string AddPrecaution = "/safety/precautions/add";
    public const string HandoutBatches = "/handouts/batches";
    public const string AddPatient = "/patients/add";
    public const string ImportPatients = "/patients/import";
    public const string Help = "/help";
    public const string Guide = "/help/guide";
    public const string Terms = "/help/terms";
    public const string Keys = "/help/keys";

    /// <summary>A patient's own pages, by their link.</summary>
    public const string My = "/my";
    public const string MyToday = "/my/today";
    public const string MyDayToday = "/my/day";
    public const string MyEmergency = "/my/emergency";
    public const string MyReminders = "/my/reminders";
    public const string MyCalendar = "/my/reminders/calendar";
    public const string MyKept = "/my/kept";

    public static string MyManifest(Language language) => language == Language.English ? "/my.webmanifest" : $"/my-{language.Code()}.webmanifest";

    public static string CaseloadOf(CaseloadView view, int page = 1) => $"{Caseload}{Query(view, page)}";
    public static string SaveCaseloadView(CaseloadView view) => $"/caseload/save{Query(view)}";
    public static string ClinicReportRun(Guid run) => $"{ClinicReport}/{run}";
    public static string ClinicReportRunCsv(Guid run) => $"{ClinicReportRun(run)}?handler=Csv";
    public static string ClinicReportCsv(DateOnly from, DateOnly through) => Csv(ClinicReport, from, through);
    public static string Stretch(string key) => $"/catalog/{key}";
    public static string StretchEdition(string key, int edition) => $"{Stretch(key)}?edition={edition}";
    public static string EditStretch(string key) => $"{Stretch(key)}/edit";
    public static string RetireStretch(string key) => $"{Stretch(key)}/retire";
    public static string ChangePrecaution(string rule) => $"{Precautions}/{rule}";
    public static string SignInThen(string then) => $"{SignIn}?then={Uri.EscapeDataString(then)}";
    public static string SignInAgainThen(string then) => $"{SignInAgain}?then={Uri.EscapeDataString(then)}";
    public static string DeactivatePerson(Guid person) => $"/people/{person}/deactivate";
    public static string ResetPassword(Guid person) => $"/people/{person}/reset-password";

    public static string Term(string key) => $"{Terms}#{key}";

    public static string Alert(Guid alert) => $"/alerts/{alert}";
    public static string HandOverAlert(Guid alert) => $"/alerts/{alert}/hand-over";

    public static string PatientImport(Guid import) => $"/patients/imports/{import}";
    public static string PatientImportCsv(Guid import) => $"{PatientImport(import)}?handler=Csv";
    public static string Patient(Guid patient) => $"/patients/{patient}";
    public static string PatientLink(Guid patient) => $"/patients/{patient}/link";
    public static string RevokeLink(Guid patient) => $"{PatientLink(patient)}/revoke";
    public static string Facts(Guid patient) => $"/patients/{patient}/facts";
    public static string Screen(Guid patient) => $"/patients/{patient}/screenings/new";
    public static string AdverseEvents(Guid patient) => $"/patients/{patient}/adverse-events";
    public static string RecordAdverseEvent(Guid patient, Guid? again = null) => $"{AdverseEvents(patient)}/record{(again is { } earlier ? $"?again={earlier}" : "")}";
    public static string PainScores(Guid patient) => $"/patients/{patient}/pain-scores";
    public static string RecordPainScore(Guid patient, Guid? again = null) => $"{PainScores(patient)}/record{(again is { } earlier ? $"?again={earlier}" : "")}";
    public static string WithdrawPainScore(Guid patient, Guid score) => $"{PainScores(patient)}/{score}/withdraw";
    public static string Screenings(Guid patient) => $"/patients/{patient}/screenings";
    public static string Emergency(Guid patient, Guid screening) => $"/patients/{patient}/screenings/{screening}/emergency";
    public static string Screening(Guid patient, Guid screening) => $"/patients/{patient}/screenings/{screening}";

    public static string StartPrescription(Guid patient) => $"/patients/{patient}/prescriptions/new";
    public static string Prescription(Guid patient, Guid prescription) => $"/patients/{patient}/prescriptions/{prescription}";
    public static string Describe(Guid patient, Guid prescription) => $"{Prescription(patient, prescription)}/purpose";
    public static string Build(Guid patient, Guid prescription) => $"{Prescription(patient, prescription)}/build";
    /// <summary>The builder after a template was used, with what was left out of it.</summary>
    public static string Build(Guid patient, Guid prescription, string template) => $"{Build(patient, prescription)}?template={template}";
    public static string SaveTemplate(Guid patient, Guid prescription) => $"{Prescription(patient, prescription)}/template";
    public static string SaveClinicTemplate(Guid patient, Guid prescription) => $"{Prescription(patient, prescription)}/clinic-template";
    public static string ChangeStretch(Guid patient, Guid prescription, Guid item) => $"{Build(patient, prescription)}/{item}";
    public static string ItemPrecautions(Guid patient, Guid prescription, Guid item) => $"{Prescription(patient, prescription)}/stretches/{item}/precautions";
    public static string Sign(Guid patient, Guid prescription) => $"{Prescription(patient, prescription)}/sign";
    public static string CliniciansCopy(Guid patient, Guid prescription, int? version = null) =>
        $"{Prescription(patient, prescription)}/clinicians-copy{(version is { } number ? $"?version={number}" : "")}";
    public static string PauseOrEnd(Guid patient, Guid prescription, Domain.Prescribing.PrescriptionEventKind to) => $"{Prescription(patient, prescription)}/set/{to}";
    public static string NextVersion(Guid patient, Guid prescription) => $"{Prescription(patient, prescription)}/next-version";
    public static string Gate(Guid patient, Guid prescription, Guid item) => $"{Prescription(patient, prescription)}/gates/{item}";
    public static string CheckTechnique(Guid patient, Guid prescription, Guid item) => $"{Gate(patient, prescription, item)}/technique";
    public static string FallBack(Guid patient, Guid prescription, Guid item) => $"{Gate(patient, prescription, item)}/fall-back";
    public static string Handout(Guid patient, Guid prescription) => $"{Prescription(patient, prescription)}/handout";
    public static string PreviewHandout(Guid patient, Guid prescription) => $"{Handout(patient, prescription)}/preview";
    public static string HandoutPdf(Guid patient, Guid prescription, int number) => $"{Prescription(patient, prescription)}/handouts/{number}.pdf";
    public static string TeachBack(Guid patient, Guid prescription, int number) => $"{Prescription(patient, prescription)}/handouts/{number}/teach-back";
    public static string HandoutBatch(Guid batch) => $"{HandoutBatches}/{batch}";
    public static string CancelHandoutBatch(Guid batch) => $"{HandoutBatch(batch)}/cancel";
    public static string Week(Guid patient, Guid prescription, DateOnly? anyDay = null) =>
        $"{Prescription(patient, prescription)}/diary{(anyDay is { } day ? $"/{day:yyyy-MM-dd}" : "")}";
    public static string CheckWeek(Guid patient, Guid prescription, DateOnly monday) => $"{Week(patient, prescription, monday)}/check";
    public static string Photos(Guid patient, Guid prescription, DateOnly monday) => $"{Week(patient, prescription, monday)}/photos";
    public static string Photo(Guid patient, Guid photo) => $"{Patient(patient)}/diary-photos/{photo}";
    public static string WithdrawPhoto(Guid patient, Guid photo) => $"{Photo(patient, photo)}/withdraw";
    public static bool TakesPhotos(PathString path) => path.Value?.EndsWith("/photos", StringComparison.Ordinal) == true;
    public static string DiaryCalendar(Guid patient, Guid prescription, DateOnly? month = null) =>
        $"{Prescription(patient, prescription)}/diary/calendar{(month is { } of ? $"?month={of:yyyy-MM}" : "")}";
    public static string DiaryDay(Guid patient, Guid prescription, DateOnly day) => $"{Prescription(patient, prescription)}/diary/day/{day:yyyy-MM-dd}";
    /// <summary>The address that a patient is given; without its token, what is left of it once it was read.</summary>
    public static string OpenLink(string? token = null) => token is null ? "/p" : $"/p/{token}";
    public static string MyDay(DateOnly day) => $"{MyDayToday}/{day:yyyy-MM-dd}";
    public static string MyHow(Guid item) => $"{My}/how/{item}";
    /// <summary>What a patient's calendar looks at; without its token, what is left of it once it was read. So for the two below.</summary>
    public static string Calendar(string? token = null) => token is null ? "/calendar" : $"/calendar/{token}";
    public static string ConfirmMail(string? token = null, Language language = Language.English) => token is null ? "/mail/confirm" : In(language, $"/mail/confirm/{token}");
    public static string StopMail(string? token = null, Language language = Language.English) => token is null ? "/mail/stop" : In(language, $"/mail/stop/{token}");

    /// <summary>The same page in another language; from then on all the patient's pages are.</summary>
    public static string In(Language language) => $"?{MyLanguage.Asked}={language.Code()}";

    /// <summary>Where nothing is known of who comes, the address says their language; English goes without saying.</summary>
    private static string In(Language language, string place) => language == Language.English ? place : place + In(language);

    /// <summary>The addresses that end in a token.</summary>
    public static readonly IReadOnlyList<string> WithToken = [OpenLink(), Calendar(), ConfirmMail(), StopMail()];

    public static bool IsForPatients(PathString path) => path.StartsWithSegments(My) || WithToken.Any(place => path.StartsWithSegments(place));

    public static string Call(string telephone) => "tel:" + string.Concat(telephone.Where(letter => char.IsAsciiDigit(letter) || letter == '+'));

    public static string ReportPdf(Guid patient, Guid prescription, DateOnly from, DateOnly through, Paper paper) => Pdf(Report(patient, prescription), from, through, paper);
    public static string ClinicReportPdf(DateOnly from, DateOnly through, Paper paper) => Pdf(ClinicReport, from, through, paper);
    public static string Report(Guid patient, Guid prescription) => $"{Prescription(patient, prescription)}/report";
    public static string ReportCsv(Guid patient, Guid prescription, DateOnly from, DateOnly through) => Csv(Report(patient, prescription), from, through);
    private static string Pdf(string report, DateOnly from, DateOnly through, Paper paper) => $"{report}?handler=Pdf&From={from:yyyy-MM-dd}&Through={through:yyyy-MM-dd}&Paper={paper}";

    /// <summary>All that a view is: nothing of it is about a patient.</summary>
    private static string Query(CaseloadView view, int page = 1) => "?" + string.Join('&', new[]
    {
        $"{nameof(CaseloadPage.View)}={view.Scope}",
        view.Reason is { } reason ? $"{nameof(CaseloadPage.Reason)}={reason}" : null,
        view.Clinician is { } clinician ? $"{nameof(CaseloadPage.Clinician)}={clinician}" : null,
        view.Status is { } status ? $"{nameof(CaseloadPage.Status)}={status}" : null,
        view.Sort != CaseloadView.UsualSort(view.Scope) ? $"{nameof(CaseloadPage.Sort)}={view.Sort}" : null,
        page > 1 ? $"{nameof(CaseloadPage.PageNumber)}={page}" : null,
    }.OfType<string>());

    private static string Csv(string report, DateOnly from, DateOnly through) => $"{report}?handler=Csv&From={from:yyyy-MM-dd}&Through={through:yyyy-MM-dd}";
}
