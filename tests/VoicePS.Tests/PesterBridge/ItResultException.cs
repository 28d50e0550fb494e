using System;

namespace VoicePS.Tests.PesterBridge;

/// <summary>Leaves an It early because Set-ItResult said so.</summary>
internal sealed class ItResultException(string message) : Exception(message);
