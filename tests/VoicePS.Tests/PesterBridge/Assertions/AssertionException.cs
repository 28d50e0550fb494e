using System;

namespace VoicePS.Tests.PesterBridge;

/// <summary>A Should that did not hold.</summary>
internal sealed class AssertionException(string message) : Exception(message);
