namespace PrescribeRx.Application;

/// <summary>The form that this request sends, as it was given out on one page. Sent twice, it is done once.</summary>
public sealed class Submission
{
    /// <summary>Of one form given out once; none, where nothing is sent by a form of the clinic's.</summary>
    public string? Id { get; private set; }

    /// <summary>What was filled in, as a hash.</summary>
    public string Content { get; private set; } = "";

    /// <summary>A deed of this request is done, and the form with it.</summary>
    public bool IsUsed { get; private set; }

    public void Is(string id, string content) => (Id, Content) = (id, content);

    public void Use() => IsUsed = Id is not null;
}

/// <summary>Which forms were sent.</summary>
public interface ISubmissions
{
    /// <summary>Notes, within the transaction of the deed, that this form is sent. Whoever sends it at the same moment waits, and then is told.</summary>
    /// <exception cref="SentBefore">It was sent before, and done.</exception>
    Task Take(Submission submission, CancellationToken ct);

    /// <summary>Keeps where the person was led after the deed, for whoever sends the form again.</summary>
    Task LedTo(Submission submission, string address);

    /// <summary>How the form was sent before.</summary>
    Task<Sent> Before(Submission submission, CancellationToken ct);
}

/// <param name="IsTheSame">The same was filled in.</param>
/// <param name="LedTo">Nothing, if that is not known yet.</param>
public sealed record Sent(bool IsTheSame, string? LedTo);

/// <summary>The form was sent before, and what it asks for was done.</summary>
public sealed class SentBefore() : Exception("This form was sent before.");

/// <summary>A deed that the same form may ask for again and again; says why that does no harm. To read is such a deed without saying so.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayBeSentTwiceAttribute(string because) : Attribute
{
    public string Because { get; } = because;
}
