using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.People;

namespace PmoBot.Tests.Features.Status;

/// <summary>Who may take back what was sent: asked when it is pressed, whatever they were when they sent it.</summary>
public sealed class UndoRightsTests : IDisposable
{
    private readonly StatusProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Only_who_sent_it_and_the_PMO_can_undo()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");

        var refused = await UndoAsync(summary, _program.InChat(StatusProgram.Daniel));
        var unknown = await UndoAsync(summary, _program.InChat(new Person("0c000000-0000-4000-8000-00000000000c", "A stranger")));
        var standing = await _program.LatestAsync(apollo);
        await UndoAsync(summary, _program.InChat(StatusProgram.Ana) with { Roles = Roles.PmoForAll });

        Assert.Contains("undone by whoever sent it, or by the PMO", Assert.IsType<Reply.Text>(refused).Words, StringComparison.Ordinal);
        Assert.Contains("no project APOLLO", Assert.IsType<Reply.Text>(unknown).Words, StringComparison.Ordinal);
        Assert.Equal(1, standing!.Version);
        Assert.Null(await _program.LatestAsync(apollo));
    }

    [Fact]
    public async Task What_is_refused_stands_in_the_trail()
    {
        await _program.BeginAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");

        await UndoAsync(summary, _program.InChat(StatusProgram.Daniel));

        Assert.Equal([UndoStatus.UndoVerb], await _program.RefusedAsync());
    }

    [Fact]
    public async Task Who_was_the_project_manager_and_is_a_member_now_undoes_nothing()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");
        await _program.ChangeAsync(apollo, project => project with { Manager = StatusProgram.Daniel, Deputy = null, Members = [StatusProgram.Camille] });

        var refused = await UndoAsync(summary, _program.InChat(StatusProgram.Camille));

        Assert.Contains("is reported by Daniel Okafor", Assert.IsType<Reply.Text>(refused).Words, StringComparison.Ordinal);
        Assert.NotNull(await _program.LatestAsync(apollo));
    }

    [Fact]
    public async Task A_closed_project_keeps_its_last_report()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");
        await _program.ChangeAsync(apollo, project => project with { State = ProjectState.Closed });

        await UndoAsync(summary, _program.InChat(StatusProgram.Camille));

        Assert.NotNull(await _program.LatestAsync(apollo));
    }

    private Task<Reply> UndoAsync(AdaptiveCard summary, Turn turn) => _program.PressAsync(turn, summary, UndoStatus.UndoVerb);
}
