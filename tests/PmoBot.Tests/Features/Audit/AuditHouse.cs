using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Audit;
using PmoBot.Features.Escalations;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.Rounds;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Delivery;
using PmoBot.Tests.Support;
using PmoBot.Verbs;

namespace PmoBot.Tests.Features.Audit;

/// <summary>Projects, status and their trails on a store: turns go in, entries come out, `audit verify` looks at them.</summary>
internal sealed class AuditHouse : IDisposable
{
    public static readonly Person Camille = new("6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01", "Camille Martin");
    public static readonly Person Daniel = new("8b7e4a90-52cd-4e1b-8f0d-71a3c96e2b02", "Daniel Okafor");
    public const string ChannelId = "19:c@thread.tacv2";
    public const string Chain = "project-APOLLO";

    private readonly ServiceProvider _services;
    private int _turns;

    private AuditHouse(ITableStore store, IMaintenanceScan scan)
    {
        Store = store;
        _services = new ServiceCollection()
            .AddSingleton(store).AddSingleton(scan).AddSingleton<IClock>(Clock).AddSingleton(MachineTime.Real)
            .AddSingleton<IMessenger>(new Channel()).AddSingleton<ISendLimits>(new NoSendLimits())
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddConversation().AddSingleton<IFileSource>(new FileShelf()).AddNoGraph().AddDelivery(new DeliveryOptions()).AddPeople(new PmoOptions([])).AddSingleton<IRoster>(new Roster())
            .AddStatus().AddRegister().AddRounds().AddEscalations().AddProjects().AddPortfolios().AddAudit().AddVerbs()
            .BuildServiceProvider();
    }

    public ManualClock Clock { get; } = new();

    public static AuditHouse On(ITableStore store, IMaintenanceScan? scan = null) => new(store, scan ?? (IMaintenanceScan)store);

    public ITableStore Store { get; }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public Task DeliverAsync() => Get<Dispatcher>().RunOnceAsync(CancellationToken.None);

    /// <summary>APOLLO with an entry each for its beginning, a link and two reports: four entries.</summary>
    public async Task BeginAsync()
    {
        await RememberAsync();
        await PressAsync("projects.create", ("code", "APOLLO"), ("name", "Portal"), ("portfolio", "Digital"), ("beginPortfolio", "true"),
            ("manager", Camille.ObjectId), ("budget", "1234567.50"), ("baselineFinish", "2027-06-30"), ("start", "2026-07-01"));
        await SayAsync("link APOLLO", channel: ChannelId);
        await DeliverAsync();
        await ReportAsync("green");
        await ReportAsync("amber");
        await DeliverAsync();
    }

    /// <summary>Digital asks for tighter costs: one entry of its own chain.</summary>
    public Task<Reply> GovernAsync() => PressAsync(ChangePortfolio.SaveVerb,
        ("portfolio", "Digital"), ("base", "0"), ("workingDays", "Monday,Tuesday"), ("costTolerance", "5"));

    public async Task RememberAsync()
    {
        foreach (var person in new[] { Camille, Daniel })
            await Get<ProfileStore>().ChangeAsync(person, profile => profile);
        await DeliverAsync();
    }

    public Task<Reply> ReportAsync(string colour) => PressAsync("status.submit", ("draft", $"d{_turns}"), ("base", "9"), ("project", "APOLLO"),
        ("overall", colour), ("news", $"News {_turns}"), ("spent", "1000.10"), (StatusFields.ToComplete, "333333.30"), ("forecastFinish", "2027-07-13"));

    public Task<Reply> SayAsync(string words, Roles? roles = null, string? channel = null, Language language = Language.English, Person? person = null) =>
        AnswerAsync(new Incoming.Words(words), roles, channel, language, person);

    public Task<Reply> PressAsync(string verb, params (string Field, string Value)[] data) => AnswerAsync(
        new Incoming.Press(verb, new FormData(data.Select(pair => KeyValuePair.Create(pair.Field, pair.Value)))), null, null, Language.English, null);

    /// <summary>The exit code and the lines.</summary>
    public async Task<(ExitCode Code, string[] Lines)> VerifyAsync(string language = "en", params string[] words)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        var (line, _) = VerbLine.Parse(["audit", "verify", .. words, "--language", language]);
        var code = await Get<VerbRunner>().RunAsync(line!, output, output);
        return (code, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    public ValueTask<List<TableRow>> EntriesAsync(string partition = Chain) =>
        Store.QueryAsync(partition, AuditTrail.RowPrefix, TableKey.EndOf(AuditTrail.RowPrefix)).ToListAsync();

    /// <summary>As somebody with the file or the account's key could: past everything that the program does.</summary>
    public async Task TamperAsync(string partition, string row, Action<Columns> change)
    {
        var columns = (await Store.FindAsync(partition, row))!.Columns;
        change(columns);
        await Store.UpsertAsync(partition, row, columns);
    }

    /// <summary>APOLLO's chain, whole again, with every entry as it should have been.</summary>
    public async Task RecomputeAsync(Func<AuditEntry, AuditEntry> change)
    {
        var head = AuditHead.Start;
        foreach (var entry in (await EntriesAsync()).Select(row => change(AuditEntry.Read(row.Columns)!)))
        {
            (head, var write) = AuditTrail.Append(head, entry.At, entry.Actor, entry.Action, entry.Subject, entry.Text!);
            await Store.UpsertAsync(Chain, write.Row, ((Write.Insert)write).Columns);
        }

        await TamperAsync(Chain, ProjectStore.Row, project => (project["auditCount"], project["auditHash"]) = (head.Sequence, head.Hash));
    }

    public async Task RemoveAsync(string partition, string row) => Assert.IsType<CommitResult.Committed>(
        await Store.CommitAsync(partition, [new Write.Delete(row, (await Store.FindAsync(partition, row))!.ETag)]));

    /// <summary>Until the night's anchors are dropped.</summary>
    public async Task AnchorAsync()
    {
        await AskForAnchorsAsync();
        Clock.Now += Duration.FromDays(1);
        await DeliverAsync();
    }

    public Task AskForAnchorsAsync() => Get<PmoBot.Delivery.Commands>().RunAsync(TenantAudit.Partition, async () =>
        (await Get<Outbox>().CommitAsync(TenantAudit.Partition, [], [DropAnchors.Next(Clock.Now)])).Then(true));

    public void Dispose() => _services.Dispose();

    private async Task<Reply> AnswerAsync(Incoming incoming, Roles? roles, string? channel, Language language, Person? person)
    {
        var profile = await Get<ProfileStore>().FindAsync((person ?? Camille).ObjectId, CancellationToken.None);
        return await Get<TurnRouter>().AnswerAsync(
            new Turn
            {
                Person = person ?? Camille,
                UserId = "29:camille",
                Pseudonym = profile?.Pseudonym ?? Guid.Empty,
                Roles = roles ?? Roles.PmoForAll,
                Place = channel is null ? new Place(PlaceKind.Personal, "a:1") : new Place(PlaceKind.Channel, channel),
                Conversation = new(new Uri("http://localhost:1"), channel ?? "a:1", channel is null ? "personal" : "channel", "28:b", "t"),
                Language = language,
                Zone = DateTimeZoneProviders.Tzdb["America/New_York"],
                Now = Clock.Now,
                LinkedProject = channel is null ? null : await Get<ChannelLinks>().FindAsync(channel, CancellationToken.None),
                ActivityId = $"in-{++_turns}",
                CorrelationId = "c",
            },
            incoming,
            CancellationToken.None);
    }
}
