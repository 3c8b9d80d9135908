using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Digests;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Digests;

/// <summary>What a digest must not do.</summary>
public sealed class DigestPromiseTests : IDisposable
{
    private readonly DigestHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task A_red_one_that_slips_further_stays_in_the_executives_digest()
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English);
        await _house.ReportAsync("APOLLO", ("overall", "red"), ("forecastFinish", "2027-03-01"));
        await _house.UntilAsync(23, 11, 0);
        await _house.ReportAsync("APOLLO", ("overall", "red"), ("forecastFinish", "2027-06-01"));
        await _house.UntilAsync(30, 11, 0);

        Assert.Contains("APOLLO", _house.Cards[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("nothing changed", _house.Posts[^1].Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(DigestAudience.Executive))]
    [InlineData(nameof(DigestAudience.Team))]
    public async Task From_green_by_grey_to_red_is_no_progress(string audience)
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.Audience, audience));
        await _house.ReportAsync("APOLLO");
        await _house.UntilAsync(30, 11, 0);
        await _house.ReportAsync("APOLLO", ("overall", "red"));
        await _house.UntilAsync(37, 11, 0);

        Assert.Contains("APOLLO", _house.Cards[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("better", _house.Cards[^1], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Nothing", _house.Posts[^1].Summary, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_new_project_that_is_red_is_something_to_report()
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.Skips, "true"));
        await _house.ReportAsync("APOLLO");
        await _house.UntilAsync(23, 11, 0);
        await _house.LedAsync("HERMES", plain => plain with { ActiveSince = _house.House.Now });
        await _house.ReportAsync("APOLLO");
        await _house.ReportAsync("HERMES", ("overall", "red"));
        await _house.UntilAsync(30, 11, 0);

        Assert.Equal(2, _house.Posts.Count);
    }

    [Fact]
    public async Task What_executives_are_not_shown_in_lines_is_not_called_nothing()
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English);
        await _house.ReportAsync("APOLLO");
        await _house.UntilAsync(23, 11, 0);
        await _house.ReportAsync("APOLLO");
        await _house.LedAsync("HERMES", plain => plain with { ActiveSince = _house.House.Now });
        var form = await _house.House.OpenAsync("risk APOLLO the vendor is for sale p5 i5");
        form["costImpact"] = "900000";
        Assert.IsType<Reply.UpdatedCard>(await _house.House.PressAsync("register.log", form));
        await _house.UntilAsync(30, 11, 0);

        Assert.DoesNotContain("nothing changed", _house.Posts[^1].Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_off_that_moves_the_cut_off_moves_the_digest()
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English);
        await PortfolioAsync(("daysOff", "2026-11-23"));

        var (settings, _) = await _house.House.Get<PortfolioStore>().FindAsync("digital", CancellationToken.None);
        var next = new DigestSchedule.AfterRound().Next(_house.House.Now, settings, settings.Cadence, settings.Zone);
        Assert.Equal(next, (await _house.OnlyAsync()).NextAt);
        await _house.UntilAsync(23, 11, 0);
        Assert.Empty(_house.Posts);
        await _house.UntilAsync(24, 11, 0);
        Assert.Single(_house.Posts);
    }

    [Fact]
    public async Task A_zone_that_changes_moves_the_digest_of_certain_days()
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.When, DigestDraft.Days), (DigestDraft.WeekDays, "4"), (DigestDraft.Time, "08:30"));
        await PortfolioAsync(("zone", "New York"));

        Assert.Equal(Instant.FromUtc(2026, 11, 19, 13, 30), (await _house.OnlyAsync()).NextAt);
    }

    [Fact]
    public async Task Who_changes_a_digest_that_is_overdue_does_not_lose_its_edition()
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English);
        _house.House.Wait(Instant.FromUtc(2026, 11, 23, 10, 5) - _house.House.Now);
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.Skips, "true"));
        await _house.UntilAsync(24, 11, 0);

        Assert.Single(_house.Posts);
    }

    [Fact]
    public async Task It_goes_out_whatever_alphabet_reports_are_written_in()
    {
        for (var number = 1; number <= 8; number++)
            await _house.LedAsync($"P{number}");
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.Audience, nameof(DigestAudience.Team)));
        for (var number = 1; number <= 8; number++)
            await _house.ReportAsync($"P{number}", ("overall", "red"), ("wanted", new string('Ж', 400)));
        await _house.UntilAsync(23, 11, 0);
        await _house.UntilAsync(24, 11, 0);

        Assert.Single(_house.Posts);
    }

    [Fact]
    public async Task Trouble_of_a_channel_ends_when_the_bot_posts_there_again()
    {
        await _house.KnownAsync(DigestHouse.Bo);
        await _house.PmoAsync(DigestHouse.Bo);
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English);
        _house.House.Teams.Answer = () => _house.House.Teams.Places[^1] == DigestHouse.English ? new Sending.Gone() : null;
        await _house.UntilAsync(23, 11, 0);
        Assert.Equal(DigestTrouble.ChannelGone, (await _house.OnlyAsync()).Channels[0].Trouble);
        _house.House.Teams.Answer = () => null;
        await _house.UntilAsync(30, 11, 0);

        Assert.Null((await _house.OnlyAsync()).Channels[0].Trouble);
    }

    [Fact]
    public async Task The_week_that_an_edition_names_shows_that_edition_again()
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.When, DigestDraft.Days), (DigestDraft.WeekDays, "4,5"), (DigestDraft.Time, "08:30"));
        await _house.UntilAsync(20, 9, 0);
        Assert.Equal(2, _house.Cards.Count);
        Assert.All(_house.Cards, card => Assert.Contains("digest Digital 2026-W46", card, StringComparison.Ordinal));

        var again = await _house.House.SayAsync("digest Digital 2026-W46");
        Assert.Contains("As of Thu 19 Nov", Deep(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_programme_that_is_spelt_in_two_ways_has_one_digest()
    {
        await _house.LedAsync("HERMES", plain => plain with { Programme = "Payments" });
        await _house.SetUpAsync("Digital payments", DigestHouse.English);
        await _house.LedAsync("APOLLO", plain => plain with { Programme = "PAYMENTS" });

        Assert.Contains("1 digest", Deep(await _house.House.SayAsync("digest Digital payments")), StringComparison.Ordinal);
        await _house.SetUpAsync("Digital payments", DigestHouse.English, (DigestDraft.Skips, "true"));
        await _house.OnlyAsync();
    }

    [Fact]
    public async Task Which_of_many_portfolios_is_asked_with_all_of_them_or_says_how_many_more()
    {
        for (var number = 1; number <= 7; number++)
            await _house.House.CreateAsync($"P{number}", $"Area {number}", recorded: true);
        await _house.DeliverAsync();

        var shown = Deep(await _house.House.SayAsync("digest"));
        Assert.True(shown.Contains("Area 7", StringComparison.Ordinal) || shown.Contains("more", StringComparison.Ordinal), shown);
    }

    [Fact]
    public async Task Send_now_says_that_it_is_on_its_way_only_if_it_is()
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English);
        var subscription = await _house.OnlyAsync();
        var form = new FormData([new(DigestDraft.Partition, "portfolio-digital"), new(DigestDraft.Id, subscription.Id)]);
        var turn = (await _house.House.TurnOfAsync(ProjectHouse.Camille)) with { PressedCardId = "card" };
        await _house.House.Get<TurnRouter>().AnswerAsync(turn, new Incoming.Press(SendDigest.SendVerb, form), CancellationToken.None);
        await _house.UntilAsync(25, 11, 0);
        Assert.Equal(2, _house.Posts.Count);

        turn = (await _house.House.TurnOfAsync(ProjectHouse.Camille)) with { PressedCardId = "card" };
        var reply = await _house.House.Get<TurnRouter>().AnswerAsync(turn, new Incoming.Press(SendDigest.SendVerb, form), CancellationToken.None);
        await _house.UntilAsync(25, 12, 0);
        Assert.True(_house.Posts.Count == 3 || reply is not Reply.Text { Words: "On its way." });
    }

    [Fact]
    public async Task A_form_from_before_the_end_does_not_begin_it_again()
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English);
        var open = ProjectHouse.Inputs(await _house.FormAsync("Digital", DigestHouse.English));
        await _house.PressAsync(EndDigest.EndVerb, await _house.OnlyAsync(), ("sure", "true"));
        await _house.House.PressAsync(SaveDigest.SaveVerb, open, channel: DigestHouse.English);

        Assert.Empty(await _house.House.Get<SubscriptionRows>().ListAsync("portfolio-digital", CancellationToken.None));
    }

    [Fact]
    public async Task Who_pressed_send_now_stands_in_the_trail()
    {
        await _house.KnownAsync(ProjectHouse.Camille);
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English);
        await _house.PressAsync(SendDigest.SendVerb, await _house.OnlyAsync());
        Assert.Single(_house.Posts);

        var entries = await _house.House.Store.QueryAsync("portfolio-digital", "audit-", "audit-~").ToListAsync();
        Assert.NotEqual(Guid.Empty, entries[^1].Columns.Guid("actor"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(120)]
    [InlineData(400)]
    public void The_figures_of_ten_thousand_projects_fit_one_commit(int wanted)
    {
        var random = new Random(1);
        string[] words = [.. Enumerable.Range(0, 3000).Select(_ => new string([.. Enumerable.Range(0, random.Next(3, 11)).Select(_ => (char)('a' + random.Next(26)))]))];
        using var packer = new FrozenFigures.Packer(_house.House.Get<IEnumerable<IDigestSection>>().SelectMany(section => section.Compared));
        for (var number = 0; number < 10_000; number++)
        {
            var columns = new Columns
            {
                ["name"] = Text(35),
                ["programme"] = $"Programme {number % 40}",
                ["state"] = "Active",
                ["manager"] = Id(),
                ["deputy"] = Id(),
                ["sponsor"] = Id(),
                ["language"] = "fr",
                ["cadence"] = "Weekly",
                ["activeSince"] = DateTimeOffset.UnixEpoch.AddSeconds(random.Next()),
                ["start"] = "2026-01-05",
                ["baselineFinish"] = $"2027-0{random.Next(1, 9)}-{random.Next(10, 28)}",
                ["firstFinish"] = $"2027-0{random.Next(1, 9)}-{random.Next(10, 28)}",
                ["baselines"] = 2,
                ["budget"] = (double)random.Next(1_000_000),
                ["unit"] = "EUR",
                ["version"] = (long)random.Next(100_000),
                ["period"] = "20261116-w",
                ["receivedAt"] = DateTimeOffset.UnixEpoch.AddTicks(random.NextInt64(1L << 50)),
                ["overall"] = "Green",
                ["previousOverall"] = "Amber",
                ["computed"] = "Green",
                ["forecastFinish"] = $"2027-0{random.Next(1, 9)}-{random.Next(10, 28)}",
                ["slip"] = random.Next(90),
                ["costAtCompletion"] = random.NextDouble() * 1e6,
                ["reportVersion"] = 3,
                ["slipTolerance"] = 17,
                ["slipComputed"] = "Green",
                ["costOver"] = random.NextDouble(),
                ["costTolerance"] = 0.1,
                ["costFarUnder"] = false,
                ["costComputed"] = "Green",
                ["costBudget"] = (double)random.Next(1_000_000),
                ["costUnit"] = "EUR",
                ["overspent"] = false,
                ["risk"] = "Amber",
                ["riskCause"] = "HighBand",
                ["riskCount"] = 2,
                ["carried"] = false,
                ["greener"] = false,
                ["openQuestion"] = false,
                ["escalations"] = $"{random.Next(40)}@{random.Next()}@{random.Next()}@p@{random.Next():x8}",
                ["escalationLeads"] = string.Join(' ', Enumerable.Range(0, 20).Select(_ => $"{random.Next(1, 3)}@{random.Next(9000)}")),
            };
            if (wanted > 0)
                columns["wanted"] = Text(wanted);
            packer.Add(ProjectSnapshot.Read("digital", ProjectCode.Parse($"P{number:00000}"), columns));
        }

        var parts = packer.End();
        var writes = parts.Select<byte[], Write>((part, at) => new Write.Upsert(FrozenFigures.RowOf("0123456789abcdef0123456789abcdef", at), new Columns { ["figures"] = part })).ToList();
        Assert.Null(CommitRules.FirstTooLarge(writes));
        Assert.True(parts.Count <= 50, $"{parts.Count} parts beside twenty channels");

        string Id() => new Guid([.. Enumerable.Range(0, 16).Select(_ => (byte)random.Next(256))]).ToString("D");
        string Text(int length)
        {
            var text = "";
            while (text.Length < length)
                text += words[random.Next(words.Length)] + " ";
            return text;
        }
    }

    [Fact]
    public async Task A_day_off_that_is_taken_back_costs_no_edition()
    {
        await _house.LedAsync("APOLLO");
        await PortfolioAsync(("daysOff", "2026-11-23"));
        await _house.SetUpAsync("Digital", DigestHouse.English);
        await PortfolioAsync(("daysOff", ""));
        await _house.UntilAsync(25, 11, 0);

        Assert.Single(_house.Posts);
    }

    [Fact]
    public async Task A_zone_that_comes_back_after_the_hour_costs_no_edition_and_ends_no_digest()
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.When, DigestDraft.Days), (DigestDraft.WeekDays, "4"), (DigestDraft.Time, "08:30"));
        await PortfolioAsync(("zone", "New York"));
        await _house.UntilAsync(19, 12, 0);
        Assert.Empty(_house.Posts);
        await PortfolioAsync(("zone", "Paris"));
        await _house.UntilAsync(19, 13, 0);

        Assert.Single(_house.Posts);
        await _house.UntilAsync(26, 9, 0);
        Assert.Equal(2, _house.Posts.Count);
    }

    [Theory]
    [InlineData("Digital")]
    [InlineData("APOLLO")]
    public async Task A_zone_whose_hour_comes_earlier_is_followed_at_once_by_digests_of_projects_too(string subject)
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync(subject, DigestHouse.English, (DigestDraft.When, DigestDraft.Days), (DigestDraft.WeekDays, "4"), (DigestDraft.Time, "08:30"));
        await PortfolioAsync(("zone", "Tokyo"));
        await _house.UntilAsync(19, 0, 45);   // 8:45 in Tokyo

        Assert.Single(_house.Posts);
    }

    [Theory]
    [InlineData("Digital")]
    [InlineData("APOLLO")]
    public async Task Rounds_that_publish_earlier_are_followed_by_the_digests_after_them(string subject)
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync(subject, DigestHouse.English);
        var form = await _house.House.OpenAsync("round schedule Digital");
        (form["cutOff"], form["published"]) = ("Fri 15:00", "Fri 16:00");
        Assert.IsType<Reply.UpdatedCard>(await _house.House.PressAsync(PmoBot.Features.Rounds.ChangeSchedule.SaveVerb, form));
        await _house.DeliverAsync();
        await _house.UntilAsync(20, 16, 30);

        Assert.Single(_house.Posts);
    }

    [Fact]
    public async Task A_zone_further_east_costs_no_edition()
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.When, DigestDraft.Days), (DigestDraft.WeekDays, "4"), (DigestDraft.Time, "08:30"));
        await PortfolioAsync(("zone", "Tokyo"));
        await _house.UntilAsync(20, 11, 0);

        Assert.Single(_house.Posts);
    }

    [Fact]
    public async Task A_programme_that_was_renamed_is_not_reported_as_quiet_and_can_be_found()
    {
        await _house.LedAsync("APOLLO", plain => plain with { Programme = "Payments" });
        await _house.SetUpAsync("Digital payments", DigestHouse.English);
        await _house.ReportAsync("APOLLO", ("overall", "red"));
        await _house.UntilAsync(23, 11, 0);
        var projects = _house.House.Get<ProjectStore>();
        var (project, etag) = (await projects.FindAsync(ProjectCode.Parse("APOLLO"), CancellationToken.None))!;
        await _house.House.Get<Outbox>().CommitAsync(
            project.Code.Partition, [ProjectStore.Replace(project with { Programme = "Billing", Version = project.Version + 1 }, etag)], [ListProject.Raise(_house.House.Now), TakeSnapshot.Raise(_house.House.Now)]);
        await _house.UntilAsync(30, 11, 0);
        await _house.UntilAsync(37, 11, 0);

        Assert.DoesNotContain(_house.Posts, post => post.Summary.Contains("Nothing to report", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_French_several_are_red_in_the_plural()
    {
        await _house.LedAsync("APOLLO");
        await _house.LedAsync("HERMES");
        await _house.SetUpAsync("Digital", DigestHouse.French, (DigestDraft.Language, "fr"));
        await _house.ReportAsync("APOLLO", ("overall", "red"));
        await _house.ReportAsync("HERMES", ("overall", "red"));
        await _house.UntilAsync(23, 11, 0);

        Assert.Contains("■ 2 rouges", _house.Cards[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_reads_a_channel_is_shown_there_what_was_posted_there()
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English);
        await _house.UntilAsync(23, 11, 0);

        var reply = await _house.House.SayAsync("digest", Roles.None, DigestHouse.English, DigestHouse.Bo);
        Assert.Contains("How it stands", Deep(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_leads_a_project_is_led_to_its_digest()
    {
        await _house.LedAsync("APOLLO");

        var reply = await _house.House.SayAsync("digest", Roles.None, by: DigestHouse.Ana);
        Assert.Contains("APOLLO", Deep(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_report_that_is_red_is_something_to_report()
    {
        await _house.LedAsync("HERMES");
        await _house.LedAsync("APOLLO", plain => plain with { ActiveSince = Instant.FromUtc(2026, 11, 23, 9, 30) });
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.Skips, "true"));
        await _house.ReportAsync("HERMES");
        await _house.UntilAsync(23, 11, 0);
        await _house.ReportAsync("HERMES");
        await _house.ReportAsync("APOLLO", ("overall", "red"));
        await _house.UntilAsync(30, 11, 0);

        Assert.Equal(2, _house.Posts.Count);
    }

    [Fact]
    public async Task Executives_are_shown_each_currency_or_that_there_are_more()
    {
        for (var number = 1; number <= 8; number++)
        {
            await _house.LedAsync($"EU{number}", plain => plain with { Budget = new Money(100_000, number % 2 == 0 ? "EUR" : "USD") });
            await _house.LedAsync($"Q{number}");
        }

        await _house.SetUpAsync("Digital", DigestHouse.English);
        for (var number = 1; number <= 8; number++)
        {
            await _house.ReportAsync($"EU{number}");
            await _house.ReportAsync($"Q{number}", ("overall", "red"));
        }

        await _house.UntilAsync(23, 11, 0);
        foreach (var number in new[] { 1, 2 })
        {
            var form = await _house.House.OpenAsync($"risk EU{number} the vendor is for sale p3 i2");
            form["costImpact"] = "900000";
            Assert.IsType<Reply.UpdatedCard>(await _house.House.PressAsync("register.log", form));
        }

        for (var number = 1; number <= 8; number++)
        {
            await _house.ReportAsync($"EU{number}", ("overall", "red"), ("wanted", "A decision"));
            await _house.ReportAsync($"Q{number}", ("overall", "red"));
        }

        await _house.UntilAsync(30, 11, 0);
        var exposure = _house.Cards[^1][_house.Cards[^1].IndexOf("Exposure", StringComparison.Ordinal)..];
        Assert.Contains("€", exposure, StringComparison.Ordinal);
        Assert.Contains("$", exposure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confidential_threat_that_costs_something_is_in_no_exposure()
    {
        await _house.LedAsync("APOLLO", plain => plain with { Budget = new Money(100_000, "EUR") });
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.Audience, nameof(DigestAudience.Team)));
        var form = await _house.House.OpenAsync("risk APOLLO the vendor is for sale p5 i5");
        (form["confidential"], form["costImpact"]) = ("true", "900000");
        Assert.IsType<Reply.UpdatedCard>(await _house.House.PressAsync("register.log", form));
        await _house.DeliverAsync();
        await _house.UntilAsync(23, 11, 0);

        Assert.DoesNotContain("Exposure", _house.Cards[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portfolio_whose_name_ends_in_a_year_or_week_is_found()
    {
        await _house.House.CreateAsync("APOLLO", "Migration 2027", recorded: true);
        await _house.House.CreateAsync("HERMES", "Plan 47", recorded: true);

        Assert.Contains("Digests of Migration 2027", Deep(await _house.House.SayAsync("digest Migration 2027")), StringComparison.Ordinal);
        Assert.Contains("Digests of Plan 47", Deep(await _house.House.SayAsync("digest Plan 47")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_of_ten_thousand_reach_their_readers()
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English);
        var random = new Random(1);
        for (var page = 0; page < 100; page++)
        {
            await _house.House.Store.CommitAsync("portfolio-digital", [.. Enumerable.Range(page * 100, 100).Select(number =>
                new Write.Insert(ProjectSnapshot.RowOf(ProjectCode.Parse($"P{number:00000}")), Typical(random, number)))]);
        }

        await _house.UntilAsync(23, 11, 0);
        await _house.UntilAsync(23, 12, 0);
        Assert.Single(_house.Posts);
    }

    [Fact]
    public async Task An_edition_of_a_digest_that_was_ended_meanwhile_goes_out_no_more()
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English);
        _house.House.Teams.Answer = () => new Sending.NotDone("no connection");
        await _house.UntilAsync(23, 11, 0);
        await _house.PressAsync(EndDigest.EndVerb, await _house.OnlyAsync(), ("sure", "true"));
        var before = _house.Posts.Count;
        _house.House.Teams.Answer = () => null;
        await _house.UntilAsync(23, 16, 0);

        Assert.Equal(before, _house.Posts.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_figures_of_ten_thousand_ordinary_projects_fit_one_commit(bool isLean)
    {
        var random = new Random(1);
        using var packer = new FrozenFigures.Packer(_house.House.Get<IEnumerable<IDigestSection>>().SelectMany(section => section.Compared));
        for (var number = 0; number < 10_000; number++)
        {
            var columns = Typical(random, number);
            if (isLean)
            {
                foreach (var name in new[] { "manager", "deputy", "sponsor", "escalationLeads", "wanted", "name", "programme" })
                    columns[name] = name == "name" ? "n" : null;
            }

            packer.Add(ProjectSnapshot.Read("digital", ProjectCode.Parse($"P{number:00000}"), columns));
        }

        var parts = packer.End();
        Assert.Null(CommitRules.FirstTooLarge([.. parts.Select((part, at) => new Write.Upsert(FrozenFigures.RowOf("d", at), new Columns { ["figures"] = part }))]));
    }

    // 1,500 managers, as many deputies, 150 sponsors; one in five asks for something; three decided levels each.
    private static Columns Typical(Random random, int number)
    {
        string[] words = ["migration", "payment", "invoice", "customer", "portal", "warehouse", "network", "billing", "identity", "reporting", "supplier", "contract", "data", "cloud", "mobile", "branch"];
        var columns = new Columns
        {
            ["name"] = $"{words[random.Next(16)]} {words[random.Next(16)]} {random.Next(2000)}",
            ["programme"] = $"Programme {number % 40}",
            ["state"] = "Active",
            ["manager"] = Id(random.Next(1500)),
            ["deputy"] = Id(2000 + random.Next(1500)),
            ["sponsor"] = Id(5000 + random.Next(150)),
            ["cadence"] = "Weekly",
            ["activeSince"] = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(25_000_000)),
            ["start"] = Day(2026),
            ["baselineFinish"] = Day(2027),
            ["firstFinish"] = Day(2027),
            ["baselines"] = random.Next(1, 4),
            ["budget"] = random.Next(1, 5000) * 1000d,
            ["unit"] = "EUR",
            ["version"] = (long)random.Next(20, 400),
            ["period"] = "20261116-w",
            ["receivedAt"] = new DateTimeOffset(2026, 11, 19, 13, 0, 0, TimeSpan.Zero).AddTicks(random.NextInt64(TimeSpan.FromDays(3).Ticks)),
            ["overall"] = Rag(),
            ["previousOverall"] = Rag(),
            ["computed"] = Rag(),
            ["forecastFinish"] = Day(2027),
            ["slip"] = random.Next(60),
            ["costAtCompletion"] = random.Next(1, 5_000_000),
            ["reportVersion"] = random.Next(1, 3),
            ["slipTolerance"] = random.Next(5, 31),
            ["slipComputed"] = Rag(),
            ["costOver"] = random.Next(5_000_000) / 4_321_987d,
            ["costTolerance"] = 0.1,
            ["costFarUnder"] = false,
            ["costComputed"] = Rag(),
            ["costBudget"] = random.Next(1, 5000) * 1000d,
            ["costUnit"] = "EUR",
            ["overspent"] = false,
            ["riskCount"] = random.Next(4),
            ["carried"] = random.Next(3) == 0,
            ["greener"] = random.Next(5) == 0,
            ["openQuestion"] = false,
            ["register_threats"] = $"EUR={random.Next(1_000_000)}.{random.Next(100)}",
            ["register_opportunities"] = $"EUR={random.Next(100_000)}",
            ["escalations"] = random.Next(5) == 0 ? $"{random.Next(40)}@{1_795_000_000 + random.Next(2_000_000)}@{1_795_000_000 + random.Next(2_000_000)}@p@{random.Next():x8}" : "",
            ["escalationLeads"] = string.Join(' ', Enumerable.Range(0, 3).Select(_ => $"{random.Next(1, 3)}@{random.Next(9000)}")),
        };
        columns["costAtCompletion"] = (double)random.Next(1, 5_000_000);
        if (random.Next(5) == 0)
            columns["wanted"] = string.Join(' ', Enumerable.Range(0, 10).Select(_ => words[random.Next(16)]));
        return columns;

        string Rag() => random.Next(3) switch { 0 => "Green", 1 => "Amber", _ => "Red" };
        string Day(int year) => $"{year}-{random.Next(1, 13):00}-{random.Next(1, 29):00}";
        static string Id(int seed)
        {
            var bytes = new byte[16];
            new Random(seed).NextBytes(bytes);
            return new Guid(bytes).ToString("D");
        }
    }

    private async Task PortfolioAsync(params (string Field, string Value)[] typed)
    {
        var form = await _house.House.OpenAsync("portfolio Digital settings");
        foreach (var (field, value) in typed)
            form[field] = value;
        Assert.IsType<Reply.UpdatedCard>(await _house.House.PressAsync(ChangePortfolio.SaveVerb, form));
        await _house.DeliverAsync();
    }

    private static string Deep(Reply reply) => reply switch
    {
        Reply.Personally personally => Deep(personally.Inner),
        Reply.Both both => Deep(both.First) + Deep(both.Second),
        _ => DigestHouse.Unescaped(ProjectHouse.Shown(reply)),
    };
}
