using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tables.Sqlite;
using PmoBot.Tests.Delivery;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Features.Status;

/// <summary>The program from a turn to its reply, on a store of its own: Camille leads, Daniel is her deputy.</summary>
internal sealed class StatusProgram : IDisposable
{
    public const string Week47 = "20261116-w";

    public static readonly Person Camille = new("6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01", "Camille Martin");
    public static readonly Person Daniel = new("8b7e4a90-52cd-4e1b-8f0d-71a3c96e2b02", "Daniel Okafor");
    public static readonly Person Ana = new("3d0f7b15-90ce-4a8b-b7a2-5c1e8f2d3b03", "Ana Lyst");

    private const string ChannelId = "19:c@thread.tacv2";

    private readonly TemporaryFile _file = new("status.db");
    private readonly SqliteTableStore _store;
    private readonly ServiceProvider _services;
    private int _activities;

    public StatusProgram()
    {
        _store = SqliteTableStore.Open(_file.Path, MachineTime.Real);
        _services = new ServiceCollection()
            .AddSingleton<ITableStore>(_store)
            .AddSingleton<IClock>(Clock)
            .AddSingleton(MachineTime.Real)
            .AddSingleton<IMessenger>(Channel)
            .AddSingleton<ISendLimits>(new NoSendLimits())
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddConversation().AddSingleton<IFileSource>(new FileShelf()).AddNoGraph().AddDelivery(new DeliveryOptions()).AddPeople(new PmoOptions([])).AddSingleton<IRoster>(new Roster()).AddStatus().AddRegister().AddProjects()
            .BuildServiceProvider();
    }

    public ManualClock Clock { get; } = new();

    public Channel Channel { get; } = new();

    public ITableStore Store => _store;

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public Task DeliverAsync() => Get<Dispatcher>().RunOnceAsync(CancellationToken.None);

    public async Task<ProjectCode> BeginAsync(string name, ProjectState state = ProjectState.Active)
    {
        var code = ProjectCode.TryParse(name, out var parsed) ? parsed.Value : throw new ArgumentException(name, nameof(name));
        var project = new Project
        {
            Code = code,
            Name = name,
            Portfolio = Portfolio.Named("Digital"),
            Manager = Camille,
            Deputy = Daniel,
            State = state,
            ActiveSince = Clock.Now - Duration.FromDays(60),
            Version = 1,
            Audit = AuditHead.Start,
        };
        await _services.GetRequiredService<Outbox>().CommitAsync(code.Partition, [ProjectStore.Insert(project)], []);
        await _services.GetRequiredService<MyProjects>().HintAsync(Camille, code);
        return code;
    }

    /// <summary>347 days long: tolerance 17, half of it 8.</summary>
    public async Task<ProjectCode> BeginMeasuredAsync(string name)
    {
        var code = await BeginAsync(name);
        await ChangeAsync(code, project => project with
        {
            Start = new LocalDate(2026, 7, 18),
            Baselines = [new Baseline(new LocalDate(2027, 6, 30), Instant.FromUtc(2026, 7, 1, 0, 0))],
        });
        return code;
    }

    public async Task ChangeAsync(ProjectCode code, Func<Project, Project> change)
    {
        var stored = await Get<ProjectStore>().FindAsync(code, CancellationToken.None);
        Assert.IsType<CommitResult.Committed>(
            await _store.CommitAsync(code.Partition, [ProjectStore.Replace(change(stored!.Project), stored.ETag)]));
    }

    public Turn InChat(Person person) => In(PlaceKind.Personal, person);

    /// <summary>The channel's project is its link.</summary>
    public Turn InChannel(Person person, string? linked = null) => In(PlaceKind.Channel, person) with { LinkedProject = linked };

    public async Task LinkAsync(ProjectCode project) => await _store.CommitAsync(
        ChannelLinks.PartitionOf(ChannelId), [new Write.Insert(ChannelLinks.Row, ChannelLinks.Columns(project, InChannel(Camille)))]);

    public Task<Reply> SayAsync(Turn turn, string words) =>
        _services.GetRequiredService<TurnRouter>().AnswerAsync(turn, new Incoming.Words(words), CancellationToken.None);

    public Task<Reply> PressAsync(Turn turn, string verb, IReadOnlyDictionary<string, string> data) =>
        _services.GetRequiredService<TurnRouter>().AnswerAsync(turn, new Incoming.Press(verb, new FormData(data)), CancellationToken.None);

    /// <summary>The form as its card sends it, with a colour and what was typed besides; the summary that it becomes.</summary>
    public async Task<Reply> SendAsync(Turn turn, AdaptiveCard form, string colour, params (string Field, string Typed)[] typed) =>
        await SendAllAsync(turn, form, colour, typed) is var reply && reply is Reply.Both both ? both.First : reply;

    /// <summary>The same, with what is asked after sending.</summary>
    public Task<Reply> SendAllAsync(Turn turn, AdaptiveCard form, string colour, params (string Field, string Typed)[] typed)
    {
        var send = form.Actions!.OfType<ExecuteAction>().Single();
        var data = FieldsOf(form).Concat(DataOf(send)).ToDictionary(StringComparer.Ordinal);
        data[StatusFields.Overall] = colour;
        foreach (var (field, text) in typed)
            data[field] = text;
        return PressAsync(turn, send.Verb, data);
    }

