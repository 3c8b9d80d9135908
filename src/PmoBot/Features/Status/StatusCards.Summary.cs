using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

internal static partial class StatusCards
{
    // Teams shows six; wherever cards are drawn as they are by default, five.
    /// <summary>What was sent: the colour and its trend, declared against computed, finish and slip, what is wanted; text last.</summary>
    public static AdaptiveCard Summary(StatusView view)
    {
        var (project, report, texts) = (view.Project, view.Report, view.Texts);
        return CardBudget.Cut(letters => new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.WithChip(
                [
                    CardParts.Context($"{project.Code} {project.Name} · {texts.ShortPeriod(report.Period)}"),
                    CardParts.Title(texts.SummaryTitle(report)),
                ], Chip(report, texts), StyleOf(report.Overall)),
                .. Details(view, letters),
                .. view.OffersDecision
                    ? [
                        CardParts.Notice(ContainerStyle.Emphasis, texts.ToleranceBroken),
                        new ActionSet([CardParts.Button(texts.AskForDecision, Escalating.OfTolerance(project.Code, texts.Language))]),
                    ]
                    : Array.Empty<Element>(),
            ],
            Actions = [.. Buttons(view)],
        });
    }

    /// <param name="view">What is shown, and of what.</param>
    /// <param name="letters">Where a text is cut.</param>
    public static IEnumerable<Element> Details(StatusView view, int letters = int.MaxValue)
    {
        var (project, report, texts) = (view.Project, CutAt(view.Report, letters), view.Texts);
        if (view is { InColour: true, Compares: true })
        {
            foreach (var notice in Compared(project, report, texts))
                yield return notice;
        }

        if (view.InColour && report.Flags.Count > 0)
            yield return CardParts.Notice(ContainerStyle.Emphasis, [.. report.Flags.Select(flag => (CardText)$"⚑ {texts.Flag(flag)}")]);
        if (!view.ToAll && report.Computed.Cost is { FarUnderBudget: true })
            yield return CardParts.Notice(ContainerStyle.Emphasis, texts.FarUnderBudget);
        if (Facts(project, report, texts).Select(said => new Fact(said.Name, said.Value)).Concat(view.InColour ? Axes(report, texts) : []).ToList() is { Count: > 0 } facts)
            yield return new FactSet(facts) { Spacing = Spacing.Medium };
        foreach (var paragraph in Texts(report, texts))
            yield return paragraph;
        yield return CardParts.Context(SentBy(view with { Report = report })) with { Spacing = Spacing.Medium };
    }

    private static IEnumerable<CardAction> Buttons(StatusView view)
    {
        var (project, report, texts) = (view.Project, view.Report, view.Texts);
        yield return CardParts.Button(texts.Correct, Open(project, report.Period, view.Posted));
        if (report.Overall != Rag.Green || report.Answer is not null || (report.HasOpenQuestion && view is { Compares: true, ToAll: false }))
            yield return CardParts.Button(texts.WhyButton, AskWhy.Address(project, report.Period));
        if (view.CanBeUndone)
            yield return CardParts.Button(texts.UndoButton, UndoStatus.Address(report));
        yield return CardParts.Button(texts.History, ShowStatusHistory.Address(project));
        if (!view.OffersDecision && Escalating.IsOffered(project))
            yield return CardParts.Button(texts.Escalate, Escalating.Address(project.Code, null, texts.Language));
    }

    /// <summary>What stands in a shared conversation until somebody has answered, and where a report was withdrawn.</summary>
    /// <param name="clock">The reader's; null: many read it.</param>
    public static AdaptiveCard Invitation(
        Project project, Period period, StatusTexts texts, DateTimeZone? clock, LiveCard? posted = null, StatusReport? withdrawn = null) => new()
        {
            Lang = texts.Language.Tag(),
            Body =
        [
            CardParts.Context(CutOff(project.PortfolioSettings.CutOffOf(period), period, clock, texts)),
            CardParts.Title(texts.StatusOf(project.Code.Value)),
            CardParts.Paragraph(withdrawn is null ? texts.NotYetSent(period) : texts.Withdrawn(period)),
            .. clock is null ? [CardParts.Context(texts.OpensForYouAlone)] : Array.Empty<Element>(),
        ],
            Actions = [CardParts.MainButton(texts.Answer, Open(project, period, posted))],
        };

    // By the reader's clock; where many read it, by the portfolio's, which is named.
    private static string CutOff(ZonedDateTime cutOff, Period period, DateTimeZone? clock, StatusTexts texts) => clock is null
        ? $"{texts.PeriodAndCutOff(period, cutOff)} ({cutOff.Zone.Id.Split('/')[^1].Replace('_', ' ')})"
        : texts.PeriodAndCutOff(period, cutOff.WithZone(clock));

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

    public static string Chip(StatusReport report, StatusTexts texts) => Chip(report.Overall, report.Trend, texts);

    public static string Chip(Rag colour, Trend? trend, StatusTexts texts) => trend switch
    {
        Trend.Better => $"{texts.Signed(colour)} ↗",
        Trend.Worse => $"{texts.Signed(colour)} ↘",
        Trend.Same => $"{texts.Signed(colour)} →",
        _ => texts.Signed(colour),
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
    private static IEnumerable<Element> Compared(Project project, StatusReport report, StatusTexts texts)
    {
        var greener = Watermelon.Find(report.Figures.Declared, report.Computed);
        if (greener.Count == 0)
            yield break;

        var worst = RagOrder.WorseOf(report.Computed.Overall, greener.Any(found => found is Watermelon.GreenOverRedAxis) ? Rag.Red : null) ?? Rag.Amber;
        var said = greener.Select(found => texts.Greener(found))
            .Concat(ComputedReasons.Of(project, report, texts))
            .Concat(report.Answer is { } answer ? [texts.ReasonGiven(answer, report.Period)] : []);
        yield return CardParts.Notice(StyleOf(worst), $"{StatusTexts.Shape(worst)} {string.Join(' ', said)}");
    }

    public static IEnumerable<SaidFact> Facts(Project project, StatusReport report, StatusTexts texts)
    {
        var figures = report.Figures;
        if (figures.Wanted is { } wanted)
            yield return new SaidFact(texts.WantedFact, wanted);
        if (figures.ForecastFinish is { } finish)
        {
            yield return new SaidFact(texts.Finish, report.Computed.Schedule is { SlipDays: not 0 } schedule
                ? $"{texts.Day(finish)} ({schedule.SlipDays.ToString("+0;−0", texts.Culture)} {texts.DaysShort})"
                : texts.Day(finish));
        }

        if (report.Computed.Cost is { } cost && report.BudgetIn(project) is { } budget)
        {
            yield return new SaidFact(texts.CostAtCompletion, texts.AmountOf(
                new Money(cost.EstimateAtCompletion, budget.Unit).Format(texts.Language), budget.Format(texts.Language)));
        }

        if (figures.PercentComplete is { } percent)
            yield return new SaidFact(texts.Complete, texts.Percent(percent / 100m));
        if (figures.Concerns.Count > 0)
            yield return new SaidFact(texts.Concerns, string.Join(", ", figures.Concerns.Select(texts.Axis)));
    }

    private static IEnumerable<Fact> Axes(StatusReport report, StatusTexts texts) =>
        report.Figures.Declared.Axes.OrderBy(axis => axis.Key).Select(axis => new Fact(texts.Axis(axis.Key), texts.Signed(axis.Value)));

    private static IEnumerable<Element> Texts(StatusReport report, StatusTexts texts)
    {
        var figures = report.Figures;
        if (figures.News is { } news)
            yield return CardParts.Paragraph(news);
        foreach (var (name, said) in new[] { (texts.Cause, figures.Cause), (texts.Plan, figures.Plan), (texts.NextSteps, figures.NextSteps) })
        {
            if (said is not null)
                yield return CardParts.Paragraph(CardText.Markdown($"**{name}** {said}"));
        }
    }
}
