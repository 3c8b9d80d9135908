using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>Which subscription a press is about, and whether whoever pressed runs it: asked anew with every press.</summary>
internal sealed class DigestDesk(DigestSubjects subjects, SubscriptionRows subscriptions, DigestAccess access)
{
    public static CardAddress Address(string verb, Subscription subscription) => new(verb, EditDigest.Of(subscription.Subject, subscription.Id));

    public async Task<(SubscriptionView? View, Reply? Refusal)> OfAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (await subjects.FindAsync(turn, EditDigest.SubjectOf(form), cancel) is not { } named)
            return (null, new Reply.Refused(Right.RunDigests, Scope.All));
        if (!named.IsRunBy(turn))
            return (null, new Reply.Refused(Right.RunDigests, named.Scope));
        return await subscriptions.FindAsync(named.Subject.Partition, form.Text(DigestDraft.Id) ?? "", cancel) is { } found && found.Subject == named.Subject
            ? (new SubscriptionView(found, named.Name, found.Zone ?? named.Settings.Zone) { Reader = named.ReaderOf(turn), Without = await access.WithoutAsync(found, cancel) }, null)
            : (null, new Reply.Text(DigestTexts.For(turn.Language).Gone));
    }

    /// <summary>What was pressed cannot be pressed again.</summary>
    public static Reply Over(Turn turn, SubscriptionView view, string said) =>
        turn.Place.IsShared ? new Reply.Personally(new Reply.Text(said)) : new Reply.UpdatedCard(DigestCards.Done(view, said, DigestTexts.For(turn.Language)), said);

    // Who reads what is not for everybody in a channel.
    public static Reply Show(Turn turn, SubscriptionView view, string? notice = null)
    {
        var texts = DigestTexts.For(turn.Language);
        var (card, line) = (DigestCards.One(view, texts, notice), texts.DigestOf(view.Name));
        return turn.Place.IsShared ? new Reply.Personally(new Reply.Card(card, line)) : new Reply.UpdatedCard(card, line);
    }
}

/// <summary>One subscription, with what can be done about it.</summary>
internal sealed class OpenDigest(DigestDesk desk) : ICardAction
{
    public const string OpenVerb = "digests.open";

    public string Verb => OpenVerb;

    public static CardAddress Address(Subscription subscription) => DigestDesk.Address(OpenVerb, subscription);

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) =>
        await desk.OfAsync(turn, form, cancel) is var (view, refusal) && view is not null ? DigestDesk.Show(turn, view) : refusal!;
}

/// <summary>The digest as it would go out now, for whoever asks and nobody else.</summary>
internal sealed class PreviewDigest(DigestDesk desk, DigestBuilder builder) : ICardAction
{
    public const string PreviewVerb = "digests.preview";

    public string Verb => PreviewVerb;

    public static CardAddress Address(Subscription subscription) => DigestDesk.Address(PreviewVerb, subscription);

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var (view, refusal) = await desk.OfAsync(turn, form, cancel);
        if (view is null)
            return refusal!;
        var texts = DigestTexts.For(turn.Language);
        if (await builder.BuildAsync(view.Subscription, turn.Now, cancel) is not { Edition: var edition })
            return new Reply.Text(texts.Gone);
        var notice = edition.IsNothing && view.Subscription.SkipsNothing ? texts.PreviewSkipped : texts.PreviewOnly;
        if (view.Without.Count > 0)
            notice += $" {texts.WithoutRight(view.Without)}";
        return new Reply.Personally(new Reply.Card(
            DigestCards.Edition(edition, view.Reader, texts, notice, CardParts.MainButton(texts.SendNow, SendDigest.Address(view.Subscription))), texts.Headline(edition)));
    }
}

/// <summary>Beside its times: an edition goes out now, to everybody who is to read it.</summary>
internal sealed class SendDigest(DigestDesk desk, Commands commands, Outbox outbox) : ICardAction
{
    public const string SendVerb = "digests.send";

    public string Verb => SendVerb;

    public static CardAddress Address(Subscription subscription) => DigestDesk.Address(SendVerb, subscription);

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var (view, refusal) = await desk.OfAsync(turn, form, cancel);
        if (view is null)
            return refusal!;
        var texts = DigestTexts.For(turn.Language);
        // The same card pressed twice sends once.
        var press = Drafts.IdOf(turn.PressedCardId ?? turn.ActivityId, turn.Person.ObjectId)[..16];
        var (partition, request) = (view.Subscription.Subject.Partition, PublishDigest.Now(view.Subscription, press, turn.Pseudonym, turn.Now));
        return await commands.RunAsync<bool>(partition, async () =>
            {
                var standing = await outbox.ReadAsync(partition, [request.Id]);
                return standing[request.Id] is { IsLive: false } ? false : (await outbox.CommitAsync(partition, [], [request], standing)).Then(true);
            }) is Outcome<bool>.Settled { Value: var isOnItsWay }
            ? DigestDesk.Over(turn, view, isOnItsWay ? texts.OnItsWay(view) : texts.SentAlready)
            : new Reply.Text(ConversationTexts.For(turn.Language).Busy);
    }
}

/// <summary>It goes out no more until somebody lets it; pressed once more, it does.</summary>
internal sealed class PauseDigest(DigestDesk desk, SubscriptionRows subscriptions, DigestChain chain, PublishDigest publish, Commands commands, Outbox outbox) : ICardAction
{
    public const string PauseVerb = "digests.pause";

    private const string Field = "pause";

    public string Verb => PauseVerb;

