using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Settings;

/// <summary>`my data`: what is kept about me, why, and how long. For me alone, wherever I ask.</summary>
internal sealed class ShowMyData(ProfileStore profiles, IEnumerable<IKeptData> parts, RoleStore roles) : ICommand
{
    public CommandName Name { get; } = new(["my data"], ["mes données"])
    {
        Help = language => SettingsTexts.For(language).MyDataHelp,
    };

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        var texts = SettingsTexts.For(turn.Language);
        var own = await profiles.FindAsync(turn.Person.ObjectId, cancel) is { } profile ? KeptProfile.Of(profile, turn.Roles, turn.Language) : [];
        var others = await Task.WhenAll(parts.Select(part => part.OfAsync(turn.Person, turn.Language, cancel)));
        // The PMO is not sent to the PMO.
        var whom = turn.Roles.Over(Scope.All).HasFlag(Capacities.Pmo) ? [] : await roles.PmoOfAsync(Scope.All, cancel);
        var card = SettingsCards.MyData([.. own, .. others], whom, texts, turn.Language);
        return new Reply.Personally(new Reply.Card(card, texts.MyDataTitle));
    }
}
