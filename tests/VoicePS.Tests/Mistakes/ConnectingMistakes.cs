using System.Collections.Generic;

namespace VoicePS.Tests.Mistakes;

/// <summary>What goes wrong before there is a session, and with it.</summary>
internal static class ConnectingMistakes
{
    private const string Transformation = "ParameterArgumentTransformationError";
    private const string Validation = "ParameterArgumentValidationError";
    private const string Sandbox = "Start-VoiceSandbox | Connect-VoiceSession";
    private const string Connect = $"Connect-VoiceSession -ApplicationId {Sample.Application} -PrivateKeyPath <file>";
    private const string Passphrase = $"Connect-VoiceSession -ApplicationId {Sample.Application} -PrivateKeyPath ./encrypted.key -PrivateKeyPassphrase (Read-Host 'Passphrase' -AsSecureString)";

    public static IReadOnlyList<Mistake> All { get; } =
    [
        new("There is no session yet", "Get-VoiceCall", "VoiceSessionMissing", Sandbox) { Situation = Situation.Nothing },
        new("There is no sandbox yet", "Get-VoiceSandboxEvent", "VoiceSandboxMissing", "Start-VoiceSandbox") { Situation = Situation.Nothing },
        new("There is nothing to connect with", "Connect-VoiceSession", "VoiceCredentialMissing", Sandbox) { Situation = Situation.CleanMachine },
        new("The id alone is to be enough", $"Connect-VoiceSession {Sample.Application}", "VoiceCredentialMissing", Connect) { Situation = Situation.CleanMachine },
        Wrong("The account's API key is taken for the application's id", "Connect-VoiceSession a1b2c3d4 ./private.key", Transformation, Sandbox),
        Wrong("The variable with the id is empty", "Connect-VoiceSession $applicationId ./private.key", Transformation, Sandbox),
        Wrong("The file comes first, and the id after it", $"Connect-VoiceSession ./private.key {Sample.Application}", Transformation, "Connect-VoiceSession -ApplicationId <id> -PrivateKeyPath <file>"),
        Key("The path of the key is mistyped", "privat.key", "VoicePrivateKeyFile", Connect),
        Key("The key is the public one", "public.key", "VoicePrivateKeyPublicKey", Connect),
        Key("The key is a certificate", "certificate.pem", "VoicePrivateKeyCertificate", Connect),
        Key("The key is one of SSH", "id_rsa", "VoicePrivateKeyForeignFormat", Connect),
        Key("The key is encrypted", "encrypted.key", "VoicePrivateKeyPassphraseMissing", Passphrase),
        Key("The passphrase is wrong", "encrypted.key -PrivateKeyPassphrase 'wrong'", "VoicePrivateKeyPassphraseWrong", Passphrase),
        Key("The address of the service has no scheme", "private.key -BaseUri api.nexmo.com", Validation, "Connect-VoiceSession -BaseUri https://api.nexmo.com"),
        Key("The address of the service has the wrong scheme", "private.key -BaseUri http://api.nexmo.com", Validation, "Connect-VoiceSession -BaseUri https://api.nexmo.com"),
        Key("The address of the service has a path", "private.key -BaseUri https://api.nexmo.com/v1/calls", Validation, "Connect-VoiceSession -BaseUri https://api.nexmo.com"),
        Key("The region has no such name", "private.key -Region Europe", Validation, "Connect-VoiceSession -Region Eu"),
        Key("The lifetime of tokens is a bare number", "private.key -TokenLifetime 900", Validation, "Connect-VoiceSession -TokenLifetime 00:15:00"),
        Key("The rate is below zero", "private.key -CallsPerSecond -1", Validation, "Connect-VoiceSession -CallsPerSecond 3"),
        new(
            "The key is that of another application",
            $"Connect-VoiceSession {Sample.Application} ./private.key -BaseUri {Sample.Address}; Get-VoiceCall",
            "VoiceUnauthorized",
            "Test-VoiceSession")
        {
            Situation = Situation.Sandbox,
        },
        new("And why is it refused?", "Test-VoiceSession", null, Connect)
        {
            Situation = Situation.Sandbox,
            Before = "Connect-VoiceSession $sandbox.ApplicationId ./private.key -BaseUri $sandbox.BaseUri",
        },
        new("The application is one that the service does not know", "Test-VoiceSession", null, "Connect-VoiceSession -ApplicationId <id> -PrivateKeyPath <file>")
        {
            Situation = Situation.Sandbox,
            Before = $"Connect-VoiceSession {Sample.NoCall} ./private.key -BaseUri $sandbox.BaseUri",
        },
        new("The session was disconnected", "Get-VoiceCall -Session $session", "VoiceSessionClosed", Connect)
        {
            Before = "$session = Get-VoiceSession; Disconnect-VoiceSession",
        },
        new("The session is given as a text", $"Get-VoiceCall -Session {Sample.Application}", Transformation, "Get-VoiceSession"),
        new("The sandbox was stopped", "Get-VoiceCall", "VoiceConnectionFailed", Sandbox) { Before = "Stop-VoiceSandbox $sandbox" },
    ];

    private static Mistake Key(string words, string file, string id, string command) =>
        Wrong(words, $"Connect-VoiceSession {Sample.Application} ./{file}", id, command);

    private static Mistake Wrong(string words, string script, string id, string command) => new(words, script, id, command) { Situation = Situation.Nothing };
}
