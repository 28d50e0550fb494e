using System;

namespace VoicePS.Sandbox.Recordings;

/// <summary>A sentence in a recording.</summary>
/// <param name="Text">The words, without SSML tags.</param>
/// <param name="Offset">When it begins, from the beginning of the recording.</param>
/// <param name="Duration">How long it takes.</param>
/// <param name="Channel">The channel it is on, from 0.</param>
internal sealed record SpokenSentence(string Text, TimeSpan Offset, TimeSpan Duration, int Channel = 0);
