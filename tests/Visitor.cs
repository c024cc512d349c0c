using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;

namespace PrescribeRx.Tests;

/// <summary>
/// Somebody with a browser that has no script: opens pages, follows links by their words, fills fields by their visible labels
/// and presses buttons. Every page that is opened is checked for the house style.
/// </summary>
public sealed class Visitor(Portal portal) : IDisposable
{
    private readonly HttpClient browser = portal.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = true, HandleCookies = true });
    private Dictionary<IElement, List<string>> typed = [];
    private readonly Dictionary<IElement, byte[]> files = [];

    public HttpStatusCode Status { get; private set; }
    public IDocument Page { get; private set; } = null!;
    public Uri Address { get; private set; } = null!;
    public byte[] Body { get; private set; } = [];
    public string Words => Page.Body!.TextContent;
    public string Heading => Page.QuerySelector("h1")!.TextContent.Trim();

    public async Task<Visitor> Open(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        await Send(request);
        return this;
    }

    public Task Follow(string words) =>
        Open(Page.QuerySelectorAll<IHtmlAnchorElement>("a").FirstOrDefault(link => Says(link) == words)?.GetAttribute("href") is { } to
            ? to.StartsWith('?') ? Address.AbsolutePath + to : to
            : throw new InvalidOperationException($"{Address} has no link that says \"{words}\". It has: {string.Join(", ", Page.QuerySelectorAll("a").Select(Says))}"));

    public void Fill(string label, string value)
    {
        var control = Control(label);
        if (control is IHtmlSelectElement select)
        {
            var option = select.Options.FirstOrDefault(option => option.Text.Trim() == value) ?? throw new InvalidOperationException($"\"{label}\" has no option \"{value}\".");
            typed[control] = [option.Value];
        }
        else
        {
            typed[control] = [value];
        }
    }

    /// <summary>Chooses an option of a question by the words of both.</summary>
    public void Attach(string label, byte[] file) => files[Control(label)] = file;

    public void Choose(string question, string option) => Tick(question, option, true);

    public void Tick(string question, string option, bool on = true)
    {
        var group = Page.QuerySelectorAll("fieldset").FirstOrDefault(set => set.QuerySelector(":scope > legend")?.TextContent.Trim() == question)
            ?? throw new InvalidOperationException($"{Address} does not ask \"{question}\".");
        var label = group.QuerySelectorAll("label").FirstOrDefault(one => one.TextContent.Trim() == option) ?? throw new InvalidOperationException($"\"{question}\" has no option \"{option}\".");
        var input = (IHtmlInputElement)Page.GetElementById(label.GetAttribute("for")!)!;
        foreach (var other in group.QuerySelectorAll<IHtmlInputElement>("input").Where(other => input.Type == "radio" && other.Name == input.Name))
            other.IsChecked = false;
        input.IsChecked = on;
    }

    /// <summary>A box in a table, by what it says to who cannot see it.</summary>
    public void TickBox(string label) => Page.QuerySelectorAll<IHtmlInputElement>("input").Single(box => box.GetAttribute("aria-label") == label).IsChecked = true;

    /// <summary>Puts a value into a field under its name, as a page that was tampered with might.</summary>
    public void Forge(string name, string value) => typed[Page.QuerySelector($"[name='{name}']") ?? throw new InvalidOperationException($"{Address} has no field named {name}.")] = [value];

    public async Task Press(string words)
    {
        var button = Page.QuerySelectorAll<IHtmlButtonElement>("button").FirstOrDefault(one => Says(one) == words)
            ?? throw new InvalidOperationException($"{Address} has no button \"{words}\". It has: {string.Join(", ", Page.QuerySelectorAll("button").Select(Says))}");
        await Submit((IHtmlFormElement)button.Closest("form")!, button);
    }

    /// <summary>What a form sends, with something else under some names.</summary>
    public List<KeyValuePair<string, string>> FieldsWith(IHtmlFormElement form, params (string Name, string Value)[] instead) =>
        [.. Fields(form, null).Where(field => instead.All(one => one.Name != field.Key)), .. instead.Select(one => KeyValuePair.Create(one.Name, one.Value))];

    public Task SendWith(IHtmlFormElement form, params (string Name, string Value)[] instead) => SendWith(form, Address.PathAndQuery, instead);

    /// <param name="from">The page that the form is on, when another was opened since.</param>
    public async Task SendWith(IHtmlFormElement form, string from, params (string Name, string Value)[] instead)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action") ?? from) { Content = new FormUrlEncodedContent(FieldsWith(form, instead)) };
        await Send(request);
    }

    /// <summary>Sends a form again as it was sent before, like a second click.</summary>
    public Task<HttpResponseMessage> PostAgain(string address, IEnumerable<KeyValuePair<string, string>> fields) => browser.PostAsync(address, new FormUrlEncodedContent(fields));

    public List<KeyValuePair<string, string>> Fields(string button) =>
        Fields((IHtmlFormElement)Page.QuerySelectorAll<IHtmlButtonElement>("button").First(one => Says(one) == button).Closest("form")!, null);

    public Task<HttpResponseMessage> Get(string address) => browser.GetAsync(address);

    public Task<HttpResponseMessage> Get(HttpRequestMessage request) => browser.SendAsync(request);

    public Task<HttpResponseMessage> Post(string address, HttpContent content) => browser.PostAsync(address, content);

    /// <summary>The sentence that stands at a field, or nothing.</summary>
    public string? ErrorAt(string label) => Page.GetElementById(Control(label).Id + "-error")?.TextContent.Replace("Error: ", "", StringComparison.Ordinal).Trim();

    public string? ErrorAtQuestion(string question) =>
        Page.QuerySelectorAll("fieldset").First(set => set.QuerySelector(":scope > legend")?.TextContent.Trim() == question).QuerySelector(".field-error")?.TextContent.Replace("Error: ", "", StringComparison.Ordinal).Trim();

    public IReadOnlyList<string> Errors => [.. Page.QuerySelectorAll(".error-summary li").Select(line => line.TextContent.Trim())];

    /// <summary>The name under which a field with a visible label is sent.</summary>
    public string NameOf(string label) => Control(label).GetAttribute("name")!;

    public string ValueOf(string label) => Control(label) switch
    {
        IHtmlSelectElement select => select.Options.Where(option => option.IsSelected).Select(option => option.Text.Trim()).FirstOrDefault() ?? "",
        IHtmlTextAreaElement area => area.Value,
        var control => control.GetAttribute("value") ?? "",
    };

    /// <summary>The words of a cell by its row and its column heading.</summary>
    public string Cell(string table, string row, string column)
    {
        var region = Page.QuerySelectorAll("[role=region]").First(one => one.GetAttribute("aria-label") == table);
        var at = region.QuerySelectorAll("thead th").Select(Says).ToList().IndexOf(column);
        var line = region.QuerySelectorAll("tbody tr").First(one => Says(one.QuerySelector("th")!) == row);
        return Says(line.Children[at]);
    }

    private async Task Submit(IHtmlFormElement form, IHtmlButtonElement button)
    {
        var fields = Fields(form, button);
        var address = form.GetAttribute("action") ?? Address.PathAndQuery;
        if (form.Method.Equals("get", StringComparison.OrdinalIgnoreCase))
        {
            await Open($"{Address.AbsolutePath}?{await new FormUrlEncodedContent(fields).ReadAsStringAsync()}");
            return;
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form.Enctype == "multipart/form-data" ? WithFiles(form, fields) : new FormUrlEncodedContent(fields) };
        await Send(request);
    }

    private MultipartFormDataContent WithFiles(IHtmlFormElement form, List<KeyValuePair<string, string>> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            if (files.FirstOrDefault(file => file.Key.GetAttribute("name") == name && form.Contains(file.Key)).Value is { } file)
                content.Add(new ByteArrayContent(file), name, "file");
            else
                content.Add(new StringContent(value), name);
        }
        return content;
    }

    private List<KeyValuePair<string, string>> Fields(IHtmlFormElement form, IHtmlButtonElement? button)
    {
        var fields = new List<KeyValuePair<string, string>>();
        var elsewhere = form.Id is { Length: > 0 } id ? Page.QuerySelectorAll($"input[form='{id}']") : Enumerable.Empty<IElement>();
        foreach (var control in elsewhere.Concat(form.QuerySelectorAll("input, select, textarea")))
        {
            if (control.GetAttribute("name") is not { Length: > 0 } name)
                continue;
            if (typed.TryGetValue(control, out var values))
                fields.AddRange(values.Select(value => KeyValuePair.Create(name, value)));
            else if (control is IHtmlInputElement { Type: "checkbox" or "radio" } box)
                fields.AddRange(box.IsChecked ? [KeyValuePair.Create(name, box.Value)] : []);
            else if (control is IHtmlSelectElement select)
                fields.Add(KeyValuePair.Create(name, select.Value ?? ""));
            else
                fields.Add(KeyValuePair.Create(name, control is IHtmlTextAreaElement area ? area.Value : control.GetAttribute("value") ?? ""));
        }
        if (button?.Name is { Length: > 0 } pressed)
            fields.Add(KeyValuePair.Create(pressed, button.Value));
        return fields;
    }

    private async Task Send(HttpRequestMessage request)
    {
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await browser.SendAsync(request);
        Status = response.StatusCode;
        Address = response.RequestMessage!.RequestUri!;
        Body = await response.Content.ReadAsByteArrayAsync();
        typed = [];
        if (Status == HttpStatusCode.InternalServerError)
            throw new InvalidOperationException($"{request.Method} {Address.PathAndQuery} failed: {portal.Log.Lines.LastOrDefault(line => line.Contains("Exception", StringComparison.Ordinal))}");
        if (response.Content.Headers.ContentType?.MediaType != "text/html")
            return;
        Page = await new HtmlParser().ParseDocumentAsync(System.Text.Encoding.UTF8.GetString(Body));
        HouseStyle.Check(Page);
    }

    private IElement Control(string label)
    {
        var labels = Page.QuerySelectorAll("label").Where(one => LabelWords(one) == label).ToList();
        return labels.Count switch
        {
            1 => Page.GetElementById(labels[0].GetAttribute("for")!)!,
            0 => throw new InvalidOperationException($"{Address} has no field \"{label}\". It has: {string.Join(", ", Page.QuerySelectorAll("label").Select(LabelWords).Distinct())}"),
            _ => throw new InvalidOperationException($"{Address} has {labels.Count} fields \"{label}\"."),
        };
    }

    private static string LabelWords(IElement label) => Squeezed(string.Concat(label.ChildNodes.OfType<IText>().Select(text => text.Data)));

    private static string Says(IElement element) => Squeezed(element.TextContent);

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public void Dispose() => browser.Dispose();
}
