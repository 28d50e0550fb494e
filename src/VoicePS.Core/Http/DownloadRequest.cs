using System;
using System.Net.Http.Headers;

namespace VoicePS.Core.Http;

/// <summary>A file, or the rest of one, that is asked for by its whole address.</summary>
internal sealed class DownloadRequest
{
    public DownloadRequest(Uri address) => Address = address;

    public Uri Address { get; }

    /// <summary>How many bytes are there already. More than 0 asks for the rest.</summary>
    public long Offset { get; set; }

    /// <summary>Says which version of the file the bytes are of; of another version, the whole file is wanted.</summary>
    public RangeConditionHeaderValue? IfRange { get; set; }
}
