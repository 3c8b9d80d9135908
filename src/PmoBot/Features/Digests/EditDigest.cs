using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Features.Settings;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>The form of a subscription: in a channel it is to be posted there; in the PMO's own chat it is for people to read in theirs.</summary>
internal sealed class EditDigest(
    DigestSubjects subjects, SubscriptionRows subscriptions, DigestAccess access, DigestChain chain, PublishDigest publish, Publishers publishers,
    PeopleFinder people, Places places, Outsiders from, IChannelPublisher graph, Commands commands, Outbox outbox) : ICardAction
{
    public const string OpenVerb = "digests.edit";

    public string Verb => OpenVerb;

    /// <param name="id">Null: a new one.</param>
    public static CardAddress Address(DigestSubject subject, string? id = null) => new(OpenVerb, Of(subject, id));

    public static CardAddress SaveAddress(DigestForm form) =>
        new(SaveDigest.SaveVerb, [.. Of(form.Subject, form.Id), (DigestDraft.Base, form.Typed.Text(DigestDraft.Base) ?? "")]);

    public static (string, string)[] Of(DigestSubject subject, string? id) =>
    [
        (DigestDraft.Partition, subject.Partition),
        .. subject.Programme is { } programme ? [(DigestDraft.Programme, programme)] : Array.Empty<(string, string)>(),
        .. id is not null ? [(DigestDraft.Id, id)] : Array.Empty<(string, string)>(),
    ];

    public static DigestSubject SubjectOf(FormData form) => new(form.Text(DigestDraft.Partition) ?? "", form.Text(DigestDraft.Programme));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) =>
        await subjects.FindAsync(turn, SubjectOf(form), cancel) is { } named
            ? await OpenAsync(turn, named, form.Text(DigestDraft.Id), cancel)
            : new Reply.Refused(Right.RunDigests, Scope.All);

    /// <param name="id">Null: the one that is posted here already, or a new one.</param>
    public async Task<Reply> OpenAsync(Turn turn, NamedSubject named, string? id, CancellationToken cancel)
    {
        if (!named.IsRunBy(turn))
            return new Reply.Refused(Right.RunDigests, named.Scope);
        var all = await subscriptions.ListAsync(named.Subject.Partition, cancel);
        var stands = id is null
            ? all.FirstOrDefault(one => one.Subject == named.Subject && turn.Place.IsShared && one.Channels.Any(channel => channel.Id == turn.Place.Id))
            : all.FirstOrDefault(one => one.Id == id && one.Subject == named.Subject);
        var draft = await FormAsync(turn, named, stands?.Id ?? Guid.NewGuid().ToString("N"), stands, DigestDraft.Of(stands, turn.Place.Id, turn), cancel);
        // What stands in a channel until somebody opens it is read by all.
        return new Reply.Form(DigestCards.Form(draft), draft.Texts.DigestOf(turn.Place.IsShared ? "" : named.Name), Address(named.Subject, stands?.Id));
    }

    public async Task<DigestForm> FormAsync(Turn turn, NamedSubject named, string id, Subscription? stands, FormData typed, CancellationToken cancel)
    {
        var choices = await people.ChoicesAsync(turn, typed.Ids(DigestDraft.People), stands?.People ?? [], null, cancel);
        var published = new DigestSchedule.AfterRound().Next(turn.Now, named.Settings, named.Cadence, named.Settings.Zone);
        return new DigestForm(named.Subject, id, named.Name, published.InZone(named.Settings.Zone), typed, DigestTexts.For(turn.Language))
        {
            IsHere = turn.Place.IsShared,
            Channels = turn.Place.IsShared ? [] : stands?.Channels ?? [],
            People = [.. choices.Chosen.Concat(choices.People).DistinctBy(person => person.ObjectId)],
            CanPickPeople = choices.CanPickPeople,
            Posters = !graph.IsOn ? [] :
            [
                DigestDraft.ByBot, DigestDraft.ByMe,
                .. stands?.Publisher is { } publisher && !turn.Person.Is(publisher) ? [DigestDraft.ByOther] : Array.Empty<string>(),
            ],
            Publisher = stands?.Publisher,
        };
    }

    /// <summary>Saves what the form says, or shows it again with what is wrong.</summary>
    public async Task<Outcome<Reply>> SaveAsync(Turn turn, NamedSubject named, FormData form, CancellationToken cancel)
    {
        var here = turn.Place.IsShared ? await HereAsync(turn, form, cancel) : null;
        return await commands.RunAsync(named.Subject.Partition, () => TrySaveAsync(turn, named, form, here));
    }

    private async Task<DigestHere> HereAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var (place, outsiders) = (await places.KeepAsync(turn, cancel), await from.OfAsync(turn, cancel));
        // A thread of a channel is not the channel.
        var at = turn.Conversation with { ConversationId = turn.Place.Id };
        var name = place is null ? "" : place.IsGeneral ? place.Seen.TeamName ?? "" : place.Seen.Name ?? "";
        return new DigestHere(
            new DigestChannel(at, name, Languages.FromTag(form.Text(DigestDraft.Language)) ?? turn.Language, turn.Place.Kind == PlaceKind.Channel ? place?.Seen.GroupId : null),
            outsiders);
    }

    private async Task<Tried<Reply>> TrySaveAsync(Turn turn, NamedSubject named, FormData form, DigestHere? here)
    {
        var (texts, id) = (DigestTexts.For(turn.Language), form.Text(DigestDraft.Id) ?? "");
        if (!Drafts.IsId(id))
            return new Reply.Refused(new Refusal.Forged(SaveDigest.SaveVerb));
        var stands = await subscriptions.FindAsync(named.Subject.Partition, id, CancellationToken.None);
        if (stands is not null && stands.Subject != named.Subject)
            return new Reply.Refused(new Refusal.Forged(SaveDigest.SaveVerb));
        var draft = await FormAsync(turn, named, id, stands, form, CancellationToken.None);
        var (wanted, errors) = await ReadAsync(turn, named, draft, stands, here?.Channel);
        if (wanted is null)
            return Again(draft with { Errors = errors });
        if (stands is null && form.Text(DigestDraft.Base) is not null)
            return Again(draft with { Typed = form.With(DigestDraft.Base, ""), Notice = texts.EndedMeanwhile });
        // Sent once more: what it says stands already.
        if (stands is not null && SubscriptionRows.InWords(stands) == SubscriptionRows.InWords(wanted))
            return await SavedAsync(turn, named, stands, here);
        if (stands is not null && form.Text(DigestDraft.Base) != SubscriptionRows.Fingerprint(stands))
            return Again(draft with { Typed = form.With(DigestDraft.Base, SubscriptionRows.Fingerprint(stands)), Notice = texts.ChangedMeanwhile });

        // What is owed since before goes out all the same.
        var isOverdue = stands is { IsPaused: false, NextAt: { } due } && due <= turn.Now;
        var next = isOverdue ? wanted : wanted with { Since = turn.Now, NextAt = await publish.NextAsync(wanted, CancellationToken.None) };
        if (stands is { Unmade: not null, NextAt: { } again } && again < next.NextAt)
            next = next with { Since = stands.Since, NextAt = again };
        if (await chain.AppendAsync(named.Subject, turn.Now, turn.Pseudonym, DigestAudit.SaveAction, next.Row, SubscriptionRows.InWords(next)) is not { } entry)
            return new Reply.Refused(Right.RunDigests, named.Scope);
        return (await outbox.CommitAsync(
            named.Subject.Partition, [SubscriptionRows.ToWrite(next), .. entry],
            [.. PublishDigest.Next(next), .. stands is null ? [] : LeaveByBot.After(stands, next, turn.Now)])).Then(await SavedAsync(turn, named, next, here));
    }

    public static Reply Again(DigestForm form) => new Reply.FormAgain(DigestCards.Form(form), form.Texts.DigestOf(form.Name));

    private async Task<Reply> SavedAsync(Turn turn, NamedSubject named, Subscription subscription, DigestHere? here)
    {
        var texts = DigestTexts.For(turn.Language);
        // In a channel it says what concerns the channel: who else reads it is not for all.
        var shown = here is null ? subscription : subscription with { People = [], Channels = [.. subscription.Channels.Where(channel => channel.Id == here.Channel.Id)] };
        var view = new SubscriptionView(shown, named.Name, subscription.Zone ?? named.Settings.Zone)
        {
            Guests = here is null ? null : texts.Guests(here.Outsiders),
            // Until then the bot posts it.
            WantsSignIn = subscription.Publisher is { } publisher && turn.Person.Is(publisher)
                && await publishers.FindAsync(publisher.ObjectId, CancellationToken.None) is not { IsSignedIn: true },
        };
        return new Reply.UpdatedCard(DigestCards.One(view, texts, texts.Saved), texts.Saved);
    }

    private async Task<(Subscription? Wanted, IReadOnlyList<FieldError> Errors)> ReadAsync(Turn turn, NamedSubject named, DigestForm draft, Subscription? stands, DigestChannel? here)
    {
        var (form, texts) = (draft.Typed, draft.Texts);
        var (schedule, errors) = DigestDraft.ScheduleOf(form, texts);
        var zone = TypedZone.From(form);
        var wrong = errors.Concat(zone.Error(SettingsTexts.For(turn.Language)) is { } unknown ? [unknown] : Array.Empty<FieldError>()).ToList();
        var read = turn.Place.IsShared ? stands?.People ?? [] : [.. form.Ids(DigestDraft.People).Select(id => draft.People.FirstOrDefault(person => person.Is(id))).OfType<Person>()];
        if (!turn.Place.IsShared)
        {
            var without = new List<string>();
            foreach (var person in read)
            {
                if (!(await access.ReaderAsync(person.ObjectId, named.Subject, CancellationToken.None)).MayRead)
                    without.Add(person.Name);
            }

            if (without.Count > 0)
                wrong.Add(new(DigestDraft.People, texts.MayNotRead([.. without.Select(name => name.CutAt(40)).Take(5)])));
            if (read.Count < form.Ids(DigestDraft.People).Count)
                wrong.Add(new(DigestDraft.People, texts.PersonUnknown));
            if (read.Count > Subscription.MostPeople)
                wrong.Add(new(DigestDraft.People, texts.TooMany(Subscription.MostPeople)));
        }

        var channels = ChannelsOf(form, stands, here);
        if (channels.Count > Subscription.MostChannels)
            wrong.Add(new(DigestDraft.Language, texts.TooMany(Subscription.MostChannels)));
        if (channels.Count == 0 && read.Count == 0 && wrong.TrueForAll(error => error.Field != DigestDraft.People))
            wrong.Add(new(DigestDraft.People, texts.NobodyReads(texts.CommandOf(named.Subject, named.Name))));
        if (wrong.Count > 0 || schedule is null)
            return (null, wrong);

        var wanted = new Subscription
        {
            Id = draft.Id,
            Subject = named.Subject,
            Audience = Enum.TryParse<DigestAudience>(form.Text(DigestDraft.Audience), out var audience) && Enum.IsDefined(audience) ? audience : DigestAudience.Executive,
            Schedule = schedule,
            Zone = zone.Id is { } chosen ? DateTimeZoneProviders.Tzdb[chosen] : null,
            Channels = channels,
            People = read,
            Publisher = form.Text(DigestDraft.Poster) switch
            {
                _ when !graph.IsOn => stands?.Publisher,
                DigestDraft.ByMe => turn.Person,
                DigestDraft.ByOther => stands?.Publisher,
                _ => null,
            },
            SkipsNothing = form.IsOn(DigestDraft.Skips),
            IsPaused = stands?.IsPaused ?? false,
            SetBy = turn.Person,
            Since = stands?.Since ?? turn.Now,
            NextAt = stands?.NextAt,
            LastAt = stands?.LastAt,
            Unmade = stands?.Unmade,
            FigureParts = stands?.FigureParts ?? 0,
            ETag = stands?.ETag ?? default,
        };
        // What was wrong with one publisher is nobody else's fault.
        return (wanted.Publisher?.ObjectId == stands?.Publisher?.ObjectId ? wanted : wanted with { Channels = [.. channels.Select(channel => channel with { Trouble = null })] }, []);
    }

    // Here it is added; in the own chat it can be taken away.
    private static IReadOnlyList<DigestChannel> ChannelsOf(FormData form, Subscription? stands, DigestChannel? here)
    {
        var channels = stands?.Channels ?? [];
        if (here is null)
        {
            var kept = form.Ids(DigestDraft.Channels).ToHashSet(StringComparer.Ordinal);
            return [.. channels.Where(channel => kept.Contains(DigestCard.KeyOf(channel.Id)))];
        }

        return channels.Any(channel => channel.Id == here.Id)
            ? [.. channels.Select(channel => channel.Id == here.Id ? here with { Trouble = channel.Trouble } : channel)]
            : [.. channels, here];
    }
}

