using System.Text.Json;

namespace VoicePS.Sandbox.Calls;

/// <summary>Another NCCO for a leg: by URL or inline, never both.</summary>
internal sealed record TransferOrder(string? Url, JsonElement? Ncco);
