using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Graph;

/// <summary><c>Graph:Enabled</c> is false: nothing of it is known or done, and nobody is kept waiting.</summary>
internal sealed class GraphOff : IChannelPublisher, IActivityFeed, IDirectory
{
    public bool IsOn => false;

    public Task<Publishing> PostAsync(string publisher, ChannelAddress channel, CardContent card, CancellationToken cancel) =>
        Task.FromResult<Publishing>(new Publishing.Refused(PublishRefusal.Other, "Graph is off"));

    public Task<Noticing> NoticeAsync(string person, FeedNotice notice, CancellationToken cancel) =>
        Task.FromResult<Noticing>(new Noticing.NotPermitted());

    public Task<Looked<IReadOnlyList<ChannelMember>>> MembersAsync(ChannelAddress channel, CancellationToken cancel) =>
        Task.FromResult<Looked<IReadOnlyList<ChannelMember>>>(new Looked<IReadOnlyList<ChannelMember>>.NotPermitted());

    public Task<IReadOnlyDictionary<string, Looked<Person>>> ManagersAsync(IReadOnlyCollection<string> people, CancellationToken cancel) =>
        NotPermitted<Person>(people);

    public Task<IReadOnlyDictionary<string, Looked<Mailbox>>> MailboxesAsync(IReadOnlyCollection<string> people, CancellationToken cancel) =>
        NotPermitted<Mailbox>(people);

    private static Task<IReadOnlyDictionary<string, Looked<T>>> NotPermitted<T>(IEnumerable<string> people) =>
        Task.FromResult<IReadOnlyDictionary<string, Looked<T>>>(people.Distinct(StringComparer.OrdinalIgnoreCase)
            .ToDictionary(person => person, Looked<T> (_) => new Looked<T>.NotPermitted(), StringComparer.OrdinalIgnoreCase));
}
