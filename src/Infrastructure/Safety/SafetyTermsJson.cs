using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Infrastructure.Safety;

/// <summary>A policy's terms as they are kept: one text, read and replaced whole.</summary>
internal sealed class SafetyTermsJson() : ValueConverter<SafetyTerms, string>(terms => JsonSerializer.Serialize(terms, Options), text => JsonSerializer.Deserialize<SafetyTerms>(text, Options)!)
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter(), new Limits() } };

    private sealed class Limits : JsonConverter<PainLimits>
    {
        private sealed record Text(int Comfortable, int Stop);

        public override PainLimits Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Text>(ref reader) is { } text ? PainLimits.Of(PainScore.Of(text.Comfortable), PainScore.Of(text.Stop)) : PainLimits.Default;

        public override void Write(Utf8JsonWriter writer, PainLimits value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Text(value.Comfortable.Value, value.Stop.Value));
    }
}
