using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Infrastructure.Patients;
using PrescribeRx.Tests.Adherence;
using PrescribeRx.Web;
using PrescribeRx.Web.Adherence;

namespace PrescribeRx.Tests.Patients;

/// <summary>A patient who reads Spanish, on each page in each state. The prescription is signed on Monday 2 March 2026; it is Thursday.</summary>
public sealed partial class SpanishPageTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Address = "ada@mail.example";
    private static readonly Phrases Spanish = Phrases.Of(Language.Spanish);
    private static readonly Phrases English = Phrases.Of(Language.English);

    private readonly Mailbox mailbox = Mailbox.Open();
    private Portal portal = null!;
    private ThreeStretches plan = null!;
    private string token = "";

    private string Chair => NameOf(States.Chair);

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.Open(databases, mailbox.Settings());
        plan = await portal.ASignedPrescription();
        await portal.Send(plan.Of.Clinician, new RecordFacts(plan.Patient, [], Language.Spanish));
        portal.Clock.MoveDays(3);
        token = await portal.ALink(plan);
    }

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        await mailbox.DisposeAsync();
    }

    [Fact]
    public async Task Every_page_of_theirs_is_in_Spanish()
    {
        using var patient = await portal.WithLink(token);
        patient.Heading.ShouldBe("Hola, Ada");
        patient.Words.ShouldContain("jueves 5 de marzo");
        patient.Words.ShouldContain("Para hoy: 2 estiramientos, cerca de");
        patient.Words.ShouldContain("Mantenga 60 segundos de cada lado, una vez al día, durante 4 semanas.");
        patient.Words.ShouldContain($"Lo que sigue: {NameOf(States.Part2)}");
        foreach (var page in new[] { Links.MyToday, Links.MyDayToday, Links.MyDay(portal.Today().AddDays(-1)), Links.MyHow(plan.Chair), Links.MyHow(plan.Part1), Links.MyEmergency, Links.MyKept, Links.MyReminders })
        {
            await patient.Open(page);
            patient.Status.ShouldBe(HttpStatusCode.OK, page);
            IsInSpanish(patient);
        }
        foreach (var page in new[] { Links.MyHow(plan.Part2), "/my/nowhere" })
        {
            await patient.Open(page);
            patient.Heading.ShouldBe("Esta página no es para usted por ahora");
            IsInSpanish(patient);
        }
        await patient.Open(Links.MyDay(portal.Today().AddDays(1)));
        (patient.Status, patient.Heading).ShouldBe((HttpStatusCode.UnprocessableEntity, "Esto no se puede hacer ahora"));
        patient.Words.ShouldContain("Ese día aún no ha llegado.");
        IsInSpanish(patient);
    }

    [Fact]
    public async Task A_day_is_told_refused_corrected_and_answered_in_Spanish()
    {
        using var patient = await portal.WithLink(token);
        await patient.Follow("Díganos cómo le fue");
        patient.Choose(Chair, "Hecho");
        patient.Fill($"Dolor al hacer {Chair}", "6");
        patient.Choose(NameOf(States.Part1), "No hecho");
        patient.Choose("¿Cómo fue esta mañana?", "Peor");
        patient.Choose("Dolor, hormigueo o zonas dormidas en las piernas", "Lo mismo de siempre");
        patient.Fill($"{Chair}, lado derecho: segundos", "nada");
        await patient.Press("Guardar");
        patient.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        patient.Page.Title.ShouldBe("Fallo: ¿Cómo le fue hoy? – Sus estiramientos");
        patient.Errors.ShouldBe(["Escriba un número entero, de 0 a 3600."]);
        IsInSpanish(patient);
        patient.Fill($"{Chair}, lado derecho: segundos", "20");
        await patient.Press("Guardar");
        patient.Words.ShouldContain("Ya está guardado. Gracias.");
        foreach (var advice in new[] { SymptomsOf("StopPain"), SymptomsOf("WorseMorning") })
            patient.Words.ShouldContain(advice);
        patient.Page.QuerySelectorAll(".notice-stop [lang='en-GB']").Select(one => one.TextContent).ShouldBe([English["advice.StopPain"]]);
        IsInSpanish(patient);
        await patient.Open(Links.MyToday);
        patient.Page.QuerySelectorAll(".my-told").Select(told => told.TextContent).ShouldBe(["Hecho", "No hecho"]);
        IsInSpanish(patient);
    }

    [Theory]
    [InlineData("before", "11", "Escriba el dolor con un número entero, de 0 a 10.")]
    [InlineData("legs", "Sometimes", "Elija de la lista.")]
    [InlineData("morning", "Fine", "Elija mejor, igual o peor.")]
    [InlineData("note", "\u0007", "Hay un signo que no se puede mostrar. Escríbalo otra vez.")]
    public async Task What_cannot_be_read_is_refused_in_Spanish(string field, string sent, string sentence)
    {
        using var patient = await portal.WithLink(token);
        await patient.Open(Links.MyDayToday);
        var fields = patient.Fields("Guardar").Where(one => one.Key != field).Append(new(field, sent));
        using var answer = await patient.PostAgain(Links.MyDay(portal.Today()), fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct)).ShouldContain(sentence);
    }

    [Fact]
    public async Task What_a_phone_kept_is_refused_in_Spanish()
    {
        using var phone = await KeepingPhone.Open(portal, token);
        var did = DayForm.Field("did", plan.Chair, 1);
        KeptSending Kept(Guid item, string? on, int ago = 0, params (string, string)[] more) =>
            new(Guid.CreateVersion7(portal.Clock.Now), [(DayForm.Asks, $"{item:N}.1"), (DayForm.Field("did", item, 1), "Done"), .. more]) { On = on, Ago = ago };
        var said = new List<string>();
        foreach (var kept in new[]
        {
            Kept(plan.Chair, "2026-03-06"), Kept(plan.Chair, "2026-01-01"), Kept(plan.Chair, "2026-03-01"), Kept(plan.Chair, "ayer"), Kept(plan.Part2, null), Kept(plan.Chair, null, -7200), Kept(plan.Chair, null, 63_072_000),
            Kept(plan.Chair, null, 0, (DayForm.SideField("amount", plan.Chair, Side.Right, 1), "9999")), new(Guid.CreateVersion7(portal.Clock.Now), [(TimerForm.Field("a", Side.Left), "0")]) { Kind = "timer", Item = plan.Chair },
        })
            said.Add((await phone.Send(kept)).Refused.ShouldHaveSingleItem().Sentence);
        said.ShouldBe(
        [
            "Ese día aún no ha llegado.", "Aquí puede llenar los últimos 14 días. De los de antes, hable con su clínica.", "Ese día aún no tenía nada que hacer.",
            "Escriba una fecha que exista, como año-mes-día, por ejemplo 2026-03-09.", "Ese día este estiramiento no estaba en su plan, o aún no podía hacerlo.", Spanish["refused.told-early"],
            Spanish.Of("refused.told-late", ("count", 14)), "Escriba un número entero, de 0 a 3600.", "El reloj no contó nada. No hay nada que guardar.",
        ]);
    }

    [Fact]
    public async Task What_is_paused_ended_or_out_of_date_is_said_in_Spanish()
    {
        using var patient = await portal.WithLink(token);
        await patient.Open(Links.MyEmergency);
        await patient.Press("Tengo una de estas señales");
        patient.Words.ShouldContain("Vaya ahora a urgencias. No espere a que le llamemos.");
        patient.Page.QuerySelectorAll(".emergency[lang='en-GB'], .rule[lang='en-GB']").Length.ShouldBeGreaterThan(0, "nobody has reviewed the translation");
        IsInSpanish(patient);
        await patient.Open(Links.MyToday);
        patient.Words.ShouldContain("Sus estiramientos están en pausa");
        IsInSpanish(patient);
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        await portal.Change(plan, PrescriptionEventKind.Completed);
        await patient.Open(Links.MyToday);
        patient.Words.ShouldContain("Sus estiramientos han terminado");
        IsInSpanish(patient);
    }

    [Fact]
    public async Task A_link_asks_for_the_year_of_birth_in_Spanish_and_one_that_is_gone_says_so_as_the_browser_asks()
    {
        var asks = await portal.ALink(plan, asksBirthYear: true);
        using var patient = portal.Visitor();
        await patient.Open(Links.OpenLink(asks));
        IsInSpanish(patient);
        foreach (var (year, sentence) in new[] { ("hace mucho", "Escriba el año en que nació, por ejemplo 1970."), ("1971", "Ese no es el año que tiene su clínica. Mírelo bien y pruebe otra vez.") })
        {
            patient.Fill("El año en que nació", year);
            await patient.Press("Abrir mi página");
            patient.ErrorAt("El año en que nació").ShouldBe($"Fallo: {sentence}");
            IsInSpanish(patient);
        }
        await portal.Send(plan.Of.Clinician, new RevokeLink(plan.Patient));
        await patient.Open(Links.OpenLink(asks));
        patient.Heading.ShouldBe("This link does not work any more");
        await patient.Follow("Español");
        (patient.Status, patient.Heading).ShouldBe((HttpStatusCode.NotFound, "Este enlace ya no sirve"));
        IsInSpanish(patient);

        using var phone = portal.CreateClient();
        phone.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ca, es-AR;q=0.8, en;q=0.5");
        phone.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var gone = await phone.GetAsync(new Uri(Links.OpenLink(asks), UriKind.Relative), Ct);
        WebUtility.HtmlDecode(await gone.Content.ReadAsStringAsync(Ct)).ShouldContain("Este enlace ya no sirve");
    }

    [Fact]
    public async Task Reminders_their_letters_and_the_calendar_are_in_Spanish()
    {
        using var patient = await portal.WithLink(token);
        await patient.Follow("Quiero un aviso");
        patient.Fill("Hora del día", "pronto");
        await patient.Press("Guardar hora y días");
        patient.ErrorAt("Hora del día").ShouldBe("Fallo: Escriba la hora con horas y minutos, por ejemplo 18:30.");
        patient.Fill("Hora del día", "08:30");
        await patient.Press("Guardar hora y días");
        patient.Fill("Su dirección de correo", "ada");
        await patient.Press("Quiero avisos por correo");
        patient.Errors.ShouldBe(["Escriba una dirección de correo, como name@mail.example.", "Márquelo si está de acuerdo. Si no, no mandamos nada."]);
        IsInSpanish(patient);
        patient.Fill("Su dirección de correo", Address);
        patient.Tick("¿Está de acuerdo?", Spanish["reminder.consent"]);
        await patient.Press("Quiero avisos por correo");
        await patient.Press("Hacer una dirección para el calendario");
        IsInSpanish(patient);
        var stored = await portal.WithDb(db => db.Of<PatientReminder>().IgnoreQueryFilters().SingleAsync());
        stored.Consents.Select(one => one.Words).ShouldBe([Spanish["reminder.consent"]], "a consent keeps the words that were read");
        using var calendar = await patient.Get(Links.MyCalendar);
        var text = await calendar.Content.ReadAsStringAsync(Ct);
        text.ShouldContain("SUMMARY:Unos minutos para usted");
        text.ShouldContain("X-WR-CALNAME:Aviso");

        await Round();
        var asked = mailbox.Mails.ShouldHaveSingleItem();
        asked.Subject.ShouldBe("¿Es esta su dirección?");
        IsInSpanish(asked.Body, "the letter that asks");
        using var inbox = portal.Visitor();
        await inbox.Open(asked.Address("/mail/confirm/"));
        IsInSpanish(inbox);
        await inbox.Press("Sí, quiero avisos");
        inbox.Heading.ShouldBe("Gracias");
        IsInSpanish(inbox);
        portal.Clock.MoveDays(1);
        await Round();
        mailbox.Mails.Count.ShouldBe(2);
        mailbox.Mails[^1].Subject.ShouldBe("Su aviso");
        IsInSpanish(mailbox.Mails[^1].Body, "the reminder");
        await inbox.Open(mailbox.Mails[^1].Address("/mail/stop/"));
        IsInSpanish(inbox);
        await inbox.Press("Pararlos");
        inbox.Heading.ShouldBe("Parados");
        IsInSpanish(inbox);
        await patient.Open(Links.MyReminders);
        await patient.Press("Quitar esta dirección");
        IsInSpanish(patient);
    }

    [Fact]
    public async Task The_patient_changes_the_language_on_any_page_and_it_stays_so_with_nothing_of_them_in_the_cookie()
    {
        using var patient = await portal.WithLink(token);
        await patient.Follow("English");
        patient.Heading.ShouldBe("Hello, Ada");
        patient.Page.DocumentElement.GetAttribute("lang").ShouldBe("en-GB");
        await patient.Open(Links.MyDayToday);
        patient.Heading.ShouldBe("How did it go today?");
        patient.Choose(States.ChairName, "Done");
        await patient.Press("Save");
        patient.Words.ShouldContain("Saved. Thank you.");
        await patient.Follow("Español");
        patient.Heading.ShouldBe("¿Cómo le fue hoy?");
        IsInSpanish(patient);

        using var phone = portal.CreateClient(new() { AllowAutoRedirect = false });
        using var chosen = await phone.GetAsync(new Uri($"{Links.MyToday}{Links.In(Language.Spanish)}", UriKind.Relative), Ct);
        var cookie = chosen.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith(MyLanguage.Cookie, StringComparison.Ordinal));
        cookie.ShouldStartWith($"{MyLanguage.Cookie}=es; ");
        cookie.ShouldContain("httponly");
        using var forged = await phone.GetAsync(new Uri($"{Links.MyToday}?language=ar", UriKind.Relative), Ct);
        forged.Headers.TryGetValues("Set-Cookie", out var none).ShouldBe(none?.Any() == true);
        none?.ShouldNotContain(one => one.StartsWith(MyLanguage.Cookie, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_reads_Arabic_has_English_pages_and_the_clinic_has_English_ones_whatever_was_chosen()
    {
        await portal.Send(plan.Of.Clinician, new RecordFacts(plan.Patient, [], Language.Arabic));
        using var patient = await portal.WithLink(token);
        patient.Heading.ShouldBe("Hello, Ada");
        await patient.Follow("Español");
        patient.Heading.ShouldBe("Hola, Ada");
        await patient.Open(Links.SignIn + Links.In(Language.Spanish));
        patient.Page.DocumentElement.GetAttribute("lang").ShouldBe("en-GB");
        await patient.Press("Sign in");
        patient.Words.ShouldContain("There is a problem");
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Spanish)]
    public async Task A_telephone_that_puts_the_page_on_its_screen_calls_it_as_the_page_does(Language language)
    {
        using var phone = portal.CreateClient();
        var words = Phrases.Of(language);
        var manifest = System.Text.Json.JsonDocument.Parse(await phone.GetStringAsync(new Uri(Links.MyManifest(language), UriKind.Relative), Ct)).RootElement;
        new[] { "name", "lang", "id" }.Select(field => manifest.GetProperty(field).GetString()).ShouldBe([words["sheet.title"], language.Tag(), Links.MyToday]);
    }

    [Fact]
    public void An_English_sentence_on_a_Spanish_page_is_found()
    {
        Should.Throw<ShouldAssertException>(() => IsInSpanish("Hola. Carry on as you are.", "planted"));
        Should.Throw<ShouldAssertException>(() => IsInSpanish("Mantenga. Timer: Silla", "planted"));
        IsInSpanish("Siga como va. weekdays 8 to 18", "not planted");
    }

    private static string SymptomsOf(string step) => Spanish[$"advice.{step}"];

    private static string NameOf(string stretch) => Given.Catalog.Edition(stretch, Given.Catalog.Find(stretch)!.Edition, Language.Spanish)!.Name;

    private static void IsInSpanish(Visitor visitor)
    {
        var page = (IDocument)visitor.Page.Clone();
        page.DocumentElement.GetAttribute("lang").ShouldBe("es", $"{visitor.Address}");
        foreach (var english in page.QuerySelectorAll("[lang='en-GB']"))
            english.Remove();
        var aloud = page.QuerySelectorAll("[aria-label]").Select(one => one.GetAttribute("aria-label"));
        var forScripts = page.QuerySelectorAll("#kept, #timer, [data-pause]").SelectMany(one => one.Attributes).Where(one => one.Name.StartsWith("data-", StringComparison.Ordinal)).Select(one => one.Value);
        IsInSpanish(string.Join('\n', [page.Title!, page.Body!.TextContent, .. aloud, .. forScripts]), $"{visitor.Address}");
    }

    /// <summary>Nothing that the program says in English, but what is the same in both; what the clinic typed stays as it was typed.</summary>
    private static void IsInSpanish(string text, string where)
    {
        var read = text.Replace("weekdays 8 to 18", "", StringComparison.Ordinal);
        foreach (var (key, said) in Sentences.Where(one => one.Said.IsMatch(read)))
            said.Match(read).Value.ShouldBeNull($"{where} says in English: {key}");
    }

    private static readonly IReadOnlyList<(string Key, Regex Said)> Sentences =
    [
        .. from phrase in English.All
           // "no." is a Spanish word too.
           where phrase.Key != "sheet.patient" && !phrase.Key.StartsWith("date.", StringComparison.Ordinal)
           let spanish = Spanish.All[phrase.Key]
           from english in phrase.Value.Forms.Values.Concat(phrase.Value.Lines).Except(spanish.Forms.Values.Concat(spanish.Lines))
           select (phrase.Key, new Regex($@"(?<![\p{{L}}\d]){Hole().Replace(Regex.Escape(english), @"[\p{L}\d]+")}(?!\p{{L}})")),
    ];

    private async Task Round()
    {
        var round = ActivatorUtilities.CreateInstance<MailRound>(portal.Services);
        while (await round.Go(Ct) > 0)
        {
        }
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [GeneratedRegex(@"\\\{\w+\}")]
    private static partial Regex Hole();
}
