using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Digests;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Features.Projects;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Features.Digests;

public sealed class DigestManageTests : IAsyncLifetime
{
    private DigestHouse _house = null!;   // set before every test

    public async Task InitializeAsync()
    {
        _house = DigestHouse.Open();
        await _house.LedAsync("APOLLO", plain => plain with { Programme = "Payments" });
        await _house.KnownAsync(DigestHouse.Bo, Language.French);
        await _house.ReaderAsync(DigestHouse.Bo);
    }

    public Task DisposeAsync()
    {
        _house.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task People_read_it_in_their_own_language_as_long_as_they_have_the_right()
    {
        await _house.SetUpAsync("Digital", null, (DigestDraft.People, DigestHouse.Bo.ObjectId));
        await _house.UntilAsync(23, 11, 0);
        Assert.Equal([("a:Bo", "Digital: État des lieux")], _house.Posts);

        await _house.House.Get<RoleStore>().WithdrawAsync(await _house.House.TurnOfAsync(ProjectHouse.Camille), DigestHouse.Bo, new Grant(Role.Reader, "digital"));
        await _house.UntilAsync(30, 11, 0);
        Assert.Single(_house.Posts);
    }

    [Fact]
    public async Task Send_now_sends_once_however_often_the_card_is_pressed_and_the_next_one_stays_where_it_was()
    {
        await _house.SetUpAsync("Digital", DigestHouse.English);
        var subscription = await _house.OnlyAsync();

        var turn = (await _house.House.TurnOfAsync(ProjectHouse.Camille)) with { PressedCardId = "card" };
        var form = new FormData([new(DigestDraft.Partition, "portfolio-digital"), new(DigestDraft.Id, subscription.Id)]);
        for (var times = 0; times < 3; times++)
            await _house.House.Get<TurnRouter>().AnswerAsync(turn, new Incoming.Press(SendDigest.SendVerb, form), CancellationToken.None);
        await _house.DeliverAsync();

        Assert.Single(_house.Posts);
        Assert.Equal(subscription.NextAt, (await _house.OnlyAsync()).NextAt);
        await _house.UntilAsync(23, 11, 0);
        Assert.Equal(2, _house.Posts.Count);
    }

    [Fact]
    public async Task A_preview_goes_to_nobody_else_and_leaves_no_trace()
    {
        await _house.SetUpAsync("Digital", DigestHouse.English);
        var before = await _house.OnlyAsync();

        var preview = Assert.IsType<Reply.Personally>(await _house.PressAsync(PreviewDigest.PreviewVerb, before));

        Assert.Contains("A preview: nobody else sees this.", ProjectHouse.Shown(preview), StringComparison.Ordinal);
        Assert.DoesNotContain("Shown again with", ProjectHouse.Shown(preview), StringComparison.Ordinal);
        Assert.Empty(_house.Posts);
        var after = await _house.OnlyAsync();
        Assert.Equal((before.NextAt, before.LastAt, before.ETag), (after.NextAt, after.LastAt, after.ETag));
    }

    [Fact]
    public async Task Paused_it_does_not_go_out_and_resumed_it_does_from_its_next_time_on()
    {
        await _house.SetUpAsync("Digital", DigestHouse.English);
        await _house.PressAsync(PauseDigest.PauseVerb, await _house.OnlyAsync(), ("pause", "true"));
        await _house.UntilAsync(24, 9, 0);
        Assert.Empty(_house.Posts);

        await _house.PressAsync(PauseDigest.PauseVerb, await _house.OnlyAsync(), ("pause", "false"));
        Assert.Empty(_house.Posts);
        await _house.UntilAsync(30, 11, 0);
        Assert.Single(_house.Posts);
    }

    [Fact]
    public async Task Ended_it_goes_out_no_more_and_what_went_out_is_still_shown()
    {
        await _house.SetUpAsync("Digital", DigestHouse.English);
        await _house.UntilAsync(23, 11, 0);
        var subscription = await _house.OnlyAsync();

        Assert.IsType<Reply.UpdatedCard>(await _house.PressAsync(EndDigest.EndVerb, subscription));
        await _house.OnlyAsync();
        await _house.PressAsync(EndDigest.EndVerb, subscription, ("sure", "true"));
        await _house.UntilAsync(30, 11, 0);

        Assert.Single(_house.Posts);
        Assert.Contains("How it stands", ProjectHouse.Shown(await _house.House.SayAsync("digest Digital 2026-W47")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task Of_several_the_one_that_ends_is_named(string isSure)
    {
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.Audience, nameof(DigestAudience.Team)));

        var answer = await _house.PressAsync(EndDigest.EndVerb, await _house.OnlyAsync(), ("sure", isSure));

        Assert.Contains("Digital · For the team: all that changed", ProjectHouse.Shown(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ne peut pas encore la lire : Bo. Donnez-lui d’abord", "Bo")]
    [InlineData("Ne peuvent pas encore la lire : Bo, Eve. Donnez-leur d’abord", "Bo", "Eve")]
    public void Whoever_may_not_read_it_yet_is_one_or_several_in_French(string said, params string[] names) =>
        Assert.StartsWith(said, DigestTexts.For(Language.French).MayNotRead(names), StringComparison.Ordinal);

    [Fact]
    public async Task Nothing_to_report_is_said_or_where_it_is_so_set_nothing_is_sent()
    {
        await _house.SetUpAsync("Digital", DigestHouse.English);
        await _house.SetUpAsync("Digital", DigestHouse.French, (DigestDraft.Skips, "true"), (DigestDraft.Language, "fr"));
        await _house.UntilAsync(30, 11, 0);

        Assert.Equal(3, _house.Posts.Count);   // the first says how it stands
        Assert.Equal((DigestHouse.English, "Digital: Nothing to report: nothing changed, nothing is wanted"), _house.Posts[^1]);

        await _house.ReportAsync("APOLLO");
        await _house.UntilAsync(37, 11, 0);
        Assert.Equal(5, _house.Posts.Count);
    }

    [Fact]
    public async Task After_a_time_away_there_is_one_edition_and_it_says_that_it_is_late()
    {
        await _house.SetUpAsync("Digital", DigestHouse.English);
        _house.House.Wait(Duration.FromDays(21));
        await _house.DeliverAsync();

        Assert.Single(_house.Posts);
        Assert.Contains("This digest is late: it should have gone out on Mon 23 Nov, 11:00", Assert.Single(_house.Cards), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edition_of_a_period_that_stays_the_newest_for_weeks_off_is_found_by_it()
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.When, DigestDraft.Days), (DigestDraft.WeekDays, "4"), (DigestDraft.Time, "08:30"));
        var (settings, etag) = await _house.House.Get<PortfolioStore>().FindAsync("digital", CancellationToken.None);
        var off = Enumerable.Range(0, 21).Select(day => new LocalDate(2026, 12, 21).PlusDays(day));
        await _house.House.Store.CommitAsync("portfolio-digital", [PortfolioStore.ToWrite(settings with { DaysOff = [.. off] }, etag)]);
        await _house.UntilAsync(72, 9, 0);   // Monday, 11 January, the first working day: week 51 has just closed

        Assert.Contains("As of Mon 11 Jan", DigestHouse.Unescaped(ProjectHouse.Shown(await _house.House.SayAsync("digest Digital 2026-W51"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_projects_is_planned_anew_without_reading_those_before_it()
    {
        CountingStore counted = null!;   // set by the house
        using var house = new DigestHouse(store => counted = new CountingStore(store));
        var apollo = await house.LedAsync("APOLLO");
        foreach (var some in Enumerable.Range(0, 500).Select(number => ProjectCode.Parse($"P{number:000}")).Chunk(50))
            await house.House.Store.CommitAsync("portfolio-digital", [.. some.Select(code => new Write.Upsert(ProjectSnapshot.RowOf(code), ProjectSnapshot.Of(apollo with { Code = code })))]);
        counted.Taken();

        var replan = house.House.Get<ReplanDigests>();
        await replan.ActAsync(
            new DeliveryRecord { Owner = "portfolio-digital", Id = "digest-replan", Kind = replan.Kind, Cursor = "P449", Due = house.House.Now, State = DeliveryState.Claimed },
            CancellationToken.None);

        Assert.InRange(counted.Taken().Rows, 50, 150);
    }

    [Fact]
    public async Task A_round_whose_calendar_moved_publishes_at_its_new_time()
    {
        await _house.SetUpAsync("Digital", DigestHouse.English);
        var portfolios = _house.House.Get<PortfolioStore>();
        var (settings, etag) = await portfolios.FindAsync("digital", CancellationToken.None);
        await _house.House.Store.CommitAsync("portfolio-digital", [PortfolioStore.ToWrite(settings with { DaysOff = [new LocalDate(2026, 11, 23)] }, etag)]);

        await _house.UntilAsync(23, 20, 0);
        Assert.Empty(_house.Posts);
        await _house.UntilAsync(24, 20, 0);
        Assert.Single(_house.Posts);
    }

    [Fact]
    public async Task A_programme_has_a_digest_of_its_own_projects_alone()
    {
        await _house.LedAsync("HERMES", plain => plain with { Programme = "Racks" });
        await _house.SetUpAsync("Digital payments", DigestHouse.English, (DigestDraft.Audience, nameof(DigestAudience.Team)));
        await _house.ReportAsync("APOLLO");
        await _house.ReportAsync("HERMES");
        await _house.UntilAsync(23, 11, 0);
        await _house.ReportAsync("APOLLO", ("overall", "red"));
        await _house.ReportAsync("HERMES", ("overall", "red"));
        await _house.UntilAsync(30, 11, 0);

        Assert.Contains("**APOLLO** green → red", _house.Cards[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("HERMES", _house.Cards[^1], StringComparison.Ordinal);
        Assert.Contains("1 project", _house.Cards[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confidential_items_and_cases_are_in_no_line_and_no_count()
    {
        await _house.LedAsync("HERMES");
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.Audience, nameof(DigestAudience.Team)));
        await _house.ReportAsync("APOLLO");
        await _house.ReportAsync("HERMES");
        await _house.UntilAsync(23, 11, 0);
        var form = await _house.House.OpenAsync("risk APOLLO the vendor is for sale p5 i5");
        (form["confidential"], form["costImpact"]) = ("true", "900000");
        Assert.IsType<Reply.UpdatedCard>(await _house.House.PressAsync("register.log", form));
        await _house.DeliverAsync();
        await _house.ReportAsync("APOLLO");
        await _house.ReportAsync("HERMES");
        await _house.UntilAsync(30, 11, 0);

        Assert.Equal((DigestHouse.English, "Digital: Nothing to report: nothing changed, nothing is wanted"), _house.Posts[^1]);
        Assert.DoesNotContain("threat", _house.Cards[^1], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_channel_that_Teams_does_not_name_unasked_is_named_all_the_same()
    {
        _house.House.Said = channel => new TeamChannel(channel, "19:team@thread.tacv2");
        _house.Graph.Names[DigestHouse.English] = "Apollo";
        await _house.LedAsync("APOLLO");

        var saved = ProjectHouse.Shown(await _house.SetUpAsync("APOLLO", DigestHouse.English));

        Assert.Contains("Apollo (English)", saved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_lost_the_right_to_read_it_is_marked_wherever_its_readers_are_named()
    {
        await _house.KnownAsync(DigestHouse.Ana);
        await _house.KnownAsync(DigestHouse.Bo);
        await _house.ReaderAsync(DigestHouse.Ana);
        await _house.ReaderAsync(DigestHouse.Bo);
        await _house.SetUpAsync("Digital", null, (DigestDraft.People, $"{DigestHouse.Ana.ObjectId},{DigestHouse.Bo.ObjectId}"));
        var only = await _house.OnlyAsync();
        Assert.DoesNotContain("any more", ProjectHouse.Shown(await _house.PressAsync(OpenDigest.OpenVerb, only)), StringComparison.Ordinal);

        await _house.House.Get<RoleStore>().WithdrawAsync(await _house.House.TurnOfAsync(ProjectHouse.Camille), DigestHouse.Bo, new Grant(Role.Reader, "digital"));

        const string Marked = "Bo Berg may not read it any more and gets nothing";
        Assert.Contains(Marked, ProjectHouse.Shown(await _house.PressAsync(OpenDigest.OpenVerb, only)), StringComparison.Ordinal);
        Assert.Contains(Marked, ProjectHouse.Shown(await _house.PressAsync(PreviewDigest.PreviewVerb, only)), StringComparison.Ordinal);
        Assert.Contains(Marked, ProjectHouse.Shown(await _house.House.SayAsync("digest Digital")), StringComparison.Ordinal);
        var sent = ProjectHouse.Shown(await _house.PressAsync(SendDigest.SendVerb, only));
        Assert.Contains("On its way. " + Marked, sent, StringComparison.Ordinal);
        Assert.Equal("a:An", Assert.Single(_house.Posts).Place);
    }

    [Fact]
    public async Task Guests_of_a_channel_are_named_before_anything_is_posted_there()
    {
        _house.House.Roster.Outsiders = [new Outsider("Greta Guest", IsGuest: true)];

        var saved = await _house.SetUpAsync("Digital", DigestHouse.English);

        Assert.Contains("Greta Guest", ProjectHouse.Shown(saved), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_slower_sees_that_it_changed_and_keeps_what_they_typed()
    {
        await _house.SetUpAsync("Digital", DigestHouse.English);
        var open = ProjectHouse.Inputs(await _house.FormAsync("Digital", DigestHouse.English));
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.Audience, nameof(DigestAudience.Team)));

        open[DigestDraft.Skips] = "true";
        var again = Assert.IsType<Reply.FormAgain>(await _house.House.PressAsync(SaveDigest.SaveVerb, open, channel: DigestHouse.English));
        Assert.Contains("Somebody changed this digest meanwhile", ProjectHouse.Shown(again), StringComparison.Ordinal);

        Assert.IsType<Reply.UpdatedCard>(await _house.House.PressAsync(SaveDigest.SaveVerb, ProjectHouse.Inputs(again.Body), channel: DigestHouse.English));
        Assert.Equal((DigestAudience.Executive, true), ((await _house.OnlyAsync()).Audience, (await _house.OnlyAsync()).SkipsNothing));
    }

    [Fact]
    public async Task What_is_wrong_with_its_times_stands_at_their_fields()
    {
        var again = Assert.IsType<Reply.FormAgain>(await _house.SetUpAsync(
            "Digital", DigestHouse.English, (DigestDraft.When, DigestDraft.Days), (DigestDraft.Time, "noonish"), (DigestDraft.Zone, "Atlantis")));

        var shown = ProjectHouse.Shown(again);
        Assert.Contains("Choose at least one day", shown, StringComparison.Ordinal);
        Assert.Contains("noonish", shown, StringComparison.Ordinal);
        Assert.Contains("Atlantis", shown, StringComparison.Ordinal);

        Assert.IsType<Reply.UpdatedCard>(await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.When, DigestDraft.Days), (DigestDraft.WeekDays, "4"), (DigestDraft.Time, "8h30"), (DigestDraft.Zone, "London")));
        var subscription = await _house.OnlyAsync();
        Assert.Equal(Instant.FromUtc(2026, 11, 19, 8, 30), subscription.NextAt);
    }

    [Fact]
    public async Task A_project_that_moves_takes_its_digest_along_and_one_of_its_own_says_what_is_new()
    {
        await _house.SetUpAsync("APOLLO", DigestHouse.English, (DigestDraft.Audience, nameof(DigestAudience.Team)));
        await _house.ReportAsync("APOLLO", ("news", "The pilot is live"));
        await _house.UntilAsync(23, 11, 0);

        Assert.Contains("What is new: The pilot is live", Assert.Single(_house.Cards), StringComparison.Ordinal);
        Assert.Contains("● green", Assert.Single(_house.Cards).Replace("**APOLLO** ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
