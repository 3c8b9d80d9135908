using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>What changed between two reports of a project, field by field.</summary>
internal sealed class CompareReports(StatusProjects projects, StatusStore reports) : ICardAction
{
    public const string CompareVerb = "status.compare";

    public string Verb => CompareVerb;

    public static CardAddress Address(Project project) => new(CompareVerb, (StatusFields.Project, project.Code.Value));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var typed = form.Text(StatusFields.Project) ?? "";
        if (await projects.ChooseAsync(turn, typed, cancel) is not StatusProjects.Choice.One { Project: var project } || !turn.MayRead(project))
            return ProjectAccess.NotReadable(turn, typed);

        var texts = HistoryTexts.For(turn.Language);
        var chosen = await Task.WhenAll(FindAsync(project, form.Text(StatusFields.From), cancel), FindAsync(project, form.Text(StatusFields.To), cancel));
        if (chosen is not [{ } one, { } other] || one.Period == other.Period)
            return StatusRefusals.Here(turn, project, new Reply.Text(texts.ChooseTwo));

        var pair = StatusTrail.Standing([one, other]);
        var history = StatusHistory.For(turn, project, pair);
        var card = new Reply.Card(StatusCards.Comparison(history, texts), texts.Compared(pair[0].Period, pair[1].Period));
        return history.ToAll || !turn.Place.IsShared ? card : new Reply.Personally(card);
    }

    private async Task<StatusReport?> FindAsync(Project project, string? period, CancellationToken cancel) =>
        Period.ParseId(period ?? "") is { } asked ? await reports.LatestForAsync(project, asked, cancel) : null;
}