    public static CardAddress Address(Subscription subscription) =>
        new(PauseVerb, [.. EditDigest.Of(subscription.Subject, subscription.Id), (Field, subscription.IsPaused ? "false" : "true")]);

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var (view, refusal) = await desk.OfAsync(turn, form, cancel);
        if (view is null)
            return refusal!;
        return await commands.RunAsync<Subscription?>(view.Subscription.Subject.Partition, () => TryAsync(turn, view.Subscription, form.IsOn(Field))) is Outcome<Subscription?>.Settled { Value: var now }
            ? now is null ? new Reply.Text(DigestTexts.For(turn.Language).Gone) : DigestDesk.Show(turn, view with { Subscription = now })
            : new Reply.Text(ConversationTexts.For(turn.Language).Busy);
    }

    private async Task<Tried<Subscription?>> TryAsync(Turn turn, Subscription asked, bool pause)
    {
        if (await subscriptions.FindAsync(asked.Subject.Partition, asked.Id, CancellationToken.None) is not { } stands)
            return (Subscription?)null;
        if (stands.IsPaused == pause)
            return stands;
        var next = stands with { IsPaused = pause };
        // What is owed since before is not, after a pause.
        next = next with { Since = turn.Now, Unmade = null, NextAt = await publish.NextAsync(next, CancellationToken.None) };
        if (await chain.AppendAsync(next.Subject, turn.Now, turn.Pseudonym, DigestAudit.SaveAction, next.Row, SubscriptionRows.InWords(next)) is not { } entry)
            return (Subscription?)null;
        return (await outbox.CommitAsync(next.Subject.Partition, [SubscriptionRows.ToWrite(next), .. entry],
            [.. PublishDigest.Next(next), .. stands.Unmade is { } due ? [TellUnmade.Of(stands, due, turn.Now)] : Array.Empty<DeliveryRequest>()])).Then<Subscription?>(next);
    }
}

/// <summary>Nobody reads it any more; what went out stays, and can be shown again. Asked twice.</summary>
internal sealed class EndDigest(Tables.ITableStore store, DigestDesk desk, SubscriptionRows subscriptions, DigestChain chain, Commands commands, Outbox outbox) : ICardAction
{
    public const string EndVerb = "digests.end";

    private const string Sure = "sure";

    public string Verb => EndVerb;

    public static CardAddress Address(Subscription subscription, bool isSure = false) =>
        new(EndVerb, [.. EditDigest.Of(subscription.Subject, subscription.Id), .. isSure ? [(Sure, "true")] : Array.Empty<(string, string)>()]);

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var (view, refusal) = await desk.OfAsync(turn, form, cancel);
        if (view is null)
            return refusal!;
        var texts = DigestTexts.For(turn.Language);
        if (!form.IsOn(Sure))
        {
            return turn.Place.IsShared
                ? new Reply.Personally(new Reply.Card(DigestCards.AskEnd(view, texts), texts.EndQuestion))
                : new Reply.UpdatedCard(DigestCards.AskEnd(view, texts), texts.EndQuestion);
        }

        return await commands.RunAsync<bool>(view.Subscription.Subject.Partition, () => TryAsync(turn, view.Subscription)) is Outcome<bool>.Settled
            ? DigestDesk.Over(turn, view, texts.Ended(view.Name))
            : new Reply.Text(ConversationTexts.For(turn.Language).Busy);
    }

    private async Task<Tried<bool>> TryAsync(Turn turn, Subscription asked)
    {
        if (await subscriptions.FindAsync(asked.Subject.Partition, asked.Id, CancellationToken.None) is not { } stands)
            return true;
        if (await chain.AppendAsync(stands.Subject, turn.Now, turn.Pseudonym, DigestAudit.EndAction, stands.Row, SubscriptionRows.InWords(stands)) is not { } entry)
            return true;
        List<Tables.Write> figures = [];
        for (var part = 0; part < stands.FigureParts; part++)
        {
            if (await store.FindAsync(stands.Subject.Partition, FrozenFigures.RowOf(stands.Id, part)) is { } row)
                figures.Add(new Tables.Write.Delete(row.Key, row.ETag));
        }

        return (await outbox.CommitAsync(stands.Subject.Partition, [new Tables.Write.Delete(stands.Row, stands.ETag), .. entry, .. figures],
            [.. LeaveByBot.After(stands, null, turn.Now), .. stands.Unmade is { } due ? [TellUnmade.Of(stands, due, turn.Now)] : Array.Empty<DeliveryRequest>()])).Then(true);
    }
}

/// <summary>What went out once, again as it was.</summary>
internal sealed class ShowEdition(DigestSubjects subjects, Editions editions) : ICardAction
{
    public const string ShowVerb = "digests.show";

    private const string Row = "edition";

    public string Verb => ShowVerb;

    public static CardAddress Address(DigestEdition edition) => new(ShowVerb, [.. EditDigest.Of(edition.Subject, null), (Row, edition.Row)]);

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (await subjects.FindAsync(turn, EditDigest.SubjectOf(form), cancel) is not { } named)
            return new Reply.Refused(Right.ReadPortfolio, Scope.All);
        var texts = DigestTexts.For(turn.Language);
        if (await editions.FindAsync(named.Subject.Partition, form.Text(Row) ?? "", cancel) is not { } edition || edition.Subject != named.Subject)
            return new Reply.Personally(new Reply.Text(texts.NoEdition(named.Name)));
        return new Reply.Personally(new Reply.Card(DigestCards.Edition(edition, named.ReaderOf(turn), texts), texts.Headline(edition)));
    }
}
