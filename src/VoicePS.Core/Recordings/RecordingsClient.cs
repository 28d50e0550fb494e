using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using VoicePS.Core.Http;

namespace VoicePS.Core.Recordings;

/// <summary>Brings recordings and transcripts from the service. Safe to use from several threads.</summary>
public sealed class RecordingsClient
{
    private const int MaximumTranscriptBytes = 32 * 1024 * 1024;

    private readonly VoicePipeline _pipeline;
    private readonly Func<int, TimeSpan> _pause;

    /// <summary>Makes a client.</summary>
    /// <param name="pipeline">Carries the requests. It belongs to the caller.</param>
    /// <param name="pause">How long to wait after how many breaks; half a second, doubled each time, if not given.</param>
    public RecordingsClient(VoicePipeline pipeline, Func<int, TimeSpan>? pause = null)
    {
        _pipeline = pipeline ?? throw new ArgumentNullException(nameof(pipeline));
        _pause = pause ?? (static breaks => TimeSpan.FromSeconds(0.25 * Math.Pow(2, breaks)));
    }

    /// <summary>
    /// Saves a recording. It grows in a file beside its target, goes on where a connection breaks, and has its name only
    /// when it is complete; after a failure nothing is left of it.
    /// </summary>
    /// <param name="recording">Which recording.</param>
    /// <param name="target">Where to.</param>
    /// <param name="progress">Hears a few times a second how far it is; or null.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The file.</returns>
    /// <exception cref="VoiceRecordingException">There is no recording, the file exists, or it cannot be written.</exception>
    /// <exception cref="VoiceHostNotTrustedException">The address is not one to which the token may go.</exception>
    /// <exception cref="VoiceApiException">The service refused, answered with no recording, or broke off too often.</exception>
    public async Task<FileInfo> SaveAsync(
        RecordingReference recording, RecordingTarget target, IProgress<RecordingProgress>? progress, RequestContext context)
    {
        if (recording is null) throw new ArgumentNullException(nameof(recording));
        if (target is null) throw new ArgumentNullException(nameof(target));

        var address = AddressOf(recording);
        target.RefuseExisting(recording, address);
        using var download = await _pipeline.DownloadAsync(new DownloadRequest(address), context).ConfigureAwait(false);
        await RecordingTransfer.RefuseWhatIsNoneAsync(download).ConfigureAwait(false);

        var file = target.Begin(recording, address);
        try
        {
            await new RecordingTransfer(_pipeline, address, file, recording.Size, _pause, progress, context)
                .RunAsync(download).ConfigureAwait(false);
            if (file.Length == 0) throw Empty($"The service answered with an empty file for {recording}.");
            return target.Finish(file, recording, address, download.ContentType);
        }
        finally
        {
            file.Dispose();
            if (file.Leftover is { } leftover) context.Trace($"The rest of the download could not be removed: {leftover}");
        }
    }

    /// <summary>Asks for the transcript of a recording.</summary>
    /// <param name="transcription">Where it is, and, where it is known, of which recording: the transcript itself does not say.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>What was said, in order of time.</returns>
    /// <exception cref="VoiceRecordingException">There is no transcript.</exception>
    /// <exception cref="VoiceHostNotTrustedException">The address is not one to which the token may go.</exception>
    /// <exception cref="VoiceApiException">The service refused, could not be reached, or answered with no transcript.</exception>
    public async Task<IReadOnlyList<VoiceTranscriptionSentence>> GetTranscriptionAsync(
        RecordingReference transcription, RequestContext context)
    {
        var address = AddressOf(transcription ?? throw new ArgumentNullException(nameof(transcription)));
        var answer = await _pipeline.ReadFileAsync(new DownloadRequest(address), MaximumTranscriptBytes + 1, context).ConfigureAwait(false);
        if (answer.Body.Length > MaximumTranscriptBytes) throw ErrorReader.TooLarge(answer, MaximumTranscriptBytes);
        return TranscriptionReader.Read(answer, transcription.RecordingUuid);
    }

    private static Uri AddressOf(RecordingReference recording)
    {
        if (string.IsNullOrWhiteSpace(recording.Address)) throw Empty("There is nothing to ask for: the event has no address.");
        if (recording.Size == 0) throw Empty("Nothing was recorded: the event says that the file has 0 bytes.");
        return Uri.TryCreate(recording.Address, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new VoiceRecordingException(
                VoiceRecordingFailure.NoAddress, $"'{recording.Address}' is not a web address that begins with https:// or http://.");
    }

    private static VoiceRecordingException Empty(string message) => new(VoiceRecordingFailure.Empty, message);
}
