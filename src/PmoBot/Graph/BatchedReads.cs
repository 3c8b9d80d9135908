using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace PmoBot.Graph;

/// <summary>
/// One read for each of many, in twenties: https://learn.microsoft.com/graph/json-batching. Each has an answer of its own,
/// and those that were throttled are asked for again.
/// </summary>
internal sealed class BatchedReads(GraphAsBot bot)
{
    private const int Most = 20;
    private const int Rounds = 4;

    public async Task<Dictionary<string, GraphAnswer<T>>> ReadAsync<T>(
        IEnumerable<string> keys, Func<string, RequestInformation> read, ParsableFactory<T> factory, CancellationToken cancel)
        where T : IParsable, new()
    {
        var answers = new Dictionary<string, GraphAnswer<T>>(StringComparer.OrdinalIgnoreCase);
        string[] left = [.. keys];
        for (var round = 1; left.Length > 0; round++)
        {
            foreach (var some in left.Chunk(Most))
            {
                foreach (var (key, answer) in await BatchAsync(some, read, factory, cancel))
                    answers[key] = answer;
            }

            var waits = left.ToDictionary(key => key, key => (answers[key] as GraphAnswer<T>.Throttled)?.After, StringComparer.OrdinalIgnoreCase);
            left = [.. left.Where(key => waits[key] is not null)];
            if (left.Length == 0 || round == Rounds || !await bot.RestedAsync(left.Max(key => waits[key]!.Value), cancel))
                break;
        }

        return answers;
    }

    private async Task<IEnumerable<(string Key, GraphAnswer<T> Answer)>> BatchAsync<T>(
        string[] keys, Func<string, RequestInformation> read, ParsableFactory<T> factory, CancellationToken cancel)
        where T : IParsable, new()
    {
        var steps = new JsonArray();
        foreach (var (index, key) in keys.Index())
        {
            using var step = await bot.Wire.NativeAsync(read(key));
            steps.Add(new JsonObject { ["id"] = IdOf(index), ["method"] = step.Method.Method, ["url"] = bot.Wire.PathOf(step.RequestUri!) });
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, bot.Wire.Address("/$batch"))
        {
            Content = new StringContent(new JsonObject { ["requests"] = steps }.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        var whole = await bot.SendAsync("Batch", request, response => AnswersAsync(response, keys.Length, factory), cancel);
        return keys.Select((key, index) => (key, whole is GraphAnswer<GraphAnswer<T>[]>.Ok ok ? ok.Value[index] : whole.For<T>()));
    }

    private async Task<GraphAnswer<GraphAnswer<T>[]>> AnswersAsync<T>(HttpResponseMessage response, int count, ParsableFactory<T> factory)
        where T : IParsable, new()
    {
        try
        {
            var batch = new BatchResponseContent(response);
            var answers = new GraphAnswer<T>[count];
            for (var index = 0; index < count; index++)
            {
                using var inner = await batch.GetResponseByIdAsync(IdOf(index));
                answers[index] = inner switch
                {
                    null => new GraphAnswer<T>.Unknown("left out of the batch"),
                    { IsSuccessStatusCode: true } => await GraphWire.ReadAsync(inner, factory),
                    _ => await bot.Wire.JudgeAsync<T>(inner),
                };
            }

            return new GraphAnswer<GraphAnswer<T>[]>.Ok(answers);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return new GraphAnswer<GraphAnswer<T>[]>.Unknown("unreadable answer");
        }
    }

    private static string IdOf(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
