using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Tests.Support;

/// <summary>What the directory and the activity feed answer, as a test says it; nothing is permitted otherwise.</summary>
internal sealed class ScriptedDirectory : IDirectory, IActivityFeed
{
    public bool IsOn { get; set; } = true;

    public Dictionary<string, Looked<Person>> Managers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, Looked<Mailbox>> Mailboxes { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<ChannelAddress, IReadOnlyList<ChannelMember>> Members { get; } = [];

    /// <summary>Whose mailbox was asked for, each time.</summary>
    public List<string> Read { get; } = [];

    public Queue<Noticing> Answers { get; } = [];

    public List<(string Person, FeedNotice Notice)> Notices { get; } = [];

    public void Away(Person person, LocalDate from, LocalDate until) => Mailboxes[person.ObjectId] = new Looked<Mailbox>.Found(new Mailbox(null, new Absence(from, until)));

    public void Here(Person person, string? zone = null) =>
        Mailboxes[person.ObjectId] = new Looked<Mailbox>.Found(new Mailbox(zone is null ? null : DateTimeZoneProviders.Tzdb[zone], null));

    public Task<Looked<IReadOnlyList<ChannelMember>>> MembersAsync(ChannelAddress channel, CancellationToken cancel) => Task.FromResult<Looked<IReadOnlyList<ChannelMember>>>(
        Members.TryGetValue(channel, out var members) ? new Looked<IReadOnlyList<ChannelMember>>.Found(members) : new Looked<IReadOnlyList<ChannelMember>>.NotPermitted());

    public Task<IReadOnlyDictionary<string, Looked<Person>>> ManagersAsync(IReadOnlyCollection<string> people, CancellationToken cancel) =>
        Task.FromResult(Of(people, Managers));

    public Task<IReadOnlyDictionary<string, Looked<Mailbox>>> MailboxesAsync(IReadOnlyCollection<string> people, CancellationToken cancel)
    {
        Read.AddRange(people);
        return Task.FromResult(Of(people, Mailboxes));
    }

    public Task<Noticing> NoticeAsync(string person, FeedNotice notice, CancellationToken cancel)
    {
        Notices.Add((person, notice));
        return Task.FromResult(Answers.TryDequeue(out var answer) ? answer : new Noticing.Noticed());
    }

    public void AddTo(IServiceCollection services) => services.AddSingleton<IDirectory>(this).AddSingleton<IActivityFeed>(this);

    private static IReadOnlyDictionary<string, Looked<T>> Of<T>(IEnumerable<string> people, Dictionary<string, Looked<T>> said) =>
        people.ToDictionary(person => person, person => said.GetValueOrDefault(person) ?? new Looked<T>.NotPermitted(), StringComparer.OrdinalIgnoreCase);
}
