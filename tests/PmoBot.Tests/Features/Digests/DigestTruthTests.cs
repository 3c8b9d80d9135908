using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Digests;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Scheduling;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Digests;

/// <summary>An edition says what is so when it goes out, and each thing once.</summary>
public sealed class DigestTruthTests : IDisposable
{
    private static readonly Person Cy = new("c1000000-0000-0000-0000-000000000001", "Cy Cohen");

    private readonly DigestHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task A_finish_that_passes_between_two_editions_is_news_in_the_second_and_in_no_third()
    {
        await _house.LedAsync("APOLLO", plain => plain with
        {
            Cadence = Cadence.Monthly,
            Start = new LocalDate(2026, 1, 5),
            Baselines = [new Baseline(new LocalDate(2026, 11, 24), _house.House.Now)],
        });
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.Audience, nameof(DigestAudience.Team)));
        await _house.ReportAsync("APOLLO", ("forecastFinish", "2026-11-25"));
        await _house.UntilAsync(23, 11, 0);
        Assert.DoesNotContain("has passed", _house.Cards[^1], StringComparison.Ordinal);

        await _house.UntilAsync(30, 11, 0);
        Assert.EndsWith("1 project got worse", _house.Posts[^1].Summary, StringComparison.Ordinal);
        Assert.Contains("■ **APOLLO** declared green, computed red (forecast finish 25 Nov 2026 has passed)", _house.Cards[^1], StringComparison.Ordinal);

        await _house.UntilAsync(31, 11, 0);
        await _house.UntilAsync(37, 11, 0);
        Assert.DoesNotContain("worse", _house.Posts[^1].Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_computed_redder_than_in_the_edition_before_got_worse_however_green_it_was_declared_both_times()
    {
        await SlippingAsync("2026-11-25");
        await _house.UntilAsync(23, 11, 0);
        await _house.UntilAsync(30, 11, 0);

        Assert.EndsWith("1 project got worse", _house.Posts[^1].Summary, StringComparison.Ordinal);
        Assert.Contains("declared green, computed red", _house.Cards[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_computed_red_stays_in_the_digest_as_what_was_declared_red_does()
    {
        await SlippingAsync("2026-12-24");
        await _house.UntilAsync(23, 11, 0);
        await _house.UntilAsync(30, 11, 0);

        Assert.DoesNotContain("worse", _house.Posts[^1].Summary, StringComparison.Ordinal);
        Assert.Contains("■ **APOLLO** declared green, computed red", _house.Cards[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_is_corrected_asks_for_nothing_more_than_the_case_that_was_raised_from_it()
    {
        await WithWishAsync();
        _house.House.Wait(Duration.FromMinutes(5));
        await RaiseAsync("escalate APOLLO tolerance", "Shall we pay twice?");
        _house.House.Wait(Duration.FromMinutes(5));
        await _house.ReportAsync("APOLLO", ("overall", "red"), ("wanted", "A second supplier"), ("news", "All is nearly well"));
        await _house.UntilAsync(23, 11, 0);

        Assert.StartsWith("Digital: 1 decision wanted", _house.Posts[^1].Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A second supplier?", 1)]
    [InlineData("a second supplier", 1)]
    [InlineData("Who pays for the racks?", 2)]
    public async Task What_a_report_asks_for_and_a_case_asks_too_is_one_decision(string question, int decisions)
    {
        await WithWishAsync();
        await RaiseAsync("escalate APOLLO", question);
        await _house.UntilAsync(23, 11, 0);

        Assert.StartsWith($"Digital: {decisions} decision", _house.Posts[^1].Summary, StringComparison.Ordinal);
        Assert.Contains($"Decisions pending\",\"value\":\"1,", DigestHouse.Unescaped(ProjectHouse.Shown(await _house.House.SayAsync("portfolio Digital"))), StringComparison.Ordinal);
        Assert.Equal(decisions == 2, ProjectHouse.Shown(await _house.House.SayAsync("portfolio Digital")).Contains("1 report wants", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_case_that_was_raised_from_a_report_is_what_the_report_asks_for_however_it_is_put()
    {
        await WithWishAsync();
        await RaiseAsync("escalate APOLLO tolerance", "Shall we pay twice?");
        await _house.UntilAsync(23, 11, 0);

        Assert.StartsWith("Digital: 1 decision wanted", _house.Posts[^1].Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_decided_is_wanted_no_more_until_a_later_report_asks_again()
    {
        await WithWishAsync();
        await RaiseAsync("escalate APOLLO", "A second supplier?");
        _house.House.Wait(Duration.FromMinutes(5));
        await _house.House.PressAsync(DecideEscalation.DecideVerb,
            new Dictionary<string, string> { ["project"] = "APOLLO", ["escalation"] = "E-1", ["opening"] = "1", ["option"] = "A" }, Roles.None, DigestHouse.Bo);
        await _house.DeliverAsync();

        Assert.DoesNotContain("report wants", await PortfolioAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Wanted:", await PortfolioAsync(), StringComparison.Ordinal);

        _house.House.Wait(Duration.FromMinutes(5));
        await _house.ReportAsync("APOLLO", ("overall", "red"), ("wanted", "A second supplier"));
        await _house.DeliverAsync();
        Assert.Contains("1 report wants", await PortfolioAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_computed_red_no_more_got_better_though_it_was_declared_green_all_along()
    {
        await SlippingAsync("2026-12-24", baseline: 20);
        await _house.UntilAsync(23, 11, 0);
        await _house.ReportAsync("APOLLO", ("forecastFinish", "2026-11-30"));
        await _house.UntilAsync(30, 11, 0);

        Assert.EndsWith("1 got better", _house.Posts[^1].Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("digest digitl", "digest Digital")]
    [InlineData("digest digitl 2026-W47", "digest Digital 2026-W47")]
    [InlineData("digest apolo", "digest APOLLO")]
    [InlineData("escalations digitl", "escalations Digital")]
    [InlineData("escalations apolo", "escalations APOLLO")]
    [InlineData("round digitl", "round Digital")]
    [InlineData("scale digitl", "scale Digital")]
    public async Task A_slip_in_its_name_offers_the_nearest_that_one_reads(string typed, string runs)
    {
        await _house.LedAsync("APOLLO");

        Assert.Contains($"\"{runs}\"", ProjectHouse.Shown(await _house.House.SayAsync(typed)), StringComparison.Ordinal);
        Assert.DoesNotContain("mean", ProjectHouse.Shown(await _house.House.SayAsync(typed, Roles.None, by: Cy)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "1 decision waits for you", "2 decisions wanted")]
    [InlineData("fr", "1 décision vous attend", "2 décisions attendues")]
    public async Task Whoever_has_to_decide_reads_how_many_wait_for_them_above_what_everybody_reads(string language, string waits, string wanted)
    {
        await WithWishAsync();
        await _house.LedAsync("HERMES", plain => plain with { EscalationPath = [new EscalationLevel([Cy], All: false)] });
        await RaiseAsync("escalate APOLLO", "A second supplier?");
        await RaiseAsync("escalate HERMES", "Do we wait?");
        await _house.KnownAsync(DigestHouse.Bo, Languages.FromTag(language));
        await _house.ReaderAsync(DigestHouse.Bo);
        await _house.SetUpAsync("Digital", null, (DigestDraft.People, DigestHouse.Bo.ObjectId));
        await _house.UntilAsync(23, 11, 0);

        var read = _house.Cards.Single(card => card.Contains(waits, StringComparison.Ordinal));
        Assert.Contains(wanted, read, StringComparison.Ordinal);
        Assert.DoesNotContain(waits, ProjectHouse.Shown(await _house.House.SayAsync("digest Digital 2026-W47")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(120_000, 30_000, 1, "Threats €120k, opportunities €30k, net €90k; 1 item not costed", "Menaces 120 k€, opportunités 30 k€, soit 90 k€ net ; 1 élément non chiffré")]
    [InlineData(120_000, 0, 0, "Threats €120k, no opportunities", "Menaces 120 k€, aucune opportunité")]
    [InlineData(0, 30_000, 2, "Opportunities €30k, no threats; 2 items not costed", "Opportunités 30 k€, aucune menace ; 2 éléments non chiffrés")]
    public void An_exposure_of_one_kind_has_no_zero_beside_it(int threats, int opportunities, int notCosted, string english, string french)
    {
        KeyValuePair<string, Sums>[] sums = [new("EUR", new Sums(threats, opportunities, 0, 0))];

        Assert.Equal((english, french), (Said(Language.English), Said(Language.French)));

        string Said(Language language) =>
            RegisterDigestTexts.For(language).Exposure(sums, isFirst: true, notCosted, language).Replace('\u00a0', ' ').Replace('\u202f', ' ');
    }

    private async Task<string> PortfolioAsync() => DigestHouse.Unescaped(ProjectHouse.Shown(await _house.House.SayAsync("portfolio Digital")));

    // Its tolerance is 15 days.
    private async Task SlippingAsync(string finish, int baseline = 14)
    {
        await _house.LedAsync("APOLLO", plain => plain with
        {
            Cadence = Cadence.Monthly,
            Start = new LocalDate(2026, 1, 5),
            Baselines = [new Baseline(new LocalDate(2026, 11, baseline), _house.House.Now)],
        });
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.Audience, nameof(DigestAudience.Team)));
        await _house.ReportAsync("APOLLO", ("forecastFinish", finish));
    }

    private async Task WithWishAsync()
    {
        await _house.LedAsync("APOLLO", plain => plain with { EscalationPath = [new EscalationLevel([DigestHouse.Bo], All: false)] });
        await _house.SetUpAsync("Digital", DigestHouse.English);
        await _house.ReportAsync("APOLLO", ("overall", "red"), ("wanted", "A second supplier"));
    }

    private async Task RaiseAsync(string words, string question)
    {
        var form = await _house.House.OpenAsync(words, Roles.None, DigestHouse.Ana);
        (form["wanted"], form["optionA"], form["optionB"]) = (question, "Yes", "No");
        await _house.House.PressAsync(RaiseEscalation.RaiseVerb, form, Roles.None, DigestHouse.Ana);
        await _house.DeliverAsync();
    }
}
