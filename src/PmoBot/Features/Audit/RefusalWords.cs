using PmoBot.Audit;
using PmoBot.Conversation;

namespace PmoBot.Features.Audit;

/// <summary>How refusals read.</summary>
internal sealed class RefusalWords : IAuditWords
{
    public string? Say(AuditEntry entry, Language language) => entry.Action == Refusals.Action
        ? language.In($"was refused: {entry.Subject}", $"s’est vu refuser : {entry.Subject}")
        : null;
}
