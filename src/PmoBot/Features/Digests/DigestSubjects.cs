using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>What is meant by what somebody typed: a project's code, a portfolio's name, or both a portfolio's and a programme's.</summary>
internal sealed class DigestSubjects(ProjectStore projects, ProjectDirectory directory, PortfolioStore portfolios)
{
    /// <summary>Null: there is no such thing, or it is not for this person's eyes.</summary>
    public async Task<NamedSubject?> NamedAsync(Turn turn, string typed, CancellationToken cancel)
    {
        if (ProjectCode.TryParse(typed, out var code) && await OfProjectAsync(turn, code.Value, cancel) is { } project)
            return project;

        // Of a portfolio “Digital” and one “Digital Payments” the longer name is meant.
        var named = FoldedText.Fold(typed);
        foreach (var portfolio in (await directory.PortfoliosAsync(cancel)).OrderByDescending(it => it.Name.Length))
        {
            var name = FoldedText.Fold(portfolio.Name);
            if (named == name && await OfPortfolioAsync(turn, portfolio, null, cancel) is { } whole)
                return whole;
            if (named.StartsWith($"{name} ", StringComparison.Ordinal)
                && await ProgrammeAsync(portfolio, typed[Math.Min(typed.Length, portfolio.Name.Length)..].Trim(' ', '·', '/'), cancel) is { } programme
                && await OfPortfolioAsync(turn, portfolio, programme, cancel) is { } part)
                return part;
        }

        return null;
    }

    /// <summary>As it stands on a card: an address, not an authority.</summary>
    public async Task<NamedSubject?> FindAsync(Turn turn, DigestSubject subject, CancellationToken cancel)
    {
        if (subject.Project is { } code)
            return await OfProjectAsync(turn, code, cancel);
        return (await directory.PortfoliosAsync(cancel)).FirstOrDefault(it => it.Id == subject.Portfolio) is { } portfolio
            ? await OfPortfolioAsync(turn, portfolio, subject.Programme, cancel)
            : null;
    }

    /// <summary>Every portfolio that this person reads, and every programme that a role of theirs is for; projects are named.</summary>
    public async Task<IReadOnlyList<NamedSubject>> ReadableAsync(Turn turn, CancellationToken cancel)
    {
        var found = new List<NamedSubject?>();
        foreach (var portfolio in await directory.PortfoliosAsync(cancel))
        {
            found.Add(await OfPortfolioAsync(turn, portfolio, null, cancel));
            if (found[^1] is not null)
                continue;
            foreach (var programme in turn.Roles.Grants.Where(grant => grant.Portfolio == portfolio.Id).Select(grant => grant.Programme).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
                found.Add(await ProgrammeAsync(portfolio, programme, cancel) is { } spelt ? await OfPortfolioAsync(turn, portfolio, spelt, cancel) : null);
        }

        return [.. found.OfType<NamedSubject>()];
    }

    private async Task<NamedSubject?> OfProjectAsync(Turn turn, ProjectCode code, CancellationToken cancel) =>
        await projects.FindAsync(code, cancel) is { Project: var project } && turn.MayRead(project)
            ? new NamedSubject(new DigestSubject(code.Partition), $"{project.Code} {project.Name}", project.PortfolioSettings, project.Cadence, ProjectAccess.ScopeOf(project))
            : null;

    private async Task<NamedSubject?> OfPortfolioAsync(Turn turn, Portfolio portfolio, string? programme, CancellationToken cancel)
    {
        var scope = new Scope(portfolio.Id, programme);
        if (!turn.May(Right.ReadPortfolio, scope))
            return null;
        var (settings, _) = await portfolios.FindAsync(portfolio.Id, cancel);
        return new NamedSubject(new DigestSubject(portfolio.Partition, programme), programme is null ? portfolio.Name : $"{portfolio.Name} · {programme}", settings, settings.Cadence, scope);
    }

    private async Task<string?> ProgrammeAsync(Portfolio portfolio, string typed, CancellationToken cancel) =>
        (await directory.ProjectsAsync(cancel).FirstOrDefaultAsync(
            entry => entry.Portfolio == portfolio.Id && entry.Programme is { } programme && FoldedText.Fold(programme) == FoldedText.Fold(typed), cancel))?.Programme;
}

/// <param name="Scope">Whose PMO runs its digests.</param>
internal sealed record NamedSubject(DigestSubject Subject, string Name, PortfolioSettings Settings, Scheduling.Cadence Cadence, Scope Scope)
{
    public bool IsRunBy(Turn turn) => turn.May(Right.RunDigests, Scope);

    /// <summary>Whoever it was found for.</summary>
    public DigestReader ReaderOf(Turn turn) => new(MayRead: true, turn.May(Right.ReadTrail, Scope));
}
