using PmoBot.Delivery;

namespace PmoBot.People;

/// <summary>After somebody's clock, absence or deputy changed: whoever plans by them hears of it.</summary>
internal sealed class FollowPeople(ProfileStore profiles, IEnumerable<IPersonFollower> followers) : IDeliveryHandler
{
    public const string DeliveryId = "follow-person";
    public const string KindName = "people.follow";

    public string Kind => KindName;

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (await profiles.FindAsync(Person.IdOfPartition(delivery.Owner), cancel) is { Person: var person })
        {
            foreach (var follower in followers)
                await follower.FollowAsync(person, cancel);
        }

        return new Attempt.Done();
    }
}

/// <summary>Plans something by a person's clock, absence or deputy.</summary>
internal interface IPersonFollower
{
    Task FollowAsync(Person person, CancellationToken cancel);
}
