using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>A line of the directory: enough to list a project, not to decide anything.</summary>
internal sealed record DirectoryEntry(string Code, string Name, string Portfolio, string? Programme, ProjectState State);

/// <summary>Every project by code, and every portfolio by id, for lists: rows of `directory`, kept by deliveries.</summary>
internal sealed class ProjectDirectory(ITableStore store)
{
    private const string Partition = "directory";
    private const string ProjectPrefix = "project-";
    private const string PortfolioPrefix = "portfolio-";

    public IAsyncEnumerable<DirectoryEntry> ProjectsAsync(CancellationToken cancel) => ProjectsFromAsync("", cancel);

    /// <summary>In the order of their codes, from this code on, itself included.</summary>
    public async IAsyncEnumerable<DirectoryEntry> ProjectsFromAsync(
        string code, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in store.QueryAsync(Partition, ProjectPrefix + code, TableKey.EndOf(ProjectPrefix), 1000, cancel))
        {
            yield return new DirectoryEntry(
                row.Key[ProjectPrefix.Length..],
                row.Columns.Text("name")!,
                row.Columns.Text("portfolio")!,
                row.Columns.Text("programme"),
                Enum.Parse<ProjectState>(row.Columns.Text("state")!));
        }
    }

    public async Task<IReadOnlyList<Portfolio>> PortfoliosAsync(CancellationToken cancel)
    {
        var portfolios = new List<Portfolio>();
        await foreach (var row in store.QueryAsync(Partition, PortfolioPrefix, TableKey.EndOf(PortfolioPrefix), 1000, cancel))
            portfolios.Add(new Portfolio(row.Key[PortfolioPrefix.Length..], row.Columns.Text("name")!));
        return portfolios;
    }

    private async Task<bool> KnowsAsync(Portfolio portfolio, CancellationToken cancel) =>
        await store.FindAsync(Partition, PortfolioPrefix + portfolio.Id, cancel) is not null;

    /// <summary>Lists the project as it is; a row of a newer version stays.</summary>
    public async Task WriteAsync(Project project, CancellationToken cancel)
    {
        var columns = new Columns
        {
            ["name"] = project.Name,
            ["portfolio"] = project.Portfolio.Id,
            ["programme"] = project.Programme,
            ["state"] = project.State.ToString(),
            ["version"] = project.Version,
        };
        await store.WriteNewerAsync(Partition, ProjectPrefix + project.Code.Value, columns, project.Version, cancel);
        if (!await KnowsAsync(project.Portfolio, cancel))
            await store.UpsertAsync(Partition, PortfolioPrefix + project.Portfolio.Id, new Columns { ["name"] = project.Portfolio.Name });
    }
}
