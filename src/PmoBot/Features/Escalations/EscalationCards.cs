using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Register;

namespace PmoBot.Features.Escalations;

internal static partial class EscalationCards
{
    private const string FactsId = "facts";
    private const int LongestSummary = 200;

    /// <summary>The question first; then until when, what there is to choose, and the buttons of whoever reads it.</summary>
    public static AdaptiveCard Show(EscalationView view) => CardBudget.Cut(letters => Show(view with { At = view.At with { Escalation = CutAt(view.Escalation, letters) } }, EscalationTexts.For(view.Language)));

    private static AdaptiveCard Show(EscalationView view, EscalationTexts texts)
    {
        var it = view.Escalation;
        var body = new List<Element>
        {
            CardParts.Head(
            [
                .. view.Notice is { } notice ? [CardParts.Notice(ContainerStyle.Warning, notice)] : Array.Empty<Element>(),
                .. Lead(view, texts) is { } lead ? [CardParts.Notice(ContainerStyle.Emphasis, lead)] : Array.Empty<Element>(),
                CardParts.Context($"{view.At.Project.Code} {view.At.Project.Name} · {texts.RaisedBy(it, it.RaisedAt.InZone(view.Zone))}{(it.Item is { } item ? $" · {item}" : "")}"),
                CardParts.Title(it.Wanted),
                .. Standing(view, texts),
            ]),
        };
        body.AddRange(Choice(view, texts));
        if (it.Facts.Count > 0 && view.May.Read)
            body.AddRange(Facts(view, texts));
        return new AdaptiveCard { Lang = view.Language.Tag(), Body = body, Actions = [.. Buttons(view, texts)] };
    }

    /// <summary>For a shared conversation, and for whoever may not read it: what is asked and how it stands; no facts, no buttons.</summary>
    public static AdaptiveCard Base(EscalationView view)
    {
        var (it, texts) = (view.Escalation, EscalationTexts.For(view.Language));
        return new AdaptiveCard
        {
            Lang = view.Language.Tag(),
            Body =
            [
                CardParts.Context($"{view.At.Project.Code} {view.At.Project.Name} · {texts.RaisedBy(it, it.RaisedAt.InZone(view.Zone))}"),
                CardParts.Title(it.Wanted),
                .. Standing(view, texts),
                .. OptionList(view, texts),
            ],
        };
    }

    public static AdaptiveCard NotYours(EscalationId id, EscalationTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body = [CardParts.Context(id.ToString()), CardParts.Title(texts.NotYours)],
    };

    // What is asked and what there is to choose stays whole, and so does the case itself: the page on paper says all of it.
    private static Escalation CutAt(Escalation it, int letters) => it with
    {
        Facts = [.. it.Facts.Select(fact => fact with { EnglishValue = fact.EnglishValue.CutAt(letters), FrenchValue = fact.FrenchValue.CutAt(letters) })],
        Question = it.Question is { } question ? question with { Text = question.Text.CutAt(letters), Answer = question.Answer?.CutAt(letters) } : null,
        Withdrawal = it.Withdrawal is { } withdrawal ? withdrawal with { Text = withdrawal.Text?.CutAt(letters) } : null,
        Reopening = it.Reopening is { } reopening ? reopening with { Text = reopening.Text?.CutAt(letters) } : null,
        Verdict = it.Verdict is { } verdict ? verdict with { Comment = verdict.Comment?.CutAt(letters) } : null,
    };

    /// <summary>What a toast and a list of chats say of it.</summary>
    public static string Summary(EscalationView view)
    {
        var texts = EscalationTexts.For(view.Language);
        return (Lead(view, texts) is { } lead ? $"{lead} · {texts.Line(view.Escalation)}" : texts.Line(view.Escalation)).ReplaceLineEndings(" ").CutAt(LongestSummary);
    }

