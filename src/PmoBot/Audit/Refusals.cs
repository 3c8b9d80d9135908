using System.Globalization;
using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Audit;

/// <summary>
/// Who was refused what. The first refusal of a person in a minute is an entry of the tenant's chain; the others of that
/// minute are counted in the row `refused-{pseudonym}`, and the person's next entry tells how many. So nobody can flood
/// the chain, and none is lost.
/// </summary>
internal sealed class Refusals(ITableStore store, TenantAudit audit, Commands commands)
{
    public const string Action = "refused";

    private const int LongestText = 200;

    /// <param name="actor">A pseudonym.</param>
    /// <param name="cause">The message or press, by which a repetition of it is known.</param>
    /// <param name="subject">A literal such as <c>projects.create</c>.</param>
    /// <param name="text">What it was asked of. May come from a card, so it is cut to a length that cannot hurt.</param>
    public Task<Outcome<bool>> NoteAsync(Instant at, Guid actor, string cause, string subject, string text) =>
        commands.RunAsync<bool>(TenantAudit.Partition, async () =>
        {
            var key = $"refused-{actor:D}";
            var row = await store.FindAsync(TenantAudit.Partition, key);
            if (row?.Columns.Text("cause") == cause)
                return true;

            var minute = Minute(at);
            var more = row?.Columns.Int64("more") ?? 0;
            var isCounted = row?.Columns.Text("minute") == minute;
            var columns = new Columns { ["minute"] = minute, ["more"] = isCounted ? more + 1 : 0L, ["cause"] = cause };
            Write count = row is null ? new Write.Insert(key, columns) : new Write.Replace(key, columns, row.ETag);
            if (isCounted)
                return (await store.CommitAsync(TenantAudit.Partition, [count])).Then(true);

            var said = Short(text) + (more > 0 ? $"\nmore: {more.ToString(CultureInfo.InvariantCulture)} in {row!.Columns.Text("minute")}" : "");
            var entry = await audit.EntryAsync(at, actor, Action, Short(subject), said);
            return (await store.CommitAsync(TenantAudit.Partition, [count, .. entry])).Then(true);
        });

    private static string Minute(Instant at) => at.ToString("uuuu-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Short(string text) => text.CutAt(LongestText);
}
