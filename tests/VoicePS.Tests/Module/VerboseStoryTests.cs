using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using VoicePS.Tests.Hosting;
using VoicePS.Tests.Jwt;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>What -Verbose tells of a command: what it is about to do, what was sent, what came back, and what came of it.</summary>
public sealed partial class VerboseStoryTests : IDisposable
{
    private const string Live = "$call = New-VoiceCall 447700900000 -From 447700900009 -Ncco (New-VoiceTalkAction 'Hello' -Loop 0) | Wait-VoiceCall -Status answered";

    private readonly ModuleSession _session = new();
    private readonly TemporaryFolder _folder = new();

    public VerboseStoryTests() => _session.Run("$sandbox = Start-VoiceSandbox; $sandbox | Connect-VoiceSession");

    [Fact]
    public void Connecting_tells_which_key_is_read_and_that_nobody_was_asked_yet()
    {
        var file = Path.Combine(_folder.Path, "private.key");
        File.WriteAllText(file, TestKeys.Pkcs8);

        AssertStory(
            $"Connect-VoiceSession {Guid.NewGuid()} '{file}' -BaseUri $sandbox.BaseUri -Verbose",
            $"Reading the private key in the file '{file}'.",
            "Connected as application ID at http://127.0.0.1:PORT/. Nothing was sent yet: whether the service accepts the key is for Test-VoiceSession to find out.");
    }

    [Fact]
    public void Placing_a_call_tells_whom_and_what_became_of_it() => AssertStory(
        "New-VoiceCall 447700900000 -From 447700900009 -Ncco (New-VoiceTalkAction 'Hello') -Verbose",
        "Calling 4477\u20260000 from 4477\u20260009.",
        "POST /v1/calls: 201 Created after N ms, N bytes sent, N received, trace id T",
        "The call ID to 4477\u20260000 was placed; it is started.");

    [Fact]
    public void Waiting_tells_for_what_and_in_which_status_the_call_is()
    {
        _session.Run($"{Live}; $null = $call | Stop-VoiceCall; $null = $call | Wait-VoiceCall");

        AssertStory(
            "$call | Wait-VoiceCall -Verbose",
            "Waiting until the call ID is over.",
            "GET /v1/calls/ID: 200 OK after N ms, N bytes sent, N received, trace id T",
            "The call ID is completed.");
    }

    [Fact]
    public void Talking_and_hanging_up_tell_what_the_service_said()
    {
        _session.Run(Live);

        AssertStory(
            "$call | Send-VoiceTalk -Text 'Hello' -Verbose",
            "Performing the operation \"Say 'Hello'\" on target \"ID\".",
            "PUT /v1/calls/ID/talk: 200 OK after N ms, N bytes sent, N received, trace id T",
            "The service says of the call ID: Talk started.");
        AssertStory(
            "$call | Send-VoiceDtmf -Digits 4711 -Verbose",
            "Sending 4 tones into the call ID.",
            "PUT /v1/calls/ID/dtmf: 200 OK after N ms, N bytes sent, N received, trace id T",
            "The service says of the call ID: DTMF sent.");
        AssertStory(
            "$call | Stop-VoiceCall -Verbose",
            "Performing the operation \"Hang up\" on target \"ID\".",
            "PUT /v1/calls/ID: 204 No Content after N ms, N bytes sent, N received, trace id T",
            "The service took the change to the call ID.");
    }

    [Fact]
    public void Listing_tells_what_is_asked_for_and_how_much_there_is()
    {
        _session.Run(Live);

        AssertStory(
            "Get-VoiceCall -Status answered -DateStart 2020-01-01T00:00:00Z -Order desc -Verbose",
            "Asking for the calls in the status answered from 2020-01-01T00:00:00Z on, the newest first.",
            "GET /v1/calls: 200 OK after N ms, N bytes sent, N received, trace id T",
            "The service has one such call.");
    }

    [Fact]
    public void Disconnecting_tells_that_the_key_is_forgotten() => AssertStory(
        "Disconnect-VoiceSession -Verbose",
        "Performing the operation \"Close the voice session\" on target \"ID at http://127.0.0.1:PORT/\".",
        "The session is closed, and its key is forgotten.");

    [Theory]
    [InlineData("-WhatIf")]
    [InlineData("-WhatIf -Verbose")]
    [InlineData("-Confirm")]
    public void Whoever_decides_sees_the_whole_number(string option)
    {
        var run = HostRun.Command(
            $"Import-Module '{Repository.Manifest}'; Start-VoiceSandbox | Connect-VoiceSession; "
            + $"New-VoiceCall 447700900000 -From 447700900009 -Ncco (New-VoiceTalkAction 'Hello') {option}; Stop-VoiceSandbox",
            input: "n\n");

        Assert.Contains("Performing the operation \"Call from 447700900009\" on target \"447700900000\".", run.Output + run.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _session.Run("Stop-VoiceSandbox");
        _session.Dispose();
        _folder.Dispose();
    }

    private void AssertStory(string script, params string[] story) =>
        Assert.Equal(story, _session.Run(script).Verbose.Select(Mask));

    private static string Mask(string line) => Count().Replace(Trace().Replace(Port().Replace(Id().Replace(line, "ID"), ":PORT/"), "trace id T"), "N$1");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex(@"(?<=127\.0\.0\.1):[0-9]+/")]
    private static partial Regex Port();

    [GeneratedRegex("trace id [0-9a-f]+")]
    private static partial Regex Trace();

    [GeneratedRegex(@"\b[0-9]+(?=( ms,| bytes| received))( ms,| bytes| received)")]
    private static partial Regex Count();
}
