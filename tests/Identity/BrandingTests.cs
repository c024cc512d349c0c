using System.Buffers.Binary;
using System.Text;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Tests.Identity;

/// <summary>A logo may only be drawn: what could do more is refused, and what is kept is on a list.</summary>
public sealed class BrandingTests
{
    internal static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    internal static byte[] Svg(string inside, string attributes = "viewBox='0 0 10 10'") =>
        Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:inkscape='http://www.inkscape.org/namespaces/inkscape' {attributes}>{inside}</svg>");

    [Fact]
    public void A_PNG_is_known_by_its_beginning_and_keeps_nothing_but_what_draws()
    {
        byte[] notes = [0, 0, 0, 5, .. "tEXt"u8, .. "hello"u8, 0, 0, 0, 0];
        var read = Logo.Read([.. Png[..33], .. notes, .. Png[33..], .. "<script>"u8]);
        (read.Format, read.Image).ShouldBe((LogoFormat.Png, read.Image));
        read.Image.ShouldBe(Png);
    }

    [Theory]
    [InlineData(2001, 1)]
    [InlineData(1, 60000)]
    [InlineData(0, 1)]
    public void A_PNG_with_too_many_pixels_is_refused_before_it_is_drawn(int width, int height)
    {
        var png = Png.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        Refused(png).ShouldBe($"A logo may be at most 2000 pixels wide and high; this is {width} by {height}. Save it smaller.");
    }

    [Fact]
    public void A_PNG_that_ends_too_early_or_lies_about_its_lengths_is_refused()
    {
        for (var length = 8; length < Png.Length; length++)
            Refused(Png[..length]).ShouldContain("damaged");
        var lies = Png.ToArray();
        lies[33] = 0xFF;
        Refused(lies).ShouldContain("damaged");
    }

    [Fact]
    public void What_is_neither_a_PNG_nor_an_SVG_or_too_large_is_refused()
    {
        Refused([]).ShouldBe("Choose a file first.");
        Refused("GIF89a, whatever it is called"u8.ToArray()).ShouldContain("Choose a PNG or an SVG file");
        Refused(new byte[Logo.MostBytes + 1]).ShouldBe(Logo.TooLarge);
    }

