using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Audit;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Digests;

/// <summary>The trail of what a digest is about: the project's, or the portfolio's.</summary>
internal sealed class DigestChain(ProjectStore projects, PortfolioStore portfolios)
{
    /// <summary>The entry, and the row that the chain's head stands on; null: there is no such project any more.</summary>
    public async Task<IReadOnlyList<Write>?> AppendAsync(DigestSubject subject, Instant at, Guid actor, string action, string row, string words)
    {
        if (subject.Project is { } code)
        {
            if (await projects.FindAsync(code, CancellationToken.None) is not var (project, stands))
                return null;
            var (next, said) = AuditTrail.Append(project.Audit, at, actor, action, row, words);
            return [ProjectStore.Replace(project with { Audit = next }, stands), said];
        }

        var (settings, etag) = await portfolios.FindAsync(subject.Portfolio!, CancellationToken.None);
        var (head, writes) = (settings.Audit, new List<Write>());
        // Where nobody has changed anything of the portfolio yet, its row begins here.
        if (etag is null)
        {
            (head, var begun) = AuditTrail.Append(head, at, actor, action, PortfolioStore.Row, PortfolioRules.InWords(settings));
            writes.Add(begun);
        }

        (head, var entry) = AuditTrail.Append(head, at, actor, action, row, words);
        return [.. writes, entry, PortfolioStore.ToWrite(settings with { Audit = head }, etag)];
    }
}

/// <summary>Subscriptions and editions under the trail's eyes, and how their entries read.</summary>
internal sealed class DigestAudit : IAuditedState, IAuditWords
{
    public const string SaveAction = "digests.save";
    public const string EndAction = "digests.end";
    public const string PublishAction = "digests.publish";

    public AuditedState? Of(TableRow row) => row.Key switch
    {
        _ when ProjectCode.OfPartition(row.Partition) is null && Portfolio.IdOfPartition(row.Partition) is null => null,
        var key when key.StartsWith(SubscriptionRows.Prefix, StringComparison.Ordinal) => new AuditedState(row.Partition, key, SubscriptionRows.InWords(SubscriptionRows.Read(row))),
        var key when key.StartsWith(Editions.Prefix, StringComparison.Ordinal) => new AuditedState(row.Partition, key, Editions.HashOf(row)),
        _ => null,
    };

    public bool Stands(AuditEntry newest) => newest.Action switch
    {
        SaveAction or PublishAction => newest.Subject != PortfolioStore.Row,
        AuditTrail.ErasedAction => newest.Subject.StartsWith(SubscriptionRows.Prefix, StringComparison.Ordinal) || newest.Subject.StartsWith(Editions.Prefix, StringComparison.Ordinal),
        _ => false,
    };

    public string? Say(AuditEntry entry, Language language) => entry.Action switch
    {
        SaveAction => language.In("set up or changed a digest", "a mis en place ou modifié une synthèse"),
        EndAction => language.In("ended a digest", "a mis fin à une synthèse"),
        PublishAction => language.In("a digest went out", "une synthèse est partie"),
        _ => null,
    };
}
