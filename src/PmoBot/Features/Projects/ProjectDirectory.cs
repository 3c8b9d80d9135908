using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>A line of the directory: enough to list a project, not to decide anything.</summary>
internal sealed record DirectoryEntry(string Code, string Name, string Portfolio, string? Programme, ProjectState State)
{
    public Scope Scope => new(Portfolio, Programme);
}

/// <param name="Key">In the directory, in whose order they come.</param>
/// <param name="Name">Which no other chain has.</param>
/// <param name="Head">The row that the chain's head stands on.</param>
internal sealed record ListedChain(string Key, string Name, RowAddress Head);

/// <summary>Every project by code, and every portfolio by id, for lists: rows of `directory`, kept by deliveries.</summary>
internal sealed class ProjectDirectory(ITableStore store)
{
    private const string Partition = "directory";
    private const string ProjectPrefix = "project-";
    private const string PortfolioPrefix = "portfolio-";

    /// <summary>In the order of their codes.</summary>
    public async IAsyncEnumerable<DirectoryEntry> ProjectsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in store.QueryAsync(Partition, ProjectPrefix, TableKey.EndOf(ProjectPrefix), 1000, cancel))
        {
            yield return new DirectoryEntry(
                row.Key[ProjectPrefix.Length..],
                row.Columns.Text("name")!,
                row.Columns.Text("portfolio")!,
                row.Columns.Text("programme"),
                Enum.Parse<ProjectState>(row.Columns.Text("state")!));
        }
    }

    /// <summary>Where the head of each portfolio's and each project's audit chain stands, from this key of the directory on, itself included.</summary>
    public async IAsyncEnumerable<ListedChain> ChainsFromAsync(
        string key, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in store.QueryAsync(Partition, key, TableKey.EndOf(ProjectPrefix), 1000, cancel))
        {
            if (row.Key.StartsWith(PortfolioPrefix, StringComparison.Ordinal))
                yield return new ListedChain(row.Key, row.Key, PortfolioStore.AddressOf(row.Key[PortfolioPrefix.Length..]));
            else if (row.Key.StartsWith(ProjectPrefix, StringComparison.Ordinal) && ProjectCode.TryParse(row.Key[ProjectPrefix.Length..], out var code))
                yield return new ListedChain(row.Key, code.Value.Value, new RowAddress(code.Value.Partition, ProjectStore.Row));
        }
    }

    public async Task<IReadOnlyList<Portfolio>> PortfoliosAsync(CancellationToken cancel)
    {
        var portfolios = new List<Portfolio>();
        await foreach (var row in store.QueryAsync(Partition, PortfolioPrefix, TableKey.EndOf(PortfolioPrefix), 1000, cancel))
            portfolios.Add(new Portfolio(row.Key[PortfolioPrefix.Length..], row.Columns.Text("name")!));
        return portfolios;
    }

    /// <summary>The project, its programme by the first spelling that is known in its portfolio.</summary>
    public async Task<Project> SpeltAsync(Project project, CancellationToken cancel)
    {
        var scope = ProjectAccess.ScopeOf(project);
        var known = scope.Programme is null ? null : await ProjectsAsync(cancel)
            .FirstOrDefaultAsync(entry => entry.Portfolio == scope.Portfolio && entry.Scope == scope, cancel);
        return known is null ? project : project with { Programme = known.Programme };
    }

    private async Task<bool> KnowsAsync(Portfolio portfolio, CancellationToken cancel) =>
        await store.FindAsync(Partition, PortfolioPrefix + portfolio.Id, cancel) is not null;

    /// <returns>Null: the row lists no project.</returns>
    public static ProjectCode? ProjectOf(TableRow row) =>
        row.Partition == Partition && row.Key.StartsWith(ProjectPrefix, StringComparison.Ordinal) && ProjectCode.TryParse(row.Key[ProjectPrefix.Length..], out var code) ? code : null;

    /// <summary>Lists the project as it is; a row of a newer version stays.</summary>
    /// <returns>How many rows were missing, or others.</returns>
    public async Task<int> WriteAsync(Project project, CancellationToken cancel)
    {
        var columns = new Columns
        {
            ["name"] = project.Name,
            ["portfolio"] = project.Portfolio.Id,
            ["programme"] = project.Programme,
            ["state"] = project.State.ToString(),
            ["version"] = project.Version,
        };
        var written = await store.WriteNewerAsync(Partition, ProjectPrefix + project.Code.Value, columns, project.Version, cancel) ? 1 : 0;
        if (await KnowsAsync(project.Portfolio, cancel))
            return written;
        var first = await store.CommitAsync(Partition, [new Write.Insert(PortfolioPrefix + project.Portfolio.Id, new Columns { ["name"] = project.Portfolio.Name })]);
        return first switch
        {
            CommitResult.Committed => written + 1,
            CommitResult.Conflict => written,
            _ => throw new TableStoreException($"Portfolio {project.Portfolio.Id} could not be listed."),
        };
    }
}
