using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Rounds;
using PmoBot.People;
using PmoBot.Scheduling;
using PmoBot.Tables;

namespace PmoBot.Tests.Features.Rounds;

/// <summary>A month of two hundred projects in six zones, across the end of summer time, holidays and absences: what was previewed is what was sent.</summary>
public sealed class MonthTests : IDisposable
{
    private const int Projects = 200;
    private const int People = 60;

    private static readonly string[] Zones = ["Europe/Paris", "America/New_York", "Asia/Tokyo", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland"];
    private static readonly Instant Start = Instant.FromUtc(2026, 10, 12, 7, 0);
    private static readonly Instant End = Start + Duration.FromDays(31);

    private readonly RoundHouse _round = new();

    public void Dispose() => _round.Dispose();

    [Fact]
    public async Task The_preview_made_at_its_start_is_what_is_sent()
    {
        _round.House.Wait(Start - _round.House.Now);
        var random = new Random(20261012);
        for (var person = 0; person < People; person++)
        {
            LocalDate? away = random.Next(5) == 0 ? new LocalDate(2026, 10, 12).PlusDays(random.Next(40)) : null;
            await _round.KnownAsync(PersonOf(person), Zones[random.Next(Zones.Length)], away);
        }

        for (var project = 0; project < Projects; project++)
        {
            var deputy = random.Next(2) == 0 ? PersonOf(random.Next(People)) : null;
            await _round.LedAsync($"PRJ{project:D3}", PersonOf(random.Next(People)), it => it with
            {
                Deputy = deputy,
                Cadence = (Cadence)(project % 10 switch { < 6 => 0, < 8 => 1, _ => 2 }),
            });
        }

        await _round.GoLiveAsync();
        await _round.GoLiveAsync(("cadence", nameof(Cadence.Fortnightly)));
        await _round.GoLiveAsync(("cadence", nameof(Cadence.Monthly)), ("opens", "1 09:00"), ("due", "3 12:00"), ("cutOff", "4 10:00"), ("published", "4 11:00"));
        var planned = (await _round.House.Get<PreviewRounds>().PlanAsync("digital", _round.House.Now, End, CancellationToken.None))
            .SelectMany(round => round.Prompts.Select(prompt => $"{round.Period} {prompt.Person.Name} {prompt.At.ToInstant()} {string.Join(',', prompt.Codes)}"))
            .ToList();

        await ThroughAsync();

        Assert.True(planned.Count > 150, $"{planned.Count} planned");
        Assert.Equal(planned.Order(StringComparer.Ordinal), (await SentAsync()).Order(StringComparer.Ordinal));
    }

    private static Person PersonOf(int number) => new($"44444444-0000-4000-8000-{number:D12}", $"Person {number:D2}");

    // From one due row to the next: nothing happens in between.
    private async Task ThroughAsync()
    {
        // What opens last on the first clock opens on the last one a day later.
        while (await NextAsync() is { } next && next <= End + Duration.FromHours(27))
        {
            _round.House.Wait(Duration.Max(Duration.Zero, next - _round.House.Now));
            await _round.DeliverAsync();
        }
    }

    private async Task<Instant?> NextAsync()
    {
        var first = new List<Instant>();
        for (var shard = 0; shard < DueIndex.Shards; shard++)
        {
            if (await _round.House.Store.QueryAsync($"due-{shard:D2}", "", TableKey.EndOf(""), 1).FirstOrDefaultAsync() is { } row)
                first.Add(Instant.FromDateTimeOffset(row.Columns.Instant("due")!.Value));
        }

        return first.Count == 0 ? null : first.Min();
    }

    private async Task<List<string>> SentAsync()
    {
        var sent = new List<string>();
        for (var number = 0; number < People; number++)
        {
            var person = PersonOf(number);
            foreach (var prompt in await _round.House.Get<Prompts>().ListAsync(person.ObjectId, CancellationToken.None))
            {
                if (await _round.House.Get<LiveCards>().FindAsync(person.Partition, PromptCard.IdOf(prompt.Round, PromptStage.First), CancellationToken.None) is { SentAt: { } at })
                    sent.Add($"{prompt.Round.Period} {person.Name} {at} {string.Join(',', prompt.Codes)}");
            }
        }

        return sent;
    }
}
