using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace VoicePS.Tests.Sandbox;

/// <summary>An answer, read to its end.</summary>
internal sealed record SandboxAnswer(HttpStatusCode Status, string? MediaType, string Text, HttpResponseMessage Message)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public static async Task<SandboxAnswer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new SandboxAnswer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, text, response);
    }

    /// <summary>The names of the fields that the service found wrong, in today's form.</summary>
    public string[] InvalidNames() =>
        Json.GetProperty("invalid_parameters").EnumerateArray().Select(static item => item.GetProperty("name").GetString()!).ToArray();

    public void AssertError(HttpStatusCode status, string body)
    {
        Assert.Equal(status, Status);
        Assert.Equal("application/json", MediaType);
        Assert.Equal(body, Text);
    }

    public void AssertProblem(HttpStatusCode status, string type)
    {
        Assert.Equal(status, Status);
        Assert.Equal("application/problem+json", MediaType);
        Assert.Equal(type, Json.GetProperty("type").GetString());
        Assert.NotEmpty(Json.GetProperty("title").GetString()!);
        Assert.NotEmpty(Json.GetProperty("instance").GetString()!);
    }
}
