using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Projects;

/// <summary>`projects`: mine; for the PMO and its analysts all of their scope, a page at a time.</summary>
internal sealed class ListProjects(
    ProjectStore projects, MyProjects mine, ProjectDirectory directory, IEnumerable<IProjectSection> sections) : ICommand, ICardAction
{
    public const string PageVerb = "projects.page";

    public const int PageSize = 10;

    private const string After = "after";

    public CommandName Name { get; } = new(["projects"], ["projets"])
    {
        Help = language => ProjectTexts.For(language).ListHelp,
        InManifest = true,
    };

    public string Verb => PageVerb;

    public Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel) => PageAsync(turn, "", cancel);

    public Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) => PageAsync(turn, form.Text(After) ?? "", cancel);

    private async Task<Reply> PageAsync(Turn turn, string after, CancellationToken cancel)
    {
        var texts = ProjectTexts.For(turn.Language);
        var readable = await ReadableAsync(turn, cancel);
        var rest = readable.Where(code => string.CompareOrdinal(code.Value, after) > 0).ToList();
        if (readable.Count == 0)
            return Here(turn, new Reply.Text(Nothing(turn, texts)));

        var lines = await Task.WhenAll(rest.Take(PageSize).Select(code => LineAsync(turn, code, cancel)));
        var page = new ProjectPage(
            texts.Count(readable.Count),
            [.. lines.OfType<ProjectPage.Line>()],
            rest.Count > PageSize ? new CardAddress(PageVerb, (After, rest[PageSize - 1].Value)) : null);
        return Here(turn, new Reply.Card(ProjectCards.List(page, texts), texts.Count(readable.Count)));
    }

    private static string Nothing(Turn turn, ProjectTexts texts) => turn.Roles switch
    {
        { IsPmo: true } => texts.NoProjectsPmo,
        { Grants.Count: > 0 } => texts.NoProjectsInScope,
        _ => texts.NoProjects,
    };

    // What one person may read is not what a whole channel may.
    private static Reply Here(Turn turn, Reply reply) => turn.Place.IsShared ? new Reply.Personally(reply) : reply;

    private async Task<IReadOnlyList<ProjectCode>> ReadableAsync(Turn turn, CancellationToken cancel)
    {
        var codes = (await mine.ListAsync(turn.Person, cancel)).Select(project => project.Code).ToHashSet();
        if (turn.Roles.Grants.Count > 0)
        {
            await foreach (var entry in directory.ProjectsAsync(cancel))
            {
                if (turn.Roles.Reads(entry.Portfolio, entry.Programme) && ProjectCode.TryParse(entry.Code, out var code))
                    codes.Add(code.Value);
            }
        }

        return [.. codes.OrderBy(code => code.Value, StringComparer.Ordinal)];
    }

    private async Task<ProjectPage.Line?> LineAsync(Turn turn, ProjectCode code, CancellationToken cancel)
    {
        // The list came from hints and the directory, which may lag behind what the project says now.
        if (await projects.FindAsync(code, cancel) is not { Project: var project } || !turn.MayRead(project))
            return null;

        var shown = await Task.WhenAll(sections.Select(section => section.OfAsync(turn, project, cancel)));
        return new ProjectPage.Line(
            project,
            shown.Select(section => section.Line).FirstOrDefault(line => line is not null),
            shown.Select(section => section.Chip).FirstOrDefault(chip => chip is not null));
    }
}

internal sealed record ProjectPage(string? Heading, IReadOnlyList<ProjectPage.Line> Rows, CardAddress? Next)
{
    internal sealed record Line(Project Project, string? Text, (string Words, ContainerStyle Style)? Chip);
}
