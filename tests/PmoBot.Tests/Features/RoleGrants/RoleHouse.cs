using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Audit;
using PmoBot.Features.Digests;
using PmoBot.Features.Escalations;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.RoleGrants;
using PmoBot.Features.Rounds;
using PmoBot.Features.Status;
using PmoBot.Graph;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tables.Sqlite;
using PmoBot.Tests.Delivery;
using PmoBot.Tests.Support;
using PmoBot.Verbs;
using TableRow = PmoBot.Tables.TableRow;

namespace PmoBot.Tests.Features.RoleGrants;

/// <summary>Two portfolios with a project each, and Olga of the configuration; whoever speaks has the roles that stand in the store.</summary>
internal sealed class RoleHouse : IDisposable
{
    public static readonly Person Olga = new("00000001-0000-4000-8000-000000000000", "Olga Office");
    public static readonly Person Diego = new("00000002-0000-4000-8000-000000000000", "Diego Digital");
    public static readonly Person Rita = new("00000003-0000-4000-8000-000000000000", "Rita Reader");
    public static readonly Person Paula = new("00000004-0000-4000-8000-000000000000", "Paula Manager");
    public static readonly Person Picked = new("00000005-0000-4000-8000-000000000000", "Pia Picked");

    private readonly TemporaryFile _file = new("roles.db");
    private readonly SqliteTableStore _store;
    private readonly ServiceProvider _services;
    private readonly ManualClock _clock = new();
    private int _turns;

    private RoleHouse()
    {
        _store = SqliteTableStore.Open(_file.Path, MachineTime.Real);
        _services = new ServiceCollection()
            .AddSingleton<ITableStore>(_store).AddSingleton<IMaintenanceScan>(_store).AddSingleton<IClock>(_clock).AddSingleton(MachineTime.Real)
            .AddSingleton<IMessenger>(new Channel()).AddSingleton<ISendLimits>(new NoSendLimits()).AddSingleton<IRoster>(new Roster()).AddSingleton<IFileSource>(new FileShelf())
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddConversation().AddNoGraph().AddDelivery(new DeliveryOptions()).AddPeople(new PmoOptions([Olga.ObjectId]))
            .AddStatus().AddRegister().AddProjects().AddPortfolios().AddRounds().AddDigests().AddSingleton<IChannelPublisher>(new GraphOff()).AddSingleton<ITeams>(new NoTeams()).AddSingleton<ISignIn, NoSignIn>().AddSingleton<IUserTokens, NoSignIn>().AddEscalations().AddRoleGrants().AddAudit().AddVerbs()
            .BuildServiceProvider();
    }

    public ITableStore Store => _store;

    public static async Task<RoleHouse> OpenAsync()
    {
        var house = new RoleHouse();
        foreach (var person in new[] { Olga, Diego, Rita, Paula })
            await house._services.GetRequiredService<ProfileStore>().ChangeAsync(person, profile => profile);
        await house.DeliverAsync();
        await house.PressAsync(Olga, "projects.create",
            ("code", "APOLLO"), ("name", "Portal"), ("portfolio", "Digital"), ("beginPortfolio", "true"), ("manager", Paula.ObjectId));
        await house.PressAsync(Olga, "projects.create",
            ("code", "HERMES"), ("name", "Parcels"), ("portfolio", "Logistics"), ("beginPortfolio", "true"), ("manager", Olga.ObjectId));
        await house.DeliverAsync();
        return house;
    }

    public Task DeliverAsync() => _services.GetRequiredService<Dispatcher>().RunOnceAsync(CancellationToken.None);

    public Task<Reply> GrantAsync(Person by, Person to, Role role, string scope) =>
        PressAsync(by, GrantRole.GrantVerb, ("person", to.ObjectId), ("role", role.ToString()), ("scope", scope));

    public Task<Reply> WithdrawAsync(Person by, Person from, Role role, string scope) =>
        PressAsync(by, WithdrawRole.WithdrawVerb, ("person", from.ObjectId), ("role", role.ToString()), ("scope", scope));

