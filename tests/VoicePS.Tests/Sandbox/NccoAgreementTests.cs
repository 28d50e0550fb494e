using System.Linq;
using System.Net;
using System.Threading.Tasks;
using VoicePS.Core.Ncco;
using VoicePS.Tests.Core;
using Xunit;

namespace VoicePS.Tests.Sandbox;

/// <summary>The sandbox and the test of NCCOs were written apart; they must not contradict each other.</summary>
public sealed class NccoAgreementTests
{
    public static TheoryData<string> Valid => [.. NccoCorpus.Valid];

    // What the service is known to refuse, by what people reported of it.
    public static TheoryData<string> Refused =>
    [
        """[]""",
        """[{"text":"Hello"}]""",
        """[{"action":"dance"}]""",
        """[{"action":"talk"}]""",
        """[{"action":"record","eventUrl":"https://example.com/e"}]""",
        """[{"action":"stream","streamUrl":[]}]""",
        """[{"action":"conversation"}]""",
        """[{"action":"connect","endpoint":[{"type":"phone","number":"447700900000","dtmfAnswer":"auto"}]}]""",
        """[{"action":"notify","eventUrl":["https://example.com/e"]}]""",
        """[{"action":"transfer"}]""",
    ];

    [Theory]
    [MemberData(nameof(Valid))]
    public async Task The_sandbox_takes_what_the_test_calls_clean(string ncco)
    {
        using var harness = new SandboxHarness();

        var answer = await harness.SendAsync("POST", "/v1/calls", CallWith(ncco));

        Assert.True(answer.Status == HttpStatusCode.Created, $"{answer.Status}: {answer.Json}");
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Both_refuse_what_the_service_is_known_to_refuse(string ncco)
    {
        using var harness = new SandboxHarness();

        var answer = await harness.SendAsync("POST", "/v1/calls", CallWith(ncco));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(NccoLinter.CheckJson(ncco), static finding => finding.Severity == VoiceNccoSeverity.Error);
    }

    private static string CallWith(string ncco) =>
        $$"""{"to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},"ncco":{{ncco}}}""";
}
