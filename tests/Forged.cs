using System.Net;

namespace PrescribeRx.Tests;

/// <summary>Posts that no page offers to this person, with a token that is right.</summary>
public static class Forged
{
    public static async Task<string> Token(this Visitor visitor, string page = "/catalog")
    {
        await visitor.Open(page);
        return visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    /// <summary>With the token of another page than the catalog, which patients cannot open.</summary>
    public static async Task<HttpStatusCode> PostForgedFrom(this Visitor visitor, string page, string address, params (string Name, string Value)[] fields)
    {
        var token = KeyValuePair.Create("__RequestVerificationToken", await visitor.Token(page));
        using var answer = await visitor.PostAgain(address, fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Prepend(token));
        return answer.StatusCode;
    }

    public static async Task<HttpStatusCode> PostForged(this Visitor visitor, string address, params (string Name, string Value)[] fields)
    {
        var token = KeyValuePair.Create("__RequestVerificationToken", await visitor.Token());
        using var answer = await visitor.PostAgain(address, fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Prepend(token));
        return answer.StatusCode;
    }
}
