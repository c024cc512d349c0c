using System.Text.RegularExpressions;
using PrescribeRx.Domain;

namespace PrescribeRx.Tests.Adherence;

/// <summary>The scripts of a patient's pages say nothing themselves: the page gives them their words, in its language.</summary>
public sealed partial class ScriptWordsTests
{
    private static readonly string[] Scripts = ["scripts/my.js", "scripts/keep.js", "scripts/timer.js", "scripts/session.js", "scripts/signals.js", "worker.js"];

    /// <summary>Names that nobody reads: of a lock, of what a browser is asked for, of classes and of what is looked for on the page.</summary>
    private static readonly string[] NotSaid = ["send kept", "told", "on", "off", "button button-secondary"];

    private static readonly HashSet<string> Said = [.. Phrases.Of(Language.English).All.Values.SelectMany(phrase => phrase.Forms.Values.Concat(phrase.Lines)).Where(text => !text.Contains('{', StringComparison.Ordinal))];

    public static TheoryData<string> EveryScript => new(Scripts);

    [Theory, MemberData(nameof(EveryScript))]
    public async Task A_script_holds_no_words(string script) =>
        Words(await File.ReadAllTextAsync(Path.Combine(Checkout.Folder, "src/Web/wwwroot", script), TestContext.Current.CancellationToken)).ShouldBeEmpty();

    [Theory]
    [InlineData("line('li', 'You told this.')", "You told this.")]
    [InlineData("text = `Set ${number}`", "Set ")]
    [InlineData("unit = left === 1 ? 'second' : say.seconds", "second")]
    [InlineData("// It's 'Not a word' of the script", null)]
    [InlineData("find('.timer-begin').hidden = cache === 'no-store'", null)]
    public void Words_are_found_and_code_is_not_taken_for_them(string code, string? found) => Words(code).ShouldBe(found is null ? [] : [found]);

    private static List<string> Words(string code) =>
    [
        .. Literal().Matches(Comment().Replace(code, "")).Select(match => Filled().Replace(match.Groups["text"].Value, ""))
            .Where(text => !NotSaid.Contains(text) && (Sentence().IsMatch(text) || Said.Contains(text.Trim()))),
    ];

    [GeneratedRegex(@"/\*.*?\*/|^\s*//.*?$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<quote>['""`])(?<text>(?:(?!\k<quote>)[^\\]|\\.)*?)\k<quote>")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\$\{[^{}]*\}")]
    private static partial Regex Filled();

    /// <summary>A word with a capital, or two words of letters only.</summary>
    [GeneratedRegex(@"^[A-Z]\p{L}*[ .!?]|^\p{L}+ \p{L}+")]
    private static partial Regex Sentence();
}
