using PmoBot.ActivityProtocol;

namespace PmoBot.Teams;

/// <summary>Why something was not sent, in statuses and codes: the Connector's sentences may quote a person.</summary>
internal static class Reasons
{
    public static string Why(this Refusal refusal) => string.Join(' ', new[] { $"{refusal.Status}", refusal.Code, refusal.SubCode }.OfType<string>());

    public static string Why<T>(this ConnectorResult<T> result) => result switch
    {
        ConnectorResult<T>.Throttled => "429",
        ConnectorResult<T>.NotDone notDone => notDone.Why,
        ConnectorResult<T>.Unknown unknown => unknown.Why,
        ConnectorResult<T>.Refused refused => refused.Refusal.Why(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
