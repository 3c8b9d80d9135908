using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.People;

/// <summary>The `profile` row of `person-{object id}`.</summary>
internal sealed class ProfileStore(ITableStore store, Commands commands, Outbox outbox, NodaTime.IClock clock)
{
    private const string Row = "profile";

    public static RowAddress AddressOf(string objectId) => new(Person.PartitionOf(objectId), Row);

    public async ValueTask<Profile?> FindAsync(string objectId, CancellationToken cancel) =>
        Read(await store.FindAsync(AddressOf(objectId), cancel));

    /// <summary>One wave of 1 to 100; null where the bot has not met them.</summary>
    public async Task<IReadOnlyList<Profile?>> FindAsync(IReadOnlyList<string> objectIds, CancellationToken cancel) =>
        [.. (await store.FindAsync([.. objectIds.Select(AddressOf)], cancel)).Select(Read)];

    /// <param name="row">What stands at <see cref="AddressOf"/>.</param>
    [return: NotNullIfNotNull(nameof(row))]
    public static Profile? Read(TableRow? row) => row is null ? null : Read(row.Columns);

    /// <summary>
    /// Changes what stands now, or begins a profile for somebody who was not known. <paramref name="change"/> may run
    /// more than once.
    /// </summary>
    public async Task<Outcome<Profile>> ChangeAsync(Person person, Func<Profile, Profile> change)
    {
        var pseudonym = Guid.NewGuid();
        return await commands.RunAsync<Profile>(person.Partition, async () =>
        {
            var row = await store.FindAsync(person.Partition, Row);
            var now = row is null ? new Profile { Person = person, Pseudonym = pseudonym } : Read(row);
            var then = change(now);
            if (row is not null && then == now)
                return now;

            Write write = row is null ? new Write.Insert(Row, Columns(then)) : Replace(then, row);
            return (await outbox.CommitAsync(person.Partition, [write], [.. Following(row is null ? null : now, then)])).Then(then);
        });
    }

    /// <summary>The app was taken away from this chat. Whoever is not known, or is met elsewhere by now, is left as they are.</summary>
    public async Task CloseChatAsync(Person person, string conversationId, NodaTime.Instant at, CancellationToken cancel)
    {
        if (await FindAsync(person.ObjectId, cancel) is not null)
        {
            await ChangeAsync(person, known => known.Chat?.ConversationId == conversationId
                ? known with { Chat = null, UninstalledAt = at }
                : known);
        }
    }

    /// <summary>What stands at <see cref="AddressOf"/>, changed, for the commit of somebody else in that partition.</summary>
    public static Write Replace(Profile profile, TableRow row) => new Write.Replace(Row, Columns(profile), row.ETag);

    private IEnumerable<DeliveryRequest> Following(Profile? now, Profile then)
    {
        if (then.Person.Name != now?.Person.Name)
            yield return new DeliveryRequest.Raise(ListPerson.DeliveryId, ListPerson.KindName, clock.GetCurrentInstant());
        if (then.AbsentUntil is { } until && (until != now?.AbsentUntil || then.Zone.Id != now.Zone.Id))
            yield return EndAbsence.After(until, then.Zone);
        if (then is { IsAwayByMailbox: true, MailboxReadUpTo: { } read } && read != now?.MailboxReadUpTo)
            yield return ReadMailbox.After(read, then.Zone);
        if (now is not null && (then.AbsentUntil, then.KnownZone?.Id, then.Deputy?.ObjectId) != (now.AbsentUntil, now.KnownZone?.Id, now.Deputy?.ObjectId))
            yield return new DeliveryRequest.Raise(FollowPeople.DeliveryId, FollowPeople.KindName, clock.GetCurrentInstant());
    }

    private static Profile Read(Columns columns) => new()
    {
        Person = new Person(columns.Text("person")!, columns.Text("name")!),
        Pseudonym = columns.Guid("pseudonym")!.Value,
        ChosenLanguage = Languages.FromTag(columns.Text("language")),
        Locale = columns.Text("locale"),
        ChosenZone = columns.Text("zone"),
        ClientZone = columns.Text("clientZone"),
        Greeted = columns.Flag("greeted") ?? false,
        Deputy = columns.Text("deputy") is { } deputy ? new Person(deputy, columns.Text("deputyName")!) : null,
        AbsentUntil = Day(columns, "absentUntil"),
        IsAwayByMailbox = columns.Flag("absentByMailbox") ?? false,
        ClosesMailbox = columns.Flag("mailboxClosed") ?? false,
        MailboxReadUpTo = Day(columns, "mailboxReadUpTo"),
        Chat = columns.Text("chat") is { } chat
            ? new ConversationReference(
                new Uri(columns.Text("serviceUrl")!), chat, columns.Text("chatType")!, columns.Text("bot")!, columns.Text("tenant")!)
            : null,
        UninstalledAt = columns.Instant("uninstalledAt") is { } at ? NodaTime.Instant.FromDateTimeOffset(at) : null,
        Account = columns.Text("userId") is { } userId ? new Account(userId, new Uri(columns.Text("userServiceUrl")!)) : null,
    };

    private static LocalDate? Day(Columns columns, string name) => columns.Text(name) is { } day ? LocalDatePattern.Iso.Parse(day).Value : null;

    private static string? Text(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;

    private static Columns Columns(Profile profile) => new()
    {
        ["person"] = profile.Person.ObjectId,
        ["name"] = profile.Person.Name,
        ["pseudonym"] = profile.Pseudonym,
        ["language"] = profile.ChosenLanguage?.Tag(),
        ["locale"] = profile.Locale,
        ["zone"] = profile.ChosenZone,
        ["clientZone"] = profile.ClientZone,
        ["greeted"] = profile.Greeted,
        ["deputy"] = profile.Deputy?.ObjectId,
        ["deputyName"] = profile.Deputy?.Name,
        ["absentUntil"] = Text(profile.AbsentUntil),
        ["absentByMailbox"] = profile.IsAwayByMailbox ? true : null,
        ["mailboxClosed"] = profile.ClosesMailbox ? true : null,
        ["mailboxReadUpTo"] = Text(profile.MailboxReadUpTo),
        ["chat"] = profile.Chat?.ConversationId,
        ["chatType"] = profile.Chat?.ConversationType,
        ["serviceUrl"] = profile.Chat?.ServiceUrl.OriginalString,
        ["bot"] = profile.Chat?.BotId,
        ["tenant"] = profile.Chat?.TenantId,
        ["uninstalledAt"] = profile.UninstalledAt?.ToDateTimeOffset(),
        ["userId"] = profile.Account?.UserId,
        ["userServiceUrl"] = profile.Account?.ServiceUrl.OriginalString,
    };
}
