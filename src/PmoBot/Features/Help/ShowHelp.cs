using PmoBot.Conversation;

namespace PmoBot.Features.Help;

/// <summary>`help`: what I can do here, for my role.</summary>
internal sealed class ShowHelp(IServiceProvider services) : ICommand
{
    public CommandName Name { get; } = new(["help"], ["aide"])
    {
        Help = language => HelpTexts.For(language).Help,
        InManifest = true,
    };

    public Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        // Asked for late: help is itself one of the commands.
        var commands = services.GetRequiredService<CommandRouter>().Commands.Select(command => command.Name)
            .Where(name => name.ForWhom != ForWhom.Pmo || turn.Roles.IsPmo);
        var card = HelpCards.Help(turn, [.. commands]);
        return Task.FromResult<Reply>(new Reply.Card(card, HelpTexts.For(turn.Language).Title));
    }
}