    public Task<Reply> SayAsync(Person person, string words, Language language = Language.English) =>
        AnswerAsync(person, new Incoming.Words(words), language);

    public Task<Reply> PressAsync(Person person, string verb, params (string Field, string Value)[] data) => AnswerAsync(
        person, new Incoming.Press(verb, new FormData(data.Select(pair => KeyValuePair.Create(pair.Field, pair.Value)))), Language.English);

    /// <summary>What Teams' people picker needs; the local Teams has none.</summary>
    public bool CanPickPeople { get; set; }

    public ValueTask<List<TableRow>> TrailAsync() =>
        Store.QueryAsync(TenantAudit.Partition, AuditTrail.RowPrefix, TableKey.EndOf(AuditTrail.RowPrefix)).ToListAsync();

    /// <summary>A row and its entry, as another release wrote them.</summary>
    public async Task BeginTrailAsync(string key, string words, Columns columns) => Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(
        TenantAudit.Partition,
        [new Write.Insert(key, columns), .. await _services.GetRequiredService<TenantAudit>().EntryAsync(_clock.Now, Guid.Empty, RoleStore.GrantAction, key, words)]));

    /// <summary>Every row but those of the trail itself and of what is to be done later.</summary>
    public async Task<string> StateAsync() => string.Join('\n', await _store.ScanAsync()
        .Where(row => row.Partition != TenantAudit.Partition || row.Key.StartsWith(RoleRows.Prefix, StringComparison.Ordinal))
        .Select(row => $"{row.Partition} {row.Key} {row.ETag}").ToListAsync());

    public async Task<ExitCode> VerifyAsync()
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        var (line, _) = VerbLine.Parse(["audit", "verify"]);
        return await _services.GetRequiredService<VerbRunner>().RunAsync(line!, output, output);
    }

    public Roles Roles(Person person, TableRow? row) => _services.GetRequiredService<RoleStore>().Of(person.ObjectId, row);

    public static string Words(Reply reply) => reply switch
    {
        Reply.Text text => text.Words,
        Reply.Personally personally => Words(personally.Inner),
        Reply.Card card => Json(card.Body),
        Reply.Form form => Json(form.Body),
        Reply.FormAgain again => Json(again.Body),
        Reply.UpdatedCard updated => Json(updated.Body),
        _ => throw new ArgumentOutOfRangeException(nameof(reply), reply, null),
    };

    public void Dispose()
    {
        _services.Dispose();
        _store.Dispose();
        _file.Dispose();
    }

    private static string Json(AdaptiveCard card) => Encoding.UTF8.GetString(card.ToUtf8Json());

    private async Task<Reply> AnswerAsync(Person person, Incoming incoming, Language language)
    {
        var profile = await _services.GetRequiredService<ProfileStore>().FindAsync(person.ObjectId, CancellationToken.None);
        var turn = new Turn
        {
            Person = person,
            UserId = $"29:{person.ObjectId}",
            Pseudonym = profile!.Pseudonym,
            Roles = await _services.GetRequiredService<RoleStore>().OfAsync(person.ObjectId, CancellationToken.None),
            Place = new Place(PlaceKind.Personal, $"a:{person.ObjectId}"),
            Conversation = new(new Uri(CanPickPeople ? "https://smba.trafficmanager.net/" : "http://localhost:1"), "a:1", "personal", "28:b", "t"),
            Language = language,
            Zone = DateTimeZone.Utc,
            Now = _clock.Now += Duration.FromMinutes(2),   // a minute each, so that every refusal is an entry
            ActivityId = $"in-{++_turns}",
            CorrelationId = "c",
        };
        return await _services.GetRequiredService<TurnRouter>().AnswerAsync(turn, incoming, CancellationToken.None);
    }

    private sealed class Roster : IRoster
    {
        public Task<string?> NameOfAsync(ConversationReference conversation, string objectId, CancellationToken cancel) =>
            Task.FromResult(Picked.Is(objectId) ? Picked.Name : null);

        public Task<IReadOnlyList<Outsider>?> OutsidersAsync(ConversationReference conversation, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyList<Outsider>?>([]);
    }
}
