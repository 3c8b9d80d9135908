using System.Text.Json.Nodes;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>
/// One project's life in one test: its manager begins it, links its channel, asks for cards there and reports, each
/// time with news that no other report has.
/// </summary>
internal sealed class ProjectStory
{
    private readonly LoopbackConnector _connector;
    private readonly List<string> _reported = [];
    private int _threads;

    public ProjectStory(LoopbackConnector connector, int number)
    {
        _connector = connector;
        Code = $"P{number:000}";
        Manager = new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1).ToString("D");
        Chat = new(connector.ServiceUrl, $"a:1{Code}") { ObjectId = Manager, Name = $"Manager {number}" };
    }

    public string Code { get; }

    public string Manager { get; }

    /// <summary>The manager's own chat with the bot.</summary>
    public TeamsSpeaker Chat { get; }

    /// <summary>The news of every report that was answered, in order.</summary>
    public IReadOnlyList<string> Reported => _reported;

    /// <summary>How many times the channel was asked for a card and that was answered.</summary>
    public int CardsAsked => _threads;

    public async Task BeginAsync(Bot bot)
    {
        var created = await bot(Creation($"Project {Code}"));
        Assert.False(created.ShowsForm, created.Body);
        await bot(InThread("begin").Words($"link {Code}"));
    }

    public async Task AskInChannelAsync(Bot bot)
    {
        await bot(InThread($"{1000 + _threads}").Words("status"));
        _threads++;
    }

    /// <summary>Opens the form in the manager's own chat, fills it and sends it.</summary>
    public async Task ReportAsync(Bot bot)
    {
        var form = FormInChat();
        if (form is null)
        {
            await bot(Chat.Words($"status {Code}"));
            form = FormInChat() ?? throw new InvalidOperationException($"No form of {Code} came.");
        }

        var news = $"{Code}news{_reported.Count + 1}.";
        var answer = await bot(Chat.Press(
            "status.submit", form, ("draft", $"{Code}{_reported.Count}"), ("project", Code), ("overall", "green"), ("news", news)));
        Assert.True(answer is { ShowsCard: true, ShowsForm: false }, answer.Body);
        Assert.Contains(news, answer.Body, StringComparison.Ordinal);
        _reported.Add(news);
    }

    public JsonObject Creation(string name) => Chat.Press(
        "projects.create", null, ("code", Code), ("name", name), ("portfolio", "Digital"), ("beginPortfolio", "true"), ("manager", Manager));

    public TeamsSpeaker InThread(string thread) =>
        Chat with { Type = "channel", Conversation = $"19:{Code}@thread.tacv2;messageid={thread}" };

    private string? FormInChat() => _connector.Sent(Chat.Conversation) is [var form, ..] ? form.Id : null;

    /// <summary>Sends an activity until the bot answers it, whatever happens to the bot meanwhile.</summary>
    public delegate Task<BotAnswer> Bot(JsonObject activity);
}
