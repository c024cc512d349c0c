using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Identity;

public interface IPeople
{
    /// <exception cref="NotFound">No such person in this clinic.</exception>
    Task<Person> Find(Guid person, CancellationToken ct);

    /// <summary>Whoever has this one-time code, in whatever clinic, or nobody.</summary>
    Task<Person?> WithCode(string codeHash, CancellationToken ct);

    Task<bool> AnyClinic(CancellationToken ct);

    void Open(Clinic clinic, Person lead);

    void Add(Person person);

    Task<Clinic> FindClinic(Guid clinic, CancellationToken ct);

    /// <exception cref="Domain.Refusal">Somebody else changed the clinic a moment ago.</exception>
    Task SaveClinic(CancellationToken ct);

    /// <summary>How its handouts look, to change; a new one, where nobody has said yet.</summary>
    Task<Branding> BrandingOf(Guid clinic, CancellationToken ct);

    /// <exception cref="Domain.Refusal">Somebody else changed it a moment ago.</exception>
    Task SaveBranding(CancellationToken ct);

    /// <exception cref="Domain.Refusal">Somebody already signs in with this e-mail address.</exception>
    Task Save(CancellationToken ct);
}
