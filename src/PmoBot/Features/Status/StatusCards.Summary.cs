using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

internal static partial class StatusCards
{
    // Teams shows six; wherever cards are drawn as they are by default, five.
    private const int MostButtons = 5;

    /// <summary>What was sent: the colour and its trend, declared against computed, finish and slip, what is wanted; text last.</summary>
    public static AdaptiveCard Summary(Project project, StatusReport report, StatusTexts texts, bool toAll, LiveCard? posted = null) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.WithChip(
            [
                CardParts.Context($"{project.Code} {project.Name} · {texts.ShortPeriod(report.Period)}"),
                CardParts.Title(report.Version == 1 ? texts.Sent : texts.Corrected(report.Version)),
            ], Chip(report, texts), StyleOf(report.Overall)),
            .. Details(project, report, texts, toAll),
        ],
        Actions = [CardParts.Button(texts.Correct, Open(project, report.Period, posted))],
    };

    /// <param name="toAll">Whether a shared conversation reads it: who was late, or
    /// estimated oddly, is told to persons alone.</param>
    /// <param name="inColour">False once the report no longer says how the project stands: its facts remain, its colours do not.</param>
    public static IEnumerable<Element> Details(Project project, StatusReport report, StatusTexts texts, bool toAll, bool inColour = true)
    {
        foreach (var notice in inColour ? Computed(project, report, texts) : [])
            yield return notice;
        if (!toAll && report.Computed.Cost is { FarUnderBudget: true })
            yield return CardParts.Notice(ContainerStyle.Emphasis, texts.FarUnderBudget);
        if (Facts(project, report, texts).Concat(inColour ? Axes(report, texts) : []).ToList() is { Count: > 0 } facts)
            yield return new FactSet(facts) { Spacing = Spacing.Medium };
        foreach (var paragraph in Texts(report, texts))
            yield return paragraph;
        yield return CardParts.Context(SentBy(report, texts, toAll)) with { Spacing = Spacing.Medium };
    }

    /// <summary>What stands in a shared conversation until somebody has answered.</summary>
    public static AdaptiveCard Invitation(Project project, Period period, StatusTexts texts, LiveCard? posted = null) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context(texts.PeriodAndCutOff(period, PortfolioDefaults.Rounds.Of(period).CutOff, PortfolioDefaults.Zone)),
            CardParts.Title(texts.StatusOf(project.Code.Value)),
            CardParts.Paragraph(texts.NotYetSent(period)),
            CardParts.Context(texts.OpensForYouAlone),
        ],
        Actions = [CardParts.MainButton(texts.Answer, Open(project, period, posted))],
    };

    public static AdaptiveCard WhichProject(IReadOnlyList<Project> led, StatusTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Title(texts.WhichProject),
            .. led.Skip(MostButtons).Take(1)
                .Select(next => CardParts.Paragraph(texts.MoreProjects(led.Count - MostButtons, next.Code.Value))),
        ],
        Actions = [.. led.Take(MostButtons).Select(project => CardParts.Button(project.Code.Value, OpenStatus.Address(project)))],
    };

    /// <summary>For a conversation whose members may not all see the project's facts.</summary>
    public static AdaptiveCard WithoutFacts(Project project, StatusReport report, StatusTexts texts, LiveCard? posted = null) => new()
    {
        Lang = texts.Language.Tag(),
        Body = [CardParts.Paragraph(texts.SentWithoutFacts(project.Code.Value, report.Period))],
        Actions = [CardParts.Button(texts.Correct, Open(project, report.Period, posted))],
    };

    /// <summary>The line that notifications and screen readers get.</summary>
    public static string Line(Project project, StatusReport report, StatusTexts texts) =>
        $"{project.Code} · {texts.ShortPeriod(report.Period)} · {Chip(report, texts)}";

    public static string Chip(StatusReport report, StatusTexts texts) => report.Trend switch
    {
        Trend.Better => $"{texts.Signed(report.Overall)} ↗",
        Trend.Worse => $"{texts.Signed(report.Overall)} ↘",
        Trend.Same => $"{texts.Signed(report.Overall)} →",
        _ => texts.Signed(report.Overall),
    };

    public static ContainerStyle StyleOf(Rag rag) => rag switch
    {
        Rag.Green => ContainerStyle.Good,
        Rag.Amber => ContainerStyle.Warning,
        _ => ContainerStyle.Attention,
    };

    private static CardAddress Open(Project project, Period period, LiveCard? posted) =>
        posted is null ? OpenStatus.Address(project, period) : OpenStatus.Address(project, period, posted);

    // Redder than computed is never questioned.
    private static IEnumerable<Element> Computed(Project project, StatusReport report, StatusTexts texts)
    {
        var greener = Watermelon.Find(report.Figures.Declared, report.Computed);
        if (greener.Count == 0)
            yield break;

        var worst = RagOrder.WorseOf(report.Computed.Overall, greener.Any(found => found is Watermelon.GreenOverRedAxis) ? Rag.Red : null) ?? Rag.Amber;
        var said = greener.Select(found => texts.Greener(found)).Concat(Reasons(project, report, texts));
        yield return CardParts.Notice(StyleOf(worst), $"{StatusTexts.Shape(worst)} {string.Join(' ', said)}");
    }

    private static IEnumerable<string> Reasons(Project project, StatusReport report, StatusTexts texts)
    {
        if (report.Computed.Schedule is { Rag: > Rag.Green } schedule && report.Figures.ForecastFinish is { } finish)
        {
            // Red within the tolerance is red for another reason: the day itself has passed.
            yield return schedule.Rag == Rag.Red && schedule.SlipDays <= schedule.ToleranceDays
                ? texts.OverdueReason(finish)
                : texts.SlipReason(finish, schedule.SlipDays, schedule.ToleranceDays);
        }

        if (report.Computed.Cost is { Rag: > Rag.Green } cost && project.Budget is { } budget)
        {
            yield return report.Figures.Spent > budget.Amount
                ? texts.SpentReason(new Money(report.Figures.Spent.Value, budget.Unit).Format(texts.Language), budget.Format(texts.Language))
                : texts.CostReason(
                    new Money(cost.EstimateAtCompletion, budget.Unit).Format(texts.Language),
                    budget.Format(texts.Language),
                    cost.Over, project.Tolerances.Cost);
        }
    }

    private static IEnumerable<Fact> Facts(Project project, StatusReport report, StatusTexts texts)
    {
        var figures = report.Figures;
        if (figures.Wanted is { } wanted)
            yield return new Fact(texts.WantedFact, wanted);
        if (figures.ForecastFinish is { } finish)
        {
            yield return new Fact(texts.Finish, report.Computed.Schedule is { SlipDays: not 0 } schedule
                ? $"{texts.Day(finish)} ({schedule.SlipDays.ToString("+0;−0", texts.Culture)} {texts.DaysShort})"
                : texts.Day(finish));
        }

        if (report.Computed.Cost is { } cost && project.Budget is { } budget)
        {
            yield return new Fact(texts.CostAtCompletion, texts.AmountOf(
                new Money(cost.EstimateAtCompletion, budget.Unit).Format(texts.Language), budget.Format(texts.Language)));
        }

        if (figures.PercentComplete is { } percent)
            yield return new Fact(texts.Complete, texts.Percent(percent / 100m));
    }

    private static IEnumerable<Fact> Axes(StatusReport report, StatusTexts texts) =>
        report.Figures.Declared.Axes.OrderBy(axis => axis.Key).Select(axis => new Fact(texts.Axis(axis.Key), texts.Signed(axis.Value)));

    private static IEnumerable<Element> Texts(StatusReport report, StatusTexts texts)
    {
        if (report.Figures.News is { } news)
            yield return CardParts.Paragraph(news);
        if (report.Figures.NextSteps is { } next)
            yield return CardParts.Paragraph(CardText.Markdown($"**{texts.NextSteps}** {next}"));
    }

    private static string SentBy(StatusReport report, StatusTexts texts, bool toAll)
    {
        var at = texts.Moment(report.ReceivedAt);
        var by = report.OnBehalf ? texts.SentOnBehalf(report.By.Name, at) : texts.SentBy(report.By.Name, at);
        return !toAll && texts.Timeliness(report.Timeliness) is { } label ? $"{by} · {label}" : by;
    }
}
