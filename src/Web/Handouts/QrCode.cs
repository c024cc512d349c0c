using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using QRCoder;

namespace PrescribeRx.Web.Handouts;

/// <summary>An address as a square code that a camera reads, drawn as one path.</summary>
public static class QrCode
{
    /// <param name="label">What is read aloud in its place.</param>
    public static string Svg(string address, string label)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count;
        return string.Create(CultureInfo.InvariantCulture,
            $"""<svg class="code" viewBox="0 0 {size} {size}" role="img" aria-label="{HtmlEncoder.Default.Encode(label)}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{Dark(code)}"/></svg>""");
    }

    private static string Dark(QRCodeData code)
    {
        var path = new StringBuilder();
        for (var row = 0; row < code.ModuleMatrix.Count; row++)
        {
            for (var column = 0; column < code.ModuleMatrix[row].Count; column++)
            {
                if (code.ModuleMatrix[row][column])
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
            }
        }
        return path.ToString();
    }
}
