using System.Text.Json.Serialization;
using PmoBot.ActivityProtocol.Json;

namespace PmoBot.ActivityProtocol;

/// <summary>A person's token. It is never logged: <see cref="ToString"/> leaves it out.</summary>
public sealed record TokenResponse
{
    public string? ConnectionName { get; init; }

    public string? Token { get; init; }

    public DateTimeOffset? Expiration { get; init; }

    public override string ToString() => $"a token of {ConnectionName} until {Expiration:O}";
}

public sealed record SignInResource
{
    public string? SignInLink { get; init; }

    [JsonConverter(typeof(ObjectOrNothing<TokenExchangeResource>))]
    public TokenExchangeResource? TokenExchangeResource { get; init; }

    [JsonConverter(typeof(ObjectOrNothing<TokenPostResource>))]
    public TokenPostResource? TokenPostResource { get; init; }
}

public sealed record TokenExchangeResource
{
    public string? Id { get; init; }

    public string? Uri { get; init; }

    public string? ProviderId { get; init; }
}

public sealed record TokenPostResource
{
    public string? SasUrl { get; init; }
}

/// <summary>The one place where the wire writes its names with capitals.</summary>
internal sealed record SignInState(string ConnectionName, SignInConversation Conversation, string MsAppId)
{
    public static SignInState Of(string connection, ConversationReference it, string appId) => new(
        connection,
        new(it.ActivityId, it.Bot, it.ChannelId, it.Conversation ?? new ConversationAccount { Id = it.ConversationId }, it.ServiceUrl, it.User),
        appId);
}

internal sealed record SignInConversation(
    string? ActivityId, ChannelAccount? Bot, string? ChannelId, ConversationAccount Conversation, string ServiceUrl, ChannelAccount? User);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SignInState))]
internal sealed partial class SignInJson : JsonSerializerContext;
