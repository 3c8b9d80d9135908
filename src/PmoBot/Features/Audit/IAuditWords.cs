using PmoBot.Audit;
using PmoBot.Conversation;

namespace PmoBot.Features.Audit;

/// <summary>How a feature's entries read in `audit`: "created the project". Null: the entry is another's.</summary>
internal interface IAuditWords
{
    string? Say(AuditEntry entry, Language language);
}
