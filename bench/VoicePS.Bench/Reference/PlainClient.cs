using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VoicePS.Bench.Reference;

/// <summary>
/// What a good programmer writes without PowerShell: HttpClient and source-generated JSON, typed. One request after the other
/// it is called "floor", with several under way "wide".
/// </summary>
internal sealed class PlainClient : IDisposable
{
    private readonly HttpClient _client;

    public PlainClient(Uri baseUri)
    {
        _client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All }) { BaseAddress = baseUri };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", new string('x', 600));
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Counts the completed calls, following the links.</summary>
    public async Task<int> CountCompletedAsync()
    {
        var completed = 0;
        string? next = "/v1/calls?page_size=100";
        while (next is not null)
        {
            var page = await PageAsync(next);
            completed += Completed(page);
            next = page.Links.Next?.Href;
        }

        return completed;
    }

    /// <summary>Counts the completed calls, with several pages under way once the first has told how many there are.</summary>
    public async Task<int> CountCompletedAsync(int width)
    {
        var first = await PageAsync("/v1/calls?page_size=100");
        var completed = Completed(first);
        var indexes = Enumerable.Range(1, (first.Count - 1) / 100).Select(static page => page * 100);
        await Parallel.ForEachAsync(indexes, new ParallelOptions { MaxDegreeOfParallelism = width }, async (index, _) =>
            Interlocked.Add(ref completed, Completed(await PageAsync($"/v1/calls?page_size=100&record_index={index}"))));
        return completed;
    }

    /// <summary>Places calls, with several under way.</summary>
    public async Task<int> CreateAsync(IEnumerable<string> numbers, int width)
    {
        var placed = 0;
        await Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = width }, async (number, cancellation) =>
        {
            var request = new PlainCreate([new PlainEndpoint("phone", number)], new PlainEndpoint("phone", "447700900001"), ["https://example.com/answer"]);
            using var answer = await _client.PostAsJsonAsync("/v1/calls", request, PlainJson.Default.PlainCreate, cancellation);
            answer.EnsureSuccessStatusCode();
            var call = await answer.Content.ReadFromJsonAsync(PlainJson.Default.PlainCall, cancellation);
            if (call?.Uuid is not null) Interlocked.Increment(ref placed);
        });
        return placed;
    }

    private async Task<PlainPage> PageAsync(string path)
    {
        using var answer = await _client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        return await JsonSerializer.DeserializeAsync(body, PlainJson.Default.PlainPage) ?? throw new InvalidDataException("There is no page.");
    }

    private static int Completed(PlainPage page) => page.Embedded.Calls.Count(static call => call.Status == "completed");
}

internal sealed record PlainEndpoint(string Type, string Number);

internal sealed record PlainCreate(PlainEndpoint[] To, PlainEndpoint From, string[] AnswerUrl);

internal sealed record PlainCall(
    string Uuid,
    string? ConversationUuid,
    PlainEndpoint? To,
    PlainEndpoint? From,
    string? Status,
    string? Direction,
    string? Rate,
    string? Price,
    string? Duration,
    DateTimeOffset? StartTime,
    DateTimeOffset? EndTime,
    string? Network);

internal sealed record PlainCalls(PlainCall[] Calls);

internal sealed record PlainLink(string Href);

internal sealed record PlainLinks(PlainLink? Next);

internal sealed record PlainPage(
    int Count,
    [property: JsonPropertyName("_embedded")] PlainCalls Embedded,
    [property: JsonPropertyName("_links")] PlainLinks Links);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PlainPage))]
[JsonSerializable(typeof(PlainCreate))]
internal sealed partial class PlainJson : JsonSerializerContext;
