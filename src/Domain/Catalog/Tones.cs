namespace PrescribeRx.Domain.Catalog;

/// <summary>
/// How a shape is filled and edged. The attributes are what paper prints, chosen to stay apart in grey; a page may restyle the class.
/// An edge is drawn under its fill, so that shapes of one path flow together.
/// </summary>
internal sealed record Tone(string Class, string Fill, string Edge, float EdgeWidth, string More = "")
{
    public const string Ink = "currentColor";
    public const float UsualEdge = 2.4f;

    public static readonly Tone NearLegs = new("fig-legs", "#34566b", Ink, 2.4f);
    public static readonly Tone NearTop = new("fig-top", "#8fbfc6", Ink, 2.4f);
    public static readonly Tone NearSkin = new("fig-skin", "#efc3a0", Ink, 2.4f);
    public static readonly Tone FarLegs = new("fig-far-legs", "#cdd8de", Ink, 1.5f);
    public static readonly Tone FarTop = new("fig-far-top", "#ddebed", Ink, 1.5f);
    public static readonly Tone FarSkin = new("fig-far-skin", "#faeadd", Ink, 1.5f);
    public static readonly Tone Hair = new("fig-hair", "#43342c", Ink, 1.2f);
    public static readonly Tone FaceSkin = new("fig-skin", "#efc3a0", Ink, 1.4f);
    public static readonly Tone Face = new("fig-face", Ink, "none", 2.4f);
    public static readonly Tone Thing = new("fig-thing", "#e0c79a", Ink, 1.2f);
    public static readonly Tone Ground = new("fig-ground", "#d9dedb", Ink, 1);
    public static readonly Tone Felt = new("fig-felt", "#ffe2c4", "#9a3412", 1.5f, " stroke-dasharray=\"3 1.6\" paint-order=\"normal\"");
    public static readonly Tone Mark = new("fig-mark", Ink, "#fff", 2.6f);

    public static readonly Tone Support = new("fig-support", "#fff", Ink, 3);
    public static readonly Tone RoundHalo = new("fig-mark", "none", "#fff", 6.4f);
    public static readonly Tone RoundArrow = new("fig-line", "none", Ink, 3.8f);
    public static readonly Tone FloorLine = new("fig-line", "none", Ink, 1.4f);
    public static readonly Tone LeaderHalo = new("fig-mark", "none", "#fff", 3.4f);
    public static readonly Tone Leader = new("fig-line", "none", Ink, 1.3f);
    public static readonly Tone FineLine = new("fig-line", "none", Ink, .9f);
    public static readonly Tone Hatch = new("fig-hatch", "none", "#9a3412", 1.5f);
    public static readonly Tone Cross = new("fig-wrong", "none", "#b3261e", 4.5f);
    public static readonly Tone WrongFrame = new("fig-wrong", "none", "#b3261e", 1.2f, " stroke-dasharray=\"5 4\"");
    public static readonly Tone FaultRing = new("fig-wrong", "none", "#b3261e", 2.6f);
}
