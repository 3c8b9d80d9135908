using System.Text.Json.Nodes;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>The Bot Service repeats what it thinks was lost: at the same moment, later, and to a program that was started anew.</summary>
public sealed class RepetitionTests : IAsyncLifetime
{
    private readonly ProgramStore _store = ProgramStore.OnSqlite();
    private LoopbackConnector _connector = null!;   // set before every test, as the program and the story are
    private RealProgram _program = null!;
    private ProjectStory _story = null!;

    public async Task InitializeAsync()
    {
        _connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        _story = new ProjectStory(_connector, 1);
        _program = await RealProgram.StartAsync([.. _store.Settings, .. RealProgram.Impatient, new("Pmo__Admins", _story.Manager)]);
    }

    public async Task DisposeAsync()
    {
        await _program.DisposeAsync();
        await _connector.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task The_same_report_is_one_version_and_the_same_answer()
    {
        await _story.BeginAsync(SayAsync);
        var report = _story.Chat.Press("status.submit", null, ("draft", "d1"), ("project", _story.Code), ("overall", "amber"), ("news", "Once."));

        var answers = await RepeatAsync(report);

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Contains("Once.", answers[0].Body, StringComparison.Ordinal);
        Assert.Single(await RowsAsync("status-"));
        Assert.Equal(3, (await RowsAsync("audit-")).Count);   // the project's beginning, its link and the report
    }

    [Fact]
    public async Task The_same_new_project_is_one_project_and_another_one_of_its_code_is_refused()
    {
        var create = _story.Creation("Customer portal");

        var answers = await RepeatAsync(create);
        var other = await SayAsync(_story.Creation("Something else"));

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.False(answers[0].ShowsForm);
        Assert.True(other.ShowsForm);
        Assert.Equal("Customer portal", Assert.Single(await RowsAsync("project")).Columns.Text("name"));
        Assert.Single(await RowsAsync("audit-"));
    }

    [Fact]
    public async Task The_same_command_in_a_channel_is_one_card()
    {
        await _story.BeginAsync(SayAsync);
        var status = _story.InThread("1000").Words("status");

        await RepeatAsync(status);
        await _store.SettledAsync();

        Assert.Single(await RowsAsync("card-"));
        Assert.Single(_connector.Sent(_story.InThread("1000").Conversation));
    }

    [Fact]
    public async Task The_same_message_to_a_running_program_is_answered_once()
    {
        var help = _story.Chat.Words("help");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SayAsync(help)));
        await SayAsync(help);

        Assert.Single(_connector.Sent(_story.Chat.Conversation));
    }

    [Fact]
    public async Task A_message_whose_sender_hung_up_is_answered_all_the_same_and_once()
    {
        var help = _story.Chat.Words("help");
        var (reached, held) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource());
        _connector.FaultFor = _ => reached.TrySetResult() ? new LoopbackFault.Hold(held.Task) : null;
        using var gone = new CancellationTokenSource();
        var cut = (await _program.Http).SendAsync(help, cancel: gone.Token);
        await reached.Task;

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cut);
        await SayAsync(help);
        held.SetResult();
        await _connector.WaitForAsync(sent => sent.ConversationId == _story.Chat.Conversation);

        Assert.Single(_connector.Sent(_story.Chat.Conversation));
    }

    // Eight at the same moment, one afterwards, one to the next program.
    private async Task<IReadOnlyList<BotAnswer>> RepeatAsync(JsonObject activity)
    {
        List<BotAnswer> answers = [.. await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SayAsync(activity))), await SayAsync(activity)];
        await _store.SettledAsync();
        await _program.KillAsync();
        await _program.StartAgainAsync();
        answers.Add(await SayAsync(activity));
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        return answers;
    }

    private async Task<BotAnswer> SayAsync(JsonObject activity) => await (await _program.Http).SendAsync(activity);

    private ValueTask<List<PmoBot.Tables.TableRow>> RowsAsync(string prefix) => _store.PartitionAsync($"project-{_story.Code}", prefix);
}
