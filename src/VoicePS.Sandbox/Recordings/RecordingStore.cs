using System;
using System.Collections.Concurrent;
using System.IO;
using VoicePS.Sandbox.Time;

namespace VoicePS.Sandbox.Recordings;

/// <summary>Keeps recordings and transcripts: not their bytes, but what these are made of when somebody asks for them.</summary>
internal sealed class RecordingStore : IRecordingStore
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<string, RecordedContent> _files = new(StringComparer.Ordinal);
    private readonly Uri _baseUri;
    private readonly SandboxApiVersion _version;
    private readonly ISandboxClock _clock;

    public RecordingStore(Uri baseUri, SandboxApiVersion version, ISandboxClock clock)
    {
        _baseUri = baseUri;
        _version = version;
        _clock = clock;
    }

    public StoredFile Record(RecordingSpec spec)
    {
        if (spec.Channels is < 1 or > 32) throw new ArgumentOutOfRangeException(nameof(spec), spec.Channels, "A recording has 1 to 32 channels.");

        return Keep(NewId(), WavStream.LengthOf(spec), new RecordedContent("audio/wav", spec, _clock.UtcNow, () => new WavStream(spec)));
    }

    public StoredFile Transcribe(StoredFile recording)
    {
        if (!_files.TryGetValue(recording.Id, out var source))
            throw new ArgumentException($"There is no recording {recording.Id}.", nameof(recording));

        var json = TranscriptJson.Write(source.Recording, Guid.NewGuid());
        return Keep(
            recording.RecordingUuid,
            json.Length,
            new RecordedContent("application/json", source.Recording, _clock.UtcNow, () => new MemoryStream(json, writable: false)));
    }

    /// <summary>What is downloaded under an id; null where there is nothing, or nothing any more.</summary>
    public RecordedContent? Find(string id)
    {
        if (!_files.TryGetValue(id, out var content)) return null;
        if (_clock.UtcNow - content.KeptSince <= Retention) return content;

        _files.TryRemove(id, out _);
        return null;
    }

    private StoredFile Keep(string recordingUuid, long size, RecordedContent content)
    {
        var id = NewId();
        _files[id] = content;

        // In 2017 files were downloaded elsewhere.
        var path = _version == SandboxApiVersion.V2017 ? "media/download?id=" : "v1/files/";
        return new StoredFile(id, new Uri(_baseUri, path + id).AbsoluteUri, recordingUuid, size);
    }

    private static string NewId() => Guid.NewGuid().ToString();
}
