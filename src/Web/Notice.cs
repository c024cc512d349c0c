using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace PrescribeRx.Web;

public enum NoticeKind { Success, Info, Warning, Stop }

/// <summary>A sentence about what was just done, shown once on the page that follows.</summary>
public sealed record Notice(string Text, NoticeKind Kind)
{
    private const string TextKey = "Notice";
    private const string KindKey = "NoticeKind";

    public string CssClass => Kind switch
    {
        NoticeKind.Success => "notice notice-success",
        NoticeKind.Warning => "notice notice-warning",
        NoticeKind.Stop => "notice notice-stop",
        _ => "notice",
    };

    public static void Leave(ITempDataDictionary next, string text, NoticeKind kind = NoticeKind.Success) =>
        (next[TextKey], next[KindKey]) = (text, kind.ToString());

    public static Notice? Take(ITempDataDictionary left) =>
        left[TextKey] is string text ? new(text, Enum.TryParse<NoticeKind>(left[KindKey] as string, out var kind) ? kind : NoticeKind.Success) : null;
}
