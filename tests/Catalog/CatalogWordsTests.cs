using PrescribeRx.Domain;
using PrescribeRx.Infrastructure.Catalog;

namespace PrescribeRx.Tests.Catalog;

public sealed class CatalogWordsTests
{
    private static readonly string Spanish = Path.Combine(Checkout.Folder, "src", "Infrastructure", "Catalog", "low-back-es.yaml");

    [Fact]
    public void Every_stretch_is_there_in_Spanish_with_the_figures_and_doses_of_the_English()
    {
        foreach (var stretch in Given.Catalog.All)
        {
            var translated = Given.Catalog.Edition(stretch.Key, stretch.Edition, Language.Spanish).ShouldNotBeNull();
            translated.Name.ShouldNotBe(stretch.Name);
            translated.Parts.Select(part => (part.Key, part.Dose, part.Figures)).ShouldBe(stretch.Parts.Select(part => (part.Key, part.Dose, part.Figures)));
            translated.Parts.SelectMany(part => part.Steps).Intersect(stretch.Parts.SelectMany(part => part.Steps)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Nobody_has_translated_the_stretches_into_Arabic() =>
        Given.Catalog.All.ShouldAllBe(stretch => Given.Catalog.Edition(stretch.Key, stretch.Edition, Language.Arabic) == null);

    [Theory]
    [InlineData("          - Abra bien los brazos, con las palmas hacia arriba.\n", "", "supine-twist: parts roll, steps", "The English has 5 here; there are 4.")]
    [InlineData("    cues:\n      - Deje los dos hombros", "    cues:\n      - Una más.\n      - Deje los dos hombros", "supine-twist: cues", "The English has 3 here; there are 4.")]
    [InlineData("      - La rodilla de arriba resbala sobre la otra. Tenga una encima de la otra.\n", "", "supine-twist: errors", "The English has 3 here; there are 2.")]
    [InlineData("    side means: El lado al que van las rodillas.\n", "", "supine-twist: side means", "Say in words which side is meant.")]
    [InlineData("    name: Giro acostado\n", "", "supine-twist: name", "This field is missing.")]
    [InlineData("      - key: roll\n", "      - key: turn\n", "supine-twist: parts", "Write the parts roll, in this order.")]
    [InlineData("  - key: supine-twist\n    edition: 1", "  - key: supine-twist\n    edition: 2", "supine-twist: edition", "The English has no such edition.")]
    [InlineData("    name: Giro acostado\n", "    name: Giro acostado\n    muscles: [Tronco]\n", "supine-twist: muscles", "This field is not known.")]
    [InlineData("  - key: supine-twist\n", "  - key: seated-twist\n", "supine-twist", "This entry is missing.")]
    public void What_is_missing_or_too_much_is_named_by_entry_and_field(string written, string changed, string field, string sentence)
    {
        var yaml = File.ReadAllText(Spanish);
        yaml.ShouldContain(written);
        var refusal = Should.Throw<Refusal>(() => CatalogWords.Read(Given.Catalog, Language.Spanish, yaml.Replace(written, changed, StringComparison.Ordinal), "es.yaml"));
        refusal.Reasons.ShouldContain(reason => reason.Field == field && reason.Sentence.StartsWith("es.yaml line ") && reason.Sentence.Contains(sentence), string.Join('\n', refusal.Reasons));
    }
}
