using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>`link APOLLO` in a channel: its members see the project, and commands there need no code.</summary>
internal sealed class LinkChannel(ProjectStore projects, ITableStore store, Commands commands, Outbox outbox) : ICommand
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
        if (!turn.Roles.IsPmo)
            return new Reply.Text(texts.OnlyPmoLinks);
        if (!turn.Place.IsShared)
            return new Reply.Text(texts.LinkInChannel);
        if (line.First is not { } named)
            return new Reply.Text(texts.LinkWhich);
        if (!ProjectCode.TryParse(named, out var code) || await projects.FindAsync(code.Value, cancel) is not { Project: var project }
            || !turn.MayLink(project))
            return ProjectAccess.NotReadable(turn, named);

        return await LinkAsync(turn, project) is Outcome<string?>.Settled { Value: var before }
            ? Linked(project, before, texts)
            : new Reply.Text(ConversationTexts.For(turn.Language).Busy);
    }

    /// <summary>The project that the channel was linked to before, if it was another.</summary>
    private Task<Outcome<string?>> LinkAsync(Turn turn, Project project)
    {
        var partition = ChannelLinks.PartitionOf(turn.Place.Id);
        return commands.RunAsync<string?>(partition, async () =>
        {
            var row = await store.FindAsync(partition, ChannelLinks.Row);
            var before = row?.Columns.Text("project");
            if (before == project.Code.Value)
                return (string?)null;

            var columns = ChannelLinks.Columns(project.Code, turn);
            Write write = row is null
                ? new Write.Insert(ChannelLinks.Row, columns)
                : new Write.Replace(ChannelLinks.Row, columns, row.ETag);
            return (await outbox.CommitAsync(partition, [write], [])).Then(before);
        });
    }

    private static Reply.Card Linked(Project project, string? before, ProjectTexts texts)
    {
        var title = before is null ? texts.LinkDone(project.Code.Value) : texts.LinkMoved(project.Code.Value, before);
        return new Reply.Card(ProjectCards.Linked(project, title, texts), title);
    }
}
