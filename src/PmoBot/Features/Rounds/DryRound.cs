using System.Globalization;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <summary>A card of a dry round: whom it is drawn for, and when it would have gone to them. Row `dry-…` of whoever asked for it.</summary>
internal sealed record DryPrompt(RoundId Round, string PersonId, IReadOnlyList<string> Codes, Instant At)
{
    public static Columns ToColumns(DryPrompt prompt) => new()
    {
        ["round"] = prompt.Round.ToString(),
        ["person"] = prompt.PersonId,
        ["projects"] = string.Join(',', prompt.Codes),
        ["at"] = prompt.At.ToDateTimeOffset(),
    };

    public static DryPrompt Read(TableRow row) => new(
        RoundId.Parse(row.Columns.Text("round"))!, row.Columns.Text("person")!, row.Columns.Text("projects")!.Split(','), Instant.FromDateTimeOffset(row.Columns.Instant("at")!.Value));
}

/// <summary>A dry round: every card that the next round would send goes to whoever asked for it, and to nobody else. Nothing is asked.</summary>
internal sealed class DryRound(
    ITableStore store, ProjectStore projects, PortfolioStore portfolios, ProfileStore profiles, RoundStore rounds, LiveCards cards, Outbox outbox, Commands commands, IClock clock)
    : IDeliveryHandler
{
    public const string RowPrefix = "dry-";
    private const string KindName = "round.dry";

    // What one attempt does within its time on a slow store.
    private const int Page = 40;

    // No project's code begins so: behind it stands which cards were raised.
    private const string Raising = "~";

    public string Kind => KindName;

    /// <summary>To be committed in the portfolio's partition.</summary>
    public static DeliveryRequest Of(Period period, string forPerson, Instant now) => new DeliveryRequest.Once(
        $"{RowPrefix}{now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}-{period.Id}", KindName, now, forPerson);

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (Person.IsGone(delivery.Payload!))
            return new Attempt.Done();
        var round = new RoundId(Portfolio.IdOfPartition(delivery.Owner)!, Period.ParseId(delivery.Id[^10..])!);
        var (pmo, prefix) = (Person.Unnamed(delivery.Payload!), $"{delivery.Id}-{round.Portfolio}-");
        return delivery.Cursor?.StartsWith(Raising, StringComparison.Ordinal) == true
            ? await RaiseAsync(pmo, prefix, delivery.Cursor[Raising.Length..])
            : await GatherAsync(pmo, prefix, round, delivery.Cursor, cancel);
    }

    private async Task<Attempt> GatherAsync(Person pmo, string prefix, RoundId id, string? cursor, CancellationToken cancel)
    {
        var codes = await ProjectSnapshot.CodesAsync(store, id.Portfolio, cursor, cancel).Take(Page).ToListAsync(cancel);
        var here = (await ReadableAsync(codes, cancel)).Where(project => project.Portfolio.Id == id.Portfolio).ToList();
        var (settings, _) = await portfolios.FindAsync(id.Portfolio, cancel);
        var schedule = await rounds.ScheduleAsync(id.Portfolio, id.Period.Cadence, cancel);
        var known = await KnownProfiles.OfAsync(profiles, rounds, here, cancel);
        var opens = schedule.FirstOpens(id.Period, settings);
        var asked = here.Select(project => (project.Code, Asking: Asking.Of(project, id.Period, known.Find, known.PauseOf(project)) as Asking.Ask)).Where(one => one.Asking is not null);
        foreach (var of in asked.GroupBy(one => one.Asking!.Person.ObjectId, StringComparer.Ordinal))
        {
            var at = PromptTimes.Of(new Round(id, opens), schedule, settings, known.Find(of.First().Asking!.Person), opens).First;
            if (await commands.RunAsync(pmo.Partition, () => AddAsync(pmo, prefix + of.Key, new DryPrompt(id, of.Key, [.. of.Select(one => one.Code.Value)], at))) is not Outcome<bool>.Settled)
                return new Attempt.Failed("busy");
        }

        return new Attempt.Onward(codes.Count == Page ? codes[^1].Value : Raising);
    }

    // One that cannot be read is left out, as it is of a round.
    private async Task<IReadOnlyList<Project>> ReadableAsync(IReadOnlyList<ProjectCode> codes, CancellationToken cancel)
    {
        try
        {
            return codes.Count == 0 ? [] : await projects.FindAsync(codes, cancel);
        }
        catch (Exception broken) when (broken is not (TableStoreException or OperationCanceledException))
        {
            var readable = new List<Project>();
            foreach (var half in codes.Count > 1 ? codes.Chunk((codes.Count + 1) / 2) : [])
                readable.AddRange(await ReadableAsync(half, cancel));
            return readable;
        }
    }

    private async Task<Tried<bool>> AddAsync(Person pmo, string id, DryPrompt prompt)
    {
        var row = await store.FindAsync(pmo.Partition, id);
        if (row is null)
        {
            var card = new LiveCard { Owner = pmo.Partition, Id = id, Addressee = pmo.ObjectId, Renderer = RenderDry.RendererKind, Subject = id };
            return (await store.CommitAsync(pmo.Partition, [new Write.Insert(id, DryPrompt.ToColumns(prompt)), LiveCards.Insert(card)])).Then(true);
        }

        var all = prompt with { Codes = [.. DryPrompt.Read(row).Codes.Union(prompt.Codes, StringComparer.Ordinal).Order(StringComparer.Ordinal)] };
        return (await store.CommitAsync(pmo.Partition, [new Write.Replace(id, DryPrompt.ToColumns(all), row.ETag)])).Then(true);
    }

    // Only once all are gathered: each card names all that somebody would be asked for.
    private async Task<Attempt> RaiseAsync(Person pmo, string prefix, string after)
    {
        var page = (await cards.ListAsync(pmo.Partition, prefix, CancellationToken.None)).Select(card => card.Id)
            .Where(id => string.CompareOrdinal(id, after) > 0).Take(Page).ToList();
        if (await commands.RunAsync<bool>(pmo.Partition, async () => (await outbox.CommitAsync(pmo.Partition, [], [.. page.Select(cards.Raise)])).Then(true)) is not Outcome<bool>.Settled)
            return new Attempt.Failed("busy");
        return page.Count == Page
            ? new Attempt.Onward(Raising + page[^1])
            : new Attempt.Done { Effects = () => Task.FromResult(new Effects([], ForgetDry.Of(prefix, pmo, clock.GetCurrentInstant()))) };
    }
}

