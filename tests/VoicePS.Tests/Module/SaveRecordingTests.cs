using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Tests.Core;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>Save-VoiceRecording in a session: progress, Ctrl+C, and a session that is closed.</summary>
public sealed class SaveRecordingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Save => $"Save-VoiceRecording -Uri ([uri]::new((Get-VoiceSession).BaseUri, '/v1/files/1')) -Path '{_folder.Path}'";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_download_that_takes_a_while_shows_how_far_it_is_and_takes_the_bar_away_at_the_end()
    {
        using var server = RecordingServer.Serving(RecordingServer.Slow(4, TimeSpan.FromMilliseconds(300)));
        using var session = new ModuleSession();
        StoppingTests.Connect(session, server);
        using var shell = session.Begin(Save);
        var file = (FileInfo)Assert.Single(shell.Invoke()).BaseObject;

        Assert.Equal(RecordingServer.Sound.Length, file.Length);
        var records = shell.Streams.Progress.ToArray();
        Assert.True(records.Length >= 2, "Nothing was shown.");
        Assert.All(records[..^1], static record => Assert.InRange(record.PercentComplete, 1, 100));
        Assert.All(records[..^1], static record => Assert.Contains("of 0.2 MB", record.StatusDescription, StringComparison.Ordinal));
        Assert.Equal(ProgressRecordType.Completed, records[^1].RecordType);
        Assert.Single(records.Select(static record => (record.Activity, record.ActivityId)).Distinct());
    }

    [Fact]
    public async Task Ctrl_C_in_the_middle_of_a_file_leaves_nothing_of_it()
    {
        using var server = RecordingServer.Serving(RecordingServer.Stalled());
        using var session = new ModuleSession();
        StoppingTests.Connect(session, server);
        using var shell = session.Begin($"{Save}; 'went on'");
        var running = shell.BeginInvoke();
        await UntilAsync(() => Directory.GetFiles(_folder.Path).Length == 1);

        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null);

        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_session_that_is_closed_meanwhile_says_so_and_leaves_nothing()
    {
        using var server = RecordingServer.Serving(RecordingServer.Stalled());
        using var session = new ModuleSession();
        StoppingTests.Connect(session, server);
        var open = session.Run("Get-VoiceSession").Single<IDisposable>();
        using var shell = session.Begin(Save);
        var running = shell.BeginInvoke();
        await UntilAsync(() => Directory.GetFiles(_folder.Path).Length == 1);
        open.Dispose();

        shell.EndInvoke(running);
        Assert.StartsWith("VoiceSessionClosed,", Assert.Single(shell.Streams.Error).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition()) await Task.Delay(10, patience.Token);
    }
}
