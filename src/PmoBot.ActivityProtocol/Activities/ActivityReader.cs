using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
using PmoBot.ActivityProtocol.Json;

namespace PmoBot.ActivityProtocol;

/// <summary>What a request's body held.</summary>
public abstract record ActivityReading
{
    public sealed record Read(Activity Activity) : ActivityReading;

    /// <summary>Not JSON, not an object, or without a type: the sender's mistake, 400.</summary>
    public sealed record Malformed : ActivityReading;

    /// <summary>More bytes than are taken: 413.</summary>
    public sealed record TooLarge : ActivityReading;
}

public static class ActivityReader
{
    /// <summary>Far above what Teams sends (messages end at about 100 KB), far below what would hurt.</summary>
    public const int MaxBytes = 256 * 1024;

    private static readonly ActivityReading Malformed = new ActivityReading.Malformed();
    private static readonly ActivityReading TooLarge = new ActivityReading.TooLarge();

    /// <summary>Reads the body to its end, or until it is longer than <paramref name="maxBytes"/>.</summary>
    /// <exception cref="IOException">The sender went away.</exception>
    public static async ValueTask<ActivityReading> ReadAsync(PipeReader body, int maxBytes = MaxBytes, CancellationToken cancel = default)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancel);
            var bytes = read.Buffer;
            if (bytes.Length > maxBytes)
            {
                body.AdvanceTo(bytes.End);
                return TooLarge;
            }

            if (!read.IsCompleted)
            {
                body.AdvanceTo(bytes.Start, bytes.End);
                continue;
            }

            var activity = Parse(bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray());
            body.AdvanceTo(bytes.End);
            return activity is null ? Malformed : new ActivityReading.Read(activity);
        }
    }

    internal static Activity? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return IsText(json) && JsonSerializer.Deserialize(json, WireJson.Default.Activity) is { Type.Length: > 0 } activity
                ? activity
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A JsonElement decodes its strings when they are read, and throws on invalid UTF-8 or on half of a surrogate
    // pair: what holds such bytes is refused here, so that no reader of Value has to expect it.
    private static bool IsText(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            return false;
        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0)
            return true;

        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    reader.GetString();
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
