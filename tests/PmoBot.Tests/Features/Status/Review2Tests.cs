using PmoBot.Features.Projects;
using PmoBot.People;

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
}
