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

/// <summary>
/// The card by which somebody signs in, for a personal chat: with <see cref="TokenExchangeResource"/> the client first tries
/// without asking. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/authentication/add-authentication
/// </summary>
public sealed record OAuthCard(string Text, string ConnectionName, IReadOnlyList<OAuthButton> Buttons)
{
    public TokenExchangeResource? TokenExchangeResource { get; init; }

    public TokenPostResource? TokenPostResource { get; init; }

    /// <param name="resource">With its link.</param>
    public static OAuthCard Of(string text, string connection, string button, SignInResource resource) =>
        new(text, connection, [new OAuthButton("signin", button, resource.SignInLink!)])
        {
            TokenExchangeResource = resource.TokenExchangeResource,
            TokenPostResource = resource.TokenPostResource,
        };
}

public sealed record OAuthButton(string Type, string Title, string Value);

/// <summary>The one place where the wire begins its names with capitals.</summary>
internal sealed record SignInState(
    [property: JsonPropertyName("ConnectionName")] string ConnectionName,
    [property: JsonPropertyName("Conversation")] SignInConversation Conversation,
    [property: JsonPropertyName("MsAppId")] string MsAppId)
{
    public static SignInState Of(string connection, ConversationReference it, string appId) => new(
        connection,
        new(it.ActivityId, it.Bot, it.ChannelId, it.Conversation ?? new ConversationAccount { Id = it.ConversationId }, it.ServiceUrl, it.User),
        appId);
}

internal sealed record SignInConversation(
    [property: JsonPropertyName("ActivityId")] string? ActivityId,
    [property: JsonPropertyName("Bot")] ChannelAccount? Bot,
    [property: JsonPropertyName("ChannelId")] string? ChannelId,
    [property: JsonPropertyName("Conversation")] ConversationAccount Conversation,
    [property: JsonPropertyName("ServiceUrl")] string ServiceUrl,
    [property: JsonPropertyName("User")] ChannelAccount? User);
