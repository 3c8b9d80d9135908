namespace PmoBot.ActivityProtocol;

/// <summary>
/// Checks who calls the bot, in two steps, so that no body is read for a stranger: first the token, then, with the
/// token's claims, what the activity says of itself.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot
/// </summary>
public sealed class InboundAuthenticator(InboundOptions options, HttpClient http, TimeProvider time)
{
    /// <param name="authorization">The request's Authorization header, as it came.</param>
    public ValueTask<InboundVerdict> CheckTokenAsync(string? authorization, CancellationToken cancel) =>
        throw new NotSupportedException($"{options} {http} {time}");

    /// <param name="token">What <see cref="CheckTokenAsync"/> accepted.</param>
    public InboundVerdict CheckActivity(VerifiedToken token, Activity activity) =>
        throw new NotSupportedException();
}
