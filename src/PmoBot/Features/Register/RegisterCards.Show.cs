using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

internal static partial class RegisterCards
{
    /// <summary>An item as it stands: how much it matters first, what can be done with it last.</summary>
    public static AdaptiveCard Show(ItemView view)
    {
        var (project, item, scale, texts) = (view.Project, view.Item, view.Scale, view.Texts);
        var band = RegisterRules.BandOf(item, scale);
        var said = new[] { texts.Kind(item.Number.Kind), texts.State(item.State, item.Number.Kind), item.IsConfidential ? texts.ConfidentialMark(item.Number.Kind) : null };
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                .. view.Notice is { } notice ? [CardParts.Notice(ContainerStyle.Warning, notice)] : Array.Empty<Element>(),
                CardParts.WithChip(
                [
                    CardParts.Context($"{project.Code} {project.Name}"),
                    CardParts.Title(item.Number.ToString()),
                    CardParts.Context(string.Join(" · ", said.OfType<string>())),
                ], texts.Band(band), StyleOf(band, item.Number.Kind)),
                CardParts.Paragraph(item.Statement),
                new FactSet([.. Facts(item, texts, view.Today).Select(Shown), .. Details(item, texts)]),
                .. RegisterRules.Lacks(item, scale, view.Today).ToList() is { Count: > 0 } lacks ? [CardParts.Notice(ContainerStyle.Warning, texts.Lacks(lacks))] : Array.Empty<Element>(),
                CardParts.Context(texts.LoggedBy(item.Number.Kind, item.LoggedBy.Name, project.PortfolioSettings.DayOf(item.LoggedAt))) with { Spacing = Spacing.Medium },
                .. WhatIsDone(view).ToList() is { Count: > 0 } done ? [new ActionSet([.. done])] : Array.Empty<Element>(),
            ],
            Actions = [.. WhereItLeads(view)],
        };
    }

    /// <summary>What was typed for a project is none that the reader may read, and nearly one of theirs.</summary>
    public static AdaptiveCard Withdrawn(Project project, RegisterItem item, RegisterTexts texts, DateTimeZone zone) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context($"{project.Code} {project.Name}"),
            CardParts.Title(texts.WasUndone(item.Number)),
            CardParts.Paragraph(item.Statement),
            CardParts.Context(texts.UndoneBy(item.Number.Kind, item.By.Name, texts.Moment(item.At, zone))),
            CardParts.Context(texts.NumberStaysTaken),
        ],
    };

    /// <summary>Who did what to it, when, and what that changed; the newest first, as many as fit.</summary>
    /// <param name="versions">The oldest first.</param>
    public static AdaptiveCard History(Project project, IReadOnlyList<RegisterItem> versions, RegisterTexts texts, DateTimeZone zone)
    {
        IReadOnlyList<RegisterItem> newest = [.. versions.Reverse().Take(ShowItemHistory.PageSize)];
        return CardBudget.Fit(newest, (steps, _) => new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Context($"{project.Code} {project.Name}"),
                CardParts.Title(texts.HistoryOf(versions[^1].Number)),
                .. steps.Select(step => Step(step, versions.FirstOrDefault(before => before.Version == step.Version - 1), texts, zone)),
            ],
            Actions = steps.Count > 0 && steps[^1].Version > versions[0].Version
                ? [CardParts.Button(texts.Older, ShowItemHistory.Address(steps[^1], steps[^1].Version - 1))]
                : null,
        });
    }

    private static Container Step(RegisterItem step, RegisterItem? before, RegisterTexts texts, DateTimeZone zone) => new(
    [
        CardParts.Context(texts.Moment(step.At, zone)),
        new TextBlock(texts.Did(step.Act, step.Number.Kind, step.By.Name)) { Wrap = true, Weight = TextWeight.Bolder, Spacing = Spacing.None },
        .. before is null
            ? [CardParts.Small(step.Statement)]
            : ItemFact.Between(before, step).Where(ItemWords.IsTold)
                .Select(fact => CardParts.Small(texts.Changed(texts.Label(fact, step), texts.Say(fact, before), texts.Say(fact, step)))),
    ])
    { Separator = true, Spacing = Spacing.Medium };

    private static IEnumerable<CardAction> WhatIsDone(ItemView view)
    {
        var (item, texts) = (view.Item, view.Texts);
        if (view.MayChange && item.State == ItemState.Closed)
            yield return CardParts.Button(texts.Reopen, OpenItemForm.Address(ReopenItem.ReopenVerb, item));
        if (!view.MayChange || !item.IsLive)
            yield break;

        if (item.NextReview <= view.Today)
            yield return CardParts.MainButton(texts.Reviewed, ReviewItem.Address(item));
        yield return CardParts.Button(texts.Respond, OpenItemForm.Address(RespondToItem.RespondVerb, item));
        yield return CardParts.Button(texts.Edit, OpenItemForm.Address(EditItem.SaveVerb, item));
        if (item.Number.Kind != RegisterKind.Issue)
            yield return CardParts.Button(texts.CameAbout(item.Number.Kind), OpenItemForm.Address(ComeAbout.ComeAboutVerb, item));
        yield return CardParts.Button(texts.Close, OpenItemForm.Address(CloseItem.CloseVerb, item));
    }

    private static IEnumerable<CardAction> WhereItLeads(ItemView view)
    {
        var (item, texts) = (view.Item, view.Texts);
        if (view.CanBeUndone)
            yield return CardParts.Button(view.IsOwnChange ? texts.Undo : texts.UndoOf(Short(item.By.Name)), UndoItem.Address(item));
        foreach (var other in new[] { item.CameFrom, item.Became }.OfType<ItemNumber>())
            yield return CardParts.Button(other.ToString(), ShowItem.Address(item.Project, other));
        yield return CardParts.Button(texts.History, ShowItemHistory.Address(item));
        if (view.MayEscalate)
            yield return CardParts.Button(texts.Escalate, Escalating.Address(item.Project, item.Number.ToString(), texts.Language));
        if (item.Source is { } source)
            yield return new OpenUrlAction(texts.OpenMessage, source);
    }

    private static IEnumerable<Fact> Details(RegisterItem item, RegisterTexts texts) => new (string Name, string? Value)[]
    {
        (texts.Cause, item.Cause),
        (texts.Effect, item.Effect),
        (texts.ResponseLabel, item.Response is { } response ? texts.Response(response) : null),
        (texts.Action, item.Action ?? (item.IsLive && item.Number.Kind != RegisterKind.Issue ? texts.NoAction : null)),
        (item.IsLive ? texts.ReopenedBecause : texts.OutcomeShort, item.Outcome),
        (texts.CategoryLabel, item.Category is { } category ? texts.Category(category) : null),
        (texts.ProximityShort, item.Proximity is { } proximity ? texts.Proximity(proximity) : null),
        (texts.TypeShort, item.Type is { } type ? texts.Type(type) : null),
        (texts.CameFrom, Named(item.CameFrom, texts)),
        (texts.Became, Named(item.Became, texts)),
    }.Where(detail => detail.Value is not null).Select(detail => new Fact(detail.Name, detail.Value!));

    private static string? Named(ItemNumber? item, RegisterTexts texts) => item is { } number ? $"{texts.Kind(number.Kind)} {number}" : null;

    // Opportunities are blue: a high one is good news.
    private static ContainerStyle StyleOf(Band band, RegisterKind kind) => kind == RegisterKind.Opportunity ? ContainerStyle.Accent : band switch
    {
        Band.High => ContainerStyle.Attention,
        Band.Medium => ContainerStyle.Warning,
        _ => ContainerStyle.Good,
    };

    /// <param name="today">Null: the card stays as it is posted, whatever becomes late.</param>
    public static IEnumerable<SaidFact> Facts(RegisterItem item, RegisterTexts texts, LocalDate? today)
    {
        if (item.Current is { } current)
        {
            yield return new SaidFact(texts.Score, $"{current.Score} (P{current.Probability} × I{current.Impact})");
            if (item.Inherent != current || item.Target != current)
                yield return new SaidFact(texts.ThreeScores, $"{item.Inherent?.Score} → {current.Score} → {item.Target?.Score}");
        }
        else if (item.Severity is { } severity)
            yield return new SaidFact(texts.SeverityShort, texts.SeverityStep(severity));
        yield return new SaidFact(texts.OwnerShort, item.Owner?.Name ?? texts.Nobody);
        if (item is { IsLive: true, Due: { } due })
            yield return new SaidFact(texts.Due(item.Number.Kind), texts.Day(due));
        if (item.CostImpact is { } cost)
            yield return new SaidFact(texts.CostShort, cost.Format(texts.Language));
        if (item is { IsLive: true, NextReview: { } review })
            yield return new SaidFact(texts.NextReview, review < today ? $"{texts.Day(review)} · {texts.ReviewOverdue(NodaTime.Period.DaysBetween(review, today.Value))}" : texts.Day(review));
    }

    private static Fact Shown(SaidFact said) => new(said.Name, said.Value);
}
