using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>Who reads digests in their own chat, set them up, and has them posted in their name.</summary>
internal sealed class DigestCharges(
    ProjectDirectory directory, SubscriptionRows subscriptions, DigestAccess access, Publishers publishers, DigestChain chain, Commands commands, Outbox outbox, IClock clock) : ICharges
{
    public async Task<IReadOnlyList<Charge>> OfAsync(Succession succession, Language language, CancellationToken cancel)
    {
        var partitions = (await directory.PortfoliosAsync(cancel)).Select(portfolio => portfolio.Partition)
            .Concat(await directory.ProjectsAsync(cancel).Select(entry => ProjectCode.Parse(entry.Code).Partition).ToListAsync(cancel));
        var charges = new List<Charge>();
        foreach (var partition in partitions)
        {
            foreach (var subscription in await subscriptions.ListAsync(partition, cancel))
            {
                if (PartsOf(subscription, succession.From, language).ToList() is { Count: > 0 } parts)
                    charges.Add(await ChargeOfAsync(subscription, string.Join(", ", parts), succession, language));
            }
        }

        return charges;
    }

    private async Task<Charge> ChargeOfAsync(Subscription subscription, string parts, Succession succession, Language language)
    {
        var next = await SucceededAsync(subscription, succession);
        var isForNobody = subscription.People.Any(succession.From.Is) && next is { People.Count: 0, Channels.Count: 0 };
        var wants = isForNobody || (succession.To is null && succession.From.Is(subscription.Publisher) && !subscription.IsPaused);
        var becomes = new List<string>();
        if (wants && succession.To is null)
            becomes.Add(language.In("nobody else: hand it over first", "personne d’autre : transmettez d’abord"));
        else if (succession.To is { } to && !isForNobody)
            becomes.Add($"→ {to.Name}");
        else if (!isForNobody)
            becomes.Add(language.In("taken off", "retiré"));
        if (succession.To is { } reader && subscription.People.Any(succession.From.Is) && !next.People.Any(reader.Is))
            becomes.Add(language.In("who may not read it: give them a role first", "qui ne peut la lire : donnez-lui d’abord un rôle"));
        if (!wants && subscription.Publisher is not null && next.Publisher is null)
            becomes.Add(language.In("the bot posts it until somebody signs in for it", "le bot la publie jusqu’à ce que quelqu’un se connecte pour elle"));
        return new Charge(
            $"{language.In("digest", "synthèse")} {subscription.Subject.Programme ?? subscription.Subject.Partition} {subscription.Id}{language.In(": ", " : ")}{parts} · {string.Join(" ; ", becomes)}",
            isForNobody ? null : () => HandOverAsync(subscription.Subject.Partition, subscription.Id, succession))
        { WantsSomebody = wants };
    }

    private static IEnumerable<string> PartsOf(Subscription subscription, Person person, Language language)
    {
        if (person.Is(subscription.Publisher))
            yield return language.In("publisher", "éditeur");
        if (subscription.People.Any(person.Is))
            yield return language.In("reader", "lecteur");
        if (person.Is(subscription.SetBy))
            yield return language.In("who set it up", "mise en place par cette personne");
    }

    // Nobody reads by handing over what they may not, and nobody's name stands over what they have not signed in for.
    private async Task<Subscription> SucceededAsync(Subscription stands, Succession succession)
    {
        var reader = succession.To is { } to ? await access.ReaderAsync(to.ObjectId, stands.Subject, CancellationToken.None) : null;
        var next = stands with
        {
            People = reader is { MayRead: true } ? succession.InPlaceOf(stands.People) : [.. stands.People.Where(person => !succession.From.Is(person))],
            SetBy = succession.InPlaceOf(stands.SetBy) ?? stands.SetBy,
        };
        if (!succession.From.Is(stands.Publisher))
            return next;
        var publishes = reader is { MayRun: true } && await publishers.FindAsync(succession.To!.ObjectId, CancellationToken.None) is { IsSignedIn: true };
        return next with { Publisher = publishes ? succession.To : null, Channels = [.. stands.Channels.Select(channel => channel with { Trouble = null })] };
    }

    private Task<Outcome<bool>> HandOverAsync(string partition, string id, Succession succession) => commands.RunAsync<bool>(partition, async () =>
    {
        if (await subscriptions.FindAsync(partition, id, CancellationToken.None) is not { } stands || !PartsOf(stands, succession.From, Language.English).Any())
            return true;
        var (next, now) = (await SucceededAsync(stands, succession), clock.GetCurrentInstant());
        if (await chain.AppendAsync(next.Subject, now, Guid.Empty, DigestAudit.SaveAction, next.Row, SubscriptionRows.InWords(next)) is not { } entry)
            return true;
        return (await outbox.CommitAsync(partition, [SubscriptionRows.ToWrite(next), .. entry], [.. LeaveByBot.After(stands, next, now)])).Then(true);
    });
}
