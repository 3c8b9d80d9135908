using System.Text.Json;
using PmoBot.ActivityProtocol.Json;

namespace PmoBot.ActivityProtocol;

/// <summary>
/// The value of a <c>signin/tokenExchange</c>: every open client of a person sends it, with one <see cref="Id"/>.
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/authentication/bot-sso-overview
/// </summary>
public sealed record TokenExchange
{
    public string? Id { get; init; }

    public string? ConnectionName { get; init; }

    /// <summary>Never logged: <see cref="ToString"/> leaves it out.</summary>
    public string? Token { get; init; }

    private const int LongestId = 200;

    /// <summary>Null unless it names itself, in no more letters than an id has, a connection and a token.</summary>
    public static TokenExchange? From(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } it
        && it.Deserialize(WireJson.Default.TokenExchange) is { Id.Length: > 0 and <= LongestId, ConnectionName.Length: > 0, Token.Length: > 0 } exchange
            ? exchange
            : null;

    public override string ToString() => $"exchange {Id} for {ConnectionName}";
}

/// <summary>Why an exchange failed: with 412, so that the client shows the button.</summary>
public sealed record TokenExchangeFailure(string Id, string ConnectionName, string FailureDetail);

/// <summary>The value of a <c>signin/verifyState</c>: the code that a person got by signing in.</summary>
public sealed record SignInVerification
{
    public string? State { get; init; }

    /// <summary>
    /// In place of a code: the window was closed. Both words are reported of Teams:
    /// https://github.com/MicrosoftDocs/msteams-docs/issues/7985, https://github.com/microsoft/Agents-for-net/issues/256
    /// </summary>
    public bool IsCancelled => State is "CancelledByUser" or "UserCancelledSignIn";

    /// <summary>Null unless there is a code.</summary>
    public static SignInVerification? From(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } it && it.Deserialize(WireJson.Default.SignInVerification) is { State.Length: > 0 } verification
            ? verification
            : null;

    public override string ToString() => "a verification";
}
