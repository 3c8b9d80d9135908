using System.Text.Json;
using PmoBot.Audit;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>A channel's link under the eyes of its project's trail, which learns of it by a delivery.</summary>
internal sealed class LinkAudit : IAuditedState
{
    public AuditedState? Of(TableRow row) => row switch
    {
        { Key: ChannelLinks.Row } when ChannelLinks.ProjectOf(row) is { } project && ProjectCode.TryParse(project, out var code) =>
            new AuditedState(code.Value.Partition, row.Partition, AuditLink.LinkAction),
        _ when OnItsWay(row) is { } project && ProjectCode.TryParse(project, out var code) =>
            new AuditedState(code.Value.Partition, row.Partition, null),
        _ => null,
    };

    public bool Stands(AuditEntry newest) => newest.Action == AuditLink.LinkAction;

    private static string? OnItsWay(TableRow row) =>
        row.Columns["kind"] is AuditLink.KindName && row.Columns["payload"] is string payload
        && row.Columns["state"] is nameof(DeliveryState.Pending) or nameof(DeliveryState.Claimed)
            ? JsonSerializer.Deserialize(payload, LinkJsons.Default.LinkJson)!.Project
            : null;
}
