using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Help;

/// <summary>The first contact, once a person: what will be asked, that persons are not measured, where their data is.</summary>
internal sealed class Greeting(ProfileStore profiles)
{
    /// <summary>Null: they have been greeted before; Teams tells of an installation more than once.</summary>
    public async Task<Reply?> ForAsync(Turn turn)
    {
        var isFirst = false;
        var outcome = await profiles.ChangeAsync(turn.Person, known =>
        {
            isFirst = !known.Greeted;
            return known with { Greeted = true };
        });
        return isFirst && outcome is Outcome<Profile>.Settled
            ? new Reply.Card(HelpCards.Greeting(turn), HelpTexts.For(turn.Language).Greeting(turn.Person.Name))
            : null;
    }
}
