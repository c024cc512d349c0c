using System.Text.RegularExpressions;
using System.Xml;

namespace PrescribeRx.Domain.Identity;

/// <summary>
/// Copies of an SVG what is on its lists, and nothing else. What could do harm is refused with a sentence; what only does not draw
/// (notes of drawing programs) is left out.
/// </summary>
internal static partial class SvgLogo
{
    private const string Svg = "http://www.w3.org/2000/svg";
    private const string Xlink = "http://www.w3.org/1999/xlink";
    private const int MostDepth = 30;
    private const int MostElements = 2000;
    private const string Unreadable = "This SVG file cannot be read. Save it again as plain SVG, or as PNG.";
    private const string Declares = "This SVG file declares entities or a document type, which can hide what it holds. Save it again as plain SVG, or as PNG.";
    private const string Active = "This SVG file holds a script, or something that acts by itself. A logo may only be drawn. Save it as plain SVG, or as PNG.";
    private const string Outside = "This SVG file refers to something outside of itself. Save it with everything in it, or as PNG.";
    private const string Large = "This SVG file is more intricate than a logo. Save it simpler, or as PNG.";

    private static readonly HashSet<string> Elements =
    [
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc", "defs", "linearGradient", "radialGradient", "stop", "clipPath",
    ];

    private static readonly HashSet<string> Acting = new(["script", "foreignObject", "iframe", "embed", "object", "handler", "listener", "animate", "animateMotion", "animateTransform", "set"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Referring = new(["image", "use", "feImage", "a", "video", "audio"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Those that a style may hold too.</summary>
    private static readonly HashSet<string> Looks =
    [
        "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset",
        "opacity", "stop-color", "stop-opacity", "clip-path", "clip-rule", "font-family", "font-size", "font-weight", "font-style", "letter-spacing", "text-anchor", "color", "display", "visibility",
    ];

    private static readonly HashSet<string> Attributes =
    [
        .. Looks, "id", "viewBox", "width", "height", "preserveAspectRatio", "version", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "dx", "dy", "d", "points",
        "transform", "offset", "gradientUnits", "gradientTransform", "spreadMethod", "clipPathUnits",
    ];

    public static byte[] Clean(byte[] file)
    {
        try
        {
            using var from = XmlReader.Create(new MemoryStream(file), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = Logo.MostBytes, IgnoreComments = true, IgnoreProcessingInstructions = true });
            using var kept = new MemoryStream();
            using (var to = XmlWriter.Create(kept, new() { OmitXmlDeclaration = true, Encoding = new System.Text.UTF8Encoding(false) }))
                Copy(from, to);
            return kept.ToArray();
        }
        catch (XmlException broken)
        {
            throw Not(broken.Message.Contains("DTD", StringComparison.Ordinal) ? Declares : Unreadable);
        }
    }

    private static void Copy(XmlReader from, XmlWriter to)
    {
        if (from.MoveToContent() != XmlNodeType.Element || from.LocalName != "svg" || from.NamespaceURI != Svg)
            throw Not(Unreadable);
        if (from.GetAttribute("viewBox") is null && (from.GetAttribute("width") is null || from.GetAttribute("height") is null))
            throw Not("This SVG file does not say how large it is. Save it again with its size, or as PNG.");
        var elements = 0;
        while (!from.EOF)
        {
            if (from.NodeType == XmlNodeType.Element && ++elements > MostElements)
                throw Not(Large);
            if (from.NodeType == XmlNodeType.Element && !Keeps(from))
            {
                LeaveOut(from, ref elements);
                continue;
            }
            CopyOne(from, to);
            from.Read();
        }
    }

    private static void CopyOne(XmlReader from, XmlWriter to)
    {
        if (from.Depth > MostDepth)
            throw Not(Large);
        if (from.NodeType == XmlNodeType.Element)
        {
            to.WriteStartElement(from.LocalName, Svg);
            CopyAttributes(from, to);
            if (from.IsEmptyElement)
                to.WriteEndElement();
        }
        else if (from.NodeType == XmlNodeType.EndElement)
        {
            to.WriteEndElement();
        }
        else if (from.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
        {
            to.WriteString(from.Value);
        }
    }

    private static bool Keeps(XmlReader from)
    {
        if (Acting.Contains(from.LocalName))
            throw Not(Active);
        if (Referring.Contains(from.LocalName))
            throw Not(Outside);
        return from.NamespaceURI == Svg && Elements.Contains(from.LocalName);
    }

    /// <summary>With all that is in it, which is looked at all the same.</summary>
    private static void LeaveOut(XmlReader from, ref int elements)
    {
        var depth = from.Depth;
        CheckAttributes(from);
        if (from.LocalName == "style")
            throw Not("This SVG file has a style sheet in it, which cannot be used. Save it as plain SVG with “presentation attributes”, or as PNG.");
        if (from.IsEmptyElement)
        {
            from.Read();
            return;
        }
        while (from.Read() && from.Depth > depth)
        {
            if (from.NodeType != XmlNodeType.Element)
                continue;
            if (++elements > MostElements || from.Depth > MostDepth)
                throw Not(Large);
            Keeps(from);
            CheckAttributes(from);
        }
        from.Read();
    }

    private static void CheckAttributes(XmlReader from)
    {
        while (from.MoveToNextAttribute())
            Check(from.LocalName, from.Value);
        from.MoveToElement();
    }

    private static void CopyAttributes(XmlReader from, XmlWriter to)
    {
        var element = from.LocalName;
        var attributes = new Dictionary<string, string>();
        while (from.MoveToNextAttribute())
        {
            Check(from.LocalName, from.Value);
            if (from.LocalName == "href" && element is "linearGradient" or "radialGradient" && from.NamespaceURI is "" or Xlink)
                attributes["href"] = from.Value;
            else if (from.NamespaceURI == "" && from.LocalName == "style")
                AddLooks(from.Value, attributes);
            else if (from.NamespaceURI == "" && Attributes.Contains(from.LocalName))
                attributes.TryAdd(from.LocalName, from.Value);
        }
        from.MoveToElement();
        foreach (var (name, value) in attributes)
            to.WriteAttributeString(name, value);
    }

    private static void AddLooks(string style, Dictionary<string, string> attributes)
    {
        foreach (var look in style.Split(';').Select(one => one.Split(':', 2)).Where(look => look.Length == 2 && Looks.Contains(look[0].Trim())))
            attributes[look[0].Trim()] = look[1].Trim();
    }

    private static void Check(string name, string value)
    {
        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
            throw Not(Active);
        var bare = Unseen().Replace(value, "");
        if (bare.Contains("script:", StringComparison.OrdinalIgnoreCase) || bare.Contains("expression(", StringComparison.OrdinalIgnoreCase))
            throw Not(Active);
        if (name is "href" or "src" && !bare.StartsWith('#'))
            throw Not(Outside);
        // A backslash could spell url( otherwise than it reads.
        if (Looks.Contains(name) || name == "style")
        {
            if (bare.Contains('\\') || bare.Contains("@import", StringComparison.OrdinalIgnoreCase) || bare.Contains("image(", StringComparison.OrdinalIgnoreCase) || bare.Contains("image-set(", StringComparison.OrdinalIgnoreCase) || bare.Contains("src(", StringComparison.OrdinalIgnoreCase))
                throw Not(Outside);
        }
        if (Address().Matches(bare).Any(address => !address.Groups[1].Value.StartsWith('#')))
            throw Not(Outside);
    }

    private static Refusal Not(string sentence) => new(sentence, nameof(Logo));

    [GeneratedRegex(@"[\s\p{C}]+")]
    private static partial Regex Unseen();

    [GeneratedRegex(@"url\([""']?([^)]*)\)?", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
