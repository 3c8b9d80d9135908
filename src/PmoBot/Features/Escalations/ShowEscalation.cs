using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>A case looked up: from a list, or by `APOLLO E-4`.</summary>
internal sealed class ShowEscalation(EscalationCases cases, SeenCards seen, MeantProjects projects) : ICardAction
{
    public const string ShowVerb = "escalations.show";

    public string Verb => ShowVerb;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) =>
        EscalationFields.Read(form) is (var id, _) ? await ShowAsync(turn, id, cancel) : new Reply.Refused(new Refusal.Forged(ShowVerb));

    /// <summary>In a shared conversation for the asker alone: its buttons and facts are theirs.</summary>
    public async Task<Reply> ShowAsync(Turn turn, EscalationId id, CancellationToken cancel)
    {
        var texts = EscalationTexts.For(turn.Language);
        if (await cases.FindAsync(id, cancel) is { } at && EscalationView.For(turn, at) is { Shown: { } card } view)
            return new Reply.Personally(view.May.Read ? seen.LookedUp(turn, id, card, texts.Line(at.Escalation)) : new Reply.Card(card, texts.Line(at.Escalation)));
        return await projects.NamedAsync(turn, id.Project.Value, cancel) is null
            ? ProjectAccess.NotReadable(turn, id.Project.Value)
            : Missing(turn, texts.NoSuchCase(id));
    }

    /// <summary>Many read the same of what is not there as of what is confidential.</summary>
    public static Reply Missing(Turn turn, string words) => turn.Place.IsShared ? new Reply.Personally(new Reply.Text(words)) : new Reply.Text(words);
}

/// <summary>A client asks for its reader's own view of the card in a channel: with buttons for whoever decides or has raised it, without facts for a guest.</summary>
internal sealed class ViewEscalation(EscalationCases cases, EscalationReaders readers) : ICardAction
{
    public const string ViewVerb = "escalations.view";

    public string Verb => ViewVerb;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (EscalationFields.Read(form) is not var (id, _))
            return new Reply.Refused(new Refusal.Forged(ViewVerb));
        if (await cases.FindAsync(id, cancel) is not { } at || EscalationView.Here(turn, at).Shown is not { } card)
            return EscalationView.Unreadable(turn, id);
        return new Reply.UpdatedCard(card with { Refresh = await readers.RefreshAsync(at, turn.Now, cancel) }, EscalationTexts.For(turn.Language).Line(at.Escalation)) { IsLive = true };
    }
}

/// <summary>Who has a view of their own of the card in a channel.</summary>
internal sealed class EscalationReaders(ProfileStore profiles)
{
    /// <summary>Null: nobody whom Teams has named to this bot yet.</summary>
    public async Task<Refresh?> RefreshAsync(EscalationAtHand at, Instant now, CancellationToken cancel)
    {
        var (it, desk) = (at.Escalation, at.Desk);
        var seats = it.IsOpen ? it.LevelsAsked.Reverse().SelectMany(level => desk.SeatsOf(level, it.Raiser, it.Delegations, now)) : [];
        var people = seats.SelectMany(seat => new[] { seat.StandIn, seat.Approver }).OfType<Person>().Prepend(it.Raiser)
            .Select(person => person.ObjectId).Distinct(StringComparer.OrdinalIgnoreCase).Take(Refresh.MaxUserIds).ToList();
        var ids = (await profiles.FindAsync(people, cancel)).Select(profile => profile?.Account?.UserId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return ids.Count == 0 ? null : new Refresh(CardParts.Button("", EscalationFields.Address(ViewEscalation.ViewVerb, it)), ids);
    }
}

/// <summary>[History]: what happened to a case, the newest first.</summary>
internal sealed class ShowTimeline(EscalationCases cases, EscalationStore store) : ICardAction
{
    public const string ShowVerb = "escalations.timeline";

    public string Verb => ShowVerb;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (EscalationFields.Read(form) is not (var id, _))
            return new Reply.Refused(new Refusal.Forged(ShowVerb));
        if (await cases.FindAsync(id, cancel) is not { } at || EscalationView.For(turn, at) is not { May.Read: true } view)
            return EscalationView.Unreadable(turn, id);
        view = view with { Timeline = await store.TimelineAsync(id, cancel) };
        return new Reply.Personally(new Reply.Card(EscalationCards.Timeline(view), EscalationTexts.For(turn.Language).TimelineOf(id)));
    }
}

internal static partial class EscalationCards
{
    public static AdaptiveCard Timeline(EscalationView view)
    {
        var (it, texts) = (view.Escalation, EscalationTexts.For(view.Language));
        IReadOnlyList<EscalationStep> newest = [.. view.Timeline.Reverse()];
        return CardBudget.Fit(newest, (steps, more) => new AdaptiveCard
        {
            Lang = view.Language.Tag(),
            Body =
            [
                CardParts.Context($"{view.At.Project.Code} {view.At.Project.Name}"),
                CardParts.Title(texts.TimelineOf(it.Id)),
                CardParts.Paragraph(it.Wanted),
                .. steps.Select(step => new Container(
                [
                    CardParts.Context(texts.Moment(step.At.InZone(view.Zone))),
                    new TextBlock(texts.Did(step, it)) { Wrap = true, Weight = TextWeight.Bolder, Spacing = Spacing.None },
                    .. step.Text is { } said ? [CardParts.Small(said)] : Array.Empty<Element>(),
                ])
                { Separator = true, Spacing = Spacing.Medium }),
                .. more > 0 ? [CardParts.Context(texts.MoreCases(more))] : Array.Empty<Element>(),
            ],
        });
    }
}
