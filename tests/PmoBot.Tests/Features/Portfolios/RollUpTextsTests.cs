using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.Tables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Features.Portfolios;

/// <summary>Each line of a roll-up is understood at once: one is one, and nothing is said of what is not there.</summary>
public sealed class RollUpTextsTests
{
    private static readonly Instant Now = new ManualClock().Now;

    [Theory]
    [InlineData("0", 0, "1, since today", "1, depuis aujourd’hui")]
    [InlineData("1", 0, "1, for 1 day", "1, depuis 1 jour")]
    [InlineData("5", 1, "1, for 5 days, past its time", "1, depuis 5 jours, hors délai")]
    [InlineData("0 0", 0, "2, all from today", "2, toutes d’aujourd’hui")]
    [InlineData("1 2", 0, "2, the oldest for 2 days", "2, la plus ancienne depuis 2 jours")]
    [InlineData("1 5 12", 1, "3, the oldest for 12 days, 1 past its time (0–2 days: 1, 3–7 days: 1, longer: 1)", "3, la plus ancienne depuis 12 jours, 1 hors délai (0–2 jours : 1, 3–7 jours : 1, plus : 1)")]
    [InlineData("9 9 9", 2, "3, the oldest for 9 days, 2 past their time", "3, la plus ancienne depuis 9 jours, 2 hors délai")]
    public void What_waits_for_a_decision_says_how_many_and_how_long(string days, int overdue, string english, string french)
    {
        var cases = days.Split(' ').Select((day, at) => SnapshotRows.Case(
            at + 1, Now - Duration.FromDays(int.Parse(day, System.Globalization.CultureInfo.InvariantCulture)), at < overdue ? Now - Duration.FromHours(1) : null));
        var rollUp = Fold(new Columns { ["escalations"] = string.Join(' ', cases) });

        Assert.Equal((english, french), (RollUpTexts.For(Language.English).Pending(rollUp), RollUpTexts.For(Language.French).Pending(rollUp)));
    }

    [Fact]
    public void A_calm_portfolio_says_of_how_many_that_is_known()
    {
        var rollUp = new PortfolioRollUp(PortfolioSettings.Default, Now);
        rollUp.Add(SnapshotRows.Project("A1", said: SnapshotRows.Report(Rag.Green)));
        rollUp.Add(SnapshotRows.Project("B1", ProjectState.OnHold));
        Assert.Equal("Nothing red, amber or grey", RollUpTexts.For(Language.English).Headline(rollUp));

        rollUp.Add(SnapshotRows.Project("C1") with { ActiveSince = Now });
        Assert.Equal("Nothing red, amber or grey: 1 of 2 reported", RollUpTexts.For(Language.English).Headline(rollUp));
        Assert.Equal("Ni rouge, ni orange, ni gris : 1 sur 2 avec un rapport", RollUpTexts.For(Language.French).Headline(rollUp));
    }

    [Theory]
    [InlineData("EUR=120000", "EUR=30000", "€90k: threats €120k, opportunities €30k", "90 k€ : menaces 120 k€, opportunités 30 k€")]
    [InlineData("EUR=120000", "", "€120k: threats only", "120 k€ : des menaces uniquement")]
    [InlineData("", "EUR=30000", "−€30k: opportunities only", "−30 k€ : des opportunités uniquement")]
    public void An_exposure_of_one_kind_has_no_zero_beside_it(string threats, string opportunities, string english, string french)
    {
        var report = SnapshotRows.Report(Rag.Green, with: it => it.Registers(threats, opportunities));

        Assert.Equal(english, Value(report, Language.English, "Net exposure"));
        Assert.Equal(french, Value(report, Language.French, "Exposition nette"));
        Assert.Null(Value(report, Language.English, "Register"));
    }

    [Fact]
    public void What_was_never_reported_is_not_told_as_good_news()
    {
        var rollUp = new PortfolioRollUp(PortfolioSettings.Default, Now);
        rollUp.Add(SnapshotRows.Project("APOLLO") with { ActiveSince = Now });

        Assert.Equal(("No report yet", "Aucun rapport pour l’instant"), (RollUpTexts.For(Language.English).Headline(rollUp), RollUpTexts.For(Language.French).Headline(rollUp)));
    }

    [Theory]
    [InlineData(1_000_000, "€1.0M, budget €1.0M (on budget), 1 project", "1,0 M€, budget 1,0 M€ (dans le budget), 1 projet")]
    [InlineData(1_120_000, "€1.12M, budget €1.0M (+12%), 1 project", "1,12 M€, budget 1,0 M€ (+12 %), 1 projet")]
    public void A_cost_stands_beside_its_budget(double estimate, string english, string french)
    {
        var report = SnapshotRows.Report(Rag.Green, with: it => it.Costs(estimate, 1_000_000, "EUR", Rag.Green));

        Assert.Equal((english, french), (Value(report, Language.English, "Cost at completion"), Value(report, Language.French, "Atterrissage")));
    }

    private static PortfolioRollUp Fold(Columns said)
    {
        var rollUp = new PortfolioRollUp(PortfolioSettings.Default, Now);
        rollUp.Add(SnapshotRows.Project("APOLLO", said: said));
        return rollUp;
    }

    private static string? Value(Columns said, Language language, string title)
    {
        var page = new RollUpPage(
            new SeenPortfolio(Portfolio.Named("Digital"), IsWhole: true, new HashSet<string>()), Fold(said), new RankedLines(RollUpFilter.All, "", 10), [], new RollUpLens(), PortfolioSettings.Default, Now);
        return PortfolioCards.Facts(page, RollUpTexts.For(language)).FirstOrDefault(fact => fact.Title == title)?.Value.ToString()?.Replace('\u00a0', ' ').Replace('\u202f', ' ');
    }
}
