using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>Every cmdlet succeeds and fails with marked secrets, and all that it says or leaves behind is searched for them.</summary>
public sealed class SecretSweepTests : IDisposable
{
    private const string Passphrase = "Marked-Passphrase-7f3a";
    private const string Signature = "Marked-Signature-7f3a0123456789abcdef";
    private const string ProxyPassword = "Marked-Proxy-7f3a";
    private const string Authorization = "Bearer Marked-Socket-7f3a";
    private const string Nobody = "63f61863-4a51-4f6b-86e1-46edebcf9356";
    /// <summary>Of a long table, the first rows are enough: the others have the same columns.</summary>
    private const int MostRendered = 10;

    // With -Debug alone, the engine asks before it goes on after a warning or an error.
    private const string Loud = "-Verbose -Debug -InformationAction Continue -WarningAction Continue -ErrorAction Continue";

    private static readonly HttpClient Forwarder = new(new SocketsHttpHandler { UseProxy = false });

    private readonly ModuleSession _session = new();
    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedServer _proxy = new(ForwardAsync);
    private readonly List<string> _tokens = [];
    private readonly List<string> _diagnosis = [];

    public void Dispose()
    {
        _session.Dispose();
        _proxy.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_sweep_goes_through_every_cmdlet()
    {
        var exported = _session.Run("(Get-Module VoicePS).ExportedCmdlets.Keys").Output.Select(static name => (string)name).Order(StringComparer.Ordinal);
        Assert.Equal(exported, SecretSweep.Cmdlets.Select(static swept => swept.Cmdlet).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_secret_comes_to_light_whatever_succeeds_or_fails()
    {
        var pem = Prepare();
        var said = new List<(string Where, string Text)>();
        var surprises = new List<string>();
        foreach (var swept in SecretSweep.Cmdlets)
        {
            surprises.AddRange(Run(swept, swept.Success, said).Select(failure => $"{swept.Cmdlet} was to succeed, and said: {failure}"));
            if (Run(swept, swept.Failure, said).Count == 0) surprises.Add($"{swept.Cmdlet} was to fail, and did not.");
        }

        Assert.True(surprises.Count == 0, string.Join("\n", surprises));
        foreach (var kept in new[] { "$Error", "$sandbox", "$session", "$closed", "$socket" })
        {
            said.AddRange(Render(kept).Select(text => (kept, text)));
        }

        _tokens.AddRange(_proxy.Requests.Where(static request => request.Headers.ContainsKey("Authorization")).Select(static request => request.Headers["Authorization"]["Bearer ".Length..]));
        Assert.NotEmpty(_tokens);
        Assert.Contains(_proxy.Requests, static request => request.Headers.ContainsKey("Proxy-Authorization"));
        Assert.True(said.Count > 500, $"Only {said.Count} texts were searched.");

        var secrets = Secrets(pem).ToArray();
        var found = said
            .SelectMany(text => secrets.Where(secret => text.Text.Contains(secret.Form, StringComparison.OrdinalIgnoreCase)).Select(secret => $"{text.Where}: {secret.Name} in {text.Text[..Math.Min(text.Text.Length, 90)].Trim()}"))
            .Concat(said.Where(static text => Regex.IsMatch(text.Text, "eyJ[A-Za-z0-9_-]{8,}\\.")).Select(static text => $"{text.Where}: a token"))
            .Distinct()
            .ToArray();
        Assert.True(found.Length == 0, string.Join("\n", found));

        // What is asked before something is done has to name the number.
        Assert.DoesNotContain(
            _diagnosis.Where(static line => !line.StartsWith("Performing the operation", StringComparison.Ordinal)),
            static line => Regex.IsMatch(line, "4477009000[0-9]{2}"));
    }

    [Fact]
    public void A_session_that_left_its_process_says_that_it_cannot_be_used()
    {
        Prepare();
        var copy = _session.Run("$copy.IsOpen; $copy.Problem; $copy.ApplicationId -eq $sandbox.ApplicationId; @($copy.PSObject.Properties.Name).Count");
        Assert.Equal([false, "This is a copy of a voice session, without its key. It cannot be used: run Connect-VoiceSession where a session is needed.", true, 8], copy.Output);

        var refusal = Assert.Single(_session.Run("Get-VoiceCall -Session $copy").Errors);
        Assert.Contains("a copy of a voice session, without its key", refusal.ToString(), StringComparison.Ordinal);
    }

    private static async Task ForwardAsync(SeenRequest request, System.IO.Stream stream, CancellationToken stopping)
    {
        if (!request.Headers.ContainsKey("Proxy-Authorization"))
        {
            var challenge = ScriptedServer.Json(407, "{}", "Proxy-Authenticate: Basic realm=\"proxy\"");
            await stream.WriteAsync(Encoding.UTF8.GetBytes(challenge), stopping);
            return;
        }

        using var forwarded = new HttpRequestMessage(new HttpMethod(request.Method), request.Target);
        forwarded.Headers.TryAddWithoutValidation("Authorization", request.Headers["Authorization"]);
        if (request.Body.Length > 0) forwarded.Content = new StringContent(request.Body, Encoding.UTF8, "application/json");
        using var answer = await Forwarder.SendAsync(forwarded, stopping);
        var body = await answer.Content.ReadAsByteArrayAsync(stopping);
        var head = $"HTTP/1.1 {(int)answer.StatusCode} {answer.ReasonPhrase}\r\nContent-Type: {answer.Content.Headers.ContentType}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), stopping);
        await stream.WriteAsync(body, stopping);
    }

    /// <summary>Connects with marked secrets, and sets the table's variables.</summary>
    private string Prepare()
    {
        _session.SetVariable("signature", Signature);
        _session.Run("$sandbox = Start-VoiceSandbox -SignatureSecret $signature");
        var plain = _session.Run("$sandbox.PrivateKey").Single<string>();
        using var key = RSA.Create();
        key.ImportFromPem(plain);
        var encrypted = key.ExportEncryptedPkcs8PrivateKeyPem(Passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        var password = new System.Security.SecureString();
        foreach (var character in ProxyPassword) password.AppendChar(character);
        var body = Encoding.UTF8.GetBytes("{}");

        _session.SetVariable("encrypted", encrypted);
        _session.SetVariable("damaged", plain.Replace("-----END PRIVATE KEY-----", "", StringComparison.Ordinal));
        _session.SetVariable("passphrase", Passphrase);
        _session.SetVariable("authorization", Authorization);
        _session.SetVariable("credential", new PSCredential("ann", password));
        _session.SetVariable("proxy", _proxy.BaseUri);
        _session.SetVariable("nobody", Nobody);
        _session.SetVariable("folder", _folder.Path);
        _session.SetVariable("port", FreePorts.Next());
        _session.SetVariable("body", body);
        _session.SetVariable("signed", WebhookTokens.Sign(body, DateTimeOffset.UtcNow));
        var prepared = _session.Run("""
            $sealed = [securestring]::new(); foreach ($character in $encrypted.ToCharArray()) { $sealed.AppendChar($character) }
            function Get-Secret { param($Name) @{ Whole = [pscredential]::new("$($sandbox.ApplicationId)", $sealed); Damaged = $damaged; Swapped = @{ ApplicationId = $sealed; PrivateKey = $nobody } }[$Name] }
            $connect = @{ PrivateKeyPassphrase = $passphrase; BaseUri = $sandbox.BaseUri; Proxy = $proxy; ProxyCredential = $credential
                MaximumRetryCount = 0; CallsPerSecond = 0; RequestsPerSecond = 0; PassThru = $true }
            $closed = Connect-VoiceSession $sandbox.ApplicationId -PrivateKey $encrypted @connect
            Disconnect-VoiceSession
            $refused = Connect-VoiceSession ([guid]::NewGuid()) -PrivateKey $encrypted @connect
            $session = Connect-VoiceSession $sandbox.ApplicationId -PrivateKey $encrypted @connect
            $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($session))
            $socket = New-VoiceEndpoint -Websocket wss://example.com/socket -Authorization $authorization
            $ncco = ConvertFrom-VoiceNcco (ConvertTo-VoiceNcco (New-VoiceConnectAction $socket -From 447700900009) | Out-String)
            $json = ConvertTo-VoiceNcco $ncco
            $notJson = $json.Substring(0, $json.Length - 2)
            $nameless = $json.Replace('"action"', '"nothing"')
            $wrong = ConvertFrom-VoiceNcco $json.Replace('"authorization"', '"authorisation"').Replace('"from"', '"From"')
            Set-VoiceSandboxNumber 447700900000 Answered -AnswerAfter 0 -HangUpAfter 80000
            $listening = New-VoiceCall 447700900000 -From 447700900001 -Ncco @{ action = 'input'; type = @('dtmf'); mode = 'asynchronous'; eventUrl = @('https://example.com/') }, @{ action = 'conversation'; name = 'b' }
            $null = $listening | Wait-VoiceCall -Status answered -TimeoutSec 60
            $recorded = New-VoiceCall 447700900001 -From 447700900009 -Ncco @{ action = 'record'; transcription = @{} }, @{ action = 'talk'; text = 'Hello' }
            $transcription = (Get-VoiceSandboxEvent -EventType transcription -Wait -Count 1 -TimeoutSec 60).Event.TranscriptionUrl
            $recording = (Get-VoiceSandboxEvent -EventType record | ForEach-Object Event | Select-Object -First 1).RecordingUrl
            """);
        Assert.Empty(prepared.Errors);
        return plain + "\n" + encrypted + "\n" + key.ExportRSAPrivateKeyPem();
    }

    private IReadOnlyList<string> Run(SweptCmdlet swept, string script, List<(string Where, string Text)> said)
    {
        var output = new List<PSObject>();
        var errors = new List<ErrorRecord>();
        foreach (var step in script.Split("; "))
        {
            // Only the cmdlet in question is loud: the last one of its name.
            var at = step.LastIndexOf(swept.Cmdlet, StringComparison.Ordinal);
            var loud = at < 0 || swept.Failure.EndsWith("-Nonsense", StringComparison.Ordinal) && script == swept.Failure
                ? step
                : step.Insert(at + swept.Cmdlet.Length, " " + Loud);
            using var shell = _session.Begin(loud);
            try
            {
                output.AddRange(shell.Invoke().Take(MostRendered));
            }
            catch (RuntimeException exception)
            {
                errors.Add(exception.ErrorRecord);
                said.Add((swept.Cmdlet, exception.ToString()));
            }

            errors.AddRange(shell.Streams.Error);
            _diagnosis.AddRange(shell.Streams.Verbose.Concat<object>(shell.Streams.Debug).Select(static record => record.ToString()!));
            said.AddRange(Streams(shell).Select(text => ($"{swept.Cmdlet}, a stream", text)));
        }

        _session.SetVariable("swept", output.ToArray());
        said.AddRange(Render("$swept", swept.Travels).Select(text => ($"{swept.Cmdlet}, its output", text)));
        said.AddRange(errors.SelectMany(Texts).Select(text => ($"{swept.Cmdlet}, an error", text)));
        return [.. errors.Select(static error => error.ToString())];
    }

    private static IEnumerable<string> Streams(PowerShell shell) =>
        shell.Streams.Verbose.Concat<object>(shell.Streams.Debug).Concat(shell.Streams.Warning).Concat(shell.Streams.Information)
            .Concat(shell.Streams.Progress).Select(static record => record.ToString()!);

    private static IEnumerable<string> Texts(ErrorRecord error)
    {
        yield return error.ToString();
        yield return error.ErrorDetails?.RecommendedAction ?? "";
        yield return error.TargetObject?.ToString() ?? "";
        yield return error.CategoryInfo.ToString();
        for (var exception = error.Exception; exception is not null; exception = exception.InnerException)
        {
            yield return exception.ToString();
            foreach (System.Collections.DictionaryEntry entry in exception.Data) yield return $"{entry.Key} {entry.Value}";
        }
    }

    /// <summary>Shows something in every way that people have of looking at it or of keeping it.</summary>
    private IEnumerable<string> Render(string what, bool travels = false)
    {
        var everything = travels
            ? "if ($item -isnot [string]) { \"$item\"; $item | Out-String -Width 500 }"
            : "\"$item\"; $item | Out-String -Width 500; $item | Format-List -Property * | Out-String -Width 500; "
                + (what == "$Error"
                    ? "[System.Management.Automation.PSSerializer]::Serialize($item, 2); $item.Exception | Format-List -Property * | Out-String -Width 500"
                    : "[System.Management.Automation.PSSerializer]::Serialize($item, 4); $item | ConvertTo-Json -Depth 5 -WarningAction SilentlyContinue");
        return _session.Run($"foreach ($item in {what}) {{ {everything} }}").Output.Select(static text => text.ToString()!);
    }

    private IEnumerable<(string Name, string Form)> Secrets(string pem)
    {
        foreach (var line in pem.Split('\n').Where(static line => line.Length == 64)) yield return ("the private key", line[10..50]);
        foreach (var token in _tokens.Distinct()) yield return ("a token", token.Split('.')[2]);
        foreach (var secret in new[] { Passphrase, Signature, ProxyPassword, Authorization["Bearer ".Length..] })
        {
            yield return (secret, secret);
            yield return (secret + " in hexadecimal digits of UTF-16", Convert.ToHexString(Encoding.Unicode.GetBytes(secret)));
            yield return (secret + " in hexadecimal digits", Convert.ToHexString(Encoding.UTF8.GetBytes(secret)));
            for (var shift = 0; shift < 3; shift++)
            {
                // The middle of base64 is the same wherever the text begins in steps of three bytes.
                var encoded = Convert.ToBase64String([.. new byte[shift], .. Encoding.UTF8.GetBytes(secret)]);
                yield return (secret + " in base64", encoded[4..^4]);
            }
        }
    }
}
