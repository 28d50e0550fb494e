using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Http;
using VoicePS.Core.Recordings;
using VoicePS.Tests.Support;
using Xunit;
using static VoicePS.Tests.Core.RecordingServer;

namespace VoicePS.Tests.Core;

/// <summary>Recordings on their way into a file, with everything that can go wrong on it.</summary>
public sealed class RecordingTests : IDisposable
{
    private const string Id = "2e7855d6-1b2c-4f57-a1e0-0f7a8d5f9a11";
    private const string FileName = $"20200714T012304Z-{Id}.mp3";

    private static readonly DateTimeOffset Start = new(2020, 7, 14, 3, 23, 4, TimeSpan.FromHours(2));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_recording_is_saved_under_the_time_of_its_start_and_its_id()
    {
        using var harness = Harness(Whole());
        var file = await SaveAsync(harness);

        Assert.Equal(Path.Combine(_folder.Path, FileName), file.FullName);
        AssertSaved();
        var request = Assert.Single(harness.Server.Requests);
        Assert.Equal(("GET", "/v1/files/87b8851a"), (request.Method, request.Target));
        Assert.Equal("Bearer token-1", request.Headers["Authorization"]);

        // Bytes that were unpacked could not be counted, nor asked for in part.
        Assert.Equal("identity", request.Headers["Accept-Encoding"]);
        Assert.False(request.Headers.ContainsKey("Range"));
    }

    [Fact]
    public async Task After_a_break_only_what_is_missing_is_asked_for_and_only_of_the_same_file()
    {
        using var harness = Harness(Broken(70_000, "ETag: \"v1\"", "Last-Modified: Tue, 14 Jul 2020 01:23:09 GMT"), Rest("ETag: \"v1\""));
        await SaveAsync(harness);

        AssertSaved();
        Assert.Equal(2, harness.Server.Requests.Count);
        Assert.Equal("bytes=70000-", harness.Server.Requests[1].Headers["Range"]);
        Assert.Equal("\"v1\"", harness.Server.Requests[1].Headers["If-Range"]);
        Assert.Equal("Bearer token-1", harness.Server.Requests[1].Headers["Authorization"]);
    }

    [Fact]
    public async Task It_goes_on_from_break_to_break()
    {
        using var harness = Harness(
            Broken(10),
            Part(206, Sound.AsMemory(10, 90), Sound.Length - 10, $"Content-Range: bytes 10-{Sound.Length - 1}/{Sound.Length}"),
            Status(503),
            Rest());
        await SaveAsync(harness);

        AssertSaved();
        Assert.Equal(["bytes=10-", "bytes=100-", "bytes=100-"], harness.Server.Requests.Skip(1).Select(static request => request.Headers["Range"]));
    }

    [Theory]
    [InlineData("Last-Modified: Tue, 14 Jul 2020 01:23:09 GMT", "Tue, 14 Jul 2020 01:23:09 GMT")]
    [InlineData("ETag: W/\"v1\"", null)] // a weak tag says nothing of bytes
    [InlineData("X-Nothing: here", null)]
    public async Task The_version_is_named_by_what_the_service_told_of_it(string header, string? condition)
    {
        using var harness = Harness(Broken(70_000, header), Rest(header));
        await SaveAsync(harness);

        AssertSaved();
        Assert.Equal(condition, harness.Server.Requests[1].Headers.GetValueOrDefault("If-Range"));
    }

    [Fact]
    public async Task Where_the_service_gives_the_whole_file_again_it_begins_again()
    {
        using var harness = Harness(Broken(70_000, "ETag: \"v1\""), Whole("ETag: \"v2\""));
        await SaveAsync(harness);

        AssertSaved();
        Assert.Equal(2, harness.Server.Requests.Count);
    }

    public static TheoryData<string> WrongParts =>
    [
        $"Content-Range: bytes 69999-{Sound.Length - 1}/{Sound.Length}",
        $"Content-Range: bytes 70000-{Sound.Length - 1}/{Sound.Length + 1}",
        "X-Nothing: here",
        $"Content-Range: bytes 70000-{Sound.Length - 1}/{Sound.Length}\r\nETag: \"v2\"",
    ];

