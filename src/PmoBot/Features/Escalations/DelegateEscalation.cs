using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>[Delegate]: asks who.</summary>
internal sealed class OpenDelegate(EscalationCases cases, PeopleFinder people) : ICardAction
{
    public const string OpenVerb = "escalations.delegate-ask";

    public string Verb => OpenVerb;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (EscalationFields.Read(form) is not var (id, _))
            return new Reply.Refused(new Refusal.Forged(OpenVerb));
        if (await cases.FindAsync(id, cancel) is not { } at || EscalationView.Here(turn, at) is not { May.Read: true } view)
            return EscalationView.Unreadable(turn, id);
        var texts = EscalationTexts.For(turn.Language);
        if (!view.May.Delegate)
            return new Reply.UpdatedCard(EscalationCards.Show(view), texts.Line(at.Escalation)) { IsLive = true };
        var choices = await people.ChoicesAsync(turn, [], [.. at.Project.People], null, cancel);
        return new Reply.Personally(new Reply.Card(EscalationCards.DelegateForm(view, choices), texts.DelegateTitle));
    }
}

/// <summary>For this case alone somebody else may decide, in the approver's name; the approver still can.</summary>
internal sealed class DelegateEscalation(EscalationPress press, EscalationCases cases, PeopleFinder people, ProfileStore profiles) : IFormAction
{
    public const string DelegateVerb = "escalations.delegate";

    public string Verb => DelegateVerb;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (EscalationFields.Read(form) is not var (id, _))
            return new Reply.Refused(new Refusal.Forged(DelegateVerb));
        if (await cases.FindAsync(id, cancel) is not { } at || EscalationView.Here(turn, at) is not { May.Read: true } view)
            return EscalationView.Unreadable(turn, id);
        var chosen = form.IsOn(EscalationFields.TakesBack) ? null : form.Text(EscalationFields.Person);
        var choices = await people.ChoicesAsync(turn, chosen is null ? [] : [chosen], [.. at.Project.People], null, cancel);
        var to = chosen is null ? null : choices.Find(chosen) ?? at.Project.People.FirstOrDefault(person => person.Is(chosen));
        var texts = EscalationTexts.For(turn.Language);
        if (view.May.Delegate && !form.IsOn(EscalationFields.TakesBack) && (to is null ? texts.PersonMissing : await IsAwayAsync(turn, to, cancel) ? texts.IsAway(to.Name) : null) is { } wrong)
            return new Reply.FormAgain(EscalationCards.DelegateForm(view with { Typed = form, Errors = [new FieldError(EscalationFields.Person, wrong)] }, choices), texts.DelegateTitle);

        return await press.RunAsync(
            turn, form, Verb, _ => [], (current, opening) => current.Escalation.Delegate(current.Desk, turn.Person, opening, to, turn.Now), cancel, EscalationCards.Delegated);
    }

    public Reply FormAgain(Turn turn, FormData form, string notice) => new Reply.Text(notice);

    private async Task<bool> IsAwayAsync(Turn turn, Person to, CancellationToken cancel) =>
        await profiles.FindAsync(to.ObjectId, cancel) is { } profile && profile.IsAbsent(turn.Now.InZone(profile.Zone).Date);
}

internal static partial class EscalationCards
{
    /// <summary>In place of the form: the case itself stands on its own card.</summary>
    public static AdaptiveCard Delegated(EscalationView view)
    {
        var (it, texts) = (view.Escalation, EscalationTexts.For(view.Language));
        return new AdaptiveCard
        {
            Lang = view.Language.Tag(),
            Body =
            [
                CardParts.Context($"{it.Id} · {it.Wanted.ReplaceLineEndings(" ").CutAt(80)}"),
                CardParts.Title(view.May.DelegatedTo is { } to ? texts.DelegatedTo(to) : texts.TakenBack),
            ],
        };
    }

    public static AdaptiveCard DelegateForm(EscalationView view, ProjectChoices choices)
    {
        var (it, texts) = (view.Escalation, EscalationTexts.For(view.Language));
        return new AdaptiveCard
        {
            Lang = view.Language.Tag(),
            Body =
            [
                CardParts.Head(
                [
                    CardParts.Context($"{it.Id}"), CardParts.Title(texts.DelegateTitle), CardParts.Paragraph(it.Wanted), CardParts.Context(texts.DelegateHint),
                    .. view.May.DelegatedTo is { } now ? [CardParts.Notice(ContainerStyle.Emphasis, texts.DelegatedTo(now))] : Array.Empty<Element>(),
                ]),
                .. CardParts.Field(new ChoiceSetInput(EscalationFields.Person, [.. choices.People.Where(person => !person.Is(it.Raiser)).Select(person => new Choice(person.Name.CutAt(40), person.ObjectId))])
                {
                    Label = texts.DelegateTo,
                    Value = view.Typed.Text(EscalationFields.Person),
                    People = choices.CanPickPeople ? PeopleScope.Organization : null,
                    Style = ChoiceStyle.Compact,
                }, view.Errors),
            ],
            Actions =
            [
                CardParts.MainButton(texts.Delegate, EscalationFields.Address(DelegateEscalation.DelegateVerb, it)),
                .. view.May.DelegatedTo is null
                    ? Array.Empty<CardAction>()
                    : [CardParts.Button(texts.TakeBack, EscalationFields.Address(DelegateEscalation.DelegateVerb, it, (EscalationFields.TakesBack, "true")))],
            ],
        };
    }
}
