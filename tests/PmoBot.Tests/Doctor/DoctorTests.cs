using System.Net;
using System.Text.Json.Nodes;
using Azure.Core;
using NodaTime;
using PmoBot.ActivityProtocol;
using PmoBot.Configuration;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Doctor;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tables.AzureTables;
using PmoBot.Teams;
using PmoBot.Tests.Support;
using PmoBot.Verbs;

namespace PmoBot.Tests.Doctor;

/// <summary>`doctor` on configurations that are broken one by one: each is named, with what to do. Wrong settings are in <c>RefusedStartTests</c>.</summary>
public sealed class DoctorTests : IAsyncLifetime, IDisposable
{
    private static readonly Uri Nobody = new("http://127.0.0.1:9/v1.0");

    private readonly ProgramStore _store = ProgramStore.OnSqlite();
    private readonly HttpClient _http = new();
    private readonly ManualClock _clock = new();
    private LoopbackIdentity _identity = null!;   // set before every test
    private LoopbackTokenService _tokens = null!;
    private LoopbackGraph _graph = null!;
    private BotSettings _bot = null!;
    private GraphSettings _settings = null!;

    public async Task InitializeAsync()
    {
        _identity = await LoopbackIdentity.StartAsync(MachineTime.Real);
        _tokens = await LoopbackTokenService.StartAsync();
        _graph = await LoopbackGraph.StartAsync(MachineTime.Real);
        _clock.Now = Instant.FromDateTimeOffset(MachineTime.Real.GetUtcNow());
        _bot = new BotSettings
        {
            AppId = LoopbackIdentity.AppId,
            TenantId = LoopbackIdentity.TenantId,
            Credential = new Minting(_identity, Token()),
            OpenIdMetadata = _identity.Metadata,
            Issuer = LoopbackIdentity.Issuer,
            Scope = ConnectorTokens.PublicScope,
            TokenService = _tokens.Url,
        };
        _settings = new GraphSettings { Enabled = true, ConnectionName = "graph", BaseUrl = _graph.BaseUrl, Credential = _bot.Credential, TenantId = _bot.TenantId };
    }

    public async Task DisposeAsync()
    {
        await _identity.DisposeAsync();
        await _tokens.DisposeAsync();
        await _graph.DisposeAsync();
    }

    public void Dispose()
    {
        _http.Dispose();
        _store.Dispose();
    }

    [Fact]
    public async Task Where_all_is_well_it_says_so_in_a_line_each()
    {
        var (code, lines) = await ExamineAsync();

        Assert.Equal(ExitCode.Fine, code);
        Assert.Equal(
        [
            "ok    Settings: each can be read", "ok    Storage: Azure Table Storage, table pmobot, written and read", "ok    Bot: 127.0.0.1 gives the key that Teams signs with",
            $"ok    Bot: a token for {LoopbackIdentity.AppId}", "ok    Graph: 127.0.0.1 answers", "ok    Sign-in: the connection graph makes links", "ok    Deliveries: nothing is late",
        ], lines.Where(line => line.StartsWith("ok", StringComparison.Ordinal)));
        Assert.Equal("0 wrong, 3 notes", lines[^1]);
        Assert.Empty(await _store.PartitionAsync("tenant"));
    }

    [Fact]
    public async Task A_storage_with_nothing_in_it_is_noted_because_it_may_be_the_wrong_one()
    {
        const string note = "note  Storage: no project and nobody stands in it yet. If that is not so, look at the settings Storage:*";
        Assert.Contains(note, (await ExamineAsync()).Lines);
        await _store.Rows.CommitAsync("directory", [new Write.Insert("person-a", new Columns { ["name"] = "Ann" })]);

        Assert.DoesNotContain(note, (await ExamineAsync()).Lines);
    }

