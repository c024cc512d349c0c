namespace PrescribeRx.Web;

/// <summary>One option of a question with set answers.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);
