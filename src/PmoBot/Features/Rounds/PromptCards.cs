using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Rounds;

internal static class PromptCards
{
    private const int FewLines = 8;

    /// <summary>A line for each project: last time, what changed since, and one tap where nothing did. No inputs.</summary>
    public static AdaptiveCard Show(PromptView view)
    {
        var texts = RoundTexts.For(view.Language);
        return CardBudget.Fit(InOrder(view), (lines, more) => Show(view, view with { Lines = lines }, more, texts));
    }

    /// <param name="shown">As much of it as the card has room for; its buttons speak of that.</param>
    private static AdaptiveCard Show(PromptView view, PromptView shown, int more, RoundTexts texts) => new()
    {
        Lang = view.Language.Tag(),
        Body =
        [
            CardParts.Context(view.Portfolio is { } portfolio ? $"{texts.RoundOf(view.Round.Period)} · {portfolio}" : texts.RoundOf(view.Round.Period)),
            CardParts.Title(texts.Title(view)),
            .. Notices(view, texts),
            .. shown.Lines.Select(line => Line(line, shown, texts)),
            .. more > 0 ? [CardParts.Small(texts.MoreLines(more))] : Array.Empty<Element>(),
        ],
        Actions = view is { IsClosed: false } && view.Wanted.Any() ? [Later(shown, texts)] : null,
    };

    // Each keeps its place under the reader's thumb; of too many for a card, what is wanted comes first.
    private static List<PromptLine> InOrder(PromptView view) =>
        [.. view.Lines.OrderBy(line => view.Lines.Count > FewLines && line is not PromptLine.Wanted)];

    private static IEnumerable<Element> Notices(PromptView view, RoundTexts texts)
    {
        if (view.Dry is { } dry)
            yield return CardParts.Notice(ContainerStyle.Emphasis, texts.DryFor(dry));
        if (view.SnoozedUntil is { } until && view.Wanted.Any())
            yield return CardParts.Small(texts.SnoozedUntil(until));
        if (view.IsLate && view.Wanted.Any())
            yield return CardParts.Notice(ContainerStyle.Emphasis, texts.SentLate);
    }

    private static Container Line(PromptLine line, PromptView view, RoundTexts texts) =>
        new([.. Elements(line, view, texts)]) { Separator = true, Spacing = Spacing.Medium };

    private static IEnumerable<Element> Elements(PromptLine line, PromptView view, RoundTexts texts) => line switch
    {
        PromptLine.Wanted wanted =>
        [
            Head(wanted.Project, "", wanted.Standing.Line is { } last ? texts.LastTime(last) : texts.NoReportYet, wanted.Standing.Chip),
            .. wanted.InPlaceOf is { } away ? [CardParts.Small(texts.YouStandInFor(away.Name))] : Array.Empty<Element>(),
            .. wanted.Changes.Select(change => CardParts.Small($"› {change}")),
            .. wanted.Standing.NotOffered is { } why ? [CardParts.Context(why)] : Array.Empty<Element>(),
            new ActionSet([.. Answers(wanted, view, texts)]) { Spacing = Spacing.Small },
        ],
        PromptLine.Reported reported =>
        [
            Head(reported.Project, "✓ ", texts.ReportedAs(reported.Standing.Report!), reported.Standing.Chip),
            .. reported.Standing.Undo is { } undo
                ? [new ActionSet([CardParts.Button(texts.Undo, Live(view, PressPrompt.Address(PressPrompt.UndoVerb, view, undo)))]) { Spacing = Spacing.Small }]
                : Array.Empty<Element>(),
        ],
        PromptLine.Over over => [Head(over.Project, "", texts.Over(over), null)],
        _ => [CardParts.Context(texts.NotYours(line.Code))],
    };

    private static IEnumerable<CardAction> Answers(PromptLine.Wanted line, PromptView view, RoundTexts texts)
    {
        if (line.Standing.OffersUnchanged)
            yield return CardParts.Button(texts.NothingChanged, Live(view, PressPrompt.Address(PressPrompt.UnchangedVerb, view, line.Project)));
        yield return CardParts.Button(texts.Update, Live(view, PressPrompt.Address(PressPrompt.UpdateVerb, view, line.Project)));
    }

    // On a dry card every button says only that it is one.
    private static CardAddress Live(PromptView view, CardAddress address) => view.Dry is null ? address : PressDry.Address(address);

    private static Element Head(Project project, string mark, string line, (string Words, ContainerStyle Style)? chip)
    {
        IReadOnlyList<Element> left =
        [
            new TextBlock(CardText.Markdown($"{mark}**{project.Code.Value}** {project.Name}")) { Wrap = true, Spacing = Spacing.None },
            CardParts.Context(line),
        ];
        return chip is { } shown ? CardParts.WithChip(left, shown.Words, shown.Style) : new Container(left);
    }

    private static ShowCardAction Later(PromptView view, RoundTexts texts) => new(texts.Later, new AdaptiveCard
    {
        Actions =
        [
            .. view.Snoozes.Select(until => CardParts.Button(texts.SnoozeTo(until), Live(view, SnoozePrompt.Address(view, until.ToInstant())))),
            CardParts.Button(texts.AnotherTime, Live(view, AskSnooze.Address(view))),
            .. view.HasDeputy ? [CardParts.Button(texts.AskMyDeputy, Live(view, HandOver.Address(view)))] : Array.Empty<CardAction>(),
        ],
    });

    /// <summary>In place of the form that asked when.</summary>
    public static AdaptiveCard Snoozed(PromptView view)
    {
        var texts = RoundTexts.For(view.Language);
        return new AdaptiveCard
        {
            Lang = view.Language.Tag(),
            Body = [CardParts.Context(texts.RoundOf(view.Round.Period)), CardParts.Title(view.SnoozedUntil is { } until ? texts.SnoozedUntil(until) : texts.Title(view))],
        };
    }

    public static AdaptiveCard SnoozeForm(SnoozeForm form) => new()
    {
        Lang = form.Texts.Language.Tag(),
        Body =
        [
            .. form.Notice is { } notice ? [CardParts.Notice(ContainerStyle.Warning, notice)] : Array.Empty<Element>(),
            .. form.View is { } view ? [CardParts.Context(form.Texts.RoundOf(view.Round.Period))] : Array.Empty<Element>(),
            CardParts.Title(form.Texts.WhenAgain),
            .. form.View is { } asked ? [CardParts.Context(form.Texts.NotAfterCutOff(asked.CutOff))] : Array.Empty<Element>(),
            .. CardParts.Field(new DateInput(SnoozePrompt.DayField) { Label = form.Texts.Day, Value = DateOnly.TryParse(form.Typed.Text(SnoozePrompt.DayField), System.Globalization.CultureInfo.InvariantCulture, out var day) ? day : null }, form.Errors),
            .. CardParts.Field(new TimeInput(SnoozePrompt.TimeField) { Label = form.Texts.Time, Value = TimeOnly.TryParse(form.Typed.Text(SnoozePrompt.TimeField), System.Globalization.CultureInfo.InvariantCulture, out var time) ? time : null }, form.Errors),
            CardParts.Context(form.Texts.PmoPauses),
        ],
        Actions = [CardParts.MainButton(form.Texts.PutOff, SnoozePrompt.FormAddress(form))],
    };
}
