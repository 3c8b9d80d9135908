using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Audit;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Privacy;

/// <summary>What the tenant's trail says of an erasure, of nobody: what had been found before it, and that it was done.</summary>
internal sealed partial class ErasureTrail(ITableStore store, TenantAudit tenant, Commands commands, IClock clock)
{
    // A column takes 32 Ki letters.
    private const int MostText = 30_000;

    /// <summary>Null: none was begun, or it is done.</summary>
    public async Task<BegunErasure?> FindAsync(string objectId) =>
        await store.FindAsync(TenantAudit.Partition, BegunErasure.RowOf(objectId)) is { } row ? BegunErasure.Read(row) : null;

    /// <summary>Before anything is changed; typed again, what was found is said once more only if it is something else by now.</summary>
    /// <exception cref="TableStoreException">Others were faster too often.</exception>
    public Task BeginAsync(string objectId, BegunErasure begun) => RunAsync(async () =>
    {
        var key = BegunErasure.RowOf(objectId);
        var stands = await store.FindAsync(TenantAudit.Partition, key);
        Write row = stands is null ? new Write.Insert(key, begun.ToColumns()) : new Write.Replace(key, begun.ToColumns(), stands.ETag);
        var isSaid = begun.Noted is null || (stands is not null && BegunErasure.Read(stands).Noted == begun.Noted);
        var entry = isSaid ? [] : await EntryAsync(AuditTrail.FoundAction, begun, begun.Noted!);
        return (await store.CommitAsync(TenantAudit.Partition, [row, .. entry])).Then(true);
    });

    /// <summary>What it went on from is gone.</summary>
    /// <exception cref="TableStoreException">Others were faster too often.</exception>
    public Task EndAsync(string objectId, BegunErasure begun, ErasedRows erased) => RunAsync(async () =>
    {
        var key = BegunErasure.RowOf(objectId);
        if (await store.FindAsync(TenantAudit.Partition, key) is not { } stands)
            return true;
        var entry = await EntryAsync(AuditTrail.ErasedAction, begun, string.Create(
            CultureInfo.InvariantCulture, $"rows removed: {erased.Removed}\nrows replaced: {erased.Replaced}\ntexts removed: {erased.Texts}"));
        return (await store.CommitAsync(TenantAudit.Partition, [new Write.Delete(key, stands.ETag), .. entry])).Then(true);
    });

    /// <summary>
    /// The faults as `audit verify` says them, in English as all words of the trail; of very many the first. It names neither whoever
    /// is erased nor anybody else by their object id: with their erasure it would lose its text.
    /// </summary>
    public static string InWords(IReadOnlyList<AuditFault> faults, PersonTraces traces)
    {
        var lines = faults.Select(fault => PersonIds().Replace(traces.Without(VerifyTexts.For(Language.English).Say(fault)), "…")).ToList();
        var length = 0;
        var listed = lines.TakeWhile(line => (length += line.Length + 1) <= MostText).ToList();
        return string.Join('\n', [
            string.Create(CultureInfo.InvariantCulture, $"faults: {faults.Count}"), .. listed,
            .. listed.Count == lines.Count ? [] : new[] { string.Create(CultureInfo.InvariantCulture, $"and more: {lines.Count - listed.Count}") },
        ]);
    }

    private Task<IReadOnlyList<Write>> EntryAsync(string action, BegunErasure begun, string text) =>
        tenant.EntryAsync(clock.GetCurrentInstant(), Guid.Empty, action, Person.IdOfSomebodyGone(begun.StandIn), text);

    private async Task RunAsync(Func<Task<Tried<bool>>> body)
    {
        if (await commands.RunAsync(TenantAudit.Partition, body) is not Outcome<bool>.Settled)
            throw new TableStoreException("The tenant's trail is busy.");
    }

    [GeneratedRegex("(?<=(person|role)-)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PersonIds();
}
