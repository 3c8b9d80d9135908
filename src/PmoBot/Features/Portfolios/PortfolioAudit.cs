using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Audit;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Portfolios;

/// <summary>The `settings` rows of portfolios under the trail's eyes, and how their entries read.</summary>
internal sealed class PortfolioAudit : IAuditedState, IAuditWords
{
    public AuditedState? Of(TableRow row) => row.Key == PortfolioStore.Row && Portfolio.IdOfPartition(row.Partition) is not null
        ? new AuditedState(row.Partition, row.Key, PortfolioRules.InWords(PortfolioStore.Read(row)))
        : null;

    public bool Stands(AuditEntry newest) => newest.Subject == PortfolioStore.Row;

    public string? Say(AuditEntry entry, Language language) => entry.Action == ChangePortfolio.SaveVerb
        ? language.In("changed the portfolio’s settings", "a changé les paramètres du portefeuille")
        : null;
}
