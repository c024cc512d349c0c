namespace PrescribeRx.Web;

/// <summary>One option of a question with set answers. In a select, options of one group that follow each other stand under its name.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null, string? Group = null);
