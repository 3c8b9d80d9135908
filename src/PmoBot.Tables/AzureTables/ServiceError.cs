using System.Globalization;
using System.Text.Json;
using static PmoBot.Tables.CommitResult;

namespace PmoBot.Tables.AzureTables;

/// <summary>
/// Table Storage's error, with the position of the write it is about, if it names one: in a transaction the message
/// starts with it ("3:The specified entity already exists.").
/// </summary>
internal sealed record ServiceError(string Code, int? Index)
{
    public static ServiceError Read(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var error = json.RootElement.GetProperty("odata.error");
            var message = error.GetProperty("message").GetProperty("value").GetString()!;
            var colon = Math.Max(message.IndexOf(':', StringComparison.Ordinal), 0);
            return new(error.GetProperty("code").GetString()!,
                int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null);
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new("", null);
        }
    }

    /// <summary>What it means for the commit, or null if it is no outcome that callers know.</summary>
    public CommitResult? AsResult(int status, int index) => (status, Code) switch
    {
        (409, "EntityAlreadyExists") => new Conflict(index),
        (412, _) => new Conflict(index),
        (404, "ResourceNotFound" or "EntityNotFound") => new NotFound(index),
        (413, _) or (400, "EntityTooLarge" or "PropertyValueTooLarge" or "TooManyProperties") => new TooLarge(index),
        _ => null,
    };
}
