using System;
using System.IO;

namespace VoicePS.Sandbox.Api;

/// <summary>A part of a file, or the whole of it.</summary>
/// <param name="Open">Opens the file. The stream can seek.</param>
/// <param name="Offset">Where the part begins.</param>
/// <param name="Length">How many bytes it has.</param>
internal sealed record FileSlice(Func<Stream> Open, long Offset, long Length);
