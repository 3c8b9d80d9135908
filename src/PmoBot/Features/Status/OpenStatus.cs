using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>`status [project]`: the form, prefilled; in a shared conversation a card from which each opens their own.</summary>
internal sealed class OpenStatus(StatusProjects projects, StatusStore reports, SharedStatusCards shared) : ICommand, ICardAction
{
    public const string OpenVerb = "status.open";

    public CommandName Name { get; } = new(["status"], ["météo", "statut", "rapport d'avancement"])
    {
        Help = language => StatusTexts.For(language).Help,
        ForWhom = ForWhom.ProjectPeople,
        InManifest = true,
    };

    public string Verb => OpenVerb;

    public static CardAddress Address(Project project) => new(OpenVerb, (StatusFields.Project, project.Code.Value));

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel) =>
        await projects.ChooseAsync(turn, line.First, cancel) switch
        {
            StatusProjects.Choice.One { Project: var project } => await OpenAsync(turn, project, pressed: false, cancel),
            StatusProjects.Choice.Unknown unknown => ProjectAccess.NotReadable(turn, unknown.Code),
            StatusProjects.Choice.Several several => WhichOne(turn, several.Projects),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) =>
        await projects.ChooseAsync(turn, form.Text(StatusFields.Project), cancel) switch
        {
            StatusProjects.Choice.One { Project: var project } => await OpenAsync(turn, project, pressed: true, cancel),
            _ => ProjectAccess.NotReadable(turn, form.Text(StatusFields.Project) ?? ""),
        };

    private async Task<Reply> OpenAsync(Turn turn, Project project, bool pressed, CancellationToken cancel)
    {
        if (StatusRefusals.For(turn, project) is { } refusal)
            return refusal;

        var period = PortfolioDefaults.Rounds.Current(turn.Now, project.Cadence);
        if (turn.Place.IsShared && !pressed)
            return await shared.PostAsync(turn, project, period);

        var last = await reports.LatestAsync(project, cancel);
        var id = Guid.NewGuid().ToString("N");
        var corrects = last is not null && last.Period == period;
        var draft = corrects
            ? StatusDraft.Correcting(id, project, period.Id, last!.Figures, turn.Language)
            : StatusDraft.Prefilled(id, project, period.Id, last?.Figures, turn.Language);
        var card = StatusCards.Form(new StatusForm(draft, StatusTexts.For(turn.Language), StatusSubject.Of(project))
        {
            Period = period,
            Last = last,
        });
        return new Reply.Form(card, StatusTexts.For(turn.Language).StatusOf(project.Code.Value), Address(project));
    }

    private static Reply WhichOne(Turn turn, IReadOnlyList<Project> led)
    {
        var texts = StatusTexts.For(turn.Language);
        if (led.Count == 0)
            return new Reply.Text(texts.NoProjectOfYours);

        var card = StatusCards.WhichProject(led, texts);
        return new Reply.Card(card, texts.WhichProject);
    }
}
