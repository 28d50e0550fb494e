using System.Text.Json.Serialization;
using VoicePS.Core.Calls;

namespace VoicePS.Core.Json;

/// <summary>The JSON metadata of every answer, made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(VoiceCall))]
[JsonSerializable(typeof(CallPage))]
[JsonSerializable(typeof(ActionAnswer))]
internal sealed partial class VoiceJson : JsonSerializerContext;
