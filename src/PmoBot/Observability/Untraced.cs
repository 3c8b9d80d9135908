using System.Diagnostics;

namespace PmoBot.Observability;

internal static class Untraced
{
    /// <summary>The request under way, and what comes of it, leaves no trace: a probe asks every few seconds.</summary>
    public static void ThisRequest()
    {
        if (Activity.Current is not { } request)
            return;
        request.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        request.IsAllDataRequested = false;
    }
}
