using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>"Log as risk" on a message: the form of `risk`, filled with what the message says, in a dialog.</summary>
internal sealed class LogMessage(MeantProjects projects, RiskScales scales, PeopleFinder people) : IMessageAction
{
    public const string LogCommand = "logRisk";

    public string CommandId => LogCommand;

    public async Task<Reply> FetchAsync(Turn turn, ChosenMessage? message, CancellationToken cancel)
    {
        var texts = ExtensionTexts.For(turn.Language);
        if (message is null)
            return new Reply.Text(texts.ChooseAMessage);

        var meant = await projects.OfferedAsync(turn, Right.LogItem, FromMessage.MostOffered, cancel);
        if (meant.Count == 0)
            return new Reply.Text(RegisterTexts.For(turn.Language).NoProjectOfYours);
        var only = meant.Count == 1 ? meant[0] : null;
        if (only is not null && RegisterRefusals.ForLogging(turn, only) is { } refusal)
            return refusal;

        var form = await FormAsync(turn, message, only, meant, cancel);
        return new Reply.Form(RegisterCards.Form(form), form.Title, TurnRouter.Run("risk"));
    }

    private async Task<RegisterForm> FormAsync(
        Turn turn, ChosenMessage message, Project? project, IReadOnlyList<Project> meant, CancellationToken cancel)
    {
        var draft = new RegisterDraft
        {
            Id = Guid.NewGuid().ToString("N"),
            Project = project?.Code.Value,
            Statement = message.Text.Length > 0 ? FromMessage.Beginning(message.Text, RegisterDraft.MaxStatement) : null,
            Owner = turn.Person.ObjectId,
            Message = FromMessage.Of(message, project is null ? meant : []),
        };
        var choices = await people.ChoicesAsync(turn, [turn.Person.ObjectId], [.. project?.People ?? []], null, cancel);
        return new RegisterForm(LogItem.LogVerb, draft, RegisterTexts.For(turn.Language), choices)
        {
            Project = project,
            Scale = await ScaleAsync(meant, cancel),
            Notice = message.Text.Length > RegisterDraft.MaxStatement ? ExtensionTexts.For(turn.Language).CutShort(RegisterDraft.MaxStatement) : null,
        };
    }

    // Steps of several scales cannot stand in one form: those of the definitions do, until the project is chosen.
    private Task<RiskScale> ScaleAsync(IReadOnlyList<Project> meant, CancellationToken cancel) =>
        scales.FindAsync(meant.Select(project => project.PortfolioSettings.Scale).Distinct(StringComparer.Ordinal).Take(2).ToList() is [var one] ? one : null, cancel);
}
