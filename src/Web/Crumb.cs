namespace PrescribeRx.Web;

/// <summary>A page above the present one. A page gives its crumbs as ViewData["Crumbs"].</summary>
public sealed record Crumb(string Text, string Href);
