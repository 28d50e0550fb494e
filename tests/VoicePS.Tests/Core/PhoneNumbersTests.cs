using System.Collections.Concurrent;
using System.Threading;
using VoicePS.Core.Calls;
using VoicePS.Core.Http;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>What remains of phone numbers in the lines of -Verbose and -Debug.</summary>
public sealed class PhoneNumbersTests
{
    [Theory]
    [InlineData("447700900001", "4477…0001")]
    [InlineData("The call 63f61863-4a51-4f6b-86e1-46edebcf9356 to 447700900001 was placed.", "The call 63f61863-4a51-4f6b-86e1-46edebcf9356 to 4477…0001 was placed.")]
    [InlineData("GET /answer?to=447700900000&from=%2B12125550100: 200", "GET /answer?to=4477…0000&from=%2B121…100: 200")]
    [InlineData("GET https://example.com/447700900000/keys", "GET https://example.com/4477…0000/keys")]
    [InlineData("sip:447700900000@sip.example.com, +447700900000.", "sip:4477…0000@sip.example.com, +4477…0000.")]
    [InlineData("'68312345' is short", "'68…45' is short")]
    public void The_ends_remain_and_the_middle_does_not(string line, string masked) => Assert.Equal(masked, PhoneNumbers.Mask(line));

    [Theory]
    [InlineData("GET /v1/calls/12345678-1234-1234-1234-123456789012: 200 OK after 12 ms, 10485760 bytes sent, 12345678 received")]
    [InlineData("CON-12345678-1234-1234-1234-123456789012")]
    [InlineData("trace id 1234567890abcdef1234567890abcdef")]
    [InlineData("127.0.0.1:46473, 2026-11-25T05:54:06Z, 0.12345678901")]
    [InlineData("status 200, port 8090, 1234567")]
    public void What_is_no_phone_number_remains_as_it_is(string line) => Assert.Equal(line, PhoneNumbers.Mask(line));

    [Fact]
    public void Whatever_is_told_of_a_request_is_masked()
    {
        var lines = new ConcurrentQueue<string>();
        var context = new RequestContext(CancellationToken.None, lines.Enqueue);
        context.Trace("asked for 447700900001");
        context.TellOfRetry("again for 447700900001");

        Assert.Equal(["asked for 4477…0001", "again for 4477…0001"], lines);
    }
}
