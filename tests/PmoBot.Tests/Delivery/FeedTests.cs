using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Escalations;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tests.Features.Escalations;
using PmoBot.Tests.Features.Rounds;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Delivery;

/// <summary>What waits on somebody, in Teams' activity feed.</summary>
public sealed class FeedTests : IDisposable
{
    private readonly ScriptedDirectory _graph = new();
    private readonly EscalationHouse _case;

    public FeedTests() => _case = new EscalationHouse(directory: _graph);

    public void Dispose() => _case.Dispose();

    [Fact]
    public async Task Who_is_to_decide_is_noticed_once_after_their_card()
    {
        await _case.BeginAsync();
        _graph.Answers.Enqueue(new Noticing.Noticed());

        await _case.RaiseAsync();
        await _case.UntilAsync(18, 16);

        var (person, notice) = Assert.Single(_graph.Notices);
        Assert.Equal(EscalationHouse.Bo.ObjectId, person);
        Assert.Equal(("A decision waits for you · APOLLO E-1", "Order the racks?"), (notice.Text, notice.Preview));
        Assert.Equal("https://teams.microsoft.com/l/chat/0/0?users=28%3Ab", notice.Link.AbsoluteUri);
    }

    [Fact]
    public async Task A_confidential_case_is_noticed_without_a_word_of_it_in_the_readers_language()
    {
        await _case.BeginAsync();
        await _case.KnownAsync(EscalationHouse.Bo, Language.French);

        await _case.House.PressAsync(
            LogItem.LogVerb, new { draft = "r1", project = EscalationHouse.Code, kind = "Threat", statement = "Merger talks", probability = "3", impact = "3", confidential = "true" }, Roles.None, EscalationHouse.Ana);

        await _case.RaiseAsync(null, ("item", "R-1"));

        Assert.True((await _case.FindAsync()).IsConfidential);
        var (_, notice) = Assert.Single(_graph.Notices);
        Assert.Equal(new FeedNotice("PmoBot", "Une décision vous attend", "À lire dans notre conversation.", notice.Link), notice);
    }

    [Fact]
    public async Task Somebody_who_left_is_said_in_the_readers_language()
    {
        await _case.BeginAsync();
        await _case.KnownAsync(EscalationHouse.Bo, Language.French);

        await _case.RaiseAsync(null, ("wanted", $"As {PmoBot.AdaptiveCards.SomebodyGone.Name} said?"));

        Assert.Equal("As une personne partie said?", Assert.Single(_graph.Notices).Notice.Preview);
    }

    [Fact]
    public async Task Nobody_is_noticed_in_their_quiet_hours()
    {
        await _case.BeginAsync();
        await _case.KnownAsync(EscalationHouse.Bo, zone: "America/New_York");   // where it is 4:00

        await _case.RaiseAsync();
        Assert.Equal((1, 0), (_case.Posts(EscalationHouse.Bo), _graph.Notices.Count));
        await _case.UntilAsync(18, 14, 0);
        Assert.Empty(_graph.Notices);
        await _case.UntilAsync(18, 14, 30);

        Assert.Single(_graph.Notices);
    }

    [Fact]
    public async Task What_has_been_decided_meanwhile_is_not_noticed()
    {
        await _case.BeginAsync();
        await _case.KnownAsync(EscalationHouse.Bo, zone: "America/New_York");
        await _case.RaiseAsync();

        await _case.PressAsync(DecideEscalation.DecideVerb, EscalationHouse.Bo, ("option", "A"));
        await _case.UntilAsync(18, 16);

        Assert.False((await _case.FindAsync()).IsOpen);
        Assert.Empty(_graph.Notices);
    }

    [Fact]
    public async Task Who_may_not_be_noticed_has_their_card_and_is_not_tried_again()
    {
        await _case.BeginAsync();
        _graph.Answers.Enqueue(new Noticing.NotPermitted());

        await _case.RaiseAsync();
        await _case.UntilAsync(18, 11);

        Assert.Equal((1, 1), (_case.Posts(EscalationHouse.Bo), _graph.Notices.Count));
        Assert.Empty(await _case.House.Store.QueryAsync("tenant", "dead-", "dead.").ToListAsync());
    }

