using NodaTime;
using PmoBot.Audit;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Scheduling;
using PmoBot.Tables;

namespace PmoBot.Features.Digests;

/// <summary>Reads what a digest is about, once and in the order of the projects' codes, and holds it against the edition before.</summary>
internal sealed class DigestBuilder(
    ITableStore store, ProjectStore projects, PortfolioStore portfolios, ProjectDirectory directory, IEnumerable<IDigestSection> sections)
{
    /// <summary>Lines of an executive digest.</summary>
    public const int MostForExecutives = 10;

    private static readonly IReadOnlyList<(DigestPart Part, int Least)> ForExecutives =
    [
        (DigestPart.Decisions, 3), (DigestPart.Worse, 3), (DigestPart.Risks, 0), (DigestPart.News, 0), (DigestPart.Standing, 2), (DigestPart.Exposure, 1), (DigestPart.GoodNews, 1),
    ];

    // Changes first.
    private static readonly IReadOnlyList<DigestPart> ForTeams =
    [
        DigestPart.Worse, DigestPart.Better, DigestPart.News, DigestPart.Decisions, DigestPart.Risks, DigestPart.Overdue, DigestPart.Standing,
        DigestPart.Exposure, DigestPart.Coverage,
    ];

    /// <summary>Null: what it was about is gone, or moved.</summary>
    public async Task<DigestBuild?> BuildAsync(Subscription subscription, Instant at, CancellationToken cancel)
    {
        if (await PlaceAsync(subscription.Subject, cancel) is not var (portfolio, name, cadence, _))
            return null;
        var (settings, _) = await portfolios.FindAsync(portfolio.Id, cancel);
        var frame = new DigestFrame(subscription.Subject, portfolio, settings, subscription.Zone ?? settings.Zone, at, subscription.LastAt);
        var (folds, counts) = (sections.Select(section => section.Begin(frame)).ToList(), 0);
        using var packer = new FrozenFigures.Packer([.. sections.SelectMany(section => section.Compared)]);
        await foreach (var (now, then) in ComparedAsync(subscription, portfolio.Id, cancel))
        {
            folds.ForEach(fold => fold.See(now, then));
            if (now is null)
                continue;
            packer.Add(now, folds.SelectMany(fold => fold.Kept));
            counts += now.State == ProjectState.Closed ? 0 : 1;
        }

        // What two features say of one thing stands together.
        var blocks = (await Task.WhenAll(folds.Select(fold => fold.EndAsync(cancel)))).SelectMany(some => some).GroupBy(block => block.Part)
            .Select(part => new DigestBlock(part.Key, part.Sum(block => block.Total), [.. part.SelectMany(block => block.Lines).Take(TopLines.Most).Select(line => line with { Text = line.Text.Cut(DigestCards.LongestLine) })]) { IsNews = part.Any(block => block.IsNews) })
            .ToList();
        var edition = new DigestEdition(
            subscription.Subject, subscription.Id, subscription.Audience, name, settings.Rounds.LastClosed(at, cadence ?? settings.Cadence), at, subscription.LastAt)
        {
            Zone = frame.Zone,
            Projects = counts,
            Counts = [.. folds.OfType<ICountsOfDigest>().SelectMany(fold => fold.Counts)],
            Blocks = subscription.Audience == DigestAudience.Executive ? ForExecutive(blocks) : ForTeam(blocks),
            // Of no project at all nobody may read that all is well; and the first one says how it stands.
            IsNothing = counts > 0 && !frame.IsFirst && !blocks.Any(block => block.IsNews),
            Anchor = await AnchorAsync(subscription.Subject, settings, cancel),
            Night = await AnchoredNight.NewestAsync(store, at.InZone(PortfolioSettings.Default.Zone).Date, cancel),
        };
        return new DigestBuild(Editions.Fitted(edition), packer.End());
    }

    /// <summary>What a digest is about, as it is called now.</summary>
    public async Task<DigestPlace?> PlaceAsync(DigestSubject subject, CancellationToken cancel)
    {
        if (subject.Project is { } code)
        {
            return await projects.FindAsync(code, cancel) is { Project: var project }
                ? new DigestPlace(project.Portfolio, $"{project.Code} {project.Name}", project.Cadence, ProjectAccess.ScopeOf(project))
                : null;
        }

        var portfolio = (await directory.PortfoliosAsync(cancel)).FirstOrDefault(it => it.Id == subject.Portfolio);
        return portfolio is null ? null : new DigestPlace(portfolio, subject.Programme is { } programme ? $"{portfolio.Name} · {programme}" : portfolio.Name, null, subject.Scope);
    }

    // Both come by code: each is read once, and neither is kept.
    private async IAsyncEnumerable<(ProjectSnapshot? Now, ProjectSnapshot? Then)> ComparedAsync(
        Subscription subscription, string portfolio, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var subject = subscription.Subject;
        var now = subject.Project is { } code ? ProjectSnapshot.FindAsync(store, portfolio, [code], cancel) : ProjectSnapshot.OfPortfolioAsync(store, portfolio, cancel);
        await using var before = FrozenFigures.ReadAsync(store, subscription, portfolio, cancel).GetAsyncEnumerator(cancel);
        var isLeft = await before.MoveNextAsync();
        await foreach (var project in now.Where(subject.Holds))
        {
            while (isLeft && string.CompareOrdinal(before.Current.Code.Value, project.Code.Value) < 0)
            {
                yield return (null, before.Current);
                isLeft = await before.MoveNextAsync();
            }

            var isSame = isLeft && before.Current.Code == project.Code;
            yield return (project, isSame ? before.Current : null);
            if (isSame)
                isLeft = await before.MoveNextAsync();
        }

        for (; isLeft; isLeft = await before.MoveNextAsync())
            yield return (null, before.Current);
    }

    // What one part leaves of its share goes to the others, in their order.
    private static List<DigestBlock> ForExecutive(List<DigestBlock> blocks)
    {
        var chosen = ForExecutives.Select(share => (share.Least, Block: blocks.Find(block => block.Part == share.Part)))
            .Where(one => one.Block is { Lines.Count: > 0 }).Select(one => (one.Block!, Lines: Math.Min(one.Least, one.Block!.Lines.Count))).ToList();
        var left = MostForExecutives - chosen.Sum(one => one.Lines);
        var cut = new List<DigestBlock>();
        foreach (var (block, lines) in chosen)
        {
            var more = Math.Min(left, block.Lines.Count - lines);
            left -= more;
            cut.Add(block with { Lines = [.. block.Lines.Take(lines + more)] });
        }

        return [.. cut, .. blocks.Where(block => block.Part == DigestPart.Coverage)];
    }

    private static List<DigestBlock> ForTeam(List<DigestBlock> blocks) =>
        [.. ForTeams.Select(part => blocks.Find(block => block.Part == part)).OfType<DigestBlock>().Where(block => block.Lines.Count > 0)];

    private async Task<string?> AnchorAsync(DigestSubject subject, PortfolioSettings settings, CancellationToken cancel)
    {
        var head = subject.Project is { } code ? (await projects.FindAsync(code, cancel))?.Project.Audit : settings.Audit;
        return head is { Sequence: > 0 } ? $"{subject.Partition} {head.Sequence} {head.Hash}" : null;
    }
}

/// <param name="Cadence">Of a project.</param>
/// <param name="Scope">Whose PMO runs it.</param>
internal sealed record DigestPlace(Portfolio Portfolio, string Name, Cadence? Cadence, Scope Scope);

/// <param name="Figures">Packed, for the edition after it.</param>
internal sealed record DigestBuild(DigestEdition Edition, IReadOnlyList<byte[]> Figures);

/// <summary>A fold that also counts how many projects stand where.</summary>
internal interface ICountsOfDigest
{
    IReadOnlyList<DigestCount> Counts { get; }
}
