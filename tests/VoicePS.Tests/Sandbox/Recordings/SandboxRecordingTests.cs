using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using VoicePS.Sandbox;
using VoicePS.Sandbox.Recordings;
using Xunit;

namespace VoicePS.Tests.Sandbox.Recordings;

/// <summary>Recordings and transcripts as a client downloads them.</summary>
public sealed class SandboxRecordingTests
{
    private const string Api = "https://developer.nexmo.com/api-errors";
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 2.5)]
    [InlineData(2, 1)]
    [InlineData(32, 0.25)]
    public async Task A_recording_is_a_WAV_file_as_long_as_what_was_recorded(int channels, double seconds)
    {
        using var sandbox = new SandboxHarness();
        var file = sandbox.Server.Recordings.Record(Spec(seconds) with { Channels = channels });
        Assert.StartsWith($"{sandbox.Server.BaseUri}v1/files/", file.Url, StringComparison.Ordinal);
        Assert.NotEqual(file.Id, file.RecordingUuid);

        using var response = await sandbox.Client.GetAsync(file.Url, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("audio/wav", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(file.Size, response.Content.Headers.ContentLength);
        Assert.Equal("bytes", response.Headers.AcceptRanges.ToString());
        Assert.True(response.Headers.Contains("x-nexmo-trace-id"));

        var wav = Wav.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal((1, channels, 16000, 16), (wav.Format, wav.Channels, wav.Rate, wav.Bits));
        Assert.Equal(seconds, wav.Frames / 16000d);
        for (var channel = 0; channel < channels; channel++) Assert.InRange(wav.Loudness(channel), 0.02, 0.5);
    }

    [Fact]
    public async Task It_sounds_where_somebody_spoke_and_is_silent_elsewhere()
    {
        using var sandbox = new SandboxHarness();
        var file = sandbox.Server.Recordings.Record(Spec(4) with
        {
            Channels = 2,
            Sentences = [Said("Hello", 1, 1), Said("Good day", 3, 0.5, channel: 1)],
        });
        var wav = Wav.Parse(await sandbox.Client.GetByteArrayAsync(file.Url, TestContext.Current.CancellationToken));

        Assert.Equal([0, 1, 0, 0], Sounds(wav, 0));
        Assert.Equal([0, 0, 0, 1], Sounds(wav, 1));

        static int[] Sounds(Wav wav, int channel) =>
            Enumerable.Range(0, 4).Select(second => wav.Loudness(channel, second * 16000, 16000) > 0.01 ? 1 : 0).ToArray();
    }

    [Fact]
    public async Task A_beep_is_heard_at_the_beginning()
    {
        using var sandbox = new SandboxHarness();
        var quiet = Spec(1) with { Sentences = [Said("Late", 0.9, 0.1)] };
        var without = Wav.Parse(await Download(sandbox, quiet));
        var with = Wav.Parse(await Download(sandbox, quiet with { HasBeep = true }));
        Assert.Equal(0, without.Loudness(0, 0, 4800));
        Assert.InRange(with.Loudness(0, 0, 4800), 0.1, 0.3);
        Assert.Equal(0, with.Loudness(0, 4800, 4800));
    }

    [Fact]
    public async Task In_one_channel_all_are_heard_also_at_the_same_time()
    {
        using var sandbox = new SandboxHarness();
        var everybody = Enumerable.Range(0, 32).Select(channel => Said("Hello", 0, 1, channel)).ToArray();
        var wav = Wav.Parse(await Download(sandbox, Spec(1) with { Sentences = everybody }));
        Assert.Equal((1, 16000), (wav.Channels, wav.Frames));
        Assert.True(wav.Loudness(0) > 0.1);
    }

    [Fact]
    public async Task It_is_the_same_each_time_and_in_parts_the_same_as_in_whole()
    {
        using var sandbox = new SandboxHarness();
        var file = sandbox.Server.Recordings.Record(Spec(1.7) with { Channels = 3 });
        var whole = await sandbox.Client.GetByteArrayAsync(file.Url, TestContext.Current.CancellationToken);
        Assert.Equal(whole, await sandbox.Client.GetByteArrayAsync(file.Url, TestContext.Current.CancellationToken));

        var joined = new MemoryStream();
        for (long from = 0; from < whole.Length; from += 10007)
        {
            var part = await RangeAsync(sandbox, file, $"bytes={from}-{from + 10006}");
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            await part.Content.CopyToAsync(joined, TestContext.Current.CancellationToken);
        }

        Assert.Equal(whole, joined.ToArray());
    }

    [Theory]
    [InlineData("bytes=0-0", 206, "bytes 0-0/32044", 1)]
    [InlineData("bytes=32000-", 206, "bytes 32000-32043/32044", 44)]
    [InlineData("bytes=-10", 206, "bytes 32034-32043/32044", 10)]
    [InlineData("bytes=-99999", 206, "bytes 0-32043/32044", 32044)]
    [InlineData("bytes=32000-99999", 206, "bytes 32000-32043/32044", 44)]
    [InlineData("bytes=32044-", 416, "bytes */32044", 0)]
    [InlineData("bytes=-0", 416, "bytes */32044", 0)]
    [InlineData("bytes=5-2", 200, null, 32044)]
    [InlineData("bytes=0-1,5-6", 200, null, 32044)]
    [InlineData("bytes=a-b", 200, null, 32044)]
    [InlineData("bytes=-", 200, null, 32044)]
    [InlineData("pages=1-2", 200, null, 32044)]
    public async Task A_part_can_be_asked_for(string range, int status, string? place, int length)
    {
        using var sandbox = new SandboxHarness();
        var file = sandbox.Server.Recordings.Record(Spec(1));
        Assert.Equal(32044, file.Size);
        using var response = await RangeAsync(sandbox, file, range);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(place, response.Content.Headers.ContentRange?.ToString());
        Assert.Equal(length, (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task Who_has_it_already_does_not_get_it_again_and_who_has_another_version_gets_it_whole()
    {
        using var sandbox = new SandboxHarness();
        var file = sandbox.Server.Recordings.Record(Spec(1));
        using var first = await sandbox.Client.GetAsync(file.Url, TestContext.Current.CancellationToken);
        var tag = first.Headers.ETag!.ToString();

        using var again = await SendAsync(sandbox, file, request => request.Headers.TryAddWithoutValidation("If-None-Match", $"\"other\", {tag}"));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(tag, again.Headers.ETag!.ToString());

        using var same = await SendAsync(sandbox, file, request => Part(request, tag));
        Assert.Equal(HttpStatusCode.PartialContent, same.StatusCode);
        using var other = await SendAsync(sandbox, file, request => Part(request, "\"other\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);

        static void Part(HttpRequestMessage request, string version)
        {
            request.Headers.Range = new RangeHeaderValue(0, 9);
            request.Headers.TryAddWithoutValidation("If-Range", version);
        }
    }

    [Fact]
    public async Task A_HEAD_says_how_large_it_is_and_sends_nothing()
    {
        using var sandbox = new SandboxHarness();
        var file = sandbox.Server.Recordings.Record(Spec(1));
        using var response = await SendAsync(sandbox, file, request => request.Method = HttpMethod.Head);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(32044, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync("/v1/calls")).Status);
    }

    [Fact]
    public async Task Only_the_application_itself_may_download_and_only_what_there_is()
    {
        using var sandbox = new SandboxHarness();
        var file = sandbox.Server.Recordings.Record(Spec(1));

        sandbox.Client.DefaultRequestHeaders.Authorization = null;
        (await sandbox.GetAsync(file.Url)).AssertProblem(HttpStatusCode.Unauthorized, Api + "#unauthorized");

        var claims = sandbox.Mint.Claims(DateTimeOffset.UtcNow);
        claims["application_id"] = Guid.NewGuid().ToString();
        sandbox.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", sandbox.Mint.Make(claims));
        Assert.Equal(HttpStatusCode.Unauthorized, (await sandbox.GetAsync(file.Url)).Status);

        sandbox.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", sandbox.Mint.Make());
        (await sandbox.GetAsync($"/v1/files/{file.RecordingUuid}")).AssertProblem(HttpStatusCode.NotFound, Api + "#not-found");
        (await sandbox.GetAsync("/v1/files/")).AssertProblem(HttpStatusCode.NotFound, Api + "#not-found");
        (await sandbox.GetAsync("/v1/files")).AssertProblem(HttpStatusCode.NotFound, Api + "#not-found");

        var answer = await sandbox.SendAsync("DELETE", file.Url);
        answer.AssertProblem(HttpStatusCode.MethodNotAllowed, Api + "#wrong-verb");
        Assert.Equal("GET, HEAD", string.Join(", ", answer.Message.Content.Headers.Allow));
    }

    [Fact]
    public async Task In_2017_it_was_downloaded_elsewhere()
    {
        using var sandbox = new SandboxHarness(SandboxApiVersion.V2017);
        var file = sandbox.Server.Recordings.Record(Spec(1));
        Assert.Equal($"{sandbox.Server.BaseUri}media/download?id={file.Id}", file.Url);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync(file.Url)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sandbox.GetAsync("/media/download")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sandbox.GetAsync($"/v1/files/{file.Id}")).Status);

        using var today = new SandboxHarness();
        Assert.Equal(HttpStatusCode.NotFound, (await today.GetAsync($"/media/download?id={file.Id}")).Status);
    }

    [Fact]
    public async Task It_is_kept_for_30_days()
    {
        using var sandbox = new SandboxHarness();
        var file = sandbox.Server.Recordings.Record(Spec(1));
        sandbox.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync(file.Url)).Status);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, (await sandbox.GetAsync(file.Url)).Status);
    }

    [Fact]
    public async Task Hours_of_it_take_no_memory_until_they_are_downloaded_and_a_part_is_there_at_once()
    {
        using var sandbox = new SandboxHarness();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var files = Enumerable.Range(0, 1000).Select(_ => sandbox.Server.Recordings.Record(Spec(7200) with { Channels = 32 })).ToArray();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
        Assert.Equal(44 + 7200L * 16000 * 64, files[0].Size);

        using var end = await RangeAsync(sandbox, files[999], "bytes=-1000");
        var bytes = await end.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1000, bytes.Length);

        // More than the format can say: its largest number stands for "to the end".
        using var head = await RangeAsync(sandbox, files[0], "bytes=0-43");
        var header = await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal([255, 255, 255, 255], header[40..]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    public void Other_numbers_of_channels_there_are_not(int channels)
    {
        using var sandbox = new SandboxHarness();
        Assert.Throws<ArgumentOutOfRangeException>(() => sandbox.Server.Recordings.Record(Spec(1) with { Channels = channels }));
    }

    [Fact]
    public async Task A_transcript_says_what_was_said_and_when()
    {
        using var sandbox = new SandboxHarness();
        var recording = sandbox.Server.Recordings.Record(Spec(10) with
        {
            Channels = 2,
            Sentences = [Said("Hello, World!", 0.5, 1.2), Said("I don't know.", 4, 1, channel: 1), Said("Good-bye", 8, 1)],
        });
        var transcript = sandbox.Server.Recordings.Transcribe(recording);
        Assert.Equal(recording.RecordingUuid, transcript.RecordingUuid);
        Assert.NotEqual(recording.Url, transcript.Url);

        var answer = await sandbox.GetAsync(transcript.Url);
        Assert.Equal("application/json", answer.MediaType);
        Assert.Equal(transcript.Size, Encoding.UTF8.GetByteCount(answer.Text));
        Assert.Equal(["ver", "request_id", "channels"], answer.Json.EnumerateObject().Select(static field => field.Name));
        Assert.Equal(
            """
            [{"transcript":[{"sentence":"Hello, World!","raw_sentence":"hello world","duration":1200,"timestamp":500,"words":[{"word":"Hello,","start_time":500,"end_time":1100,"confidence":0.98},{"word":"World!","start_time":1100,"end_time":1700,"confidence":0.98}]},{"sentence":"Good-bye","raw_sentence":"good-bye","duration":1000,"timestamp":8000,"words":[{"word":"Good-bye","start_time":8000,"end_time":9000,"confidence":0.98}]}],"duration":10000},{"transcript":[{"sentence":"I don't know.","raw_sentence":"i don't know","duration":1000,"timestamp":4000,"words":[{"word":"I","start_time":4000,"end_time":4090,"confidence":0.98},{"word":"don't","start_time":4090,"end_time":4545,"confidence":0.98},{"word":"know.","start_time":4545,"end_time":5000,"confidence":0.98}]}],"duration":10000}]
            """,
            answer.Json.GetProperty("channels").GetRawText());
    }

    [Fact]
    public async Task A_transcript_is_no_less_private_than_its_recording()
    {
        using var sandbox = new SandboxHarness();
        var transcript = sandbox.Server.Recordings.Transcribe(sandbox.Server.Recordings.Record(Spec(1)));
        sandbox.Client.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await sandbox.GetAsync(transcript.Url)).Status);
    }

    private static RecordingSpec Spec(double seconds) => new()
    {
        ConversationUuid = "CON-1",
        StartTime = Start,
        Duration = TimeSpan.FromSeconds(seconds),
    };

    private static SpokenSentence Said(string text, double offset, double seconds, int channel = 0) =>
        new(text, TimeSpan.FromSeconds(offset), TimeSpan.FromSeconds(seconds), channel);

    private static Task<byte[]> Download(SandboxHarness sandbox, RecordingSpec spec) =>
        sandbox.Client.GetByteArrayAsync(sandbox.Server.Recordings.Record(spec).Url, TestContext.Current.CancellationToken);

    private static Task<HttpResponseMessage> RangeAsync(SandboxHarness sandbox, StoredFile file, string range) =>
        SendAsync(sandbox, file, request => request.Headers.TryAddWithoutValidation("Range", range));

    private static async Task<HttpResponseMessage> SendAsync(SandboxHarness sandbox, StoredFile file, Action<HttpRequestMessage> change)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, file.Url);
        change(request);
        return await sandbox.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>A WAV file, read as a player reads it.</summary>
    private sealed record Wav(int Format, int Channels, int Rate, int Bits, short[] Samples)
    {
        public int Frames => Samples.Length / Channels;

        public static Wav Parse(byte[] file)
        {
            var bytes = file.AsSpan();
            Assert.Equal("RIFF", Encoding.ASCII.GetString(bytes[..4]));
            Assert.Equal(file.Length - 8, (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]));
            Assert.Equal("WAVEfmt ", Encoding.ASCII.GetString(bytes[8..16]));
            Assert.Equal(16u, BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]));
            int Short(int at) => BinaryPrimitives.ReadInt16LittleEndian(file.AsSpan(at));
            var (channels, rate, bits) = (Short(22), (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]), Short(34));
            Assert.Equal(rate * channels * bits / 8, (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes[28..]));
            Assert.Equal(channels * bits / 8, Short(32));
            Assert.Equal("data", Encoding.ASCII.GetString(bytes[36..40]));
            Assert.Equal(file.Length - 44, (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes[40..]));

            var samples = new short[(file.Length - 44) / 2];
            for (var i = 0; i < samples.Length; i++) samples[i] = (short)Short(44 + 2 * i);
            return new Wav(Short(20), channels, rate, bits, samples);
        }

        /// <summary>The root mean square, where 1 is as loud as can be.</summary>
        public double Loudness(int channel, int from = 0, int count = int.MaxValue)
        {
            var end = (int)Math.Min(Frames, (long)from + count);
            double sum = 0;
            for (var frame = from; frame < end; frame++)
            {
                var sample = Samples[frame * Channels + channel] / (double)short.MaxValue;
                sum += sample * sample;
            }

            return Math.Sqrt(sum / (end - from));
        }
    }
}