    [Theory]
    [MemberData(nameof(WrongParts))]
    public async Task A_part_that_does_not_fit_is_not_glued_on(string headers)
    {
        using var harness = Harness(Broken(70_000, "ETag: \"v1\""), Part(206, new byte[500], 500, headers), Whole());
        await SaveAsync(harness);

        AssertSaved();
        Assert.False(harness.Server.Requests[2].Headers.ContainsKey("Range"));
    }

    [Fact]
    public async Task A_service_that_gives_no_parts_is_not_asked_for_any()
    {
        using var harness = Harness(Broken(70_000, "Accept-Ranges: none"), Whole());
        await SaveAsync(harness);

        AssertSaved();
        Assert.False(harness.Server.Requests[1].Headers.ContainsKey("Range"));
    }

    [Fact]
    public async Task Where_only_the_end_of_the_connection_ends_the_file_the_events_size_tells_whether_it_broke()
    {
        using var harness = Harness(Part(200, Sound.AsMemory(0, 70_000), promised: null), Rest());
        await SaveAsync(harness, new RecordingReference(AddressAt(harness)) { RecordingUuid = Id, StartTime = Start, Size = Sound.Length });

        AssertSaved();
        Assert.Equal(2, harness.Server.Requests.Count);
    }

    [Fact]
    public async Task A_file_of_which_nothing_was_missing_after_all_is_complete()
    {
        using var harness = Harness(Part(200, Sound, promised: null), Status(416, $"Content-Range: bytes */{Sound.Length}"));
        await SaveAsync(harness, new RecordingReference(AddressAt(harness)) { RecordingUuid = Id, StartTime = Start, Size = Sound.Length + 5 });

        AssertSaved();
        Assert.Equal(2, harness.Server.Requests.Count);
    }

    [Fact]
    public async Task A_part_that_is_not_there_any_more_means_that_it_begins_again()
    {
        using var harness = Harness(Broken(70_000), Status(416, "Content-Range: bytes */12"), Whole());
        await SaveAsync(harness);

        AssertSaved();
        Assert.False(harness.Server.Requests[2].Headers.ContainsKey("Range"));
    }

    [Fact]
    public async Task It_gives_up_after_a_few_breaks_and_leaves_nothing()
    {
        using var harness = Harness(Broken(1_000), Status(502));
        var failure = await Assert.ThrowsAsync<VoiceApiException>(() => SaveAsync(harness));

        Assert.Equal(VoiceErrorKind.Connection, failure.Kind);
        Assert.Contains("broke off 6 times", failure.Message, StringComparison.Ordinal);
        Assert.Contains("1,000 bytes of 200,003 bytes", failure.Message, StringComparison.Ordinal);
        Assert.Equal(RecordingTransfer.MaximumAttempts, harness.Server.Requests.Count);
        AssertNothingLeft();
    }

    [Fact]
    public async Task A_refusal_while_it_goes_on_is_final()
    {
        using var harness = Harness(Broken(1_000), Status(410));
        var failure = await Assert.ThrowsAsync<VoiceApiException>(() => SaveAsync(harness));

        Assert.Equal(410, failure.StatusCode);
        Assert.Equal(2, harness.Server.Requests.Count);
        AssertNothingLeft();
    }

    [Fact]
    public async Task Another_host_that_the_service_points_to_is_asked_without_the_token()
    {
        using var storage = Serving(Broken(70_000), Rest());
        using var harness = Harness(Status(302, $"Location: {storage.BaseUri}bucket/1.mp3?signature=abc"));
        await SaveAsync(harness);

        AssertSaved();

        // Going on means to ask the service again: what it points to may be valid for a short time only.
        Assert.Equal(2, harness.Server.Requests.Count);
        Assert.All(harness.Server.Requests, static request => Assert.Equal("Bearer token-1", request.Headers["Authorization"]));
        Assert.Equal(2, storage.Requests.Count);
        Assert.All(storage.Requests, static request => Assert.False(request.Headers.ContainsKey("Authorization")));
        Assert.Equal("/bucket/1.mp3?signature=abc", storage.Requests[0].Target);
        Assert.Equal("bytes=70000-", storage.Requests[1].Headers["Range"]);
    }

