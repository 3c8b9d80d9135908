using PmoBot.ActivityProtocol;

namespace PmoBot.Teams;

/// <summary>`POST /api/messages`: first the token, then the body, then what the body says of itself; only then a turn.</summary>
internal sealed partial class MessagesEndpoint(InboundAuthenticator authenticator, TurnHandler handler, TimeProvider time, ILogger<MessagesEndpoint> logger)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private long? _said;
    private int _unsaid;

    public async Task HandleAsync(HttpContext http)
    {
        var checkedToken = await authenticator.CheckTokenAsync(http.Request.Headers.Authorization, http.RequestAborted);
        if (checkedToken is not InboundVerdict.Accepted { Token: var token })
        {
            Refuse(http, checkedToken);
            return;
        }

        switch (await ReadAsync(http))
        {
            case ActivityReading.Read { Activity: var activity }:
                if (authenticator.CheckActivity(token, activity) is var verdict and not InboundVerdict.Accepted)
                    Refuse(http, verdict);
                else
                    await AnswerAsync(http, await handler.HandleAsync(activity));
                break;
            case ActivityReading.TooLarge:
                http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                break;
        }
    }

    private static async Task<ActivityReading?> ReadAsync(HttpContext http)
    {
        try
        {
            return await ActivityReader.ReadAsync(http.Request.BodyReader, cancel: http.RequestAborted);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new ActivityReading.TooLarge();
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            // The sender went away in the midst of its own body: there is nobody to answer.
            return null;
        }
    }

    private static async Task AnswerAsync(HttpContext http, InvokeResponse answer)
    {
        http.Response.StatusCode = answer.Status;
        if (answer.Body is not { } body)
            return;

        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private void Refuse(HttpContext http, InboundVerdict verdict)
    {
        (http.Response.StatusCode, var reason) = verdict switch
        {
            InboundVerdict.Unauthorized unauthorized => (StatusCodes.Status401Unauthorized, unauthorized.Reason),
            InboundVerdict.Forbidden forbidden => (StatusCodes.Status403Forbidden, forbidden.Reason),
            InboundVerdict.Unavailable unavailable => (StatusCodes.Status503ServiceUnavailable, unavailable.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (MaySay() is { } more)
            Log.Refused(logger, http.Response.StatusCode, reason, more);
    }

    // Strangers choose how often they are refused, and a log is paid for: a line a second.
    private int? MaySay()
    {
        lock (_lock)
        {
            if (_said is { } at && time.GetElapsedTime(at) < BetweenLines)
            {
                _unsaid++;
                return null;
            }

            (var more, _unsaid, _said) = (_unsaid, 0, time.GetTimestamp());
            return more;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A request was refused with {Status}: {Reason}; {More} more before it.")]
        public static partial void Refused(ILogger logger, int status, string reason, int more);
    }
}
