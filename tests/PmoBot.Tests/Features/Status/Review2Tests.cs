using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.Local;
using PmoBot.People;
using PmoBot.Scheduling;
using PmoBot.Tests.Conventions;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Features.Status;

public sealed class Review2Tests : IDisposable
{
    private readonly StatusProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_channel_that_is_unlinked_shows_the_facts_no_more()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.LinkAsync(apollo);
        await _program.SayAsync(_program.InChannel(StatusProgram.Camille, "APOLLO"), "status");
        await _program.SendAsync(_program.InChat(StatusProgram.Camille), await _program.OpenAsync(_program.InChat(StatusProgram.Camille), "APOLLO"), "red");
        var before = await WantedAsync(apollo);

        await _program.SayAsync(_program.InChannel(StatusProgram.Camille, "APOLLO") with { Roles = Roles.PmoForAll }, "unlink APOLLO");
        await _program.DeliverAsync();

        Assert.DoesNotContain("Red", await _program.PostedAsync(apollo), StringComparison.Ordinal);
        Assert.True(await WantedAsync(apollo) > before, "nobody asked for the posted card to be shown anew: it goes on showing the facts");
    }

    private async Task<long> WantedAsync(ProjectCode apollo)
    {
        var wanted = 0L;
        await foreach (var row in _program.Store.QueryAsync(apollo.Partition, "delivery-card-", PmoBot.Tables.TableKey.EndOf("delivery-card-")))
            wanted += row.Columns.Int64("wanted")!.Value;
        return wanted;
    }

    private static System.Text.Json.JsonElement Find(System.Text.Json.JsonElement element, string id)
    {
        if (element.ValueKind == System.Text.Json.JsonValueKind.Object)
        {
            if (element.TryGetProperty("id", out var found) && found.ValueEquals(id))
                return element;
            foreach (var property in element.EnumerateObject())
            {
                if (Find(property.Value, id) is { ValueKind: not System.Text.Json.JsonValueKind.Undefined } deep)
                    return deep;
            }
        }
        else if (element.ValueKind == System.Text.Json.JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                if (Find(item, id) is { ValueKind: not System.Text.Json.JsonValueKind.Undefined } deep)
                    return deep;
            }
        }

        return default;
    }
}