    /// <summary>What its fields are prefilled with.</summary>
    public static IReadOnlyDictionary<string, string> FieldsOf(AdaptiveCard form)
    {
        using var json = JsonDocument.Parse(form.ToUtf8Json());
        return Objects(json.RootElement)
            .Where(element => element.TryGetProperty("type", out var type) && type.GetString()!.StartsWith("Input.", StringComparison.Ordinal))
            .Where(input => input.TryGetProperty("value", out _))
            .ToDictionary(input => input.GetProperty("id").GetString()!, input => input.GetProperty("value").ToString(), StringComparer.Ordinal);
    }

    public async Task<AdaptiveCard> OpenAsync(Turn turn, string code) =>
        Assert.IsType<Reply.Form>(await SayAsync(turn, $"status {code}")).Body;

    /// <summary>The one posted card of a project, as it would be shown now.</summary>
    public async Task<string> PostedAsync(ProjectCode project)
    {
        var card = Assert.Single(await _services.GetRequiredService<LiveCards>().ListAsync(project.Partition, "status-", CancellationToken.None));
        var content = await _services.GetServices<ICardRenderer>().Single().RenderAsync(card, CancellationToken.None);
        return Encoding.UTF8.GetString(content!.Json.Span);
    }

    public async Task<StatusReport?> LatestAsync(ProjectCode code)
    {
        var stored = await _services.GetRequiredService<ProjectStore>().FindAsync(code, CancellationToken.None);
        return await _services.GetRequiredService<StatusStore>().LatestAsync(stored!.Project, CancellationToken.None);
    }

    /// <summary>Presses a card's button by its verb, with what was typed beside it.</summary>
    public Task<Reply> PressAsync(Turn turn, AdaptiveCard card, string verb, params (string Field, string Typed)[] typed)
    {
        var data = new Dictionary<string, string>(ButtonOf(card, verb) ?? throw new InvalidOperationException($"No {verb}: {Text(card)}"), StringComparer.Ordinal);
        foreach (var (field, text) in typed)
            data[field] = text;
        return PressAsync(turn, verb, data);
    }

    /// <summary>The data of the button with this verb, wherever in the card it stands; null: there is none.</summary>
    public static IReadOnlyDictionary<string, string>? ButtonOf(AdaptiveCard card, string verb)
    {
        using var json = JsonDocument.Parse(card.ToUtf8Json());
        return Objects(json.RootElement)
            .Where(element => element.TryGetProperty("verb", out var found) && found.GetString() == verb)
            .Select(element => element.GetProperty("data").EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString()!, StringComparer.Ordinal))
            .FirstOrDefault();
    }

    /// <summary>A new report, and the summary that it becomes.</summary>
    public async Task<AdaptiveCard> ReportAsync(Person person, string code, string colour, params (string Field, string Typed)[] typed) =>
        Assert.IsType<Reply.UpdatedCard>(await SendAsync(InChat(person), await OpenAsync(InChat(person), code), colour, typed)).Body;

    public void Pass(Duration time) => Clock.Now += time;

    /// <summary>Wednesday to Wednesday: the next period, before anything of it is due.</summary>
    public void NextWeek() => Pass(Duration.FromDays(7));

    public Task<IReadOnlyList<string>> AuditedAsync(ProjectCode code) => AuditedAsync(code.Partition, "action");

    /// <summary>The verbs of what was refused, as the tenant's trail has them.</summary>
    public Task<IReadOnlyList<string>> RefusedAsync() => AuditedAsync(TenantAudit.Partition, "subject");

    private async Task<IReadOnlyList<string>> AuditedAsync(string partition, string column) => await _store
        .QueryAsync(partition, AuditTrail.RowPrefix, TableKey.EndOf(AuditTrail.RowPrefix)).Select(row => row.Columns.Text(column)!).ToListAsync();

    public static IReadOnlyDictionary<string, string> DataOf(ExecuteAction action) => action.Data!;

    public static string Text(AdaptiveCard card) => Encoding.UTF8.GetString(card.ToUtf8Json());

    public void Dispose()
    {
        _services.Dispose();
        _store.Dispose();
        _file.Dispose();
    }

    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(field => Objects(field.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    private Turn In(PlaceKind kind, Person person)
    {
        var (id, type) = kind == PlaceKind.Personal ? ($"a:{person.ObjectId}", "personal") : (ChannelId, "channel");
        return new Turn
        {
            Person = person,
            UserId = $"29:{person.ObjectId}",
            Pseudonym = Guid.Empty,
            Roles = person == Ana ? new Roles([new Grant(Role.PmoAnalyst)]) : Roles.None,
            Place = new Place(kind, id),
            Conversation = new ConversationReference(new Uri("http://localhost:1"), id, type, "28:bot", "tenant"),
            Language = Language.English,
            Zone = DateTimeZone.Utc,
            Now = Clock.Now,
            ActivityId = $"activity-{++_activities}",
            CorrelationId = "c",
        };
    }
}
