using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Doctor;

/// <summary>Whether what is due goes out, what fails again and again or was given up, and whether somebody of the PMO has met the bot.</summary>
internal sealed class CheckWork(ITableStore store, DueIndex due, KnownPeople known, PmoOptions pmo, PeopleCompliance people, IClock clock) : ICheck
{
    // A kill and another taking over is a minute; after a 429 all rest for a quarter of an hour at most.
    public static readonly Duration Late = Duration.FromMinutes(20);

    // What failed waits for its next try, a quarter of an hour and a half of that at most, and so is never late.
    private static readonly Duration NextTry = Duration.FromMinutes(23);

    private const int MostShown = 5;
    private const int MostRead = 500;

    public async IAsyncEnumerable<Finding> LookAsync(Language language)
    {
        var texts = WorkTexts.For(language);
        var (now, count, oldest, read, failing) = (clock.GetCurrentInstant(), 0, (Instant?)null, 0, new List<DeliveryRecord>());
        for (var shard = 0; shard < DueIndex.Shards; shard++)
        {
            await foreach (var entry in due.DueAsync(shard, now + NextTry, 1000))
            {
                if (entry.Due <= now - Late)
                    (count, oldest) = (count + 1, oldest is { } first ? Instant.Min(first, entry.Due) : entry.Due);
                if (read++ < MostRead && await store.FindDeliveryAsync(entry.Owner, entry.Id) is { Failures: >= Outlook.FailuresWorthTelling } vain)
                    failing.Add(vain);
            }
        }

        yield return oldest is { } since ? Finding.Wrong(texts.Late(count, since)) : Finding.Fine(texts.NothingLate);
        if (failing.Count > 0)
            yield return Finding.Wrong(texts.Failing(failing.Count));
        foreach (var vain in failing.OrderByDescending(delivery => delivery.Failures).Take(MostShown))
            yield return Finding.Note($"  {vain.Kind} {vain.Owner}: {vain.Why}");

        var dead = await store.QueryAsync(DeadLetters.Partition, DeadLetters.Prefix, TableKey.EndOf(DeadLetters.Prefix), 1000).ToListAsync();
        if (dead.Count > 0)
            yield return Finding.Note(texts.GivenUp(dead.Count));
        foreach (var letter in dead.OrderByDescending(row => row.Columns.Instant("at")).Take(MostShown))
            yield return Finding.Note($"  {letter.Columns.Instant("at"):u} {letter.Columns.Text("kind")} {letter.Columns.Text("owner")}: {letter.Columns.Text("why")}");

        var met = await Task.WhenAll(pmo.Admins.Select(admin => known.FindAsync(admin, CancellationToken.None)));
        yield return met.Any(person => person is not null) ? Finding.Fine(texts.PmoMet(met.Count(person => person is not null), met.Length)) : Finding.Note(texts.PmoUnmet);
        if (people.ConsultedOn is null)
            yield return Finding.Note(texts.PeopleOff);
    }
}
