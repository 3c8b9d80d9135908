using System.Globalization;
using NodaTime;
using PmoBot.ActivityProtocol;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;
using Reference = PmoBot.Delivery.ConversationReference;

namespace PmoBot.Teams;

/// <summary>An authenticated activity → a turn: who, where, with which roles, in which language.</summary>
internal sealed class TurnFactory(
    ITableStore store, ProfileStore profiles, RoleStore roles, Places places, ServiceAddress address, TurnLimits limits, IClock clock)
{
    /// <summary>Null where the activity does not say who speaks, or where: there is nobody to answer.</summary>
    public static Turn? WithoutStorage(Activity activity, Instant now)
    {
        if (activity.From?.AadObjectId is not { Length: > 0 } objectId || !Guid.TryParse(objectId, out var id)
            || ReferenceOf(activity) is not { } conversation || activity.Id is not { Length: > 0 }
            || !Places.CanKeep(
                activity.Id, activity.ReplyToId, activity.From.Id, conversation.ConversationId, conversation.BotId, conversation.TenantId,
                activity.ChannelData?.Channel?.Id, activity.ChannelData?.Team?.Id))
            return null;

        var person = new Person(id.ToString("D"), Said.Name(activity.From.Name) ?? "");
        var seen = new Profile
        {
            Person = person,
            Pseudonym = Guid.Empty,
            Locale = LocaleOf(activity),
            ClientZone = Said.Tag(activity.LocalTimezone),
        };
        return new Turn
        {
            Person = person,
            UserId = activity.From.Id ?? "",
            Pseudonym = Guid.Empty,
            Roles = Roles.None,
            Place = PlaceOf(activity, conversation),
            Conversation = conversation,
            Channel = ChannelOf(activity, conversation),
            Language = seen.Language,
            Zone = seen.Zone,
            Now = now,
            ActivityId = activity.Id,
            PressedCardId = activity.ReplyToId,
            CorrelationId = Random.Shared.NextInt64(1L << 48).ToString("x12", CultureInfo.InvariantCulture),
        };
    }

    public async ValueTask<Turn> CompleteAsync(Turn turn, Activity activity, CancellationToken cancel)
    {
        await address.LearnAsync(turn.Conversation, cancel);
        var person = turn.Person.ObjectId;
        RowAddress[] wanted =
        [
            RoleStore.AddressOf(person),
            ProfileStore.AddressOf(person),
            .. turn.Place.IsShared ? [ChannelLinks.AddressOf(turn.Place.Id)] : Array.Empty<RowAddress>(),
            .. turn.Channel is { } there ? Places.AddressesOf(there) : [],
        ];
        var rows = await store.FindAsync(wanted, cancel);
        var profile = ProfileStore.Read(rows[1]);
        if (profile is null || IsNews(profile, turn, activity))
            profile = await RememberAsync(turn, activity);
        limits.Remember(person, profile.Language);
        if (turn.Channel is { } channel)
            await places.LearnAsync(channel, turn.Conversation, activity.Type == ActivityTypes.Message && activity.Value is null, rows[2], rows[3], rows[4], cancel);

        return turn with
        {
            Person = profile.Person,
            Pseudonym = profile.Pseudonym,
            Roles = roles.Of(person, rows[0]),
            Place = IsOwnChat(turn, activity, profile) ? new Place(PlaceKind.Personal, turn.Place.Id) : turn.Place,
            LinkedProject = turn.Place.IsShared ? ChannelLinks.ProjectOf(rows[2]) : null,
            Language = profile.Language,
            Zone = profile.Zone,
            Now = clock.GetCurrentInstant(),
        };
    }

    // Of a message extension Teams tells the conversation that is composed in, and "personal" may be two people's, or another
    // bot's: nobody else reads the one chat alone in which this person has spoken with this bot.
    private static bool IsOwnChat(Turn turn, Activity activity, Profile profile) =>
        ExtensionHandler.IsFor(activity) && profile.Chat?.ConversationId == turn.Conversation.ConversationId;

    private static bool IsNews(Profile known, Turn turn, Activity activity) => Seen(known, turn, activity) != known;

    private async Task<Profile> RememberAsync(Turn turn, Activity activity) =>
        await profiles.ChangeAsync(turn.Person, known => Seen(known, turn, activity)) is Delivery.Outcome<Profile>.Settled settled
            ? settled.Value
            : throw new TableStoreException($"The profile of {turn.Person.ObjectId} could not be written.");

    // Some activities name nobody and say nothing of the client: what was known stays, and of nothing a guess is more.
    private static Profile Seen(Profile known, Turn turn, Activity activity) => known with
    {
        Person = turn.Person.Name.Length > 0 ? turn.Person : known.Person,
        Locale = activity.Entities is null ? known.Locale ?? Said.Tag(activity.Locale) : LocaleOf(activity) ?? known.Locale,
        ClientZone = Said.Tag(activity.LocalTimezone) ?? known.ClientZone,
        Chat = turn.Place.IsShared ? known.Chat : turn.Conversation,
        UninstalledAt = turn.Place.IsShared ? known.UninstalledAt : null,
        Account = AccountOf(known, turn),
    };

    // In shared conversations Teams may be met at another address of its own by turns; the name is what counts.
    private static Account? AccountOf(Profile known, Turn turn) =>
        turn.UserId.Length == 0 || (turn.Place.IsShared && known.Account?.UserId == turn.UserId)
            ? known.Account
            : new Account(turn.UserId, turn.Conversation.ServiceUrl);

    private static Reference? ReferenceOf(Activity activity) =>
        activity.Conversation?.Id is { Length: > 0 } conversation
        && activity.Recipient?.Id is { Length: > 0 } bot
        && Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var serviceUrl)
            ? new Reference(
                serviceUrl, conversation, TypeOf(activity.Conversation), bot,
                activity.Conversation.TenantId ?? activity.ChannelData?.Tenant?.Id ?? "")
            : null;

    // Where nobody says what it is, it is shared unless it cannot be: a form or a list must not open for all. A chat of two
    // people is called personal too (19:…@unq.gbl.spaces): a card that was posted there can be pressed there.
    private static string TypeOf(ConversationAccount conversation) => conversation switch
    {
        { ConversationType: { Length: > 0 } said } when said != ConversationTypes.Personal => said,
        { IsGroup: true } => ConversationTypes.GroupChat,
        { Id: { } id } when id.StartsWith("19:", StringComparison.Ordinal) => ConversationTypes.GroupChat,
        _ => ConversationTypes.Personal,
    };

    private static Place PlaceOf(Activity activity, Reference conversation) => conversation.ConversationType switch
    {
        ConversationTypes.Channel => new Place(PlaceKind.Channel, activity.ChannelData?.Channel?.Id ?? Place.IdOf(conversation.ConversationId)),
        ConversationTypes.Personal when !ExtensionHandler.IsFor(activity) => new Place(PlaceKind.Personal, conversation.ConversationId),
        _ => new Place(PlaceKind.Group, Place.IdOf(conversation.ConversationId)),
    };

    private static TeamChannel? ChannelOf(Activity activity, Reference conversation) =>
        conversation.ConversationType == ConversationTypes.Channel && activity.ChannelData is { Team.Id: { Length: > 0 } team } said
            ? new TeamChannel(PlaceOf(activity, conversation).Id, team)
            {
                Name = Said.Name(said.Channel?.Name),
                Type = Said.Tag(said.Channel?.Type),
                TeamName = Said.Name(said.Team.Name),
                GroupId = Said.Tag(said.Team.AadGroupId),
            }
            : null;

    private static string? LocaleOf(Activity activity)
    {
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity is { Type: EntityTypes.ClientInfo } && Said.Tag(entity.Locale) is { } locale)
                return locale;
        }

        return Said.Tag(activity.Locale);
    }
}
