using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using NodaTime;
using PmoBot.Delivery;
using PmoBot.People;
using Person = PmoBot.People.Person;

namespace PmoBot.Graph;

/// <summary>The directory over Graph, each of its parts by a permission of its own that may be missing (docs/operations.md).</summary>
/// <param name="tenant">Ours; null: whoever is in a channel counts as one of us.</param>
internal sealed class GraphDirectory(GraphAsBot bot, string? tenant, IClock clock, TimeProvider time) : IDirectory
{
    private const int MostPages = 300;

    // Where the list is not paged it ends there, whoever else is in the channel: https://learn.microsoft.com/graph/api/channel-list-allmembers
    private const int CutAt = 999;

    private readonly BatchedReads _batches = new(bot);
    private readonly Remembered<IReadOnlyList<ChannelMember>> _members = new(time, TimeSpan.FromMinutes(5));   // a new guest is to be seen soon
    private readonly Remembered<Person> _managers = new(time, TimeSpan.FromHours(1));
    private readonly Remembered<Mailbox> _mailboxes = new(time, TimeSpan.FromHours(1));

    public bool IsOn => true;

    public async Task<Looked<IReadOnlyList<ChannelMember>>> MembersAsync(ChannelAddress channel, CancellationToken cancel)
    {
        var key = $"{channel.Team}/{channel.Channel}";
        if (_members.Find(key) is { } known)
            return known;
        var looked = await AllMembersAsync(channel, cancel);
        _members.Keep(key, looked);
        return looked;
    }

    public Task<IReadOnlyDictionary<string, Looked<Person>>> ManagersAsync(IReadOnlyCollection<string> people, CancellationToken cancel) =>
        EachAsync(
            people, _managers, person => bot.Wire.Requests.Users[person].Manager
                .ToGetRequestInformation(request => request.QueryParameters.Select = ["id", "displayName"]),
            User.CreateFromDiscriminatorValue, ManagerOf, cancel);

    public Task<IReadOnlyDictionary<string, Looked<Mailbox>>> MailboxesAsync(IReadOnlyCollection<string> people, CancellationToken cancel) =>
        EachAsync(
            people, _mailboxes, person => bot.Wire.Requests.Users[person].MailboxSettings.ToGetRequestInformation(),
            MailboxSettings.CreateFromDiscriminatorValue, settings => MailboxReading.Of(settings, clock.GetCurrentInstant()), cancel);

    private async Task<Looked<IReadOnlyList<ChannelMember>>> AllMembersAsync(ChannelAddress channel, CancellationToken cancel)
    {
        var page = bot.Wire.Requests.Teams[channel.Team].Channels[channel.Channel].AllMembers;
        var members = new List<ChannelMember>();
        for (var pages = 0; pages < MostPages; pages++)
        {
            var answer = await bot.ReadAsync("Members", page.ToGetRequestInformation(), ConversationMemberCollectionResponse.CreateFromDiscriminatorValue, cancel);
            if (answer is not GraphAnswer<ConversationMemberCollectionResponse>.Ok { Value: var some })
                return answer.Looked<IReadOnlyList<ChannelMember>>(_ => null);

            members.AddRange((some.Value ?? []).Select(MemberOf).OfType<ChannelMember>());
            if (some.OdataNextLink is null && some.Value?.Count != CutAt)
                return new Looked<IReadOnlyList<ChannelMember>>.Found(members);
            if (some.OdataNextLink is not { } next || !bot.Wire.IsOurs(next))
                break;
            page = page.WithUrl(next);
        }

        return new Looked<IReadOnlyList<ChannelMember>>.NotNow("the list is not whole");
    }

    // Whoever has no Entra id (a bot, a phone) reads nothing.
    private ChannelMember? MemberOf(ConversationMember member) => member is AadUserConversationMember { UserId: { Length: > 0 } id } user
        ? new ChannelMember(
            user.DisplayName is { Length: > 0 } name ? new Person(id, name) : Person.Unnamed(id),
            IsElsewhere(user.TenantId) ? MemberOrigin.OtherTenant
            : user.Roles?.Contains("guest", StringComparer.OrdinalIgnoreCase) == true ? MemberOrigin.Guest : MemberOrigin.Home)
        : null;

    private bool IsElsewhere(string? of) => tenant is not null && of is { Length: > 0 } && !of.Equals(tenant, StringComparison.OrdinalIgnoreCase);

    // A contact in the address book can be a manager; it is nobody who could be asked.
    private static Person? ManagerOf(User manager) => manager is { Id: { Length: > 0 } id, OdataType: null or "#microsoft.graph.user" }
        ? manager.DisplayName is { Length: > 0 } name ? new Person(id, name) : Person.Unnamed(id)
        : null;

    private async Task<IReadOnlyDictionary<string, Looked<TValue>>> EachAsync<T, TValue>(
        IReadOnlyCollection<string> people, Remembered<TValue> remembered, Func<string, RequestInformation> read,
        ParsableFactory<T> factory, Func<T, TValue?> value, CancellationToken cancel)
        where T : IParsable, new()
        where TValue : class
    {
        var all = new Dictionary<string, Looked<TValue>>(StringComparer.OrdinalIgnoreCase);
        var unknown = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var person in people)
        {
            if (remembered.Find(person) is { } known)
                all[person] = known;
            else
                unknown.Add(person);
        }

        foreach (var (person, answer) in await _batches.ReadAsync(unknown, read, factory, cancel))
            remembered.Keep(person, all[person] = answer.Looked(value));
        return all;
    }
}
