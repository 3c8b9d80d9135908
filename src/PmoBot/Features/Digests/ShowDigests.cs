using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Features.Digests;

/// <summary>
/// `digest [project or portfolio] [period]`: in my own chat which digests there are, and what went out; in a channel, for the
/// PMO the form that posts one there, for everybody else the newest that was posted there.
/// </summary>
internal sealed class ShowDigests(
    DigestSubjects subjects, ProjectDirectory directory, MeantProjects projects, SubscriptionRows subscriptions, Editions editions, DigestAccess access, EditDigest edit) : ICommand
{
    private const int MostEditions = 3;
    private const int MostAgain = 5;
    private const int AtATime = 16;

    public CommandName Name { get; } = new(["digest"], ["synthèse"])
    {
        Help = language => DigestTexts.For(language).Help,
    };

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        var (words, periods) = PeriodsOf(line);
        var week = periods.Count == 0 ? "" : $" {line.Words[^1]}";
        // What was posted here is for everybody who reads along, whatever else they may see.
        if (line.Rest.Length == 0 && turn.Place.IsShared && !turn.MaySomewhere(Right.RunDigests) && await NewestHereAsync(turn, cancel) is { } here)
            return here;
        var typed = words.Length == 0 && turn.Place.IsShared ? turn.LinkedProject ?? "" : words;
        if (typed.Length == 0)
            return await WithoutNameAsync(turn, periods, week, cancel);
        if (await subjects.NamedAsync(turn, typed, cancel) is not { } named)
            return words.Length == 0 ? new Reply.Refused(Right.RunDigests, Scope.All) : await NotReadableAsync(turn, typed, week, cancel);

        return await OfAsync(turn, named, periods, cancel);
    }

    // Which of them a week that is typed means depends on what each reports by.
    private static (string Words, IReadOnlyCollection<Period> Periods) PeriodsOf(CommandLine line)
    {
        if (line.Words is not [.., var last])
            return ("", []);
        var meant = Enum.GetValues<Cadence>().Select(cadence => Period.Parse(last, cadence)).OfType<Period>().ToHashSet();
        if (NodaTime.Text.YearMonthPattern.Iso.Parse(last) is { Success: true, Value: var month })
            meant.Add(Period.Of(month.OnDayOfMonth(1), Cadence.Monthly));
        return meant.Count == 0 ? (line.Rest, meant) : (string.Join(' ', line.Words.SkipLast(1)), meant);
    }

    private async Task<Reply> WithoutNameAsync(Turn turn, IReadOnlyCollection<Period> periods, string week, CancellationToken cancel)
    {
        var texts = DigestTexts.For(turn.Language);
        var readable = await subjects.ReadableAsync(turn, cancel);
        // Whoever leads projects and no portfolio has their digests.
        if (readable.Count == 0)
        {
            var mine = await projects.MeantAsync(turn, Right.ReadProject, cancel);
            return mine.Count == 0 ? new Reply.Refused(Right.RunDigests, Scope.All)
                : new Reply.Personally(new Reply.Card(DigestCards.Which([.. mine.Select(it => ($"{it.Code} {it.Name}", texts.CommandOf($"{it.Code}") + week))], texts), texts.WhichSubject));
        }

        if (readable is [var only])
            return await OfAsync(turn, only, periods, cancel);
        return new Reply.Personally(new Reply.Card(
            DigestCards.Which([.. readable.Select(it => (it.Name, texts.CommandOf(it.Name.Replace(" · ", " ", StringComparison.Ordinal)) + week))], texts), texts.WhichSubject));
    }

    private async Task<Reply> NotReadableAsync(Turn turn, string typed, string week, CancellationToken cancel)
    {
        var texts = DigestTexts.For(turn.Language);
        var names = (await subjects.ReadableAsync(turn, cancel)).Select(it => it.Name.Replace(" · ", " ", StringComparison.Ordinal))
            .Concat((await projects.MeantAsync(turn, Right.ReadProject, cancel)).Select(it => it.Code.Value));
        return DidYouMean.Instead(turn, new Refusal.Unreadable(typed), RefusalTexts.For(turn.Language).NoProjectOrPortfolio(typed),
            [.. DidYouMean.Near(names, typed, name => name).Select(name => new Suggestion(name, TurnRouter.Run(texts.CommandOf(name) + week)))]);
    }

    private async Task<Reply> OfAsync(Turn turn, NamedSubject named, IReadOnlyCollection<Period> periods, CancellationToken cancel)
    {
        if (periods.Count > 0)
            return await AgainAsync(turn, named, periods, cancel);
        return turn.Place.IsShared && named.IsRunBy(turn)
            ? await edit.OpenAsync(turn, named, null, cancel)
            : new Reply.Personally(await PageAsync(turn, named, cancel));
    }

    // Null: nothing was.
    private async Task<Reply?> NewestHereAsync(Turn turn, CancellationToken cancel)
    {
        var partitions = (await directory.PortfoliosAsync(cancel)).Select(portfolio => portfolio.Partition).ToList();
        if (ProjectCode.TryParse(turn.LinkedProject, out var linked))
            partitions.Add(linked.Value.Partition);
        var found = new List<DigestEdition?>();
        foreach (var some in partitions.Chunk(AtATime))
        {
            var subscribed = (await Task.WhenAll(some.Select(partition => subscriptions.ListAsync(partition, cancel)))).SelectMany(all => all);
            foreach (var one in subscribed.Where(one => one.LastAt is not null && one.Channels.Any(channel => channel.Id == turn.Place.Id)))
                found.Add(await editions.FindAsync(one.Subject.Partition, DigestEdition.RowOf(one.Id, one.LastAt!.Value), cancel));
        }

        var texts = DigestTexts.For(turn.Language);
        return found.OfType<DigestEdition>().MaxBy(edition => edition.At) is { } newest
            ? new Reply.Card(DigestCards.Edition(newest, DigestReader.InChannel(turn.Conversation), texts), texts.Headline(newest))
            : null;
    }

    private async Task<Reply> PageAsync(Turn turn, NamedSubject named, CancellationToken cancel)
    {
        var texts = DigestTexts.For(turn.Language);
        var all = (await subscriptions.ListAsync(named.Subject.Partition, cancel)).Where(one => named.Subject.Programme is null || one.Subject == named.Subject).ToList();
        var last = await Task.WhenAll(all.Where(one => one.LastAt is not null).OrderByDescending(one => one.LastAt).Take(MostEditions)
            .Select(one => editions.FindAsync(named.Subject.Partition, DigestEdition.RowOf(one.Id, one.LastAt!.Value), cancel)));
        // Who reads what is the PMO's to know.
        var shown = named.IsRunBy(turn) ? all : [];
        var without = await Task.WhenAll(shown.Select(async one => (one.Id, People: await access.WithoutAsync(one, cancel))));
        var page = new DigestPage(named.Subject, named.Name, named.Settings.Zone, shown, [.. last.OfType<DigestEdition>().OrderByDescending(edition => edition.At)], named.IsRunBy(turn))
        {
            Without = without.SelectMany(one => one.People, (one, person) => (one.Id, person)).ToLookup(pair => pair.Id, pair => pair.person),
        };
        return new Reply.Card(DigestCards.List(page, texts), texts.DigestsOf(named.Name));
    }

    private async Task<Reply> AgainAsync(Turn turn, NamedSubject named, IReadOnlyCollection<Period> periods, CancellationToken cancel)
    {
        var texts = DigestTexts.For(turn.Language);
        var found = (await editions.OfPeriodsAsync(named.Subject.Partition, periods, cancel)).Where(one => one.Subject == named.Subject).ToList();
        if (found.Count == 0)
            return new Reply.Personally(new Reply.Both(new Reply.Text(texts.NoEdition(named.Name)), await PageAsync(turn, named, cancel)));
        // Of several, each says whose it is.
        var cards = found.TakeLast(MostAgain).Select(one => (Reply)new Reply.Card(
            DigestCards.Edition(one, named.ReaderOf(turn), texts, found.Count > 1 ? texts.EditionOf(one, false) : null), texts.Headline(one)));
        if (found.Count > MostAgain)
            cards = cards.Prepend(new Reply.Text(texts.NewestOf(MostAgain, found.Count)));
        return new Reply.Personally(cards.Aggregate((first, second) => new Reply.Both(first, second)));
    }
}
