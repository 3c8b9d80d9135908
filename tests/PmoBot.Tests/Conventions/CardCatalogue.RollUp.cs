using NodaTime;
using NodaTime.Text;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.Rounds;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Tests.Features.Portfolios;

namespace PmoBot.Tests.Conventions;

internal static partial class CardCatalogue
{
    private static IEnumerable<ShownCard> OfRollUp(Language language)
    {
        var (turn, texts) = (TurnIn(language), RollUpTexts.For(language));
        var reader = turn with { Roles = Roles.None };
        var own = new SeenPortfolio(Apollo.Portfolio, IsWhole: false, new HashSet<string>(["APOLLO", "HERMES"], StringComparer.Ordinal));
        return
        [
            Card("", PortfolioCards.RollUp(RollUp(language, Some()), turn, texts)),
            Card("worse", PortfolioCards.RollUp(RollUp(language, Some(), new RollUpLens(RollUpFilter.Worse, "one front door")), turn, texts)),
            Card("yours", PortfolioCards.RollUp(RollUp(language, Some().Take(2), seen: own) with { Sections = [] }, reader, texts)),
            Card("calm", PortfolioCards.RollUp(RollUp(language, [SnapshotRows.Project("ARGOS", said: SnapshotRows.Report(Rag.Green))]) with { Sections = [] }, turn, texts)),
            Card("empty", PortfolioCards.RollUp(RollUp(language, [SnapshotRows.Project("ARGOS", ProjectState.Closed)]) with { Sections = [] }, turn, texts)),
        ];

        ShownCard Card(string variant, AdaptiveCard card) => new("PortfolioCards.RollUp", variant, language, card);
    }

    private static IEnumerable<ProjectSnapshot> Some()
    {
        yield return SnapshotRows.Project("APOLLO", name: "Customer *portal*", programme: "One front door", said: SnapshotRows.Report(Rag.Red, Rag.Amber, with: it =>
        {
            it.Slips(21, 17, Rag.Red);
            it.Costs(1_120_000, 1_000_000, "EUR", Rag.Red);
            it.Registers("EUR=120000", "EUR=30000", 2, "2026-11-02=1 2026-12-01=2", "2026-11-01=1");
            it["wanted"] = "A second *supplier*";
            it["escalations"] = $"{SnapshotRows.Case(4, Now - Duration.FromDays(12), Now - Duration.FromDays(1))} {SnapshotRows.Case(5, Now, Now + Duration.FromDays(1))} {SnapshotRows.Case(6, Now, null, confidential: true)}";
        }));
        yield return SnapshotRows.Project("HERMES", name: "Parcel tracking", programme: "Payments", said: SnapshotRows.Report(Rag.Green, Rag.Green, with: it =>
        {
            it.Slips(30, 10, Rag.Red);
            it.Costs(90_000, 100_000, "EUR", Rag.Green);
            it["openQuestion"] = true;
        }));
        yield return SnapshotRows.Project("ZEUS", programme: "one front door", said: SnapshotRows.Report(Rag.Green, period: "20261019-w"));
        yield return SnapshotRows.Project("HERA", programme: "One front door", said: SnapshotRows.Report(Rag.Amber, Rag.Green, with: it =>
        {
            it.Costs(420, 400, "PD", Rag.Amber);
            it["escalations"] = SnapshotRows.Case(1, Now - Duration.FromDays(5), null);
        }));
        yield return SnapshotRows.Project("ATHENA", said: SnapshotRows.Report(Rag.Green, Rag.Amber));
        yield return SnapshotRows.Project("NYX") with { ActiveSince = Now };
        yield return SnapshotRows.Project("OLD") with { ActiveSince = null };
        yield return SnapshotRows.Project("EOS", ProjectState.OnHold);
        yield return SnapshotRows.Project("CLIO", ProjectState.Closed);
    }

    private static RollUpPage RollUp(Language language, IEnumerable<ProjectSnapshot> projects, RollUpLens? lens = null, SeenPortfolio? seen = null)
    {
        lens ??= new RollUpLens();
        var (rollUp, ranked) = (new PortfolioRollUp(PortfolioSettings.Default, Now), new RankedLines(lens.Filter, lens.After, RollUps.PageSize));
        var all = projects.ToList();
        foreach (var project in all.Where(project => lens.Programme is null || RollUps.Folded(project.Programme) == lens.Programme))
        {
            if (rollUp.Add(project) is { } line)
                ranked.Add(line);
        }

        var rounds = RoundTexts.For(language);
        return new RollUpPage(seen ?? new SeenPortfolio(Apollo.Portfolio, IsWhole: true, new HashSet<string>()), rollUp, ranked, ranked.Lines, lens, PortfolioSettings.Default, Now)
        {
            Programmes = all.GroupBy(project => RollUps.Folded(project.Programme), StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => (group.First().Programme, group.Count()), StringComparer.Ordinal),
            Sections =
            [
                new PortfolioSection(
                    [new Fact(rounds.RoundFact, rounds.Coverage(rounds.Short(PmoBot.Scheduling.Period.ParseId(SnapshotRows.LastClosed)!), rounds.Rates(new RoundFigures(12, 9, 1, 2, 0)), true))],
                    [CardParts.Button(rounds.RoundFact, TurnRoundPage.Address(new RoundId("digital", PmoBot.Scheduling.Period.ParseId(SnapshotRows.LastClosed)!)))]),
            ],
        };
    }

    private sealed partial class FullestCards
    {
        private IEnumerable<ShownCard> OfRollUps()
        {
            var texts = RollUpTexts.For(language);
            string[] units = ["AUD", "CAD", "CHF", "EUR", "GBP", "PD", "SEK", "USD"];
            var projects = Enumerable.Range(0, 200).Select(i => SnapshotRows.Project(
                $"W{i:0000}WWWWWWWWWWW", name: Of(ProjectLimits.Name), programme: $"{i % 60}{Of(ProjectLimits.Name - 2)}", said: SnapshotRows.Report(Rag.Red, Rag.Amber, with: it =>
                {
                    it.Slips(999, 17, Rag.Red);
                    it.Costs(9_999_999_999, 8_888_888_888, units[i % units.Length], Rag.Red);
                    it.Registers($"{units[i % units.Length]}=999999999", $"{units[i % units.Length]}=1", 999, $"{LocalDatePattern.Iso.Format(RegisterFigures.NoAction)}=99 2026-11-02=99", "2026-11-01=99");
                    it["wanted"] = Of(400);
                    it["escalations"] = SnapshotRows.Case(4, Now - Duration.FromDays(12), Now - Duration.FromDays(1));
                })));
            yield return Card("PortfolioCards.RollUp", PortfolioCards.RollUp(
                RollUp(language, projects, new RollUpLens(After: "0-0000-W")) with { Seen = new SeenPortfolio(Portfolio, IsWhole: true, new HashSet<string>()) }, TurnIn(language), texts));
        }
    }
}