    [Fact]
    public async Task A_way_that_leads_over_another_host_does_not_get_the_token_back()
    {
        ScriptedServer? storage = null;
        using var harness = Harness(
            (request, stream, stopping) => Status(302, $"Location: {storage!.BaseUri}")(request, stream, stopping), Whole());
        using (storage = Serving(Status(307, $"Location: {harness.Server.BaseUri}v1/files/2")))
        {
            await SaveAsync(harness);
        }

        AssertSaved();
        Assert.True(harness.Server.Requests[0].Headers.ContainsKey("Authorization"));
        Assert.False(harness.Server.Requests[1].Headers.ContainsKey("Authorization"));
    }

    [Theory]
    [InlineData("/v1/files/moved")]
    [InlineData("moved")]
    public async Task On_the_same_host_the_token_goes_along(string location)
    {
        using var harness = Harness(Status(308, $"Location: {location}"), Whole());
        await SaveAsync(harness);

        AssertSaved();
        Assert.Equal("/v1/files/moved", harness.Server.Requests[1].Target);
        Assert.Equal("Bearer token-1", harness.Server.Requests[1].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_loop_of_redirects_ends()
    {
        using var harness = Harness(Status(302, "Location: /v1/files/87b8851a"));
        var failure = await Assert.ThrowsAsync<VoiceApiException>(() => SaveAsync(harness));

        Assert.Equal((VoiceErrorKind.Refused, 302), (failure.Kind, failure.StatusCode));
        Assert.Contains("more than 5 times", failure.Message, StringComparison.Ordinal);
        Assert.Equal(6, harness.Server.Requests.Count);
        AssertNothingLeft();
    }

    [Theory]
    [InlineData("https://api.nexmo.com/v1/files/1", "http://api.nexmo.com/v1/files/1", "from https to http")]
    [InlineData("https://api.nexmo.com/v1/files/1", "http://127.0.0.1/v1/files/1", "from https to http")]
    [InlineData("https://api.nexmo.com/v1/files/1", "file:///etc/passwd", "scheme file")]
    [InlineData("https://api.nexmo.com/v1/files/1", "ftp://api.nexmo.com/1", "scheme ftp")]
    [InlineData("https://api.nexmo.com/v1/files/1", null, "does not say to where")]
    public void Where_it_would_not_be_right_to_go_it_does_not_go(string from, string? location, string reason)
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.Found);
        if (location is not null) answer.Headers.Location = new Uri(location);
        using var redirect = new Download(answer, new Uri(from), carriedToken: true, RequestContext.None, TimeSpan.FromSeconds(1), CancellationToken.None);

        var failure = Assert.Throws<VoiceApiException>(() => DownloadTransport.Follow(redirect, 0));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_has_expired_is_replaced_once()
    {
        using var harness = new ClientHarness(new ScriptedServer((request, stream, stopping) =>
            (request.Headers["Authorization"] == "Bearer token-1" ? Status(401) : Whole())(request, stream, stopping)));
        await SaveAsync(harness);

        AssertSaved();
        Assert.Equal(["Bearer token-1", "Bearer token-2"], harness.Server.Requests.Select(static request => request.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_401_of_another_host_says_nothing_about_the_token()
    {
        using var storage = Serving(Status(401));
        using var harness = Harness(Status(302, $"Location: {storage.BaseUri}"));
        var failure = await Assert.ThrowsAsync<VoiceApiException>(() => SaveAsync(harness));

        Assert.Equal(401, failure.StatusCode);
        Assert.Single(harness.Server.Requests);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(204)]
    [InlineData(206)]
    [InlineData(416)]
    public async Task A_service_that_does_not_give_the_recording_is_quoted_and_nothing_is_left(int status)
    {
        using var harness = Harness(Status(status, "x-nexmo-trace-id: abc"));
        var failure = await Assert.ThrowsAsync<VoiceApiException>(() => SaveAsync(harness));

        Assert.Equal((status, "abc"), (failure.StatusCode, failure.TraceId));
        AssertNothingLeft();
    }

    [Theory]
    [InlineData("text/html", "<html>Log in to the hotel's network</html>")]
    [InlineData("application/json", """{"title":"Sorry"}""")]
    [InlineData("application/problem+json", """{"title":"Sorry"}""")]
    [InlineData("application/xml", "<Error/>")]
    public async Task A_page_is_no_recording(string type, string page)
    {
        using var harness = new ClientHarness(_ => ScriptedServer.Answer(200, type, page));
        var failure = await Assert.ThrowsAsync<VoiceApiException>(() => SaveAsync(harness));

        Assert.Equal(VoiceErrorKind.NotUnderstood, failure.Kind);
        Assert.Contains(type, failure.Message, StringComparison.Ordinal);
        Assert.Equal(page, failure.ResponseBody);
        AssertNothingLeft();
    }

    [Fact]
    public async Task Nor_is_a_page_the_rest_of_one()
    {
        using var harness = Harness(Broken(1_000), Part(200, "<html></html>"u8.ToArray(), 13, "Content-Type: text/html"));
        var failure = await Assert.ThrowsAsync<VoiceApiException>(() => SaveAsync(harness));

        Assert.Equal(VoiceErrorKind.NotUnderstood, failure.Kind);
        AssertNothingLeft();
    }

    [Theory]
    [InlineData("../../x", "/v1/files/1", "_.._x.mp3")]
    [InlineData("..\\..\\x", "/v1/files/1", "_.._x.mp3")]
    [InlineData("/etc/passwd", "/v1/files/1", "_etc_passwd.mp3")]
    [InlineData("C:\\x", "/v1/files/1", "C__x.mp3")]
    [InlineData("a:b*c?d\"e<f>g|h\u0000i\nj", "/v1/files/1", "a_b_c_d_e_f_g_h_i_j.mp3")]
    [InlineData("..", "/v1/files/1", "1.mp3")]
    [InlineData("NUL", "/v1/files/1", "_NUL.mp3")]
    [InlineData("com1.x", "/v1/files/1", "_com1.x.mp3")]
    [InlineData(null, "/v1/files/..%2F..%2Fx", "_.._x.mp3")]
    [InlineData(null, "/v1/files/%5C%5Chost%5Cshare", "__host_share.mp3")]
    [InlineData(null, "/v1/files/87b8851a.wav", "87b8851a.mp3")]
    [InlineData(null, "/media/download?id=../evil&x=1", "_evil.mp3")]
    [InlineData(null, "/media/download?id=aaaa-bbbb", "aaaa-bbbb.mp3")]
    [InlineData(null, "/", "recording.mp3")]
    public async Task Nothing_that_comes_from_outside_becomes_a_path(string? id, string target, string name)
    {
        using var harness = Harness(Whole("Content-Disposition: attachment; filename=\"../../evil.mp3\""));
        var file = await SaveAsync(harness, new RecordingReference(harness.Server.BaseUri.GetLeftPart(UriPartial.Authority) + target) { RecordingUuid = id });

        Assert.Equal(Path.Combine(_folder.Path, name), file.FullName);
        Assert.Equal([file.FullName], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task An_id_without_end_still_makes_a_name_that_a_disk_takes()
    {
        using var harness = Harness(Whole());
        var file = await SaveAsync(harness, new RecordingReference(AddressAt(harness)) { RecordingUuid = new string('a', 5_000) });

        Assert.Equal(104, file.Name.Length);
    }

    [Theory]
    [InlineData("audio/mpeg", "/v1/files/1", "xxxx", ".mp3")]
    [InlineData("audio/mp3", "/v1/files/1", "xxxx", ".mp3")]
    [InlineData("Audio/WAV", "/v1/files/1", "xxxx", ".wav")]
    [InlineData("audio/x-wav", "/v1/files/1.mp3", "xxxx", ".wav")]
    [InlineData("audio/ogg; codecs=opus", "/v1/files/1", "xxxx", ".ogg")]
    [InlineData("application/octet-stream", "/v1/files/1.OGG", "xxxx", ".ogg")]
    [InlineData("application/octet-stream", "/v1/files/1.exe", "RIFF", ".wav")]
    [InlineData("application/octet-stream", "/v1/files/1", "OggS", ".ogg")]
    [InlineData("application/octet-stream", "/v1/files/1", "ID3\u0004", ".mp3")]
    [InlineData("application/octet-stream", "/v1/files/1", "\u00FF\u00FB\u0090\u0064", ".mp3")]
    [InlineData("application/octet-stream", "/v1/files/1.exe", "MZ\u0090\u0000", ".bin")]
    public async Task The_extension_is_that_of_a_sound_and_of_nothing_else(string type, string target, string beginning, string extension)
    {
        byte[] body = [.. System.Text.Encoding.Latin1.GetBytes(beginning), .. new byte[100]];
        using var harness = Harness(Part(200, body, body.Length, $"Content-Type: {type}"));
        var file = await SaveAsync(harness, new RecordingReference(harness.Server.BaseUri.GetLeftPart(UriPartial.Authority) + target) { RecordingUuid = Id });

        Assert.Equal(Id + extension, file.Name);
    }

    [Theory]
    [InlineData(".mp3")]
    [InlineData(".wav")]
    public async Task A_recording_that_is_there_already_is_not_even_asked_for(string extension)
    {
        using var harness = Harness(Whole());
        var existing = Path.Combine(_folder.Path, Path.ChangeExtension(FileName, extension));
        await File.WriteAllTextAsync(existing, "precious", TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<VoiceRecordingException>(() => SaveAsync(harness));

        Assert.Equal(VoiceRecordingFailure.FileExists, failure.Reason);
        Assert.Contains(existing, failure.Message, StringComparison.Ordinal);
        Assert.Empty(harness.Server.Requests);
        Assert.Equal("precious", await File.ReadAllTextAsync(existing, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Where_it_may_be_replaced_it_is_replaced_when_the_new_one_is_complete()
    {
        var existing = Path.Combine(_folder.Path, FileName);
        await File.WriteAllTextAsync(existing, "old", TestContext.Current.CancellationToken);
        using var failing = Harness(Broken(100), Status(404));
        await Assert.ThrowsAsync<VoiceApiException>(() => SaveAsync(failing, overwrites: true));
        Assert.Equal("old", await File.ReadAllTextAsync(existing, TestContext.Current.CancellationToken));

        using var harness = Harness(Whole());
        await SaveAsync(harness, overwrites: true);
        AssertSaved();
    }

    [Fact]
    public async Task A_file_that_somebody_else_writes_meanwhile_stays()
    {
        var existing = Path.Combine(_folder.Path, FileName);
        using var harness = Harness(async (request, stream, stopping) =>
        {
            await File.WriteAllTextAsync(existing, "precious", stopping);
            await Whole()(request, stream, stopping);
        });
        var failure = await Assert.ThrowsAsync<VoiceRecordingException>(() => SaveAsync(harness));

        Assert.Equal(VoiceRecordingFailure.FileExists, failure.Reason);
        Assert.Equal("precious", await File.ReadAllTextAsync(existing, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_file_of_a_given_name_is_written_under_just_that_name()
    {
        var path = Path.Combine(_folder.Path, "evidence.sound");
        using var harness = Harness(Whole());
        var file = await harness.Recordings.SaveAsync(Reference(harness), RecordingTarget.At(path, overwrites: false), null, RequestContext.None);

        Assert.Equal(path, file.FullName);
        Assert.Equal(Sound, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("missing/")]
    [InlineData("missing/a.mp3")]
    public void A_folder_that_is_not_there_is_not_taken_for_a_file(string path) =>
        Assert.Throws<DirectoryNotFoundException>(() => RecordingTarget.At(Path.Combine(_folder.Path, path), overwrites: false));

    [Fact]
    public async Task A_file_that_cannot_be_made_is_said_to_be_just_that()
    {
        var path = Path.Combine(_folder.Path, new string('a', 300) + ".mp3");
        using var harness = Harness(Whole());
        var failure = await Assert.ThrowsAsync<VoiceRecordingException>(() =>
            harness.Recordings.SaveAsync(Reference(harness), RecordingTarget.At(path, overwrites: false), null, RequestContext.None));

        Assert.Equal(VoiceRecordingFailure.FileNotWritten, failure.Reason);
        AssertNothingLeft();
    }

    [Fact]
    public async Task So_is_one_whose_folder_goes_away_meanwhile()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.Path, "night")).FullName;
        using var harness = Harness(async (request, stream, stopping) =>
        {
            await Broken(70_000)(request, stream, stopping);
            while (Directory.GetFiles(folder).Length == 0) await Task.Delay(5, stopping);
            Directory.Delete(folder, recursive: true);
            await stream.WriteAsync(Sound.AsMemory(70_000), stopping);
        });
        var failure = await Assert.ThrowsAsync<VoiceRecordingException>(() =>
            harness.Recordings.SaveAsync(Reference(harness), RecordingTarget.At(folder, overwrites: false), null, RequestContext.None));

        Assert.Equal(VoiceRecordingFailure.FileNotWritten, failure.Reason);
        AssertNothingLeft();
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("https://api.nexmo.com/v1/files/1", 0L)]
    public async Task Where_nothing_was_recorded_nothing_is_asked_for(string? address, long? size)
    {
        using var harness = Harness(Whole());
        var failure = await Assert.ThrowsAsync<VoiceRecordingException>(() =>
            SaveAsync(harness, new RecordingReference(address) { RecordingUuid = Id, Size = size }));

        Assert.Equal(VoiceRecordingFailure.Empty, failure.Reason);
        Assert.Empty(harness.Server.Requests);
    }

    [Fact]
    public async Task A_file_without_a_byte_is_no_recording_either()
    {
        using var harness = Harness(Status(200));
        var failure = await Assert.ThrowsAsync<VoiceRecordingException>(() => SaveAsync(harness));

        Assert.Equal(VoiceRecordingFailure.Empty, failure.Reason);
        AssertNothingLeft();
    }

    [Theory]
    [InlineData("/v1/files/1")]
    [InlineData("ftp://api.nexmo.com/1")]
    [InlineData("file:///etc/passwd")]
    [InlineData("87b8851a")]
    public async Task What_is_no_web_address_is_not_asked_for(string address)
    {
        using var harness = Harness(Whole());
        var failure = await Assert.ThrowsAsync<VoiceRecordingException>(() => SaveAsync(harness, new RecordingReference(address)));

        Assert.Equal(VoiceRecordingFailure.NoAddress, failure.Reason);
    }

    [Fact]
    public async Task A_host_that_is_not_trusted_is_not_asked_at_all()
    {
        using var stranger = Serving(Whole());
        using var harness = Harness(Whole());
        var failure = await Assert.ThrowsAsync<VoiceHostNotTrustedException>(() =>
            SaveAsync(harness, new RecordingReference($"{stranger.BaseUri}v1/files/1?secret=1") { RecordingUuid = Id }));

        Assert.Contains(stranger.BaseUri.Authority, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
        Assert.Empty(stranger.Requests);
        AssertNothingLeft();
    }

    [Fact]
    public async Task Silence_in_the_middle_counts_as_a_break()
    {
        using var harness = new ClientHarness(Serving(Stalled(), Rest()), TimeSpan.FromSeconds(1));
        await SaveAsync(harness);

        AssertSaved();
        Assert.Equal($"bytes={Sound.Length / 2}-", harness.Server.Requests[1].Headers["Range"]);
    }

    [Fact]
    public async Task A_slow_recording_may_take_longer_than_a_request()
    {
        using var harness = new ClientHarness(Serving(Slow(12, TimeSpan.FromMilliseconds(250))), TimeSpan.FromSeconds(2));
        await SaveAsync(harness);

        AssertSaved();
        Assert.Single(harness.Server.Requests);
    }

    [Fact]
    public async Task Whoever_watches_hears_how_far_it_is()
    {
        var heard = new ConcurrentQueue<RecordingProgress>();
        using var harness = Harness(Slow(4, TimeSpan.FromMilliseconds(250)));
        await harness.Recordings.SaveAsync(
            Reference(harness), RecordingTarget.At(_folder.Path, overwrites: false), new Listener(heard.Enqueue), RequestContext.None);

        Assert.NotEmpty(heard);
        Assert.All(heard, static progress => Assert.Equal(Sound.Length, progress.Total));
        Assert.Equal(heard.Order(ByBytes), heard);
    }

    [Fact]
    public async Task When_it_is_stopped_it_ends_at_once_and_leaves_nothing()
    {
        using var stopping = new CancellationTokenSource();
        using var harness = Harness(Stalled());
        var saving = harness.Recordings.SaveAsync(
            Reference(harness), RecordingTarget.At(_folder.Path, overwrites: false), null, new RequestContext(stopping.Token));
        await UntilAsync(() => Directory.GetFiles(_folder.Path).Length == 1);
        var watch = Stopwatch.StartNew();
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saving);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
        AssertNothingLeft();
    }

    [Fact]
    public async Task When_the_session_is_closed_it_ends_as_well()
    {
        using var harness = Harness(Stalled());
        var saving = SaveAsync(harness);
        await UntilAsync(() => Directory.GetFiles(_folder.Path).Length == 1);
        harness.CloseSession();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => saving);
        AssertNothingLeft();
    }

    [Fact]
    public async Task What_is_told_on_the_way_holds_neither_token_nor_signature()
    {
        var lines = new ConcurrentQueue<string>();
        using var storage = Serving(Broken(70_000), Rest());
        using var harness = Harness(Status(302, $"Location: {storage.BaseUri}bucket/1.mp3?signature=abc"));
        await harness.Recordings.SaveAsync(
            Reference(harness), RecordingTarget.At(_folder.Path, overwrites: false), null, new RequestContext(CancellationToken.None, lines.Enqueue));

        Assert.Contains(lines, line => line.Contains($"{storage.BaseUri}bucket/1.mp3 from byte 70000: 206", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.Contains("without the token", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.Contains("70,000 bytes are there", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, static line => line.Contains("signature", StringComparison.Ordinal) || line.Contains("token-1", StringComparison.Ordinal));
    }

    private static readonly Comparer<RecordingProgress> ByBytes =
        Comparer<RecordingProgress>.Create(static (one, other) => one.Received.CompareTo(other.Received));

    private static ClientHarness Harness(params Way[] ways) => new(Serving(ways));

    private static string AddressAt(ClientHarness harness) => $"{harness.Server.BaseUri}v1/files/87b8851a";

    private static RecordingReference Reference(ClientHarness harness) => new(AddressAt(harness)) { RecordingUuid = Id, StartTime = Start };

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition()) await Task.Delay(10, patience.Token);
    }

    private Task<FileInfo> SaveAsync(ClientHarness harness, RecordingReference? reference = null, bool overwrites = false) =>
        harness.Recordings.SaveAsync(
            reference ?? Reference(harness), RecordingTarget.At(_folder.Path, overwrites), null, RequestContext.None);

    private void AssertSaved()
    {
        var path = Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
        Assert.Equal(FileName, Path.GetFileName(path));
        Assert.True(Sound.AsSpan().SequenceEqual(File.ReadAllBytes(path)), "The bytes are not those that were recorded.");
    }

    private void AssertNothingLeft() => Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));

    private sealed class Listener(Action<RecordingProgress> hear) : IProgress<RecordingProgress>
    {
        public void Report(RecordingProgress value) => hear(value);
    }
}
