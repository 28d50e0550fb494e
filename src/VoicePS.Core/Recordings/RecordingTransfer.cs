using System;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using VoicePS.Core.Http;

namespace VoicePS.Core.Recordings;

/// <summary>
/// Brings one file over, however often the connection breaks within reason: each time it asks for what is missing, and
/// begins again where the service cannot give that, or gives another file.
/// </summary>
internal sealed class RecordingTransfer
{
    /// <summary>The first one and those that go on where it broke.</summary>
    public const int MaximumAttempts = 6;

    private const int EnoughOfAPage = 16 * 1024;

    private static readonly TimeSpan ReportInterval = TimeSpan.FromMilliseconds(200);

    private readonly VoicePipeline _pipeline;
    private readonly Uri _address;
    private readonly PartialFile _file;
    private readonly long? _expectedSize;
    private readonly Func<int, TimeSpan> _pause;
    private readonly IProgress<RecordingProgress>? _progress;
    private readonly RequestContext _context;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly Stopwatch _sinceReport = Stopwatch.StartNew();
    private RangeConditionHeaderValue? _version;
    private long? _total;
    private bool _mustBeginAgain;

    public RecordingTransfer(
        VoicePipeline pipeline,
        Uri address,
        PartialFile file,
        long? expectedSize,
        Func<int, TimeSpan> pause,
        IProgress<RecordingProgress>? progress,
        RequestContext context)
    {
        _pipeline = pipeline;
        _address = address;
        _file = file;
        _expectedSize = expectedSize;
        _pause = pause;
        _progress = progress;
        _context = context;
    }

    /// <summary>Brings the file over.</summary>
    /// <param name="first">The first answer, its body still to be read. It is closed.</param>
    /// <exception cref="VoiceApiException">The connection broke too often, or the service refused to go on.</exception>
    /// <exception cref="VoiceRecordingException">The file cannot be written.</exception>
    public async Task RunAsync(Download first)
    {
        Download? download = first;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                download ??= await _pipeline.DownloadAsync(NextRequest(), _context).ConfigureAwait(false);
                using (download)
                {
                    if (await TakeAsync(download).ConfigureAwait(false)) return;
                }
            }
            catch (VoiceApiException failure) when (failure.IsPassing)
            {
                if (attempt >= MaximumAttempts) throw GivenUp(failure);
                _context.Trace($"{failure.Message} {Bytes(_file.Length)} are there; trying to go on.");
            }

            if (attempt >= MaximumAttempts) throw GivenUp(null);
            download = null;
            await Task.Delay(_pause(attempt), _context.Cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Refuses an answer that is no recording: a proxy's page, or an apology, is not to be kept as if it were sound.</summary>
    /// <exception cref="VoiceApiException">It is none.</exception>
    public static async Task RefuseWhatIsNoneAsync(Download download)
    {
        var type = download.ContentType ?? string.Empty;
        if (type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("json", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("xml", StringComparison.OrdinalIgnoreCase))
        {
            var answer = await download.ReadWholeAsync(EnoughOfAPage).ConfigureAwait(false);
            throw ErrorReader.NotUnderstood(answer, expected: "a recording");
        }

        if (download.IsPacked)
        {
            var answer = await download.ReadWholeAsync(EnoughOfAPage).ConfigureAwait(false);
            throw ErrorReader.Unreadable(answer, "a compressed file, which was not asked for");
        }
    }

    private static string Bytes(long count) => count.ToString("#,0", CultureInfo.InvariantCulture) + " bytes";

    private DownloadRequest NextRequest()
    {
        if (_mustBeginAgain && _file.Length > 0) _file.Clear();
        return new DownloadRequest(_address) { Offset = _file.Length, IfRange = _version };
    }

    // True where the file is complete.
    private async Task<bool> TakeAsync(Download download)
    {
        if (download.Status == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // Nothing was missing, and only nobody knew; or the file is another one now.
            if (_file.Length > 0 && download.Range?.Length == _file.Length) return true;
            return BeginAgain("The service has no such part of the file.");
        }

        await RefuseWhatIsNoneAsync(download).ConfigureAwait(false);
        if (download.Status == HttpStatusCode.PartialContent)
        {
            if (!Fits(download)) return BeginAgain("The service answered with another part, or with a part of another file.");
        }
        else
        {
            if (_file.Length > 0) _context.Trace("The service gives the whole file again.");
            _file.Clear();
            _total = download.Length;
            _version = download.IfRange;
            _mustBeginAgain = download.RefusesRanges;
        }

        await CopyAsync(download).ConfigureAwait(false);
        return _file.Length <= (_total ?? long.MaxValue) || BeginAgain("The service gave more than the file has.");
    }

    private bool BeginAgain(string why)
    {
        _context.Trace($"{why} Beginning again.");
        _mustBeginAgain = true;
        return false;
    }

    private bool Fits(Download part) =>
        part.Range is { HasRange: true } range
        && range.From == _file.Length
        && (range.Length is null || _total is null || range.Length == _total)
        && (_version is null || part.IfRange is null || _version.Equals(part.IfRange));

    private async Task CopyAsync(Download download)
    {
        _total ??= download.Range?.Length ?? (_file.Length + download.Length);
        int count;
        while ((count = await download.ReadAsync(_buffer).ConfigureAwait(false)) > 0)
        {
            _file.Append(_buffer, count);
            if (_sinceReport.Elapsed < ReportInterval) continue;
            _progress?.Report(new RecordingProgress(_file.Length, _total ?? _expectedSize));
            _sinceReport.Restart();
        }

        // Not every runtime notices that an answer is shorter than it promised to be, and some answers promise nothing.
        if (_file.Length < (_total ?? (download.EndsWithConnection ? _expectedSize : null)))
        {
            throw new VoiceApiException(
                VoiceErrorKind.Connection, $"The connection to {download.Address.Authority} ended before the file did.");
        }
    }

    private VoiceApiException GivenUp(VoiceApiException? last)
    {
        var of = (_total ?? _expectedSize) is { } total ? $" of {Bytes(total)}" : string.Empty;
        return new VoiceApiException(
            last?.Kind is VoiceErrorKind.Timeout ? VoiceErrorKind.Timeout : VoiceErrorKind.Connection,
            $"The recording broke off {MaximumAttempts} times, the last time after {Bytes(_file.Length)}{of}. {last?.Message}".TrimEnd(),
            last)
        {
            StatusCode = last?.StatusCode,
            TraceId = last?.TraceId,
        };
    }
}
