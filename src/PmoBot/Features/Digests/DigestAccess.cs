using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>Who may read a digest of what.</summary>
internal sealed class DigestAccess(ProjectStore projects, RoleStore roles)
{
    public async Task<DigestReader> ReaderAsync(string person, DigestSubject subject, CancellationToken cancel)
    {
        var held = await roles.OfAsync(person, cancel);
        if (subject.Project is { } code)
        {
            return await projects.FindAsync(code, cancel) is { Project: var project }
                ? new DigestReader(project.Allows(Right.ReadProject, person, held), project.Allows(Right.ReadTrail, person, held)) { MayRun = project.Allows(Right.RunDigests, person, held) }
                : new DigestReader(MayRead: false, MayReadTrail: false);
        }

        var over = held.Over(subject.Scope);
        return new DigestReader(Right.ReadPortfolio.IsOf(over), Right.ReadTrail.IsOf(over)) { MayRun = Right.RunDigests.IsOf(over) };
    }

    /// <summary>Of its readers those who may not read it any more: they get nothing.</summary>
    public async Task<IReadOnlyList<Person>> WithoutAsync(Subscription subscription, CancellationToken cancel)
    {
        var readers = await Task.WhenAll(subscription.People.Select(person => ReaderAsync(person.ObjectId, subscription.Subject, cancel)));
        return [.. subscription.People.Zip(readers).Where(pair => !pair.Second.MayRead).Select(pair => pair.First)];
    }
}

/// <param name="Channel">Where it stands for all to read, by nothing that a button could do but lead to the bot; null: in somebody's own chat.</param>
internal sealed record DigestReader(bool MayRead, bool MayReadTrail, ConversationReference? Channel = null)
{
    public bool MayRun { get; init; }

    public static DigestReader InChannel(DigestChannel channel) => InChannel(channel.Place);

    public static DigestReader InChannel(ConversationReference place) => new(MayRead: true, MayReadTrail: false, place);
}
