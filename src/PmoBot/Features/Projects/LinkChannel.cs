using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>`link APOLLO` in a channel: its members see the project, and commands there need no code.</summary>
internal sealed class LinkChannel(ProjectStore projects, ITableStore store, Outsiders from, Commands commands, Outbox outbox) : ICommand
{
    public CommandName Name { get; } = new(["link"], ["lier"])
    {
        Help = language => ProjectTexts.For(language).LinkHelp,
        ForWhom = ForWhom.Pmo,
        ActsAtOnce = true,
        InManifest = true,
    };

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        var texts = ProjectTexts.For(turn.Language);
        if (!turn.MaySomewhere(Right.LinkConversation))
            return new Reply.Refused(Right.LinkConversation, Scope.All);
        if (!turn.Place.IsShared)
            return new Reply.Text(texts.LinkInChannel);
        if (line.First is not { } named)
            return new Reply.Text(texts.LinkWhich);
        if (!ProjectCode.TryParse(named, out var code) || await projects.FindAsync(code.Value, cancel) is not { Project: var project })
            return ProjectAccess.NotReadable(turn, named);
        if (turn.Refuse(Right.LinkConversation, project) is { } refusal)
            return refusal;

        var change = Guid.NewGuid();
        var outsiders = await from.OfAsync(turn, cancel);
        return await commands.RunAsync(ChannelLinks.PartitionOf(turn.Place.Id), () => TryAsync(turn, project, change, outsiders)) is Outcome<Reply>.Settled settled
            ? settled.Value
            : new Reply.Text(ConversationTexts.For(turn.Language).Busy);
    }

    private async Task<Tried<Reply>> TryAsync(Turn turn, Project project, Guid change, IReadOnlyList<Outsider>? outsiders)
    {
        var texts = ProjectTexts.For(turn.Language);
        var partition = ChannelLinks.PartitionOf(turn.Place.Id);
        var row = await store.FindAsync(partition, ChannelLinks.Row);
        var before = row?.Columns.Text("project");
        if (before == project.Code.Value)
            return Linked(project, null, outsiders, texts);

        List<DeliveryRequest> audits = [AuditLink.Linked(change, project.Code, turn)];
        if (ProjectCode.TryParse(before, out var other))
        {
            // A refusal that named the other project would tell its code to somebody who may not read it.
            if (await projects.FindAsync(other.Value, CancellationToken.None) is { Project: var loser } && !turn.May(Right.LinkConversation, loser))
                return new Reply.Text(texts.LinkIsAnothers);
            audits.Add(AuditLink.Unlinked(change, other.Value, turn));
        }

        var columns = ChannelLinks.Columns(project.Code, turn);
        Write write = row is null
            ? new Write.Insert(ChannelLinks.Row, columns)
            : new Write.Replace(ChannelLinks.Row, columns, row.ETag);
        return (await outbox.CommitAsync(partition, [write], audits)).Then(Linked(project, before, outsiders, texts));
    }

    private static Reply Linked(Project project, string? before, IReadOnlyList<Outsider>? outsiders, ProjectTexts texts)
    {
        var title = before is null ? texts.LinkDone(project.Code.Value) : texts.LinkMoved(project.Code.Value, before);
        return new Reply.Card(ProjectCards.Linked(project, title, outsiders, texts), title);
    }
}