    // Why this message came.
    private static string? Lead(EscalationView view, EscalationTexts texts)
    {
        var it = view.Escalation;
        return view.Message?.Split('-') switch
        {
            [Occasions.Late, ..] when it.Verdict is { } verdict => texts.Why(WhyNot.Decided, it, verdict.At.InZone(view.Zone)),
            _ when !it.IsOpen => null,
            [Occasions.Raised, ..] => texts.Raised(it.Id),
            [Occasions.Reminder, .., "2"] => $"{texts.ReminderOf(2)}{(view.Due is { } due ? $" · {texts.IfSilent(due, view.Next)}" : "")}",
            [Occasions.Reminder, ..] => texts.ReminderOf(1),
            [Occasions.Question, ..] when view.May.Answer && it.Question is { } question => texts.AskedBy(question),
            [Occasions.Answer, ..] => texts.AnswerCame,
            [Occasions.Silent, ..] => texts.PmoNotice(view.Approvers),
            [Occasions.Level, ..] when it.Level > it.First && it.Differing.Count == 0 && view.May.Level == it.Level && view.Before.Count > 0 => texts.CameUp(view.Before),
            _ => null,
        };
    }

    private static IEnumerable<Element> Standing(EscalationView view, EscalationTexts texts)
    {
        var it = view.Escalation;
        if (it.Verdict is { } verdict)
        {
            var option = it.Options.FirstOrDefault(one => one.Letter == verdict.Option);
            yield return CardParts.Notice(
                option is null ? ContainerStyle.Attention : ContainerStyle.Good,
                [texts.Decided(it, option, verdict.At.InZone(view.Zone)), .. verdict.Comment is { } comment && view.May.Read ? [comment] : Array.Empty<CardText>()]);
        }
        else if (it.State == EscalationState.Withdrawn)
        {
            yield return CardParts.Notice(
                ContainerStyle.Emphasis, [texts.WasWithdrawn(it.Withdrawal, view.Zone), .. it.Withdrawal?.Text is { } why && view.May.Read ? [why] : Array.Empty<CardText>()]);
        }

        foreach (var line in it.IsOpen ? Waiting(view, texts) : [])
            yield return line;
        if (view.May.Read && it.Question is { } question && (it.IsOpen || question.Answer is not null))
        {
            // Which stands on top for whoever is to answer.
            if (!(view.May.Answer && view.Message?.StartsWith(Occasions.Question, StringComparison.Ordinal) == true))
                yield return CardParts.Small(texts.AskedBy(question));
            if (question.Answer is not null)
                yield return CardParts.Small(texts.AnsweredBy(question));
            else if (question.IsOver)
                yield return CardParts.Small(texts.NoAnswer);
        }
    }

    // Who has it, until when, and what was said on the way.
    private static IEnumerable<Element> Waiting(EscalationView view, EscalationTexts texts)
    {
        var it = view.Escalation;
        if (view.May.Voice is { } voice)
            yield return CardParts.Notice(ContainerStyle.Good, texts.YourVoice(voice, [.. view.Seats.Where(seat => it.VoteOf(it.Level, seat.Approver) is null).Select(seat => seat.Approver)]));
        if (view.Approvers.Count > 0)
            yield return CardParts.Small(texts.AskedOf(it.Level, view.Approvers));
        if (view.Due is { } due)
            yield return CardParts.Small(texts.IfSilent(due, view.Next));
        else if (it.Question is { HoldsClock: true } open)
            yield return CardParts.Small(texts.StandsStill(it.Raiser, open.Due.InZone(view.Zone)));
        if (!view.May.Read)
            yield break;

        if (view.May.Level is { } own && own < it.Level)
            yield return CardParts.Small(texts.StillYours);
        if (view.May.DelegatedTo is { } delegated)
            yield return CardParts.Small(texts.DelegatedTo(delegated));
        if (it.Reopening is { } reopening)
            yield return CardParts.Small(texts.OpenedAgain(reopening, reopening.At.InZone(view.Zone)));
        if (it.Differing.Count > 0)
            yield return CardParts.Small(texts.Differed(it.Differing));
        if (view.At.Desk.NeedsAll(it.Level) && view.Seats.Count > 1)
        {
            var votes = it.Votes.Where(vote => vote.Level == it.Level && view.Seats.Any(seat => seat.Approver.Is(vote.Approver))).ToList();
            yield return CardParts.Context(string.Join(" · ", votes.Select(texts.Voice).Prepend(texts.Voices(votes.Count, view.Seats.Count)).Prepend(texts.AllDecide)));
        }
    }