    [Fact]
    public void An_SVG_keeps_its_drawing_and_loses_the_notes_of_drawing_programs()
    {
        var clean = Clean("<!-- note --><metadata>m</metadata><g inkscape:label='x' style='fill:#123456;stroke:none;-inkscape-font:a' data-x='1'><path d='M0 0h10'/></g><linearGradient id='a'/><linearGradient id='b' xlink:href='#a'/><rect fill='url(#b)' width='1' height='1'/>");
        clean.ShouldBe("<svg viewBox=\"0 0 10 10\" xmlns=\"http://www.w3.org/2000/svg\"><g fill=\"#123456\" stroke=\"none\"><path d=\"M0 0h10\" /></g><linearGradient id=\"a\" /><linearGradient id=\"b\" href=\"#a\" /><rect fill=\"url(#b)\" width=\"1\" height=\"1\" /></svg>");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "script")]
    [InlineData("<metadata><script/></metadata>", "script")]
    [InlineData("<foreignObject/>", "script")]
    [InlineData("<g onload='x()'/>", "script")]
    [InlineData("<metadata onclick='x()'/>", "script")]
    [InlineData("<path d='M0 0' ONCLICK='x()'/>", "script")]
    [InlineData("<set attributeName='href'/>", "script")]
    [InlineData("<g fill='java&#10;script:x'/>", "script")]
    [InlineData("<image href='http://127.0.0.1/x.png'/>", "outside")]
    [InlineData("<use xlink:href='http://127.0.0.1/x.svg#a'/>", "outside")]
    [InlineData("<a href='http://127.0.0.1/'/>", "outside")]
    [InlineData("<linearGradient xlink:href='//127.0.0.1/a#b'/>", "outside")]
    [InlineData("<rect fill='url(http://127.0.0.1/a#b)'/>", "outside")]
    [InlineData("<rect fill='URL( &quot;http://127.0.0.1/a#b&quot; )'/>", "outside")]
    [InlineData("<rect style='fill:u\\72l(http://127.0.0.1/a)'/>", "outside")]
    [InlineData("<rect style='fill:url(//127.0.0.1/a)'/>", "outside")]
    [InlineData("<rect style='@import \"x\"'/>", "outside")]
    [InlineData("<style>rect { fill: url(http://127.0.0.1/) }</style>", "style sheet")]
    [InlineData("<g><path></g>", "cannot be read")]
    public void An_SVG_that_acts_or_reaches_outside_is_refused(string inside, string says) => Refused(Svg(inside)).ShouldContain(says);

    [Fact]
    public void An_SVG_that_is_a_bomb_is_refused()
    {
        Refused(Encoding.UTF8.GetBytes("<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><text>&b;</text></svg>")).ShouldContain("declares entities");
        Refused(Encoding.UTF8.GetBytes("<!DOCTYPE svg SYSTEM 'http://127.0.0.1/x.dtd'><svg xmlns='http://www.w3.org/2000/svg'/>")).ShouldContain("declares entities");
        Refused(Svg(string.Concat(Enumerable.Repeat("<g>", 40)) + string.Concat(Enumerable.Repeat("</g>", 40)))).ShouldContain("more intricate");
        Refused(Svg(string.Concat(Enumerable.Repeat("<g/>", 2001)))).ShouldContain("more intricate");
        Refused(Svg(string.Concat(Enumerable.Repeat("<metadata><x/></metadata>", 1500)))).ShouldContain("more intricate");
    }

    [Fact]
    public void An_SVG_says_how_large_it_is_and_is_one()
    {
        Refused(Svg("", "width='10'")).ShouldContain("does not say how large it is");
        Refused("<html><svg xmlns='http://www.w3.org/2000/svg'/></html>"u8.ToArray()).ShouldContain("cannot be read");
    }

    [Theory]
    [InlineData("#777777", "its contrast is 4.4 to 1")]
    [InlineData("#ffff00", "its contrast is 1.0 to 1")]
    [InlineData("teal", "six digits")]
    [InlineData("#12345g", "six digits")]
    [InlineData("#fff;}body{background:url(http://127.0.0.1/)", "six digits")]
    public void A_colour_that_cannot_be_read_on_white_is_refused_with_its_contrast(string colour, string says) =>
        Should.Throw<Refusal>(() => Changed(colour, null)).Message.ShouldContain(says);

    [Theory]
    [InlineData("#767676", "#767676")]
    [InlineData(" #0C5B66 ", "#0c5b66")]
    [InlineData("", null)]
    public void A_colour_that_can_be_read_is_kept(string typed, string? kept) => Changed(typed, null).Accent.ShouldBe(kept);

    [Fact]
    public void A_logo_stays_until_another_comes_or_it_is_taken_away()
    {
        var branding = Changed(null, Png);
        branding.Change(1, "#0c5b66", null, false, Guid.Empty, Portal.Start);
        branding.Logo!.Format.ShouldBe(LogoFormat.Png);
        branding.Change(2, null, Svg("<g/>"), false, Guid.Empty, Portal.Start);
        branding.Logo.Format.ShouldBe(LogoFormat.Svg);
        Should.Throw<Refusal>(() => branding.Change(2, null, null, true, Guid.Empty, Portal.Start)).Message.ShouldBe(Branding.Stale);
        branding.Change(3, null, null, true, Guid.Empty, Portal.Start);
        branding.Logo.ShouldBeNull();
    }

    private static Branding Changed(string? accent, byte[]? logo)
    {
        var branding = Branding.Of(Guid.Empty);
        branding.Change(0, accent, logo, false, Guid.Empty, Portal.Start);
        return branding;
    }

    private static string Clean(string inside) => Encoding.UTF8.GetString(Logo.Read(Svg(inside)).Image);

    private static string Refused(byte[] file) => Should.Throw<Refusal>(() => Logo.Read(file)).Message;
}