    [Fact]
    public async Task A_feed_that_never_answers_is_left_alone_after_a_few_tries_and_held_against_nobody()
    {
        await _case.BeginAsync();
        foreach (var _ in Enumerable.Range(0, 40))
            _graph.Answers.Enqueue(new Noticing.NotDone("no connection"));

        await _case.RaiseAsync();
        for (var minute = 0; minute < 60; minute++)
            await GoOnAsync();

        Assert.Equal(5, _graph.Notices.Count);
        Assert.Empty(await _case.House.Store.QueryAsync("tenant", "dead-", "dead.").ToListAsync());
    }

    [Fact]
    public async Task While_the_feed_is_throttled_cards_go_out_as_ever()
    {
        await _case.BeginAsync(EscalationHouse.All(EscalationHouse.Bo, EscalationHouse.Cy, EscalationHouse.Dee));
        _graph.Answers.Enqueue(new Noticing.Throttled(TimeSpan.FromMinutes(2)));

        await _case.RaiseAsync();
        Assert.Equal((1, 1, 1), (_case.Posts(EscalationHouse.Bo), _case.Posts(EscalationHouse.Cy), _case.Posts(EscalationHouse.Dee)));
        for (var minute = 0; minute < 10; minute++)
            await GoOnAsync();

        Assert.Equal(3, _graph.Notices.Skip(1).Select(sent => sent.Person).Distinct().Count());
    }

    [Fact]
    public async Task After_an_unknown_outcome_it_is_sent_again_only_as_may_be_repeated()
    {
        await _case.BeginAsync();
        _graph.Answers.Enqueue(new Noticing.Unknown("503"));

        await _case.RaiseAsync();
        Assert.Single(_graph.Notices);
        for (var minute = 0; minute < 3; minute++)
            await GoOnAsync();

        var card = Assert.Single(await _case.House.Get<LiveCards>().ListAsync(EscalationHouse.Bo.Partition, EscalationCard.Prefix(EscalationHouse.E1) + Occasions.Level, CancellationToken.None));
        var delivery = (await _case.House.Store.FindDeliveryAsync(EscalationHouse.Bo.Partition, NoticeInFeed.IdOf(card.Id)))!;
        Assert.Equal((2, DeliveryState.Done), (_graph.Notices.Count, delivery.State));
        Assert.True(delivery.MaybeRepeated);
    }

    [Fact]
    public async Task Without_a_feed_nothing_is_raised()
    {
        _graph.IsOn = false;
        await _case.BeginAsync();

        await _case.RaiseAsync();

        Assert.Empty(_graph.Notices);
        var rows = await _case.House.Store.QueryAsync(EscalationHouse.Bo.Partition, "delivery-feed-", "delivery-feed.").ToListAsync();
        Assert.Empty(rows);
    }

    [Fact]
    public async Task Who_is_asked_for_a_report_is_noticed_and_not_again_with_the_reminders()
    {
        using var round = new RoundHouse();
        round.Directory.IsOn = true;
        await round.LedAsync("APOLLO", RoundHouse.Ana);
        await round.KnownAsync(RoundHouse.Ana, language: Language.French);
        await round.GoLiveAsync();

        await round.UntilAsync(20, 15);

        var (person, notice) = Assert.Single(round.Directory.Notices);
        Assert.Equal((RoundHouse.Ana.ObjectId, "APOLLO"), (person, notice.Preview));
        Assert.StartsWith("Un projet", notice.Text, StringComparison.Ordinal);
    }

    // A minute, by both clocks.
    private async Task GoOnAsync()
    {
        ((ManualTime)_case.House.Get<TimeProvider>()).Advance(TimeSpan.FromMinutes(1));
        _case.House.Wait(Duration.FromMinutes(1));
        await _case.DeliverAsync();
    }
}
