using PmoBot.Conversation;
using PmoBot.Features.Status;

namespace PmoBot.Features.Portfolios;

/// <summary>What a roll-up says.</summary>
internal sealed partial record RollUpTexts
{
    public required Language Language { get; init; }

    public required Func<string, string> Portfolio { get; init; }

    public required Func<int, string> Projects { get; init; }

    public required Func<int, string> YourProjects { get; init; }

    /// <summary>How many, and the state's name.</summary>
    public required Func<int, string, string> InState { get; init; }

    public required Func<PortfolioRollUp, string> Headline { get; init; }

    /// <summary>How many of a colour there are, as they stand beside its shape.</summary>
    public required Func<Rag?, int, string> Counted { get; init; }

    /// <summary>How many had the colour in the report before.</summary>
    public required Func<int, string> Was { get; init; }

    public required Func<int, string> Worse { get; init; }

    public required Func<int, string> Better { get; init; }

    public required Func<int, string> Awaited { get; init; }

    public required Func<int, string> NotKnown { get; init; }

    public required string FollowsLater { get; init; }

    public required string Now { get; init; }

    public required string BeforeThat { get; init; }

    // Facts
    public required string Decisions { get; init; }

    public required Func<PortfolioRollUp, string> Pending { get; init; }

    public required string WantedFact { get; init; }

    public required Func<int, string> Wanted { get; init; }

    /// <summary>Declared so.</summary>
    public required string GreenerFact { get; init; }

    public required Func<int, string> Greener { get; init; }

    public required string Exposure { get; init; }

    /// <summary>Net, threats and opportunities; null: there are none of these.</summary>
    public required Func<string, string?, string?, string> Sums { get; init; }

    public required string Register { get; init; }

    public required Func<int, string> NotCosted { get; init; }

    /// <summary>How many, and of how many the action is overdue.</summary>
    public required Func<int, int, string> HighThreats { get; init; }

    public required Func<int, string> OverdueReviews { get; init; }

    public required Func<int, string> MoreUnits { get; init; }

    public required string AtCompletion { get; init; }

    public required string Costs { get; init; }

    /// <summary>The estimate, the budget, by what share it is over, and of how many projects.</summary>
    public required Func<string, string, decimal?, int, string> Against { get; init; }

    public required Func<int, string> NotComputable { get; init; }

    // The list
    public required string Programme { get; init; }

    public required string AllProgrammes { get; init; }

    public required string NoProgramme { get; init; }

    public required string Show { get; init; }

    public required Func<RollUpFilter, string> Filter { get; init; }

    public required Func<RollUpFilter, string> Nothing { get; init; }

    public required Func<string, string> Computed { get; init; }

    /// <summary>How many, and the days that the oldest has waited.</summary>
    public required Func<int, int, string> PendingOf { get; init; }

    public required Func<string, string> Asks { get; init; }

    public required Func<int, int, int, string> Range { get; init; }

    public required string Next { get; init; }

    public required string First { get; init; }

    public required string Cases { get; init; }

    public required string HowItIsRun { get; init; }

    public static RollUpTexts For(Language language) => language.In(English, French);

    // Where all are of one age, that of the oldest says it.
    private static string ByAge(PortfolioRollUp it, Func<int, int, string> between, string longer, string colon)
    {
        string[] ages =
        [
            .. Of(between(0, PortfolioRollUp.YoungDays), it.Pending.Young),
            .. Of(between(PortfolioRollUp.YoungDays + 1, PortfolioRollUp.OldDays), it.Pending.Older),
            .. Of(longer, it.Pending.Old),
        ];
        return ages.Length > 1 ? $" ({string.Join(", ", ages)})" : "";

        IEnumerable<string> Of(string age, int count) => count > 0 ? [$"{age}{colon}{count}"] : [];
    }

    // Half a tenth of a percent is neither over nor under.
    private string Over(decimal? over, string onBudget) => over is not { } share ? "" : Math.Abs(share) < 0.0005m ? $" ({onBudget})" : $" ({Percent(share)})";

    private string Percent(decimal share) => share.ToString(Language.In("+0.#%;−0.#%;0%", "+0.#\u00a0%;−0.#\u00a0%;0\u00a0%"), Language.Culture());

    private static string List(string and, params IEnumerable<string?> parts)
    {
        var said = parts.OfType<string>().ToList();
        return said.Count < 2 ? string.Concat(said) : $"{string.Join(", ", said.SkipLast(1))} {and} {said[^1]}";
    }
}
