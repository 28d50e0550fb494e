using System;
using VoicePS.Core.Security;

namespace VoicePS.Tests.Sandbox;

/// <summary>Enough of a JWT library for the sandbox, so that its tests do not rest on the one that the module ships.</summary>
internal sealed class TestJwtToolkit : IJwtToolkit
{
    public ISigningKey ReadPrivateKey(char[] pem, char[]? passphrase) =>
        throw new NotSupportedException("The sandbox reads no keys.");

    public ISigningKey CreatePrivateKey() => new TestSigningKey();
}