    [Fact]
    public async Task A_full_disk_and_a_file_that_anybody_reads()
    {
        var file = _store.Settings["Storage__SqlitePath"];
        var settings = new StorageSettings.Sqlite(file);
        var full = await FindingsAsync(new CheckStorage(_store.Rows, settings, leastFree: long.MaxValue));
        var said = Assert.Single(full, finding => finding.Kind == FindingKind.Wrong);
        Assert.EndsWith($" MiB are free in {Path.GetDirectoryName(file)}.", said.What, StringComparison.Ordinal);

        if (OperatingSystem.IsWindows())
            return;
        foreach (var others in (UnixFileMode[])[UnixFileMode.None, UnixFileMode.OtherRead])
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);
            var findings = await FindingsAsync(new CheckStorage(_store.Rows, settings, leastFree: 0));
            Assert.Equal(others != UnixFileMode.None, findings.Exists(finding => finding.What.Contains("chmod 600", StringComparison.Ordinal)));
            Assert.DoesNotContain(findings, finding => finding.Kind == FindingKind.Wrong);
        }
    }

    [Fact]
    public async Task What_to_do_about_a_storage_is_said_of_the_kind_that_is_set()
    {
        using var output = new StringWriter();
        var checks = new ICheck[] { new CheckStorage(new Gone(), new StorageSettings.Sqlite(_store.Settings["Storage__SqlitePath"])) };

        await new Examine(checks, new StorageSettings.Sqlite("pmobot.db")).RunAsync(VerbLine.Parse(["doctor", "--language", "fr"]).Verb!.After("doctor"), output);

        Assert.Contains("ERREUR Le stockage est inutilisable : away why", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("→ Storage:SqlitePath doit être", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Table", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_that_cannot_be_reached() => await WrongAsync(
        "The storage cannot be used: ", "Storage Table Data Contributor", store: AzureTableStore.Connect(Azurite.ConnectionStringTo(new Uri($"http://127.0.0.1:9/{Azurite.Account}")), "pmobot", MachineTime.Real));

    [Fact]
    public async Task Storage_that_refuses_the_key()
    {
        var azurite = await Azurite.SharedAsync();
        await WrongAsync("The storage cannot be used: ", "Storage Table Data Contributor", store: AzureTableStore.Connect(
            azurite.ConnectionString.Replace(Azurite.Key, Convert.ToBase64String(new byte[64]), StringComparison.Ordinal), "pmobot", MachineTime.Real));
    }

    [Fact]
    public async Task Keys_that_cannot_be_had()
    {
        _identity.IsDown = true;
        await WrongAsync("The keys that Teams signs with cannot be had from 127.0.0.1: ", "Bot:OpenIdMetadata");
    }

    [Fact]
    public async Task An_address_that_gives_no_keys()
    {
        _identity.Rotate(publish: false);
        await WrongAsync($"{_identity.Metadata} gives no keys.", "Bot:OpenIdMetadata");
    }

    [Fact]
    public async Task Keys_of_another_cloud()
    {
        _bot = _bot with { Issuer = "https://api.botframework.us" };
        await WrongAsync($"{_identity.Metadata} gives the keys of {LoopbackIdentity.Issuer}, and messages come from https://api.botframework.us.", "Bot:LoginUrl");
    }

    [Fact]
    public async Task Peers_that_do_not_answer_are_named_each_with_what_to_do()
    {
        var silence = new TaskCompletionSource();
        _tokens.Until = _identity.Until = silence.Task;
        _graph.Next(new LoopbackFault.Hold(silence.Task));
        _bot = _bot with { Credential = new Silent() };
        _settings = _settings with { Credential = null };

        var time = new ManualTime();
        var examined = ExamineAsync(time: time);
        while (!examined.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(15));
            await Task.Yield();
        }

        var (code, lines) = await examined;
        silence.SetResult();

        Assert.Equal(ExitCode.Wrong, code);
        Assert.Equal(
        [
            "WRONG The keys that Teams signs with cannot be had from 127.0.0.1: no answer within 15 s", "WRONG The bot gets no token: no answer within 15 s",
            "WRONG Microsoft Graph cannot be reached at 127.0.0.1: no answer within 15 s", "WRONG The Token Service cannot be asked at 127.0.0.1: no answer within 15 s",
        ], lines.Where(line => line.StartsWith("WRONG", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.Contains("→ Managed identity: assign it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_date_of_an_answer_that_a_cache_kept_is_not_the_time()
    {
        _identity.Cached = TimeSpan.FromMinutes(20);
        var (code, lines) = await ExamineAsync();
        Assert.Equal(ExitCode.Fine, code);
        Assert.DoesNotContain(lines, line => line.Contains("lock", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(10, "This machine’s clock is 6", "ahead.")]
    [InlineData(-10, "This machine’s clock is ", "behind.")]
    public async Task A_clock_that_is_wrong(int minutes, string begins, string ends)
    {
        _clock.Now += Duration.FromMinutes(minutes);
        var line = await WrongAsync(begins, "time servers");
        Assert.EndsWith(ends, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AADSTS7000215: Invalid client secret provided.", "Bot:ClientSecret is wrong, or has run out")]
    [InlineData("AADSTS7000222: The provided client secret keys are expired.", "Bot:ClientSecret is wrong, or has run out")]
    [InlineData("AADSTS700016: Application was not found in the directory.", "Bot:AppId is not known in Bot:TenantId")]
    [InlineData("AADSTS90002: Tenant not found.", "Bot:TenantId is no tenant")]
    [InlineData("ManagedIdentityCredential authentication unavailable.\r\nNo endpoint.", "Managed identity: assign it")]
    public async Task A_token_that_is_refused(string why, string remedy)
    {
        _bot = _bot with { Credential = new Refusing(why) };
        _settings = _settings with { Credential = _bot.Credential };
        await WrongAsync($"The bot gets no token: {why.ReplaceLineEndings(" ")}", remedy);
    }

    [Fact]
    public async Task A_wrong_secret_at_a_login_that_checks_it()
    {
        _bot = _bot with { Credential = _identity.Credential(_http, "a wrong secret") };
        _settings = _settings with { Credential = _bot.Credential };
        var line = await WrongAsync("The bot gets no token: ", "Bot:ClientSecret");
        Assert.DoesNotContain("a wrong secret", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_given_for_Teams_and_not_for_Graph()
    {
        _settings = _settings with { Credential = new Refusing("AADSTS500011: The resource principal was not found.") };
        await WrongAsync($"The bot gets no token for {_settings.Scope}: AADSTS500011", "Graph:BaseUrl");
    }

    [Fact]
    public async Task A_host_that_answers_and_is_not_Graph()
    {
        _settings = _settings with { BaseUrl = new Uri(_identity.Url, "/v1.0") };
        await WrongAsync("Microsoft Graph cannot be reached at 127.0.0.1: 404", "Graph:BaseUrl");
    }

    [Fact]
    public async Task A_token_of_another_tenant()
    {
        _bot = _bot with { Credential = new Minting(_identity, Token(tenant: "99999999-0000-0000-0000-000000000000")) };
        await WrongAsync("The bot’s token is of the tenant 99999999-0000-0000-0000-000000000000", "Set the tenant");
    }

    [Fact]
    public async Task A_token_of_another_app()
    {
        _bot = _bot with { Credential = new Minting(_identity, Token(app: "11111111-0000-0000-0000-000000000000")) };
        await WrongAsync("The bot’s token is of the app 11111111-0000-0000-0000-000000000000", "Microsoft App ID");
    }

    [Fact]
    public async Task Graph_that_cannot_be_reached()
    {
        _settings = _settings with { BaseUrl = Nobody };
        await WrongAsync("Microsoft Graph cannot be reached at 127.0.0.1: ", "Graph:BaseUrl");
    }

    [Theory]
    [InlineData(404, "The Azure Bot has no OAuth connection called “graph”.", "Graph:ConnectionName")]
    [InlineData(400, "The Azure Bot has no OAuth connection called “graph”.", "Graph:ConnectionName")]
    [InlineData(401, "The Token Service refuses the bot ", "Microsoft App ID")]
    [InlineData(503, "The Token Service cannot be asked at 127.0.0.1: ", "posted by the bot itself")]
    public async Task A_sign_in_that_does_not_work(int status, string wrong, string remedy)
    {
        _tokens.FailsWith = status;
        await WrongAsync(wrong, remedy);
    }

    [Theory]
    [InlineData(1, "1 delivery is late, the first since 2026-11-18 08:00 UTC.")]
    [InlineData(3, "3 deliveries are late, the first since 2026-11-18 08:00 UTC.")]
    public async Task Deliveries_that_nobody_does(int count, string wrong)
    {
        var first = Instant.FromUtc(2026, 11, 18, 8, 0);
        for (var i = 0; i < count; i++)
            await new DueIndex(_store.Rows).PutAsync($"person-{i}", [new DueEntry(first + Duration.FromMinutes(i), $"person-{i}", "card", "card.show")]);
        await WrongAsync(wrong, "Start the bot on this storage");
    }

    [Fact]
    public async Task A_delivery_that_fails_again_and_again_is_never_late_and_is_named_all_the_same()
    {
        foreach (var (failures, owner) in (IReadOnlyList<(int, string)>)[(7, "person-a"), (8, "project-APOLLO")])
        {
            var delivery = new DeliveryRecord { Owner = owner, Id = "snapshot", Kind = "snapshot", State = DeliveryState.Pending, Due = _clock.Now + Duration.FromMinutes(20), Failures = failures, Why = "FormatException" };
            await new DueIndex(_store.Rows).PutAsync(owner, [new DueEntry(delivery.Due, owner, delivery.Id, delivery.Kind)]);
            await _store.Rows.CommitAsync(owner, [delivery.ToWrite()]);
        }

        await WrongAsync("1 delivery fails again and again.", "the log says more");
        Assert.Contains("note    snapshot project-APOLLO: FormatException", (await ExamineAsync()).Lines);
        Assert.Contains("ERREUR 1 envoi échoue sans cesse.", (await ExamineAsync("--language", "fr")).Lines);
    }

    [Fact]
    public async Task What_was_given_up_and_what_is_not_permitted_are_notes_and_nothing_is_wrong()
    {
        await new DeadLetters(_store.Rows, _clock).PutAsync(new DeliveryRecord { Owner = "person-a", Id = "card-1", Kind = "card.show", State = DeliveryState.Pending, Due = _clock.Now }, "refused: 403");
        _settings = _settings with { Credential = new Minting(_identity, Token(roles: ["User.Read.All"])) };

        var (code, lines) = await ExamineAsync();

        Assert.Equal(ExitCode.Fine, code);
        Assert.Contains("note  Deliveries: 1 was given up (rows dead-… of tenant), the latest:", lines);
        Assert.Contains(lines, line => line.EndsWith("card.show person-a: refused: 403", StringComparison.Ordinal));
        Assert.Equal(["ChannelMember.Read.All", "MailboxSettings.Read", "TeamsActivity.Send"], lines.Where(line => line.Contains("was not given", StringComparison.Ordinal)).Select(line => line.Split(' ')[3]));
        Assert.Contains("note   Graph : User.Read.All", string.Join('\n', (await ExamineAsync("--language", "fr", roles: [])).Lines), StringComparison.Ordinal);
    }

    private static async Task<List<Finding>> FindingsAsync(ICheck check) => await check.LookAsync(Language.English).ToListAsync();

    private static Action<LoopbackToken> Token(string tenant = LoopbackIdentity.TenantId, string app = LoopbackIdentity.AppId, params string[] roles) => token =>
    {
        (token.Payload["tid"], token.Payload["appid"]) = (tenant, app);
        token.Payload["roles"] = new JsonArray([.. (roles is [] ? ["ChannelMember.Read.All", "User.Read.All", "MailboxSettings.Read", "TeamsActivity.Send"] : roles).Select(role => JsonValue.Create(role))]);
    };

    private async Task<string> WrongAsync(string wrong, string remedy, ITableStore? store = null)
    {
        var (code, lines) = await ExamineAsync(store: store);
        Assert.Equal(ExitCode.Wrong, code);
        var at = lines.FindIndex(line => line.StartsWith($"WRONG {wrong}", StringComparison.Ordinal));
        Assert.True(at >= 0, string.Join('\n', lines));
        Assert.StartsWith("      → ", lines[at + 1], StringComparison.Ordinal);
        Assert.Contains(remedy, lines[at + 1], StringComparison.Ordinal);
        Assert.StartsWith("1 wrong, ", lines[^1], StringComparison.Ordinal);
        return lines[at];
    }

    private async Task<(ExitCode Code, List<string> Lines)> ExamineAsync(string? option = null, string? value = null, string[]? roles = null, ITableStore? store = null, TimeProvider? time = null)
    {
        if (roles is not null)
            _settings = _settings with { Credential = new Minting(_identity, Token(roles: ["None"])) };
        var policy = new ServiceUrlPolicy(loopback: true, [new Uri(_tokens.Url)]);
        var client = new UserTokenClient(_http, policy, MachineTime.Real, _bot.Credential is { } credential ? new ConnectorTokens(credential, MachineTime.Real) : null, _tokens.Url);
        var (storage, peers) = (new StorageSettings.AzureTables(null, null, "pmobot"), new Peers(time ?? MachineTime.Real));
        ICheck[] checks =
        [
            new CheckStorage(store ?? _store.Rows, storage), new CheckBot(_bot, _http, _clock, peers), new CheckGraph(_settings, _bot, new ConnectionProbe(client, _bot), _http, peers),
            new CheckWork(_store.Rows, new DueIndex(_store.Rows), new KnownPeople(_store.Rows), new PmoOptions([LoopbackIdentity.AppId]), PeopleCompliance.Off, _clock),
        ];
        using var output = new StringWriter();
        string[] typed = ["doctor", .. option is null ? Array.Empty<string>() : [option, value!]];
        var code = await new Examine(checks, storage).RunAsync(VerbLine.Parse(typed).Verb!.After("doctor"), output);
        return (code, [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r'))]);
    }

    private sealed class Minting(LoopbackIdentity identity, Action<LoopbackToken> says) : TokenCredential
    {
        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(new AccessToken(identity.Mint("", says), MachineTime.Real.GetUtcNow().AddHours(1)));

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class Refusing(string why) : TokenCredential
    {
        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new HttpRequestException(why, null, HttpStatusCode.Unauthorized);

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    // Looks at no token either, as some do not.
    private sealed class Silent : TokenCredential
    {
        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(new TaskCompletionSource<AccessToken>().Task);

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class Gone : ITableStore
    {
        public ValueTask<TableRow?> FindAsync(string partition, string row, CancellationToken cancel = default) => throw Away();

        public ValueTask<IReadOnlyList<TableRow?>> FindAsync(IReadOnlyList<RowAddress> rows, CancellationToken cancel = default) => throw Away();

        public IAsyncEnumerable<TableRow> QueryAsync(string partition, string rowFrom, string rowTo, int pageSize = 1000, CancellationToken cancel = default) => throw Away();

        public ValueTask<CommitResult> CommitAsync(string partition, IReadOnlyList<Write> writes) => throw Away();

        private static TableStoreException Away() => new("away", new IOException("why"));
    }
}
