using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using VoicePS.Tests.Jwt;
using VoicePS.Tests.Module;
using VoicePS.Tests.Support;

namespace VoicePS.Tests.Mistakes;

/// <summary>Makes each mistake once, for real, and keeps what was answered.</summary>
public sealed class MistakeRun : IDisposable
{
    private const string Sandbox = "$sandbox = Start-VoiceSandbox";
    private const string Connected = Sandbox + "; $sandbox | Connect-VoiceSession -MaximumRetryCount 0";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, MistakeAnswer> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<Situation, ModuleSession> _places = [];

    /// <summary>Puts into a folder what newcomers have there.</summary>
    public MistakeRun()
    {
        Write("private.key", TestKeys.Pkcs8);
        Write("public.key", TestKeys.Rsa.ExportSubjectPublicKeyInfoPem());
        Write("encrypted.key", TestKeys.Encrypt(TestKeys.Rsa, "right", System.Security.Cryptography.PbeEncryptionAlgorithm.Aes256Cbc));
        Write("certificate.pem", TestKeys.Certificate().ExportCertificatePem());
        Write("id_rsa", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU=\n-----END OPENSSH PRIVATE KEY-----\n");
        Write("menu.json", """[ { "action": "talk", "text": "Press 1" }, ]""");
        Write("people.csv", "Name,Phone\nAda,447700900000\n");
        Write("blank.csv", "Name,To\nAda,\n");
        Write("report.html", "<html></html>");
    }

    internal MistakeAnswer this[Mistake mistake]
    {
        get
        {
            if (!_answers.TryGetValue(mistake.Words, out var answer)) _answers[mistake.Words] = answer = Make(mistake);
            return answer;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var place in _places.Values)
        {
            Close(place);
            place.Dispose();
        }

        _folder.Dispose();
    }

    private MistakeAnswer Make(Mistake mistake) => mistake.Situation == Situation.CleanMachine ? MakeElsewhere(mistake) : MakeHere(mistake);

    private MistakeAnswer MakeHere(Mistake mistake)
    {
        // A mistake alone changes nothing, so that the next one can be made in the same place.
        if (mistake.Before.Length == 0 && mistake.Situation != Situation.Sandbox)
        {
            if (!_places.TryGetValue(mistake.Situation, out var place)) _places[mistake.Situation] = place = Open(mistake);
            return MakeIn(place, mistake);
        }

        using var own = Open(mistake);
        var answer = MakeIn(own, mistake);
        Close(own);
        return answer;
    }

    private ModuleSession Open(Mistake mistake)
    {
        var session = new ModuleSession();
        session.Run(Begin(mistake.Situation) + "; " + mistake.Before);
        return session;
    }

    private static void Close(ModuleSession session) => session.Run("if ($sandbox) { Stop-VoiceSandbox $sandbox }");

    private MistakeAnswer MakeIn(ModuleSession session, Mistake mistake)
    {
        var sample = new Sample(
            _folder.Path, Ask("$sandbox.ApplicationId"), Ask("$sandbox.BaseUri"), Ask("$call.Uuid"), Ask("$call.ConversationUuid"));
        return Read([.. session.Run(Listen(sample.Fill(mistake.Script))).Output.Cast<string>()], sample);

        string? Ask(string what) => session.Run($"\"$({what})\"").Single<string>() is { Length: > 0 } known ? known : null;
    }

    // What is found in the environment is the same for a whole process, and other tests change it.
    private MistakeAnswer MakeElsewhere(Mistake mistake)
    {
        var typed = $"Import-Module '{Repository.Manifest}'; {Begin(mistake.Situation)}; {Listen(mistake.Script)}";
        var nothing = new Dictionary<string, string?>
        {
            ["HOME"] = _folder.Path,
            ["USERPROFILE"] = _folder.Path,
            ["VONAGE_APPLICATION_ID"] = null,
            ["VONAGE_PRIVATE_KEY"] = null,
            ["VONAGE_PRIVATE_KEY_PATH"] = null,
            ["NEXMO_APPLICATION_ID"] = null,
            ["NEXMO_PRIVATE_KEY"] = null,
            ["NEXMO_PRIVATE_KEY_PATH"] = null,
        };
        var (code, output, errors) = FreshProcess.RunAsync(_folder.Path, nothing, "dotnet", Repository.PSHost, "-Command", typed).GetAwaiter().GetResult();
        if (code != 0) throw new InvalidOperationException($"{mistake}: {output}{errors}");
        return Read(output.ReplaceLineEndings("\n").Split('\n', 2), new Sample(_folder.Path, null, null, null, null));
    }

    private string Begin(Situation situation)
    {
        var begin = situation switch
        {
            Situation.Sandbox => Sandbox,
            Situation.Connected => Connected,
            _ => "$sandbox = $null",
        };
        return $"Set-Location '{_folder.Path}'; $call = $null; {begin}";
    }

    // The ids of the errors in one text, and in another what the engine prints of them. All in one line: what is in
    // others is printed with its position.
    private static string Listen(string script) =>
        "$PSStyle.OutputRendering = 'PlainText'; $told = @(try { & { " + script + " } 2>&1 3>&1 } catch { $_ }) "
        + "| Where-Object { $_ -is [System.Management.Automation.ErrorRecord] -or $_ -is [System.Management.Automation.WarningRecord] }; "
        + "@($told | ForEach-Object FullyQualifiedErrorId) -join ' '; "
        + "@($told | ForEach-Object { if ($_ -is [System.Management.Automation.WarningRecord]) { \"WARNING: $_\" } else { ($_ | Out-String -Width 10000).Trim() } }) -join \"`n\"";

    private static MistakeAnswer Read(string[] output, Sample sample) => new(
        output[0].Split(' ', StringSplitOptions.RemoveEmptyEntries), sample.Mask(output[1].ReplaceLineEndings("\n").Trim()));

    private void Write(string name, string text)
    {
        var file = Path.Combine(_folder.Path, name);
        File.WriteAllText(file, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
