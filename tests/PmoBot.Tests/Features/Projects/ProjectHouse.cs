using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tables.Sqlite;
using PmoBot.Tests.Delivery;
using PmoBot.Tests.Support;
using AdaptiveCard = PmoBot.AdaptiveCards.AdaptiveCard;

namespace PmoBot.Tests.Features.Projects;

/// <summary>The projects feature on a store of its own: turns go in, replies come out, deliveries run when a test says so.</summary>
internal sealed class ProjectHouse : IDisposable
{
    public static readonly Person Camille = new("6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01", "Camille Martin");
    public static readonly Person Daniel = new("8b7e4a90-52cd-4e1b-8f0d-71a3c96e2b02", "Daniel Okafor");
    public static readonly Roles NoRole = Roles.None;
    public const string ChannelId = "19:c@thread.tacv2";

    private readonly TemporaryFile _file = new("projects.db");
    private readonly SqliteTableStore _store;
    private readonly ServiceProvider _services;
    private readonly ManualClock _clock = new();
    private int _activity;

    /// <param name="seen">What stands between the features and the store.</param>
    /// <param name="also">Further features that a test is about.</param>
    public ProjectHouse(Func<ITableStore, ITableStore>? seen = null, Action<IServiceCollection>? also = null)
    {
        _store = SqliteTableStore.Open(_file.Path, new ManualTime());
        var services = new ServiceCollection()
            .AddSingleton(seen?.Invoke(_store) ?? _store).AddSingleton<IMaintenanceScan>(_store).AddSingleton<IClock>(_clock).AddSingleton<TimeProvider>(new ManualTime())
            .AddSingleton<IRoster>(Roster).AddSingleton<IMessenger>(Teams).AddSingleton<ISendLimits>(new NoSendLimits())
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddConversation().AddSingleton<IFileSource>(Shelf).AddNoGraph().AddDelivery(new DeliveryOptions()).AddPeople(new PmoOptions([])).AddProjects().AddPortfolios().AddRegister();
        also?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public Roster Roster { get; } = new();

    /// <summary>What was posted.</summary>
    public Channel Teams { get; } = new();

    public FileShelf Shelf { get; } = new();

    public ITableStore Store => _store;

    /// <summary>The local Teams, unless a test is about the real one, where people can be picked.</summary>
    public Uri ServiceUrl { get; set; } = new("http://localhost:1");

    public Language Language { get; set; } = Language.English;

    /// <summary>What Teams says of a channel; nothing, unless a test is about it.</summary>
    public Func<string, TeamChannel?> Said { get; set; } = _ => null;

    public Instant Now => _clock.Now;

    public void Wait(Duration time) => _clock.Now += time;

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public Task DeliverAsync() => Get<Dispatcher>().RunOnceAsync(CancellationToken.None);

    public async Task<Reply> SayAsync(string words, Roles? roles = null, string? channel = null, Person? by = null) =>
        await Get<TurnRouter>().AnswerAsync(await TurnAsync(roles, channel, by), new Incoming.Words(words), CancellationToken.None);

    /// <summary>A command of the message extension, chosen on a message.</summary>
    public async Task<Reply> FetchAsync(string command, ChosenMessage? message, Roles? roles = null, string? channel = null, Person? by = null) =>
        await Get<ExtensionRouter>().FetchAsync(await TurnAsync(roles, channel, by), command, message, CancellationToken.None);

    public async Task<SearchAnswer> SearchAsync(
        string command, string text, Roles? roles = null, string? channel = null, Person? by = null, int skip = 0, int count = SearchQuery.MostHits) =>
        await Get<ExtensionRouter>().SearchAsync(await TurnAsync(roles, channel, by), command, new SearchQuery(text, skip, count), CancellationToken.None);

    public async Task<Reply> PressAsync(string verb, object data, Roles? roles = null, Person? by = null, string? channel = null) => await Get<TurnRouter>().AnswerAsync(
        await TurnAsync(roles, channel, by), new Incoming.Press(verb, new FormData(JsonSerializer.SerializeToElement(data))), CancellationToken.None);

    public async Task<Reply> DropAsync(DroppedFile file, Roles? roles = null, Person? by = null) =>
        await Get<TurnRouter>().AnswerAsync(await TurnAsync(roles, null, by), new Incoming.Files([file]), CancellationToken.None);

    public async Task<Project> CreateAsync(string code, string portfolio, Func<Project, Project>? with = null, bool recorded = false)
    {
        Assert.True(ProjectCode.TryParse(code, out var parsed));
        var plain = new Project
        {
            Code = parsed.Value,
            Name = code,
            Portfolio = Portfolio.Named(portfolio),
            ActiveSince = _clock.Now,
            Version = 1,
            Audit = AuditHead.Start,
        };
        var project = with is null ? plain : with(plain);
        List<Write> entries = [];
        if (recorded)
        {
            var (head, entry) = AuditTrail.Append(
                AuditHead.Start, _clock.Now, Guid.Empty, NewProject.CreateVerb, ProjectStore.Row, ProjectRules.InWords(project));
            project = project with { Audit = head, Edited = head.Sequence };
            entries.Add(entry);
        }

        await Get<Outbox>().CommitAsync(project.Code.Partition, [ProjectStore.Insert(project), .. entries], [ListProject.Raise(_clock.Now)]);
        await DeliverAsync();
        return project;
    }

    public async Task<Project> FindAsync(string code)
    {
        Assert.True(ProjectCode.TryParse(code, out var parsed));
        return (await Get<ProjectStore>().FindAsync(parsed.Value, CancellationToken.None))!.Project;
    }

    /// <summary>What a page's form holds when it opens, as a client would send it back.</summary>
    public async Task<Dictionary<string, string>> OpenAsync(string words, Roles? roles = null, Person? by = null) =>
        Inputs(Assert.IsType<Reply.Form>(await SayAsync(words, roles, by: by)).Body);

    public static Dictionary<string, string> Inputs(AdaptiveCard card)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Read(JsonSerializer.Deserialize<JsonElement>(card.ToUtf8Json()));
        return fields;

        void Read(JsonElement element)
        {
            foreach (var item in element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : default)
                Read(item);
            if (element.ValueKind != JsonValueKind.Object)
                return;
            if (element.TryGetProperty("type", out var type) && type.GetString()!.StartsWith("Input.", StringComparison.Ordinal) && element.TryGetProperty("value", out var value))
                fields[element.GetProperty("id").GetString()!] = value.ToString();
            if (element.TryGetProperty("verb", out _) && element.TryGetProperty("data", out var data))
            {
                foreach (var datum in data.EnumerateObject())
                    fields[datum.Name] = datum.Value.ToString();
            }

            foreach (var property in element.EnumerateObject().Where(property => property.Name is "body" or "items" or "columns" or "actions"))
                Read(property.Value);
        }
    }