/// <summary>Thirty days after a dry round: its cards name people, and are not kept longer than those of a round.</summary>
internal sealed class ForgetDry(ITableStore store, LiveCards cards, Outbox outbox, Commands commands) : IDeliveryHandler
{
    private const string KindName = "round.dry-forget";

    // Each is three rows of one commit.
    private const int Page = 30;

    public string Kind => KindName;

    /// <param name="prefix">Of its rows.</param>
    public static DeliveryRequest Of(string prefix, Person pmo, Instant now) =>
        new DeliveryRequest.Once($"forget-{prefix}", KindName, now + ForgetNames.After, $"{pmo.ObjectId} {prefix}");

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var (partition, prefix) = delivery.Payload!.Split(' ', 2) is [var pmo, var of] ? (Person.PartitionOf(pmo), of) : throw new InvalidDataException("A dry round says whose it was.");
        var page = (await cards.ListAsync(partition, prefix, cancel)).Take(Page).ToList();
        return await commands.RunAsync(partition, () => ForgetAsync(partition, page)) switch
        {
            not Outcome<bool>.Settled => new Attempt.Failed("busy"),
            _ when page.Count == Page => new Attempt.Onward(page[^1].Id),
            _ => new Attempt.Done(),
        };
    }

    private async Task<Tried<bool>> ForgetAsync(string partition, IReadOnlyList<LiveCard> page)
    {
        var standing = await outbox.ReadAsync(partition, page.Select(card => LiveCards.DeliveryId(card.Id)));
        var gone = new List<Write>();
        foreach (var card in page)
        {
            if (await cards.FindAsync(partition, card.Id, CancellationToken.None) is { } stands)
                gone.Add(new Write.Delete(LiveCardRows.Key(card.Id), stands.ETag));
            if (await store.FindAsync(partition, card.Id) is { } row)
                gone.Add(new Write.Delete(row.Key, row.ETag));
            if (standing[LiveCards.DeliveryId(card.Id)] is { IsLive: false } sent)
                gone.Add(new Write.Delete(DeliveryRows.Key(sent.Id), sent.ETag));
        }

        return gone.Count == 0 ? true : (await store.CommitAsync(partition, gone)).Then(true);
    }
}

/// <summary>Draws a card of a dry round as its reader would get it, in the language of whoever looks at it.</summary>
internal sealed class RenderDry(ITableStore store, PromptReader reader, KnownPeople people, ProfileStore profiles, RoleStore roles) : ICardRenderer
{
    public const string RendererKind = "round.dry";

    public string Kind => RendererKind;

    public async Task<CardContent?> RenderAsync(LiveCard card, CancellationToken cancel)
    {
        // Whoever is not the PMO any more is shown nobody's projects.
        if (await store.FindAsync(card.Owner, card.Subject, cancel) is not { } row || DryPrompt.Read(row) is not { } dry
            || !Right.RunRounds.IsOf((await roles.OfAsync(card.Addressee!, cancel)).Over(new Scope(dry.Round.Portfolio)))
            || await reader.OfAsync(
                dry.PersonId, new Prompt(dry.Round) { Codes = dry.Codes, IsDry = true }, PromptStage.First, cancel, (await profiles.FindAsync(card.Addressee!, cancel))?.Language) is not { } view)
            return null;
        var recipient = await people.FindAsync(dry.PersonId, cancel);
        var shown = view with { Dry = new DryView(recipient?.Name ?? dry.PersonId, dry.At.InZone(view.Due.Zone)) };
        return CardContents.Of(PromptCards.Show(shown), RoundTexts.For(shown.Language).Line(shown));
    }
}

/// <summary>What a button of a dry card does: nothing, and says so.</summary>
internal sealed class PressDry : ICardAction
{
    private const string DryVerb = "round.dry";

    public string Verb => DryVerb;

    public static CardAddress Address(CardAddress live) => new(DryVerb, live.Data);

    public Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) =>
        Task.FromResult<Reply>(new Reply.Text(RoundTexts.For(turn.Language).DryPressed));
}