/// <param name="Outsiders">Who reads along there from elsewhere; null: Teams does not tell.</param>
internal sealed record DigestHere(DigestChannel Channel, IReadOnlyList<Outsider>? Outsiders);

/// <summary>The form is sent.</summary>
internal sealed class SaveDigest(DigestSubjects subjects, EditDigest edit) : IFormAction
{
    public const string SaveVerb = "digests.save";

    public string Verb => SaveVerb;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (await subjects.FindAsync(turn, EditDigest.SubjectOf(form), cancel) is not { } named)
            return new Reply.Refused(Right.RunDigests, Scope.All);
        if (!named.IsRunBy(turn))
            return new Reply.Refused(Right.RunDigests, named.Scope);
        return await edit.SaveAsync(turn, named, form, cancel) is Outcome<Reply>.Settled settled
            ? settled.Value
            : FormAgain(turn, form, ConversationTexts.For(turn.Language).Busy);
    }

    public Reply FormAgain(Turn turn, FormData form, string notice)
    {
        var choices = ProjectChoices.Of(form, [DigestDraft.People], turn);
        return EditDigest.Again(new DigestForm(EditDigest.SubjectOf(form), form.Text(DigestDraft.Id) ?? "", "", turn.Now.InZone(turn.Zone), form, DigestTexts.For(turn.Language))
        {
            IsHere = turn.Place.IsShared,
            People = [.. choices.Chosen, .. choices.People],
            CanPickPeople = turn.CanPickPeople,
            Notice = notice,
        });
    }
}
