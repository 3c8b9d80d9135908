using System.Text;
using NodaTime;
using PmoBot.Delivery;
using PmoBot.Imports;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Imports;

/// <summary>A dropped file between its list and the button under it: rows of whoever dropped it, for a day at most.</summary>
internal sealed class DroppedFiles(ITableStore store, Commands commands, Outbox outbox)
{
    private const string Prefix = "import-";
    private const int AtATime = 16;
    private static readonly Duration Longest = Duration.FromDays(1);

    /// <param name="person">Whose it is.</param>
    /// <param name="now">From when it is kept.</param>
    /// <returns>What to ask for it by; null if there is no use for it, or it cannot be kept now.</returns>
    public async Task<string?> KeepAsync(Person person, KeptFile file, Instant now)
    {
        if (file.Listed.Count is 0 or > ImportDropped.MostInChat)
            return null;
        var id = Guid.NewGuid().ToString("n");
        // The forgetting first: whatever happens then, nothing is left behind.
        var forget = await commands.RunAsync(person.Partition, async () =>
            (await outbox.CommitAsync(person.Partition, [], [ForgetFile.At(now + Longest, id)])).Then(true));
        return forget is Outcome<bool>.Settled
            && await LongText.WriteAsync(store, person.Partition, Prefix + id, file.InOneText()) is CommitResult.Committed
            ? id
            : null;
    }

    /// <summary>Whoever takes it has it alone: of two presses, or one that Teams repeats, the second finds nothing.</summary>
    /// <param name="person">Nobody finds another one's.</param>
    /// <param name="id">Out of a card: anything.</param>
    /// <param name="cancel">Of the turn.</param>
    public async Task<KeptFile?> TakeAsync(Person person, string? id, CancellationToken cancel)
    {
        if (!Guid.TryParseExact(id, "N", out var known))
            return null;
        var key = $"{Prefix}{known:n}";
        if (await store.FindAsync(person.Partition, key, cancel) is not { ETag: var etag }
            || await LongText.ReadAsync(store, person.Partition, key, cancel) is not { } text
            || await store.CommitAsync(person.Partition, [new Write.Delete(key, etag)]) is not CommitResult.Committed)
            return null;

        await ForgetAsync(person.Partition, $"{known:n}", CancellationToken.None);
        return KeptFile.Of(text);
    }

    /// <summary>The head goes first: what is left of it without one is nobody's to read.</summary>
    /// <returns>Whether nothing of it is left.</returns>
    public async Task<bool> ForgetAsync(string partition, string id, CancellationToken cancel)
    {
        var rows = await store.QueryAsync(partition, Prefix + id, TableKey.EndOf(Prefix + id), 100, cancel).ToListAsync(cancel);
        foreach (var some in rows.Chunk(AtATime))
        {
            if (await store.CommitAsync(partition, [.. some.Select(row => new Write.Delete(row.Key, row.ETag))]) is not CommitResult.Committed)
                return false;
        }

        return true;
    }
}

/// <param name="Csv">As it was dropped, in UTF-8.</param>
/// <param name="Listed">The marks of what its list said: the button under it does that and nothing else.</param>
internal sealed record KeptFile(ReadOnlyMemory<byte> Csv, IReadOnlySet<string> Listed)
{
    public static KeptFile Of(ReadOnlyMemory<byte> csv, IEnumerable<PlannedLine> lines) =>
        new(csv, lines.Select(line => line.Step.Mark).ToHashSet(StringComparer.Ordinal));

    public static KeptFile Of(string text)
    {
        var first = text.IndexOf('\n', StringComparison.Ordinal);
        return new(Encoding.UTF8.GetBytes(text[(first + 1)..]), text[..first].Split(' ').ToHashSet(StringComparer.Ordinal));
    }

    public string InOneText() => string.Join(' ', Listed) + '\n' + Encoding.UTF8.GetString(Csv.Span);
}

/// <summary>A file that was dropped and never imported is not kept.</summary>
internal sealed class ForgetFile(DroppedFiles files) : IDeliveryHandler
{
    private const string KindName = "projects.forget-file";

    public string Kind => KindName;

    public static DeliveryRequest At(Instant due, string id) => new DeliveryRequest.Once($"forget-{id}", KindName, due, id);

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel) =>
        await files.ForgetAsync(delivery.Owner, delivery.Payload!, cancel) ? new Attempt.Done() : new Attempt.Failed("file busy");
}
