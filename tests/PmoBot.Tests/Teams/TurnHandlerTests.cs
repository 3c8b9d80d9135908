using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using PmoBot.ActivityProtocol;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Help;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.Settings;
using PmoBot.Features.Status;
using PmoBot.Local;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tables.Sqlite;
using PmoBot.Teams;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Teams;

/// <summary>Turns from the activity to the Connector, in this process.</summary>
public sealed class TurnHandlerTests : IAsyncLifetime, IDisposable
{
    private const string Chat = "a:1";
    private const string Thread = "19:c@thread.tacv2;messageid=1";

    private readonly TemporaryFile _file = new("turns.db");
    private readonly ManualTime _time = new() { Skip = TimeSpan.FromSeconds(5) };
    private readonly Said _log = new();
    private LoopbackConnector _connector = null!;   // set before every test, as the services are
    private ServiceProvider _services = null!;
    private int _activities;

    public async Task InitializeAsync()
    {
        _connector = await LoopbackConnector.StartAsync(_time);
        _services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(_log))
            .AddSingleton<ITableStore>(_ => SqliteTableStore.Open(_file.Path, _time))
            .AddSingleton<IClock>(new ManualClock())
            .AddSingleton<TimeProvider>(_time)
            .AddSingleton(new ConnectorClient(ConnectorHttp.Create(), new ServiceUrlPolicy(loopback: true), _time))
            .AddConversation().AddSingleton<IFileSource>(new FileShelf()).AddNoGraph().AddDelivery(new DeliveryOptions()).AddPeople(new PmoOptions([])).AddSingleton<IRoster>(new Roster())
            .AddHelp().AddStatus().AddRegister().AddProjects().AddSettings()
            .AddSingleton(new TurnLimits(_time, null)).AddSingleton<HeldBack>()
            .AddSingleton<ServiceAddress>().AddSingleton<TurnFactory>().AddSingleton<RecentActivities>().AddSingleton<ReplySender>().AddSingleton<ITeams, ConnectorTeams>().AddSingleton<PlaceEvents>()
            .AddSingleton(new UserTokenClient(ConnectorHttp.Create(), new ServiceUrlPolicy(loopback: true), _time, null)).AddSignIn(new SignInOptions(null)).AddSingleton<ExtensionHandler>().AddSingleton<TurnHandler>()
            .BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _connector.DisposeAsync();
    }

    public void Dispose()
    {
        _log.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task A_message_that_could_not_be_answered_is_new_when_it_comes_again()
    {
        var help = Words("help", Chat);
        _connector.Next(new LoopbackFault.Answer(403));
        await HandleAsync(help);

        await HandleAsync(help);
        await HandleAsync(help);

        Assert.Single(_connector.Sent(Chat));
    }

    [Fact]
    public async Task A_turn_that_takes_too_long_ends_with_an_apology()
    {
        var reached = NewSignal();
        _connector.FaultFor = _ => reached.TrySetResult() ? new LoopbackFault.Hold(NewSignal().Task) : null;
        var turn = HandleAsync(Words("help", Chat));
        await reached.Task;

        _time.Advance(TimeSpan.FromMinutes(1));
        await turn;

        Assert.Contains("Something broke", Assert.Single(_connector.Sent(Chat)).Activity.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_is_told_that_something_was_sent_only_if_it_was()
    {
        await HandleAsync(Words("help", Chat));
        _connector.FaultFor = Blocked;

        await HandleAsync(Words("projects", Thread, "channel"));

        Assert.Equal([Texts.CannotWriteToYou], _connector.Sent(Thread).Select(sent => sent.Activity.Text));
    }

    [Fact]
    public async Task A_card_that_somebody_posts_is_for_people()
    {
        var posted = Words("R-1", Chat) with { Attachments = [new Attachment { ContentType = ContentTypes.AdaptiveCard }] };

        await HandleAsync(posted);

        Assert.Empty(_connector.Sent(Chat));
    }

    [Fact]
    public async Task A_press_is_told_once_that_something_was_sent()
    {
        await HandleAsync(Words("help", Chat));

        var answer = await HandleAsync(Press("projects", Thread, "channel"));

        Assert.Contains(Texts.SentToYou, Encoding.UTF8.GetString(answer.Body!), StringComparison.Ordinal);
        Assert.Empty(_connector.Sent(Thread));
        Assert.Equal(2, _connector.Sent(Chat).Count);
    }

    [Fact]
    public async Task A_press_is_told_if_nothing_could_be_sent()
    {
        await HandleAsync(Words("help", Chat));
        _connector.FaultFor = Blocked;

        var answer = await HandleAsync(Press("projects", Thread, "channel"));

        Assert.Contains(Texts.CannotWriteToYou, Encoding.UTF8.GetString(answer.Body!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_Connector_says_in_its_own_words_stands_in_no_log()
    {
        _connector.Next(new LoopbackFault.Answer(400, Body: """{"error":{"code":"BadArgument","message":"Camille typed this"}}"""));

        await HandleAsync(Words("help", Chat));

        Assert.Contains(_log.Lines, line => line.Contains("400 BadArgument", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("Camille typed this", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a:1", "personal", null, true)]
    [InlineData("a:1", null, null, true)]
    [InlineData("a:1", null, false, true)]
    [InlineData("a:1", null, true, false)]
    [InlineData("19:x@thread.v2", null, null, false)]
    [InlineData("19:x@thread.v2", "meeting", null, false)]
    [InlineData("19:x_y@unq.gbl.spaces", "personal", null, false)]
    [InlineData("a:1", "personal", true, false)]
    [InlineData("19:x@thread.v2", "groupChat", true, false)]
    public void A_conversation_is_somebodys_own_only_if_nothing_speaks_against_it(string id, string? type, bool? isGroup, bool isPersonal)
    {
        var activity = Words("help", id, type) with { Conversation = new ConversationAccount { Id = id, ConversationType = type, IsGroup = isGroup } };

        var turn = TurnFactory.WithoutStorage(activity, default);

        Assert.Equal(isPersonal, !turn!.Place.IsShared);
        Assert.Equal(isPersonal, turn.Conversation.ConversationType == ConversationTypes.Personal);
    }

    [Fact]
    public async Task A_greeting_that_did_not_get_through_is_given_at_the_next_occasion_and_then_no_more()
    {
        _connector.Next(new LoopbackFault.Answer(403));
        await HandleAsync(Installation());
        Assert.Empty(_connector.Sent(Chat));

        await HandleAsync(Installation());
        await HandleAsync(Installation());

        Assert.Single(_connector.Sent(Chat));
    }

    [Fact]
    public async Task An_installation_that_is_told_of_twice_at_once_is_one_greeting()
    {
        var (reached, held) = (NewSignal(), NewSignal());
        _connector.FaultFor = _ => reached.TrySetResult() ? new LoopbackFault.Hold(held.Task) : null;
        var first = HandleAsync(Installation());
        await reached.Task;

        await HandleAsync(Installation() with { Type = ActivityTypes.ConversationUpdate });
        held.SetResult();
        await first;

        Assert.Single(_connector.Sent(Chat));
    }

    [Theory]
    [MemberData(nameof(Removals))]
    public async Task A_chat_that_the_app_was_taken_out_of_is_forgotten_with_its_day_until_they_are_back(object removal)
    {
        await HandleAsync(Words("help", Chat));
        var before = await ProfileAsync();

        await HandleAsync(((Func<Activity, Activity>)removal)(Words("", Chat)));
        var closed = await ProfileAsync();
        await HandleAsync(Words("help", Thread, "channel"));
        var elsewhere = await ProfileAsync();
        await HandleAsync(Installation());

        Assert.Equal((Chat, null), (before.Chat?.ConversationId, before.UninstalledAt));
        Assert.Equal((null, new ManualClock().Now), (closed.Chat, closed.UninstalledAt));
        Assert.Equal(closed, elsewhere);
        Assert.Equal(before with { Greeted = true }, await ProfileAsync());
    }

    public static TheoryData<object> Removals => new()
    {
        (Activity activity) => activity with { Type = ActivityTypes.InstallationUpdate, Action = "remove", Text = null },
        (Activity activity) => activity with { Type = ActivityTypes.ConversationUpdate, MembersRemoved = [new ChannelAccount { Id = "28:bot" }], Text = null },
    };

    [Theory]
    [InlineData("remove-upgrade", Chat, "personal")]
    [InlineData("remove", "a:another", "personal")]
    [InlineData("remove", Thread, "channel")]
    public async Task A_chat_is_kept_when_the_app_is_upgraded_or_taken_out_of_somewhere_else(string action, string conversation, string type)
    {
        await HandleAsync(Words("help", Chat));
        var before = await ProfileAsync();

        await HandleAsync(Words("", conversation, type) with { Type = ActivityTypes.InstallationUpdate, Action = action, Text = null });

        Assert.Equal(before, await ProfileAsync());
        Assert.Empty(_connector.Sent("a:another"));
    }

    [Fact]
    public async Task Of_somebody_unknown_a_removal_leaves_nothing()
    {
        await HandleAsync(Installation() with { Action = "remove" });

        Assert.Null(await _services.GetRequiredService<ProfileStore>().FindAsync(Persona.Camille.AadObjectId, CancellationToken.None));
    }

    [Fact]
    public async Task Whoever_speaks_tells_how_Teams_names_them_and_where_it_is_met()
    {
        await HandleAsync(Words("help", Thread, "channel"));

        Assert.Equal(new Account(Persona.Camille.UserId, new Uri(_connector.ServiceUrl)), (await ProfileAsync()).Account);
        Assert.Equal(
            new ServiceAddress.Service(new Uri(_connector.ServiceUrl), "28:bot", Persona.TenantId),
            await _services.GetRequiredService<ServiceAddress>().FindAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_first_word_is_answered_in_the_locale_of_the_activity_where_nothing_is_known_of_the_client()
    {
        await HandleAsync(Words("help", Chat) with { Locale = "fr-FR" });

        Assert.Equal(HelpTexts.For(Language.French).Title, Assert.Single(_connector.Sent(Chat)).Activity.Summary);
    }

    [Fact]
    public async Task What_is_known_of_the_client_outweighs_the_locale_of_an_activity_that_says_nothing_of_it()
    {
        await HandleAsync(Words("help", Chat) with { Entities = [new Entity { Type = EntityTypes.ClientInfo, Locale = "fr-FR" }] });

        await HandleAsync(Words("help", Chat) with { Locale = "en-US" });

        Assert.Equal(HelpTexts.For(Language.French).Title, _connector.Sent(Chat)[^1].Activity.Summary);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(40_000)]
    public async Task What_a_client_says_of_itself_is_kept_only_where_it_can_be_a_name_of_a_language_or_a_zone(int letters)
    {
        var name = new string('é', letters);

        await HandleAsync(Words("help", Chat) with { Locale = name, LocalTimezone = name });
        await HandleAsync(Words("help", Chat) with { Locale = "en-US", LocalTimezone = name, Entities = [new Entity { Type = EntityTypes.ClientInfo, Locale = name }] });

        Assert.All(_connector.Sent(Chat), sent => Assert.Equal(HelpTexts.For(Language.English).Title, sent.Activity.Summary));
        Assert.Equal(2, _connector.Sent(Chat).Count);
        var profile = await ProfileAsync();
        Assert.Equal(letters > 64 ? null : name, profile.ClientZone);
        Assert.Equal(letters > 64 ? "en-US" : name, profile.Locale);
    }

    [Fact]
    public async Task What_no_key_can_hold_is_no_id_of_Teams_and_its_activity_is_nobodys()
    {
        var letters = new string('x', 40_000);

        await HandleAsync(Words("help", Chat) with { Id = letters });
        await HandleAsync(Words("help", Chat) with { ReplyToId = letters });
        await HandleAsync(Words("help", letters));

        Assert.Empty(_connector.Requests);
        Assert.Null(await _services.GetRequiredService<ProfileStore>().FindAsync(Persona.Camille.AadObjectId, CancellationToken.None));
    }

    [Fact]
    public async Task A_name_that_goes_on_and_on_is_cut()
    {
        var words = Words("help", Chat);

        await HandleAsync(words with { From = words.From! with { Name = new string('x', 40_000) } });

        Assert.Equal(new string('x', 255) + "…", (await ProfileAsync()).Person.Name);
        Assert.Single(_connector.Sent(Chat));
    }

    [Fact]
    public async Task A_card_that_a_delivery_shows_is_left_to_it_when_an_older_client_pressed()
    {
        var turn = TurnFactory.WithoutStorage(Words("", Chat) with { ReplyToId = "posted" }, default)!;
        var live = new Reply.UpdatedCard(new AdaptiveCard { Body = [] }, "sent") { IsLive = true };

        var isAnswered = await _services.GetRequiredService<ReplySender>().PostAsync(turn, live, CancellationToken.None);

        Assert.True(isAnswered);
        Assert.Empty(_connector.Requests);
    }

    private async Task<Profile> ProfileAsync() =>
        (await _services.GetRequiredService<ProfileStore>().FindAsync(Persona.Camille.AadObjectId, CancellationToken.None))!;

    private static ConversationTexts Texts => ConversationTexts.For(Language.English);

    private static LoopbackFault.Answer? Blocked(LoopbackRequest request) =>
        request.ConversationId == Chat ? new LoopbackFault.Answer(403) : null;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Notifications_say_somebody_who_left_in_the_language_of_the_turn()
    {
        var turn = TurnFactory.WithoutStorage(Words("", Chat) with { Locale = "fr-FR" }, default)!;

        await _services.GetRequiredService<ReplySender>().PostAsync(turn, new Reply.Card(new AdaptiveCard { Lang = "fr" }, $"Porté par {SomebodyGone.Name}"), CancellationToken.None);

        Assert.Equal("Porté par une personne partie", Assert.Single(_connector.Sent(Chat)).Activity.Summary);
    }

    private Task<InvokeResponse> HandleAsync(Activity activity) => _services.GetRequiredService<TurnHandler>().HandleAsync(activity);

    private Activity Installation() => Words("", Chat) with { Type = ActivityTypes.InstallationUpdate, Action = "add", Text = null };

    private Activity Press(string line, string conversation, string? type) => Words(line, conversation, type) with
    {
        Type = ActivityTypes.Invoke,
        Name = InvokeNames.AdaptiveCardAction,
        Value = System.Text.Json.JsonSerializer.SerializeToElement(new
        {
            action = new { type = "Action.Execute", verb = TurnRouter.RunVerb, data = new { line } },
        }),
    };

    private Activity Words(string text, string conversation, string? type = "personal") => new()
    {
        Type = ActivityTypes.Message,
        Id = $"m-{++_activities}",
        Text = text,
        ServiceUrl = _connector.ServiceUrl,
        From = new ChannelAccount { Id = Persona.Camille.UserId, Name = Persona.Camille.Name, AadObjectId = Persona.Camille.AadObjectId },
        Recipient = new ChannelAccount { Id = "28:bot" },
        Conversation = new ConversationAccount { Id = conversation, ConversationType = type, TenantId = Persona.TenantId },
    };

    private sealed class Said : ILoggerProvider, ILogger
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines)
                _lines.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
