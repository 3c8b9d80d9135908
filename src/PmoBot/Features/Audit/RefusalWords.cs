using PmoBot.Audit;
using PmoBot.Conversation;

namespace PmoBot.Features.Audit;

/// <summary>How refusals read.</summary>
internal sealed class RefusalWords : IAuditWords
{
    public string? Say(AuditEntry entry, Language language) => entry.Action == Refusals.Action
        ? language.In($"was refused: {What(entry)}", $"s’est vu refuser : {What(entry)}")
        : null;

    private static string What(AuditEntry entry) =>
        entry.Text?.Split('\n')[0] is { Length: > 0 } asked ? $"{entry.Subject} ({asked})" : entry.Subject;
}
