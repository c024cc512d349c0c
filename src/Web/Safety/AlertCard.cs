using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Web.Safety;

/// <summary>One alert in a list. The names are left out where the page is about that patient.</summary>
public sealed record AlertCard(Alert Alert, string? PatientName, string? OwnerName, DateTimeOffset Now)
{
    /// <summary>On the page of one patient it stands below a heading.</summary>
    public bool IsInSection => PatientName is null;

    public bool IsOverdue => Alert.IsOverdueAt(Now);

    public string Due => IsOverdue ? $"Overdue by {Words.Span(Now - Alert.DueAt)}" : $"Due in {Words.Span(Alert.DueAt - Now)}";
}
