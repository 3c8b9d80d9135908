using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Doctor;

/// <summary>Whether what is due goes out, what was given up, and whether somebody of the PMO has met the bot.</summary>
internal sealed class CheckWork(ITableStore store, DueIndex due, KnownPeople known, PmoOptions pmo, PeopleCompliance people, IClock clock) : ICheck
{
    // A kill and another taking over is a minute; after a 429 all rest for a quarter of an hour at most.
    public static readonly Duration Late = Duration.FromMinutes(20);

    private const int MostShown = 5;

    public async IAsyncEnumerable<Finding> LookAsync(Language language)
    {
        var texts = WorkTexts.For(language);
        var (count, oldest) = (0, (Instant?)null);
        for (var shard = 0; shard < DueIndex.Shards; shard++)
        {
            await foreach (var entry in due.DueAsync(shard, clock.GetCurrentInstant() - Late, 1000))
                (count, oldest) = (count + 1, oldest is { } first ? Instant.Min(first, entry.Due) : entry.Due);
        }

        yield return oldest is { } since ? Finding.Wrong(texts.Late(count, since)) : Finding.Fine(texts.NothingLate);

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
