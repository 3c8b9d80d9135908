using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;

namespace PmoBot.Tests.Conventions;

internal static partial class CardCatalogue
{
    private static readonly LocalDate Today = new(2026, 11, 18);

    private static RegisterLine[] Threats =>
    [
        Line(12, "Supplier of *racks* slips two weeks", 5, 5) with { OwnerName = Daniel.Name, State = ItemState.Responding, HasAction = true, Due = new LocalDate(2026, 11, 20) },
        Line(7, "Key tester leaves before acceptance", 4, 5),
        Line(15, "Payment window missed", 3, 5) with { OwnerName = Camille.Name, State = ItemState.Responding, HasAction = true, Due = new LocalDate(2026, 11, 14), NextReview = new LocalDate(2026, 11, 14) },
        Line(3, "Old browsers in branches", 4, 3) with { OwnerName = Camille.Name, State = ItemState.Responding, HasAction = true, Due = new LocalDate(2027, 1, 31) },
        Line(9, "Translation late", 2, 5) with { IsConfidential = true, OwnerName = Camille.Name, State = ItemState.Responding, HasAction = true },
        Line(21, "Holidays", 2, 2) with { OwnerName = Daniel.Name },
    ];

    private static RegisterFigures Exposed => new()
    {
        Threats = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["EUR"] = 230_000, ["CHF"] = 40_000 },
        Opportunities = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["EUR"] = 46_000 },
        NotCosted = 5,
        Cells = new Dictionary<(int, int), int> { [(5, 5)] = 1, [(4, 5)] = 1, [(3, 5)] = 1, [(4, 3)] = 2, [(2, 5)] = 3, [(2, 2)] = 4, [(1, 1)] = 4 },
        OpportunityCells = new Dictionary<(int, int), int> { [(5, 4)] = 1, [(3, 3)] = 1, [(1, 2)] = 1 },
        Live = new Dictionary<RegisterKind, int> { [RegisterKind.Threat] = 16, [RegisterKind.Opportunity] = 3, [RegisterKind.Issue] = 1 },
    };

    private static IEnumerable<ShownCard> Lists(Language language)
    {
        var texts = RegisterTexts.For(language);
        var threats = new RegisterPage(new RegisterView(RegisterKind.Threat), Today)
        {
            Project = Apollo,
            Figures = Exposed,
            InNoReport = new RegisterFigures { Live = new Dictionary<RegisterKind, int> { [RegisterKind.Threat] = 1, [RegisterKind.Issue] = 1 } },
            Lines = Rows(Apollo.Code, Threats),
            Count = 16,
            MayLog = true,
        };
        var issue = new RegisterLine(new ItemNumber(RegisterKind.Issue, 2), "The test environment is down", 20) { Band = Band.High, Severity = 4, OwnerName = Daniel.Name, Due = new LocalDate(2026, 11, 17) };
        var mine = threats with { View = new RegisterView(RegisterKind.Threat, RegisterFilter.Mine), Project = null };
        return
        [
            Card("RegisterCards.List", "threats", RegisterCards.List(threats, texts)),
            Card("RegisterCards.List", "second-page", RegisterCards.List(threats with { View = threats.View with { From = "79-45-000007", Before = 8 } }, texts)),
            Card("RegisterCards.List", "issues", RegisterCards.List(threats with { View = new RegisterView(RegisterKind.Issue), Lines = Rows(Apollo.Code, issue) }, texts)),
            Card("RegisterCards.List", "band", RegisterCards.List(threats with { View = threats.View with { Band = Band.High }, Lines = Rows(Apollo.Code, Threats[..3]), Count = 3 }, texts)),
            Card("RegisterCards.List", "none-overdue", RegisterCards.List(threats with { View = new RegisterView(RegisterKind.Threat, RegisterFilter.Overdue), Lines = [], Count = null }, texts)),
            Card("RegisterCards.List", "mine", RegisterCards.List(mine with { Projects = [.. Enumerable.Repeat(Apollo, 6)], IsAll = false }, texts)),
            Card("RegisterCards.List", "empty", RegisterCards.List(new RegisterPage(threats.View, Today) { Project = Apollo, Count = 0, MayLog = true }, texts)),
            Card("RegisterCards.HeatMap", "threats", RegisterCards.HeatMap(new HeatMap(Apollo, RegisterKind.Threat, Exposed, Threats[..5], RiskScale.Default, Today), texts)),
            Card("RegisterCards.HeatMap", "opportunities", RegisterCards.HeatMap(
                new HeatMap(Apollo, RegisterKind.Opportunity, Exposed, [Line(4, "The pilot site is ready early", 5, 4) with { Number = new ItemNumber(RegisterKind.Opportunity, 4) }], RiskScale.Default, Today), texts)),
            Card("RegisterCards.HeatMap", "empty", RegisterCards.HeatMap(new HeatMap(Apollo, RegisterKind.Threat, RegisterFigures.None, [], RiskScale.Default, Today), texts)),
        ];

        ShownCard Card(string method, string variant, AdaptiveCard card) => new(method, variant, language, card);
    }

    private static RegisterLine Line(int number, string statement, int probability, int impact)
    {
        var current = new Assessment(probability, impact);
        return new RegisterLine(new ItemNumber(RegisterKind.Threat, number), statement, current.Score) { Current = current, Band = RiskScale.Default.BandOf(current.Score) };
    }

    private static RegisterPage.Row[] Rows(ProjectCode project, params RegisterLine[] lines) =>
        [.. lines.Select(line => new RegisterPage.Row($"79-45-{line.Number.Number:000000}", project, line))];

    private sealed partial class FullestCards
    {
        private IEnumerable<ShownCard> OfLists()
        {
            var line = Line(ItemNumber.Most, Of(RegisterLine.LongestStatement), 5, 5) with
            {
                IsConfidential = true,
                OwnerName = Longest.Name,
                State = ItemState.Responding,
                HasAction = true,
                Due = new LocalDate(2025, 11, 14),
                NextReview = new LocalDate(2025, 11, 14),
            };
            var figures = Exposed with
            {
                Cells = Enumerable.Range(0, 25).ToDictionary(at => (1 + (at / 5), 1 + (at % 5)), _ => 99_999),
                Threats = Enumerable.Range(0, 8).ToDictionary(at => $"XX{(char)('A' + at)}", _ => Money.Max, StringComparer.Ordinal),
                Opportunities = Enumerable.Range(0, 8).ToDictionary(at => $"YY{(char)('A' + at)}", _ => Money.Max, StringComparer.Ordinal),
            };
            var page = new RegisterPage(new RegisterView(RegisterKind.Threat) { From = "74-55-999999", Before = 999_999 }, Today)
            {
                Project = Named,
                Figures = figures,
                InNoReport = figures,
                Lines = Rows(Named.Code, [.. Enumerable.Repeat(line, RegisterPages.PageSize + 1)]),
                Count = 999_999,
                MayLog = true,
            };
            yield return Card("RegisterCards.List", RegisterCards.List(page, _register));
            yield return Card("RegisterCards.HeatMap", RegisterCards.HeatMap(new HeatMap(Named, RegisterKind.Threat, figures, [.. Enumerable.Repeat(line, 5)], RiskScale.Default, Today), _register));
        }
    }
}
