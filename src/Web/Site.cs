using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Infrastructure;

namespace PrescribeRx.Web;

/// <summary>
/// Where patients reach this portal. It is a setting, never the host that a request names: whoever sends a request could else
/// put their own host into an address that a clinic hands out.
/// </summary>
public sealed record Site(Uri? PublicUrl) : IPublicAddresses
{
    public const string Missing = "No address can be given yet: whoever runs PrescribeRx must set Site:PublicUrl to the address by which patients reach it.";

    /// <exception cref="ConfigurationIsWrong">It is no address that a browser could open.</exception>
    public static Site From(IConfiguration configuration) => configuration["Site:PublicUrl"] is not { } set || string.IsNullOrWhiteSpace(set)
        ? new(PublicUrl: null)
        : Uri.TryCreate(set.Trim().TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.Query.Length == 0
            ? new(address)
            : throw new ConfigurationIsWrong("Site:PublicUrl is no address. Use one like https://stretches.clinic.example, without anything after it.");

    /// <summary>The whole address of a patient's page; nothing, while the setting is missing.</summary>
    public string? AddressOf(string token) => Whole(Links.OpenLink(token));

    public string? Page => Whole(Links.MyToday);

    public string? Calendar(string token) => Whole(Links.Calendar(token));

    public string? ConfirmMail(string token, Language language) => Whole(Links.ConfirmMail(token, language));

    public string? StopMail(string token, Language language) => Whole(Links.StopMail(token, language));

    private string? Whole(string place) => PublicUrl is null ? null : new Uri(PublicUrl, place.TrimStart('/')).AbsoluteUri;
}
