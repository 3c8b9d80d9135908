using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>Which project is meant: the one that is named, else the channel's, else the only one of mine.</summary>
internal sealed class MeantProjects(ProjectStore projects, MyProjects mine, ProjectDirectory directory)
{
    /// <summary>Of a role's projects so many are offered, or searched.</summary>
    public const int MostOfScope = 10;

    /// <summary>Null: there is none, or none that this person may read here.</summary>
    public async Task<Project?> NamedAsync(Turn turn, string? typed, CancellationToken cancel) =>
        ProjectCode.TryParse(typed, out var code) && await projects.FindAsync(code.Value, cancel) is { Project: var named }
        && (turn.MayRead(named) || turn.LinkedProject == named.Code.Value) ? named : null;

    /// <summary>Where none was named: one, or those to choose from.</summary>
    /// <param name="needed">Whose projects are mine to choose from.</param>
    /// <param name="ofScope">Where none names me, those that a role of mine covers, in my own chat.</param>
    public async Task<IReadOnlyList<Project>> MeantAsync(Turn turn, Right needed, CancellationToken cancel, bool ofScope = true)
    {
        if (turn.Place.IsShared && await NamedAsync(turn, turn.LinkedProject, cancel) is { } here)
            return [here];
        var named = await MineAsync(turn, needed, cancel);
        return named.Count > 0 || turn.Place.IsShared || !ofScope ? named : await OfScopeAsync(turn, needed, entry => entry.State == ProjectState.Closed ? null : 0, MostOfScope, cancel);
    }

    /// <summary>The same for a list in which nobody can type a code: those that name me, then those that a role of mine covers.</summary>
    public async Task<IReadOnlyList<Project>> OfferedAsync(Turn turn, Right needed, int most, CancellationToken cancel)
    {
        if (turn.Place.IsShared && await NamedAsync(turn, turn.LinkedProject, cancel) is { } here)
            return [here];
        var covered = await OfScopeAsync(turn, needed, entry => entry.State == ProjectState.Closed ? null : 0, most, cancel);
        return [.. (await MineAsync(turn, needed, cancel)).Concat(covered).DistinctBy(project => project.Code)];
    }

    /// <summary>Those of the directory that a role of this person's covers.</summary>
    /// <param name="rank">The lowest come first, and of one rank by code; null: not wanted.</param>
    public async Task<IReadOnlyList<Project>> OfScopeAsync(Turn turn, Right needed, Func<DirectoryEntry, int?> rank, int most, CancellationToken cancel)
    {
        if (!turn.MaySomewhere(needed))
            return [];
        var covered = await directory.ProjectsAsync(cancel)
            .Where(entry => turn.May(needed, entry.Scope)).Select(entry => (entry.Code, Rank: rank(entry))).Where(entry => entry.Rank is not null).ToListAsync(cancel);
        var found = await Task.WhenAll(covered.OrderBy(entry => entry.Rank).Take(most).Select(entry => NamedAsync(turn, entry.Code, cancel)));
        return [.. found.OfType<Project>().Where(project => turn.May(needed, project))];
    }

    private async Task<IReadOnlyList<Project>> MineAsync(Turn turn, Right needed, CancellationToken cancel) =>
        [.. (await mine.ListAsync(turn.Person, cancel)).Where(it => turn.May(needed, it) && it.State != ProjectState.Closed)];
}
