using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>After a channel was linked: the project's trail says who showed it to whom.</summary>
internal sealed class AuditLink(ProjectStore projects, ITableStore store, Commands commands) : IDeliveryHandler
{
    public const string KindName = "projects.audit-link";
    private const string Action = "projects.link";

    public string Kind => KindName;

    public static DeliveryRequest Once(Guid linkId, ProjectCode project, Turn turn) => new DeliveryRequest.Once(
        $"link-{linkId:N}", KindName, turn.Now,
        JsonSerializer.Serialize(new LinkJson(project.Value, turn.Pseudonym, turn.Now.ToDateTimeOffset()), LinkJsons.Default.LinkJson));

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var link = JsonSerializer.Deserialize(delivery.Payload!, LinkJsons.Default.LinkJson)!;
        return !ProjectCode.TryParse(link.Project, out var code)
            ? new Attempt.Refused($"{link.Project} is no project code")
            : await commands.RunAsync(code.Value.Partition, () => TryAsync(delivery, link, code.Value)) is Outcome<bool>.Settled
                ? new Attempt.Done()
                : new Attempt.Failed("the project is busy");
    }

    // The row named after the delivery is what a second attempt finds.
    private async Task<Tried<bool>> TryAsync(DeliveryRecord delivery, LinkJson link, ProjectCode code)
    {
        var finding = projects.FindAsync(code, CancellationToken.None);
        if (await store.FindAsync(code.Partition, delivery.Id) is not null || await finding is not { } stored)
            return true;

        var (head, entry) = AuditTrail.Append(
            stored.Project.Audit, Instant.FromDateTimeOffset(link.At), link.Actor, Action, delivery.Id, delivery.Owner);
        return (await store.CommitAsync(code.Partition,
        [
            ProjectStore.Replace(stored.Project with { Audit = head }, stored.ETag),
            entry,
            new Write.Insert(delivery.Id, new Columns { ["entry"] = head.Sequence }),
        ])).Then(true);
    }
}

internal sealed record LinkJson(string Project, Guid Actor, DateTimeOffset At);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LinkJson))]
internal sealed partial class LinkJsons : JsonSerializerContext;
