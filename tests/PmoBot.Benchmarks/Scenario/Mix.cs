using PmoBot.Benchmarks.Load;
using PmoBot.Benchmarks.Peers;

namespace PmoBot.Benchmarks.Scenario;

/// <summary>Of ten turns six read, three send a status and one lists: each caller with projects of its own, in their managers' chats.</summary>
internal static class Mix
{
    public static readonly IReadOnlyList<string> Kinds = ["project P", "status P history", "P R-1", "status P", "approvals", "help", "my data", "risks P", "submit"];

    private static readonly string[] Order = ["project P", "submit", "status P history", "risks P", "P R-1", "submit", "approvals", "status P", "submit", "help"];

    public static IEnumerable<PrebuiltRequest> RequestsOf(int caller, int callers, int projects, string period, Peer bot, Uri connector)
    {
        for (var project = caller; project < projects; project += callers)
        {
            foreach (var kind in Order)
                yield return RequestOf(kind, project, period, bot, connector);
        }
    }

    public static PrebuiltRequest RequestOf(string kind, int project, string period, Peer bot, Uri connector) => new(bot.Url, null, kind == "submit"
        ? Activities.FilledStatus(project, period, connector)
        : Activities.Words(Cast.ManagerOf(project), kind.Replace("P", Cast.CodeOf(project), StringComparison.Ordinal), connector));
}
