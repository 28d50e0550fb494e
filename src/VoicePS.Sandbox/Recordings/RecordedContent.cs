using System;
using System.IO;

namespace VoicePS.Sandbox.Recordings;

/// <summary>A file that can be downloaded.</summary>
/// <param name="MediaType">What it is.</param>
/// <param name="Recording">The recording that it is, or is about.</param>
/// <param name="KeptSince">When it was kept, by the sandbox's clock.</param>
/// <param name="Open">Makes its bytes, the same each time.</param>
internal sealed record RecordedContent(string MediaType, RecordingSpec Recording, DateTimeOffset KeptSince, Func<Stream> Open);
