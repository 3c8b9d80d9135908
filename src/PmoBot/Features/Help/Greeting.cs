using System.Collections.Concurrent;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Help;

/// <summary>
/// The first contact, once a person: what will be asked, how long it takes, who stands in, that persons are not measured,
/// where their data is.
/// </summary>
internal sealed class Greeting(ProfileStore profiles, MyProjects mine)
{
    // Teams tells of one installation by two activities at the same moment.
    private readonly ConcurrentDictionary<string, bool> _greeting = new(StringComparer.Ordinal);

    /// <summary>Noted only when it got through: twice, now and then, is better than never.</summary>
    /// <param name="send">Whether it got through.</param>
    public async Task GreetAsync(Turn turn, Func<Reply, Task<bool>> send, CancellationToken cancel)
    {
        var person = turn.Person.ObjectId;
        if (!_greeting.TryAdd(person, true))
            return;

        try
        {
            if (await profiles.FindAsync(person, cancel) is { Greeted: true })
                return;
            var led = (await mine.ListAsync(turn.Person, cancel)).Where(project => turn.Person.Is(project.Manager)).ToList();
            if (await send(new Reply.Card(HelpCards.Greeting(turn, led), HelpTexts.For(turn.Language).Greeting(turn.Person.Name))))
                await profiles.ChangeAsync(turn.Person, known => known with { Greeted = true });
        }
        finally
        {
            _greeting.TryRemove(person, out _);
        }
    }
}