    public static string Shown(Reply reply) => Encoding.UTF8.GetString(reply switch
    {
        Reply.Card card => card.Body.ToUtf8Json(),
        Reply.UpdatedCard card => card.Body.ToUtf8Json(),
        Reply.Form form => form.Body.ToUtf8Json(),
        Reply.FormAgain form => form.Body.ToUtf8Json(),
        Reply.Both both => Encoding.UTF8.GetBytes(Shown(both.First) + Shown(both.Second)),
        Reply.Personally personally => Encoding.UTF8.GetBytes(Shown(personally.Inner)),
        Reply.Text text => Encoding.UTF8.GetBytes(text.Words),
        _ => [],
    });

    public async Task<IReadOnlyList<TableRow>> AuditAsync(string code) =>
        await Store.QueryAsync($"project-{code}", AuditTrail.RowPrefix, TableKey.EndOf(AuditTrail.RowPrefix)).ToListAsync();

    public void Dispose()
    {
        _services.Dispose();
        _store.Dispose();
        _file.Dispose();
    }

    public Task<Turn> TurnOfAsync(Person person) => TurnAsync(Roles.PmoForAll, null, person);

    private async Task<Turn> TurnAsync(Roles? roles, string? channel, Person? by = null) => new()
    {
        Person = by ?? Camille,
        UserId = "29:camille",
        Pseudonym = (await Get<ProfileStore>().FindAsync((by ?? Camille).ObjectId, CancellationToken.None))?.Pseudonym ?? Guid.Empty,
        Roles = roles ?? Roles.PmoForAll,
        Place = channel is null ? new Place(PlaceKind.Personal, "a:1") : new Place(PlaceKind.Channel, channel),
        Conversation = new(ServiceUrl, channel ?? "a:1", channel is null ? "personal" : "channel", "28:b", "t"),
        Language = Language,
        Zone = PortfolioSettings.Default.Zone,
        Now = _clock.Now,
        LinkedProject = channel is null ? null : await Get<ChannelLinks>().FindAsync(channel, CancellationToken.None),
        Channel = channel is null ? null : Said(channel),
        ActivityId = $"in-{++_activity}",
        CorrelationId = "c",
    };
}
