using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Audit;
using PmoBot.Tables;

namespace PmoBot.Features.Digests;

/// <summary>After somebody signed in or out, or lost their sign-in: the tenant's trail says so, one change after the other.</summary>
internal sealed class AuditPublisher(ITableStore store, TenantAudit audit, Commands commands) : IDeliveryHandler
{
    public const string KindName = "digests.audit-publisher";
    public const string AskedAction = "digests.sign-in-asked";
    public const string SignedInAction = "digests.signed-in";
    public const string WantedAction = "digests.sign-in-wanted";
    public const string SignedOutAction = "digests.signed-out";

    private const string LastChange = "change";

    public string Kind => KindName;

    /// <param name="actor">A pseudonym.</param>
    public static DeliveryRequest Of(Publisher publisher, Guid actor) => new DeliveryRequest.Once(
        IdOf(publisher.Change),
        KindName,
        publisher.Since,
        JsonSerializer.Serialize(
            new PublisherJson(publisher.Trail, publisher.Change, publisher.State, publisher.Since.ToDateTimeOffset(), actor, publisher.InWords),
            PublisherJsons.Default.PublisherJson));

    // A chain says things in their order: what came before and is not there yet goes first.
    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var change = Read(delivery);
        for (var next = await LastAsync(change) + 1; next <= change.Change; next++)
        {
            if (await store.FindDeliveryAsync(delivery.Owner, IdOf(next), cancel) is not { } due)
                return new Attempt.Refused($"change {next} is gone");
            if (await commands.RunAsync(TenantAudit.Partition, () => TryAsync(Read(due))) is not Outcome<bool>.Settled)
                return new Attempt.Failed("the trail is busy");
        }

        return new Attempt.Done();
    }

    private static string IdOf(int change) => $"publisher-audit-{change.ToString("D6", CultureInfo.InvariantCulture)}";

    private static PublisherJson Read(DeliveryRecord delivery) => JsonSerializer.Deserialize(delivery.Payload!, PublisherJsons.Default.PublisherJson)!;

    private async Task<int> LastAsync(PublisherJson change) =>
        (await store.FindAsync(TenantAudit.Partition, Publisher.SubjectOf(change.Trail)))?.Columns.Int32(LastChange) ?? 0;

    // The row that counts a person's changes is what a second attempt finds.
    private async Task<Tried<bool>> TryAsync(PublisherJson change)
    {
        var key = Publisher.SubjectOf(change.Trail);
        var row = await store.FindAsync(TenantAudit.Partition, key);
        if (row?.Columns.Int32(LastChange) >= change.Change)
            return true;

        var columns = new Columns { [LastChange] = change.Change };
        Write count = row is null ? new Write.Insert(key, columns) : new Write.Replace(key, columns, row.ETag);
        var entry = await audit.EntryAsync(Instant.FromDateTimeOffset(change.Since), change.Actor, ActionOf(change.State), key, change.Words);
        return (await store.CommitAsync(TenantAudit.Partition, [count, .. entry])).Then(true);
    }

    private static string ActionOf(PublisherState state) => state switch
    {
        PublisherState.SignedIn => SignedInAction,
        PublisherState.Wanted => WantedAction,
        PublisherState.Asked => AskedAction,
        _ => SignedOutAction,
    };
}

/// <summary>The `publisher` rows under the trail's eyes, and how their entries read.</summary>
internal sealed class PublisherAudit : IAuditedState, IAuditWords
{
    public AuditedState? Of(TableRow row) => row switch
    {
        { Key: Publisher.Row } => Publisher.Read(row.Columns) is var publisher
            ? new AuditedState(TenantAudit.Partition, publisher.Subject, publisher.InWords)
            : null,
        _ when OnItsWay(row) is { } change => new AuditedState(TenantAudit.Partition, Publisher.SubjectOf(change.Trail), null),
        _ => null,
    };

    // A row stays when its person has signed out.
    public bool Stands(AuditEntry newest) => newest.Action is AuditPublisher.AskedAction or AuditPublisher.SignedInAction or AuditPublisher.WantedAction or AuditPublisher.SignedOutAction;

    public string? Say(AuditEntry entry, Language language) => entry.Action switch
    {
        AuditPublisher.SignedInAction => language.In("signed in to post digests in their own name", "s’est connecté pour publier des synthèses en son nom"),
        AuditPublisher.AskedAction => language.In("began to sign in to post digests in their own name", "a commencé à se connecter pour publier des synthèses en son nom"),
        AuditPublisher.WantedAction => language.In("lost a sign-in: digests are posted by the bot until that person signs in again", "a perdu une connexion : les synthèses sont publiées par le bot jusqu’à ce que cette personne se reconnecte"),
        AuditPublisher.SignedOutAction => language.In("signed out: no digests in their own name any more", "s’est déconnecté : plus de synthèses en son nom"),
        _ => null,
    };

    private static PublisherJson? OnItsWay(TableRow row) =>
        row.Columns["kind"] is AuditPublisher.KindName && row.Columns["payload"] is string payload
        && row.Columns["state"] is nameof(DeliveryState.Pending) or nameof(DeliveryState.Claimed)
            ? JsonSerializer.Deserialize(payload, PublisherJsons.Default.PublisherJson)
            : null;
}

internal sealed record PublisherJson(Guid Trail, int Change, PublisherState State, DateTimeOffset Since, Guid Actor, string Words);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(PublisherJson))]
internal sealed partial class PublisherJsons : JsonSerializerContext;
