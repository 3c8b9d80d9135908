using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>`status history [project]`: how the colour went, report by report, a page at a time.</summary>
internal sealed class ShowStatusHistory(StatusProjects projects, StatusStore reports) : ICommand, ICardAction
{
    public const string HistoryVerb = "status.history";

    public const int PageSize = 8;

    private static readonly string[] Meant = ["history", "historique"];

    public CommandName Name { get; } = new(["status history"], ["météo historique", "statut historique"])
    {
        Help = language => HistoryTexts.For(language).Help,
    };

    public string Verb => HistoryVerb;

    public static CardAddress Address(Project project) => new(HistoryVerb, (StatusFields.Project, project.Code.Value));

    public static bool IsMeantBy(string word) => Meant.Contains(FoldedText.Fold(word), StringComparer.Ordinal);

    public Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel) => ShowAsync(turn, line.First, null, cancel);

    public Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) =>
        ShowAsync(turn, form.Text(StatusFields.Project), Period.ParseId(form.Text(StatusFields.Before) ?? ""), cancel);

    private async Task<Reply> ShowAsync(Turn turn, string? typed, Period? before, CancellationToken cancel) =>
        await projects.ChooseAsync(turn, typed, cancel) switch
        {
            StatusProjects.Choice.One { Project: var project } when turn.MayRead(project) => await PageAsync(turn, project, before, cancel),
            StatusProjects.Choice.One { Project: var project } => ProjectAccess.NotReadable(turn, project.Code.Value),
            StatusProjects.Choice.Unknown unknown => ProjectAccess.NotReadable(turn, unknown.Code),
            StatusProjects.Choice.Several several => StatusProjects.WhichOne(turn, several.Projects, Address),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private async Task<Reply> PageAsync(Turn turn, Project project, Period? before, CancellationToken cancel)
    {
        var texts = HistoryTexts.For(turn.Language);
        // One more than a page shows: whether there are older ones.
        var found = await reports.NewestAsync(project, before, PageSize + 1, cancel);
        if (found.Count == 0)
            return StatusRefusals.Here(turn, project, new Reply.Text(texts.NoneYet(project.Code.Value)));

        var history = StatusHistory.For(turn, project, [.. found.TakeLast(PageSize)]) with { HasOlder = found.Count > PageSize };
        var card = new Reply.Card(StatusCards.History(history, texts), texts.HistoryOf(project.Code.Value));
        return history.ToAll || !turn.Place.IsShared ? card : new Reply.Personally(card);
    }
}
