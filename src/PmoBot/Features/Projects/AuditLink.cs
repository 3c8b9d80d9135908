using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>
/// After a channel was linked or unlinked: the project's trail says who showed it where, and until when, and the cards
/// that were posted there show its facts from now on, or no more.
/// </summary>
internal sealed class AuditLink(ProjectStore projects, ITableStore store, LiveCards cards, LinkedPlaces places, Commands commands, Outbox outbox) : IDeliveryHandler
{
    // A store commits a hundred rows at once.
    private const int Page = 80;

    public const string KindName = "projects.audit-link";
    public const string LinkAction = "projects.link";
    public const string UnlinkAction = "projects.unlink";

    public string Kind => KindName;

    /// <param name="change">The same in every try of the command.</param>
    public static DeliveryRequest Linked(Guid change, ProjectCode project, Turn turn) => Once($"link-{change:N}", LinkAction, project, turn);

    public static DeliveryRequest Unlinked(Guid change, ProjectCode project, Turn turn) => Once($"unlink-{change:N}", UnlinkAction, project, turn);

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var link = JsonSerializer.Deserialize(delivery.Payload!, LinkJsons.Default.LinkJson)!;
        return !ProjectCode.TryParse(link.Project, out var code)
            ? new Attempt.Refused($"{link.Project} is no project code")
            : await commands.RunAsync(code.Value.Partition, () => TryAsync(delivery, link, code.Value)) is Outcome<bool>.Settled
                ? new Attempt.Done { IsForgotten = true }
                : new Attempt.Failed("the project is busy");
    }

    // The row named after the delivery is what a second attempt finds.
    private async Task<Tried<bool>> TryAsync(DeliveryRecord delivery, LinkJson link, ProjectCode code)
    {
        if (await store.FindAsync(code.Partition, delivery.Id) is not null || await projects.FindAsync(code, CancellationToken.None) is not { } stored)
            return true;

        var posted = await cards.ListAsync(code.Partition, "", CancellationToken.None);
        var here = posted.Where(card => card.Conversation is { } at && ChannelLinks.PartitionOf(Place.IdOf(at.ConversationId)) == delivery.Owner);
        foreach (var page in here.Select(card => cards.Raise(card.Id)).Chunk(Page))
        {
            if (await outbox.CommitAsync(code.Partition, [], page) is not CommitResult.Committed)
                return Tried<bool>.Again;
        }

        var (head, entry) = AuditTrail.Append(
            stored.Project.Audit, Instant.FromDateTimeOffset(link.At), link.Actor, link.Action, delivery.Owner, link.Action);
        return (await store.CommitAsync(code.Partition,
        [
            ProjectStore.Replace(stored.Project with { Audit = head }, stored.ETag),
            entry,
            .. await places.FollowAsync(code, delivery.Owner),
            new Write.Insert(delivery.Id, new Columns { ["entry"] = head.Sequence }),
        ])).Then(true);
    }

    private static DeliveryRequest.Once Once(string id, string action, ProjectCode project, Turn turn) => new(id, KindName, turn.Now,
        JsonSerializer.Serialize(new LinkJson(action, project.Value, turn.Pseudonym, turn.Now.ToDateTimeOffset()), LinkJsons.Default.LinkJson));
}

internal sealed record LinkJson(string Action, string Project, Guid Actor, DateTimeOffset At);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LinkJson))]
internal sealed partial class LinkJsons : JsonSerializerContext;
