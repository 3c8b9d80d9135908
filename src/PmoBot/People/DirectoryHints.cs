using NodaTime;
using PmoBot.Delivery;

namespace PmoBot.People;

/// <summary>What the directory tells somebody who waits for the answer: within a few seconds, or nothing.</summary>
internal sealed class DirectoryHints(IDirectory directory, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public Task<Person?> ManagerOfAsync(Person person, CancellationToken cancel) =>
        InTimeAsync(async limit => (await directory.ManagersAsync([person.ObjectId], limit))[person.ObjectId], cancel);

    public async Task<DateTimeZone?> ZoneOfAsync(Person person, CancellationToken cancel) =>
        (await InTimeAsync(async limit => (await directory.MailboxesAsync([person.ObjectId], limit))[person.ObjectId], cancel))?.Zone;

    public Task<IReadOnlyList<ChannelMember>?> MembersOfAsync(ChannelAddress channel, CancellationToken cancel) =>
        InTimeAsync(limit => directory.MembersAsync(channel, limit), cancel);

    private async Task<T?> InTimeAsync<T>(Func<CancellationToken, Task<Looked<T>>> look, CancellationToken cancel) where T : class
    {
        if (!directory.IsOn)
            return null;
        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        return await look(limit.Token) is Looked<T>.Found found ? found.Value : null;
    }
}
