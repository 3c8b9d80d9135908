using PmoBot.Features.Digests;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Digests;

/// <summary>From one digest to the others, and to what went out of them.</summary>
public sealed class DigestListTests : IAsyncLifetime
{
    private DigestHouse _house = null!;   // set before every test

    public async Task InitializeAsync()
    {
        _house = DigestHouse.Open();
        await _house.LedAsync("APOLLO");
    }

    public Task DisposeAsync()
    {
        _house.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_leads_back_to_a_projects_digests_names_it_by_its_code()
    {
        await _house.SetUpAsync("APOLLO", DigestHouse.English);

        var sent = ProjectHouse.Shown(await _house.PressAsync(SendDigest.SendVerb, await _house.OnlyAsync("project-APOLLO")));

        Assert.Contains("\"digest APOLLO\"", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_digests_those_that_went_out_last_can_be_shown_again()
    {
        await _house.KnownAsync(DigestHouse.Ana);
        await _house.ReaderAsync(DigestHouse.Ana);
        for (var i = 0; i < 4; i++)
            await _house.SetUpAsync("Digital", null, (DigestDraft.People, DigestHouse.Ana.ObjectId));
        var all = await _house.House.Get<SubscriptionRows>().ListAsync("portfolio-digital", CancellationToken.None);
        // Backwards, so that what is first in the store went out last of all.
        foreach (var (one, at) in all.Reverse().Select((one, at) => (one, at)))
        {
            await _house.UntilAsync(19, 12 + at);
            await _house.PressAsync(SendDigest.SendVerb, one);
        }

        var reply = ProjectHouse.Shown(await _house.House.SayAsync("digest Digital"));

        Assert.Equal([false, true, true, true], new[] { 12, 13, 14, 15 }.Select(hour => reply.Contains($"Executives, Thu 19 Nov, {hour}:00", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(2, "\"text\":\"Executives, Thu 19 Nov, 12:00\"", false)]
    [InlineData(6, "6 digests went out for that period", true)]
    public async Task Of_several_of_a_week_each_says_whose_it_is(int editions, string says, bool more)
    {
        await _house.KnownAsync(DigestHouse.Ana);
        await _house.ReaderAsync(DigestHouse.Ana);
        for (var i = 0; i < editions; i++)
            await _house.SetUpAsync("Digital", null, (DigestDraft.People, DigestHouse.Ana.ObjectId));
        await _house.UntilAsync(19, 12);
        foreach (var one in await _house.House.Get<SubscriptionRows>().ListAsync("portfolio-digital", CancellationToken.None))
            await _house.PressAsync(SendDigest.SendVerb, one);
        await _house.DeliverAsync();

        var reply = ProjectHouse.Shown(await _house.House.SayAsync("digest Digital 2026-W46"));

        Assert.Contains(says, reply, StringComparison.Ordinal);
        Assert.Equal(more, reply.Contains("newest 5", StringComparison.Ordinal));
    }
}
