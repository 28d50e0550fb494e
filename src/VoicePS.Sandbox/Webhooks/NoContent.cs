using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;

namespace VoicePS.Sandbox.Webhooks;

/// <summary>
/// No body, and a header that says so. A request without any content is sent up to four times by the runtime itself
/// where the receiver closes the connection, and a receiver that counts would find the sandbox more insistent than the
/// service.
/// </summary>
internal sealed class NoContent : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }
}
