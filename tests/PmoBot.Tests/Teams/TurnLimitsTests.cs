using PmoBot.ActivityProtocol;
using PmoBot.Conversation;
using PmoBot.Local;
using PmoBot.Teams;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Teams;

public sealed class TurnLimitsTests : IDisposable
{
    private static readonly Turn Camille = TurnOf(Persona.Camille.AadObjectId);
    private static readonly Turn Daniel = TurnOf("8b7e4a90-52cd-4e1b-8f0d-71a3c96e2b02");

    private readonly ManualTime _time = new();
    private readonly TurnLimits _limits;

    public TurnLimitsTests() => _limits = new TurnLimits(_time, new TurnAllowance());

    public void Dispose() => _limits.Dispose();

    [Fact]
    public async Task A_person_has_sixty_turns_and_then_two_a_second_whatever_others_do()
    {
        Assert.Equal(60, await LetInAsync(_limits, Camille, 300));
        Assert.Equal(60, await LetInAsync(_limits, Daniel, 300));

        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(10, await LetInAsync(_limits, Camille, 300));

        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(60, await LetInAsync(_limits, Camille, 300));
    }

    [Fact]
    public async Task A_person_has_ten_turns_at_once()
    {
        var permits = new List<TurnPermit>();
        for (var turn = 0; turn < 10; turn++)
            permits.Add(await _limits.EnterAsync(Camille));

        Assert.All(permits, permit => Assert.Null(permit.Limit));
        Assert.Equal(TurnLimit.Person, (await _limits.EnterAsync(Camille)).Limit);
        Assert.Null((await _limits.EnterAsync(Daniel)).Limit);

        permits[0].Dispose();
        Assert.Null((await _limits.EnterAsync(Camille)).Limit);
    }

    [Fact]
    public async Task All_together_have_so_many_places_and_some_wait_a_little()
    {
        using var limits = new TurnLimits(_time, new TurnAllowance { AtOnce = 1, Waiting = 1 });
        var first = await limits.EnterAsync(Camille);
        var second = limits.EnterAsync(Daniel).AsTask();

        Assert.Equal(TurnLimit.Everybody, (await limits.EnterAsync(Camille)).Limit);
        Assert.False(second.IsCompleted);

        first.Dispose();
        using var taken = await second;
        Assert.Null(taken.Limit);

        var third = limits.EnterAsync(Camille).AsTask();
        Assert.False(third.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TurnLimit.Everybody, (await third).Limit);
    }

    [Fact]
    public async Task Who_found_no_place_has_not_taken_one_of_their_own()
    {
        using var limits = new TurnLimits(_time, new TurnAllowance { AtOnce = 1, Waiting = 0 });
        using (await limits.EnterAsync(Daniel))
        {
            for (var turn = 0; turn < 20; turn++)
                Assert.Equal(TurnLimit.Everybody, (await limits.EnterAsync(Camille)).Limit);
        }

        Assert.Null((await limits.EnterAsync(Camille)).Limit);
    }

    [Fact]
    public void Somebody_is_told_once_a_minute()
    {
        Assert.True(_limits.MayTell(Camille));
        Assert.False(_limits.MayTell(Camille));
        Assert.True(_limits.MayTell(Daniel));

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(_limits.MayTell(Camille));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_limits.MayTell(Camille));
    }

    [Fact]
    public async Task Whoever_is_idle_is_forgotten()
    {
        for (var number = 1; number <= 100_000; number++)
        {
            await LetInAsync(_limits, Nobody(number), 1);
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        // A share is whole again after half a second.
        Assert.InRange(_limits.Remembered, 1, 2_048);
    }

    [Fact]
    public async Task A_crowd_that_came_at_once_is_forgotten_as_soon_as_it_is_idle_but_for_who_is_still_there()
    {
        using var stays = await _limits.EnterAsync(Camille);
        for (var number = 1; number <= 100_000; number++)
            await LetInAsync(_limits, Nobody(number), 1);
        Assert.Equal(100_001, _limits.Remembered);

        _time.Advance(TimeSpan.FromMinutes(1));
        // The next sweep is paid for by as many new ones.
        for (var number = 100_001; number <= 200_001; number++)
        {
            await LetInAsync(_limits, Nobody(number), 1);
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.InRange(_limits.Remembered, 1, 60_000);
        for (var turn = 1; turn < 10; turn++)
            Assert.Null((await _limits.EnterAsync(Camille)).Limit);
        Assert.Equal(TurnLimit.Person, (await _limits.EnterAsync(Camille)).Limit);
    }

    [Fact]
    public async Task Without_an_allowance_there_are_no_limits()
    {
        using var limits = new TurnLimits(_time, null);

        for (var turn = 0; turn < 1_000; turn++)
            Assert.Null((await limits.EnterAsync(Camille)).Limit);
        Assert.Equal(0, limits.Remembered);
    }

    [Fact]
    public async Task The_language_is_the_one_that_they_were_last_answered_in()
    {
        Assert.Equal(Language.English, _limits.LanguageOf(Camille));

        await LetInAsync(_limits, Camille, 1);
        _limits.Remember(Camille.Person.ObjectId, Language.French);

        Assert.Equal(Language.French, _limits.LanguageOf(Camille));
        Assert.Equal(Language.English, _limits.LanguageOf(Daniel));
    }

    private static async Task<int> LetInAsync(TurnLimits limits, Turn turn, int times)
    {
        var letIn = 0;
        for (var time = 0; time < times; time++)
        {
            using var permit = await limits.EnterAsync(turn);
            letIn += permit.Limit is null ? 1 : 0;
        }

        return letIn;
    }

    private static Turn Nobody(int number) => TurnOf(new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9).ToString("D"));

    private static Turn TurnOf(string person) => TurnFactory.WithoutStorage(
        new Activity
        {
            Type = ActivityTypes.Message,
            Id = "m-1",
            ServiceUrl = "http://localhost:1",
            From = new ChannelAccount { Id = $"29:{person}", AadObjectId = person },
            Recipient = new ChannelAccount { Id = "28:bot" },
            Conversation = new ConversationAccount { Id = "a:1", ConversationType = "personal", TenantId = Persona.TenantId },
        },
        default)!;
}
