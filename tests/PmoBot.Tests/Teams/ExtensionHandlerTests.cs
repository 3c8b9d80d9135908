using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using PmoBot.ActivityProtocol;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Local;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tables.Sqlite;
using PmoBot.Teams;
using PmoBot.Tests.Delivery;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Teams;

/// <summary>The message extension while the storage cannot be reached.</summary>
public sealed class ExtensionHandlerTests : IDisposable
{
    private readonly TemporaryFile _file = new("extension.db");
    private readonly SqliteTableStore _store;
    private readonly ServiceProvider _services;

    public ExtensionHandlerTests()
    {
        _store = SqliteTableStore.Open(_file.Path, new ManualTime());
        _services = new ServiceCollection()
            .AddSingleton<ITableStore>(new FaultyStore(_store) { DiesAtCall = 0 })
            .AddSingleton<IClock>(new ManualClock()).AddSingleton<TimeProvider>(new ManualTime()).AddSingleton<IRoster>(new Roster())
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddConversation().AddSingleton<IFileSource>(new FileShelf()).AddNoGraph().AddDelivery(new DeliveryOptions()).AddPeople(new PmoOptions([]))
            .AddProjects().AddPortfolios().AddRegister()
            .AddSingleton(new TurnLimits(new ManualTime(), null))
            .AddSingleton<ServiceAddress>().AddSingleton<TurnFactory>().AddSingleton<ITeams, NoTeams>().AddSingleton<ExtensionHandler>()
            .BuildServiceProvider();
    }

    public void Dispose()
    {
        _services.Dispose();
        _store.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task A_form_comes_back_with_all_that_was_typed_and_carried()
    {
        const string Link = "https://teams.microsoft.com/l/message/19:c@thread.tacv2/1";

        var answer = await AnswerAsync(InvokeNames.MessageExtensionSubmit, new
        {
            commandId = LogMessage.LogCommand,
            data = new { verb = LogItem.LogVerb, draft = "d", project = "HERMES", offered = "APOLLO HERMES", statement = "kept", due = "2026-12-15", source = Link, author = "Bob" },
        });

        Assert.All(["Something broke", "\"value\":\"kept\"", "\"value\":\"2026-12-15\"", "\"value\":\"HERMES\"", Link, "From a message of Bob"],
            kept => Assert.Contains(kept, answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_and_a_chosen_message_get_an_apology()
    {
        var search = await AnswerAsync(InvokeNames.MessageExtensionQuery, new { commandId = SearchRegister.SearchCommand });
        var chosen = await AnswerAsync(InvokeNames.MessageExtensionFetch, new { commandId = LogMessage.LogCommand, messagePayload = new { body = new { content = "x" } } });

        Assert.StartsWith("""{"composeExtension":{"type":"message","text":"Something broke""", search, StringComparison.Ordinal);
        Assert.StartsWith("""{"task":{"type":"message","value":"Something broke""", chosen, StringComparison.Ordinal);
    }

    private async Task<string> AnswerAsync(string name, object value)
    {
        var activity = new Activity
        {
            Type = ActivityTypes.Invoke,
            Name = name,
            Id = "m-1",
            ServiceUrl = "http://localhost:1",
            From = new ChannelAccount { Id = Persona.Camille.UserId, Name = Persona.Camille.Name, AadObjectId = Persona.Camille.AadObjectId },
            Recipient = new ChannelAccount { Id = "28:bot" },
            Conversation = new ConversationAccount { Id = "19:x@thread.v2", TenantId = Persona.TenantId },
            Value = JsonSerializer.SerializeToElement(value),
        };
        var turn = TurnFactory.WithoutStorage(activity, default)!;
        var answer = await _services.GetRequiredService<ExtensionHandler>().HandleAsync(turn, activity, CancellationToken.None);
        return Encoding.UTF8.GetString(answer.Body!);
    }
}
