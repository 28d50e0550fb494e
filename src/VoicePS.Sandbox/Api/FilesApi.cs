using System;
using System.Collections.Generic;
using VoicePS.Sandbox.Recordings;

namespace VoicePS.Sandbox.Api;

/// <summary>Answers downloads of recordings and transcripts, also of a part of one.</summary>
internal sealed class FilesApi
{
    private readonly RecordingStore _recordings;

    public FilesApi(RecordingStore recordings) => _recordings = recordings;

    public ApiResponse Handle(string id, ApiRequest request)
    {
        if (_recordings.Find(id) is not { } content) return Errors.NoSuchPath(request.TraceId);

        // A file never changes, so its id says which version it is.
        var tag = $"\"{id}\"";
        if (Names(request.IfNoneMatch, tag)) return new ApiResponse(304, null, Array.Empty<byte>()) { Headers = Describe(tag) };

        using var stream = content.Open();
        var whole = new FileSlice(content.Open, 0, stream.Length);
        var range = request.IfRange is { } version && version != tag ? null : ByteRange.Parse(request.Range);
        if (range is null) return Ok(200, content, whole, Describe(tag));

        if (range.Within(whole.Length) is not { } part)
        {
            return new ApiResponse(416, null, Array.Empty<byte>())
            {
                Headers = Describe(tag, FormattableString.Invariant($"bytes */{whole.Length}")),
            };
        }

        var place = FormattableString.Invariant($"bytes {part.First}-{part.Last}/{whole.Length}");
        return Ok(206, content, whole with { Offset = part.First, Length = part.Last - part.First + 1 }, Describe(tag, place));
    }

    private static ApiResponse Ok(int status, RecordedContent content, FileSlice file, Dictionary<string, string> headers) =>
        new(status, content.MediaType, Array.Empty<byte>()) { File = file, Headers = headers };

    private static Dictionary<string, string> Describe(string tag, string? range = null)
    {
        var headers = new Dictionary<string, string> { ["ETag"] = tag, ["Accept-Ranges"] = "bytes" };
        if (range is not null) headers["Content-Range"] = range;
        return headers;
    }

    private static bool Names(string? header, string tag) =>
        header is not null && Array.Exists(header.Split(','), part => part.Trim() is "*" || part.Trim() == tag || part.Trim() == "W/" + tag);
}
