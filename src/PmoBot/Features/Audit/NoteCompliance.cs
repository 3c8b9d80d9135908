using NodaTime;
using NodaTime.Text;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Audit;

/// <summary>At the start: whoever turned `Compliance:People` on or off, the tenant's trail says so, with the date that was given.</summary>
internal sealed class NoteCompliance(
    PeopleCompliance people, ITableStore store, TenantAudit audit, Commands commands, IClock clock, TimeProvider time, ILogger<NoteCompliance> logger)
    : OnceAtStart(time, logger)
{
    public const string Action = "compliance.people";
    public const string Row = "compliance";

    private const string ConsultedOn = "peopleConsultedOn";

    /// <summary>The date of the consultation, or that it is off.</summary>
    public static string WordsOf(Columns columns) => columns.Text(ConsultedOn) is { } day ? $"people: {day}" : "people: off";

    protected override async Task<bool> DoAsync() =>
        await commands.RunAsync(TenantAudit.Partition, TryNoteAsync) is Outcome<bool>.Settled;

    private async Task<Tried<bool>> TryNoteAsync()
    {
        var row = await store.FindAsync(TenantAudit.Partition, Row);
        var day = people.ConsultedOn is { } date ? LocalDatePattern.Iso.Format(date) : null;
        if (row?.Columns.Text(ConsultedOn) == day)
            return true;
        var columns = new Columns { [ConsultedOn] = day };
        Write noted = row is null ? new Write.Insert(Row, columns) : new Write.Replace(Row, columns, row.ETag);
        var entry = await audit.EntryAsync(clock.GetCurrentInstant(), Guid.Empty, Action, Row, WordsOf(columns));
        return (await store.CommitAsync(TenantAudit.Partition, [noted, .. entry])).Then(true);
    }
}

/// <summary>That row under the trail's eyes, and how its entries read.</summary>
internal sealed class ComplianceAudit : IAuditedState, IAuditWords
{
    private const string On = "people: ";

    public AuditedState? Of(TableRow row) => row.Partition == TenantAudit.Partition && row.Key == NoteCompliance.Row
        ? new AuditedState(row.Partition, row.Key, NoteCompliance.WordsOf(row.Columns))
        : null;

    public bool Stands(AuditEntry newest) => newest.Subject == NoteCompliance.Row;

    public string? Say(AuditEntry entry, Language language) => entry.Action != NoteCompliance.Action ? null
        : entry.Text is { } text && text.StartsWith(On, StringComparison.Ordinal) && LocalDatePattern.Iso.Parse(text[On.Length..]) is { Success: true, Value: var day }
            ? language.In(
                $"keeps the names of who was asked in past rounds from now on; works council consulted on {day.ToString("d MMM uuuu", language.Culture())}",
                $"garde désormais les noms des personnes sollicitées dans les campagnes passées ; CSE consulté le {day.ToString("d MMM uuuu", language.Culture())}")
            : language.In("keeps names in past rounds for 30 days only", "ne garde les noms dans les campagnes passées que 30 jours");
}
