using System.Globalization;
using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>`project APOLLO history`: who changed what, when, from what to what; the newest first.</summary>
internal sealed class ShowHistory(ProjectStore projects, ProjectTrail trail, Pseudonyms pseudonyms, KnownPeople known) : IProjectPage, ICardAction
{
    public const string PageVerb = "projects.history";

    public const int PageSize = 6;

    private const string Last = "last";

    public string Verb => PageVerb;

    public (string English, string French) Word => ("history", "historique");

    public string Name(ProjectTexts texts, Project project) => texts.History;

    public bool IsFor(Turn turn, Project project) => turn.MayRead(project);

    public Task<Reply> OpenAsync(Turn turn, Project project, CancellationToken cancel) => PageAsync(turn, project, project.Audit.Sequence, cancel);

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (!ProjectCode.TryParse(form.Text(ProjectFields.Project), out var code)
            || await projects.FindAsync(code.Value, cancel) is not { Project: var project })
            return ProjectAccess.NotReadable(turn, form.Text(ProjectFields.Project) ?? "");

        var last = long.TryParse(form.Text(Last), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : project.Audit.Sequence;
        return await PageAsync(turn, project, last, cancel);
    }

    public static CardAddress From(Project project, long last) => new(
        PageVerb, (ProjectFields.Project, project.Code.Value), (Last, last.ToString(CultureInfo.InvariantCulture)));

    private async Task<Reply> PageAsync(Turn turn, Project project, long last, CancellationToken cancel)
    {
        if (!turn.MayRead(project))
            return ProjectAccess.NotReadable(turn, project.Code.Value);

        // One more than is shown: what an entry changed is seen beside the one before it.
        var entries = await trail.NewestAsync(project, last, PageSize + 1, cancel);
        var steps = entries.Take(PageSize).Select((entry, at) => StepOf(entry, at + 1 < entries.Count ? entries[at + 1] : null)).ToList();
        var texts = ProjectTexts.For(turn.Language);
        var people = await PeopleAsync(project, entries, cancel);
        var actors = await pseudonyms.NamesAsync(steps.Select(step => step.Entry.Actor), cancel);
        var page = new HistoryPage(project, steps, actors, entries.Count > PageSize);
        var card = new Reply.Card(ProjectCards.History(page, new ProjectWords(texts, people), turn.Zone), texts.HistoryTitle(project.Code.Value));
        // What was changed, and by whom, is more than a link grants to all of a channel's members.
        return turn.Place.IsShared ? new Reply.Personally(card) : card;
    }

    private static HistoryStep StepOf(TrailEntry entry, TrailEntry? before)
    {
        if (entry.Text is null || before is { Text: null })
            return new HistoryStep(entry, null);

        var earlier = before is null ? new Dictionary<string, string>(StringComparer.Ordinal) : ProjectRules.Read(before.Text!);
        return new HistoryStep(entry, ProjectRules.Between(earlier, ProjectRules.Read(entry.Text)));
    }

    private async Task<IEnumerable<Person>> PeopleAsync(Project project, IReadOnlyList<TrailEntry> entries, CancellationToken cancel)
    {
        var strangers = entries.SelectMany(entry => ProjectWords.IdsIn(ProjectRules.Read(entry.Text ?? "")))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(id => !project.People.Any(person => person.Is(id)));
        var found = await Task.WhenAll(strangers.Select(id => known.FindAsync(id, cancel)));
        return project.People.Concat(found.OfType<Person>());
    }
}

/// <param name="Changes">Null: what was said before or then is kept no more.</param>
internal sealed record HistoryStep(TrailEntry Entry, IReadOnlyList<ProjectChange>? Changes);

internal sealed record HistoryPage(Project Project, IReadOnlyList<HistoryStep> Steps, IReadOnlyDictionary<Guid, string> Actors, bool AreMore);
