using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>`unlink APOLLO` in a channel: its members see the project there no more. Named, so that a tap in the help ends nothing.</summary>
internal sealed class UnlinkChannel(ProjectStore projects, ITableStore store, Commands commands, Outbox outbox) : ICommand
{
    public CommandName Name { get; } = new(["unlink"], ["délier"])
    {
        Help = language => ProjectTexts.For(language).UnlinkHelp,
        ForWhom = ForWhom.Pmo,
        ActsAtOnce = true,
    };

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        var texts = ProjectTexts.For(turn.Language);
        if (!turn.MaySomewhere(Right.LinkConversation))
            return new Reply.Refused(Right.LinkConversation, Scope.All);
        if (!turn.Place.IsShared)
            return new Reply.Text(texts.LinkInChannel);
        if (line.First is not { } named)
            return new Reply.Text(texts.UnlinkWhich);
        if (!ProjectCode.TryParse(named, out var code))
            return ProjectAccess.NotReadable(turn, named);

        var change = Guid.NewGuid();
        return await commands.RunAsync(ChannelLinks.PartitionOf(turn.Place.Id), () => TryAsync(turn, code.Value, change)) is Outcome<Reply>.Settled settled
            ? settled.Value
            : new Reply.Text(ConversationTexts.For(turn.Language).Busy);
    }

    private async Task<Tried<Reply>> TryAsync(Turn turn, ProjectCode code, Guid change)
    {
        var texts = ProjectTexts.For(turn.Language);
        var partition = ChannelLinks.PartitionOf(turn.Place.Id);
        if (await store.FindAsync(partition, ChannelLinks.Row) is not { } row || row.Columns.Text("project") != code.Value)
            return new Reply.Text(texts.NotLinked(code.Value));
        if (await projects.FindAsync(code, CancellationToken.None) is { Project: var project } && !turn.May(Right.LinkConversation, project))
            return new Reply.Text(texts.LinkIsAnothers);

        var result = await outbox.CommitAsync(
            partition, [new Write.Delete(ChannelLinks.Row, row.ETag)], [AuditLink.Unlinked(change, code, turn)]);
        return result.Then<Reply>(new Reply.Text(texts.NotLinked(code.Value)));
    }
}
