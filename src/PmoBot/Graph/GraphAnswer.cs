using System.Text.Json;
using PmoBot.People;

namespace PmoBot.Graph;

/// <summary>What became of one request to Graph. None of these is an exception: all of them happen every day.</summary>
internal abstract record GraphAnswer<T>
{
    internal sealed record Ok(T Value) : GraphAnswer<T>;

    /// <summary>429: it did not happen.</summary>
    internal sealed record Throttled(TimeSpan After) : GraphAnswer<T>;

    /// <summary>It did not happen, and may at another try: no connection, no token, 412.</summary>
    internal sealed record NotDone(string Why) : GraphAnswer<T>;

    /// <summary>It did not happen and will not: a definite answer.</summary>
    internal sealed record Refused(GraphRefusal Refusal) : GraphAnswer<T>;

    /// <summary>It may have happened: a time-out, a cut connection, any 5xx.</summary>
    internal sealed record Unknown(string Why) : GraphAnswer<T>;

    /// <summary>In statuses and codes: Graph's sentences may quote a person.</summary>
    public string Reason => this switch
    {
        Throttled => "429",
        NotDone notDone => notDone.Why,
        Refused refused => refused.Refusal.Why,
        Unknown unknown => unknown.Why,
        _ => "",
    };

    /// <summary>What did not come about with a whole did not with its part either.</summary>
    public GraphAnswer<TPart> For<TPart>() => this switch
    {
        Throttled throttled => new GraphAnswer<TPart>.Throttled(throttled.After),
        NotDone notDone => new GraphAnswer<TPart>.NotDone(notDone.Why),
        Refused refused => new GraphAnswer<TPart>.Refused(refused.Refusal),
        _ => new GraphAnswer<TPart>.Unknown(Reason),
    };

    /// <summary>As the directory tells it.</summary>
    /// <param name="value">Null: what was found is none.</param>
    public Looked<TValue> Looked<TValue>(Func<T, TValue?> value) where TValue : class => this switch
    {
        Ok ok => value(ok.Value) is { } found ? new Looked<TValue>.Found(found) : new Looked<TValue>.None(),
        Refused { Refusal.IsNotPermitted: true } => new Looked<TValue>.NotPermitted(),
        Refused { Refusal.Status: 404 } => new Looked<TValue>.None(),
        _ => new Looked<TValue>.NotNow(Reason),
    };
}

/// <param name="IsArchived">The team, or the channel, takes nothing any more; no documented code says so, its sentence does.</param>
internal sealed record GraphRefusal(int Status, string? Code, bool IsArchived)
{
    public bool IsNotPermitted => Status is 401 or 403;

    public string Why => Code is null ? $"{Status}" : $"{Status} {Code}";

    /// <summary>https://learn.microsoft.com/graph/errors#error-resource-type; a proxy's page instead of it is no error.</summary>
    public static GraphRefusal Read(int status, ReadOnlySpan<byte> body)
    {
        try
        {
            var root = JsonElement.Parse(body);
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("error", out var error) || error.ValueKind != JsonValueKind.Object)
                return new GraphRefusal(status, null, false);
            var said = error.GetRawText();
            return new GraphRefusal(status, CodeOf(error), Says(said, "archived") || Says(said, "frozen"));
        }
        catch (JsonException)
        {
            return new GraphRefusal(status, null, false);
        }
    }

    private static string? CodeOf(JsonElement error) =>
        error.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String ? code.GetString() : null;

    private static bool Says(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
