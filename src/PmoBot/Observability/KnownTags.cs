using System.Diagnostics;
using OpenTelemetry;

namespace PmoBot.Observability;

/// <summary>
/// A span goes out with these tags and no others. What the framework adds, now or in its next version, may hold what a
/// stranger wrote: paths, hosts, user agents.
/// </summary>
internal sealed class KnownTags : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "command", "outcome", "correlation", "kind", "operation", "result",
        "http.request.method", "http.route", "http.response.status_code", "error.type",
    };

    public override void OnEnd(Activity data)
    {
        List<string>? others = null;
        foreach (ref readonly var tag in data.EnumerateTagObjects())
        {
            if (!Names.Contains(tag.Key))
                (others ??= []).Add(tag.Key);
        }

        foreach (var other in others ?? [])
            data.SetTag(other, null);
    }
}