    private static IEnumerable<Element> Choice(EscalationView view, EscalationTexts texts)
    {
        var it = view.Escalation;
        if (view.May.Answer)
        {
            return CardParts.Field(new TextInput(EscalationFields.Answer)
            {
                Label = texts.YourAnswer,
                IsMultiline = true,
                MaxLength = EscalationFields.LongestAnswer,
                Value = view.Typed.Text(EscalationFields.Answer),
            }, view.Errors);
        }

        if (!view.May.Decide)
            return OptionList(view, texts);
        return
        [
            .. view.May.OnBehalfOf is { } absent ? [CardParts.Small(texts.OnBehalfOf(absent))] : Array.Empty<Element>(),
            .. CardParts.Field(new ChoiceSetInput(EscalationFields.Option, [.. InOrder(it).Select(option => new Choice(Say(option, view, texts), option.Letter.ToString()))])
            {
                Label = texts.Options,
                Value = view.Typed.Text(EscalationFields.Option) ?? it.Recommended.ToString(),
                Style = ChoiceStyle.Expanded,
                Wrap = true,
            }, view.Errors),
            .. CardParts.Field(new TextInput(EscalationFields.Comment)
            {
                Label = texts.Comment,
                IsMultiline = true,
                MaxLength = EscalationFields.LongestComment,
                Value = view.Typed.Text(EscalationFields.Comment),
            }, view.Errors),
        ];
    }

    private static IEnumerable<Element> OptionList(EscalationView view, EscalationTexts texts) =>
        InOrder(view.Escalation).Select(option => CardParts.Small($"{(option.Letter == view.Escalation.Verdict?.Option ? "✓ " : "")}{Say(option, view, texts)}"));

    private static IEnumerable<Element> Facts(EscalationView view, EscalationTexts texts)
    {
        yield return new ActionSet([new ToggleVisibilityAction(texts.Facts, [FactsId])]);
        yield return new Container(
        [
            CardParts.Context(texts.FactsAsRaised),
            new FactSet([.. view.Escalation.Facts.Select(fact => view.Language.In(new Fact(fact.English, fact.EnglishValue), new Fact(fact.French, fact.FrenchValue)))]),
            .. view.Escalation.Item is { } item
                ? [new ActionSet([CardParts.Button(item, TurnRouter.Run($"{view.Escalation.Id.Project} {item}"))])]
                : Array.Empty<Element>(),
        ])
        { Id = FactsId, IsVisible = false, Style = ContainerStyle.Emphasis };
    }

    private static IEnumerable<CardAction> Buttons(EscalationView view, EscalationTexts texts)
    {
        var (it, may) = (view.Escalation, view.May);
        if (may.Answer && it.Question is { } question)
            yield return CardParts.MainButton(texts.Answer, EscalationFields.Address(AnswerQuestion.AnswerVerb, it, (EscalationFields.Asked, EscalationFields.Of(question))));
        if (may.Decide)
        {
            yield return CardParts.MainButton(texts.Decide, EscalationFields.Address(DecideEscalation.DecideVerb, it));
            yield return CardParts.Button(texts.Reject, EscalationFields.Address(RejectEscalation.RejectVerb, it)) with { Style = ActionStyle.Destructive };
            yield return CardParts.Button(texts.AskForMore, EscalationFields.Address(AskForMore.AskVerb, it));
        }

        if (may.Delegate)
            yield return CardParts.Button(texts.Delegate, EscalationFields.Address(OpenDelegate.OpenVerb, it));
        if (may.Withdraw && !may.Decide)
            yield return CardParts.Button(texts.Withdraw, EscalationFields.Address(OpenWithdraw.OpenVerb, it));
        if (may.Reopen && it is { Item: { } item, State: EscalationState.Approved } && it.Options.FirstOrDefault(option => option.Letter == it.Verdict?.Option) is { } taken)
            yield return CardParts.MainButton(texts.PlanAction, OpenItemForm.PlanAction(it.Id.Project, item, $"{taken.Text} ({it.Id.Name})"));
        if (may.Reopen)
            yield return CardParts.Button(texts.Reopen, EscalationFields.Address(OpenReopen.OpenVerb, it));
        if (may.Read)
            yield return CardParts.Button(texts.History, EscalationFields.Address(ShowTimeline.ShowVerb, it));
    }

    // The recommended one first.
    private static IEnumerable<EscalationOption> InOrder(Escalation it) => it.Options.OrderByDescending(option => option.Letter == it.Recommended);

    private static string Say(EscalationOption option, EscalationView view, EscalationTexts texts) => texts.Say(option, view.Escalation, view.At.Project);
}
