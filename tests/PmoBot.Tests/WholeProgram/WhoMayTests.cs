using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using PmoBot.Audit;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.Features.Rounds;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>Who may do what, and where, asked of the real program: <see cref="WhoMayTable"/> is the promise.</summary>
public sealed partial class WhoMayTests : IAsyncLifetime
{
    private static readonly string[] Places = WhoMayTable.Rows[0];

    private static readonly Person[] People =
        [.. WhoMayTable.People.Select((said, at) => new Person($"{at + 1:00000000}-0000-4000-8000-000000000000", said.Split(',')[0]))];

    private const string Week = "20261116-w";
    private const string LastWeek = "20261109-w";
    private static readonly RoundId Asked = new("digital", Period.ParseId(Week)!);
    private const string Programme = "payments";

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 18, 9, 0);
    private static readonly Person Admin = People[5];
    private static readonly Person Hermine = new("99999999-0000-4000-8000-000000000000", "Hermine Keller");

    // What only those may learn who may read the project: its name, its people, how it stands.
    private static readonly Dictionary<string, string[]> Secrets = new(StringComparer.Ordinal)
    {
        ["APOLLO"] = ["Payments relaunch", "Rollout slips", .. People[..5].Select(person => person.Name)],
        ["HERMES"] = ["Parcel tracking", "Vendor insolvent", Hermine.Name],
    };

    // What no conversation of many may learn, linked or not.
    private const string Confidential = "Merger talks";

    private static readonly string[] Portfolios = ["Digital", "Logistics"];

    private readonly ProgramStore _store = ProgramStore.OnSqlite();
    private readonly List<string> _leaks = [];
    private readonly Dictionary<string, Guid> _pseudonyms = new(StringComparer.Ordinal);
    private LoopbackConnector _connector = null!;   // set before every test, and so are the next two
    private LoopbackSharePoint _sharePoint = null!;
    private RealProgram _program = null!;
    private readonly Dictionary<string, string> _edited = Secrets.Keys.ToDictionary(code => code, _ => "0", StringComparer.Ordinal);
    private string _version = "";
    private string _file = "";
    private string _item = "";
    private string _scale = "";
    private string _case = "";
    private int _turns;
    private int _written;
    private int _kept;

    public async Task InitializeAsync()
    {
        await BeginAsync("APOLLO", "Digital", People[0], People[1], People[2], People[3], People[4]);
        await BeginAsync("HERMES", "Logistics", Hermine, null, null, null, null);
        await GrantAsync(People[6], """{"role":"Pmo","portfolio":"digital"}""");
        await GrantAsync(People[7], """{"role":"Pmo","portfolio":"logistics"}""");
        await GrantAsync(People[8], """{"role":"PmoAnalyst"}""");
        await GrantAsync(People[9], """{"role":"Reader","portfolio":"digital"}""");
        await GrantAsync(People[12], $$"""{"role":"Pmo","portfolio":"digital","programme":"{{Programme}}"}""");
        _connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        _sharePoint = await LoopbackSharePoint.StartAsync(certified: null);
        _program = await RealProgram.StartAsync(
        [
            .. _store.Settings, .. RealProgram.Impatient, new("Pmo__Admins", Admin.ObjectId), new("Bot__TenantId", LoopbackIdentity.TenantId),
            new("Bot__FileUrl", _sharePoint.Url.ToString()), new("Clock__Start", InstantPattern.General.Format(Now)),
        ]);
        foreach (var person in People)
        {
            await SayAsync(Speaker(person, "chat").Words("help"));
            _pseudonyms[person.ObjectId] = (await _store.Rows.FindAsync(person.Partition, "profile"))!.Columns.Guid("pseudonym")!.Value;
        }

        foreach (var code in Secrets.Keys)   // so that there is something to leak
        {
            await ReportAsync(Admin, code, LastWeek);
            await LoggedAsync(code, Confidential, confidential: true);
        }

        await _store.SettledAsync();
    }

    public async Task DisposeAsync()
    {
        await _program.DisposeAsync();
        await _sharePoint.DisposeAsync();
        await _connector.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task Everybody_may_do_what_the_table_says_and_no_conversation_learns_what_its_link_does_not_grant()
    {
        var surprises = new List<string>();

        foreach (var row in WhoMayTable.Rows.Skip(1))
        {
            for (var column = 1; column < row.Length; column++)
            {
                var became = new StringBuilder();
                foreach (var person in People)
                    became.Append(await TryAsync(row[0], Places[column], person));
                if (became.ToString() != row[column])
                    surprises.Add($"{row[0]} in {Places[column]}: {became} rather than {row[column]}");
            }
        }

        Assert.True(surprises.Count == 0, string.Join('\n', surprises));
        Assert.True(_leaks.Count == 0, string.Join('\n', _leaks));
    }

    [Fact]
    public async Task Nobody_of_another_tenant_is_heard_whatever_they_ask_for()
    {
        var before = await WrittenAsync();

        foreach (var what in WhoMayTable.What)
        {
            var stranger = Speaker(Admin, "chat") with { TenantId = "99999999-9999-4999-8999-999999999999" };
            Assert.Equal(403, (await SayAsync(Activity(stranger, what))).Status);
        }

        Assert.Equal(before, await WrittenAsync());

        // The trail's head moves with every refusal; other rows of the tenant are the dispatcher's own.
        async Task<string?> WrittenAsync() => (await _store.Rows.FindAsync(TenantAudit.Partition, TenantAudit.Row))?.ETag.ToString();
    }

    private async Task<char> TryAsync(string what, string place, Person person)
    {
        _turns++;
        var here = Speaker(person, place);
        if (place == "linked")
            await _store.Rows.CommitAsync(Link(here), [new Write.Upsert(ChannelLinks.Row, new Columns { ["project"] = "APOLLO" })]);
        await PrepareAsync(what, person);
        await ReadEditedAsync();
        var activity = Activity(here, what);
        var (before, linkBefore) = (await StateAsync(here), await LinkAsync(here));
        var (chatBefore, hereBefore) = (Chat(person).Count, _connector.Sent(here.Conversation).Count);

        var answer = await SayAsync(activity);
        var isChanged = await StateAsync(here) != before;
        if (isChanged && what.Contains(" until=", StringComparison.Ordinal))
            _kept += 2;   // what was put off comes back, and the messages before it say so
        if (await LinkAsync(here) != linkBefore)
            await SettledAsync();   // a link stands in its project's trail by a delivery
        if (what.StartsWith("[digests.send]", StringComparison.Ordinal))
            await SettledAsync();   // an edition stands there by one

        Assert.Equal(200, answer.Status);
        if (place != "chat")
            _leaks.AddRange(LeaksOf(here.Conversation, place, what, answer).Select(secret => $"{what} of {person.Name} in {place}: {secret}"));
        var posted = _connector.Sent(here.Conversation).Skip(hereBefore).ToList();
        var isRefused = await IsRefusedAsync(person, activity);
        _written += isChanged ? 1 : 0;
        return (isChanged, isRefused, place != "chat" && Chat(person).Count > chatBefore) switch
        {
            (true, false, _) => 'w',
            (true, true, _) => '!',
            (_, true, _) => 'x',
            (_, _, true) => 'p',
            _ => answer.ShowsCard || posted.Any(message => message.Activity.Attachments is { Count: > 0 }) ? 's' : '-',
        };
    }

    // The trail counts refusals by person and minute, and remembers which message was the last.
    private async Task<bool> IsRefusedAsync(Person person, JsonObject activity) =>
        (await _store.Rows.FindAsync(TenantAudit.Partition, $"refused-{_pseudonyms[person.ObjectId]:D}"))?.Columns.Text("cause") == (string?)activity["id"];

    // What a search found is posted where it was asked for.
    private IEnumerable<string> LeaksOf(string conversation, string place, string what, BotAnswer answer)
    {
        var said = string.Join('\n', _connector.Requests.Where(it => it.ConversationId == conversation).Select(it => Encoding.UTF8.GetString(it.Body))
            .Append(what.StartsWith('?') ? answer.Body : ""));
        return Secrets
            .Where(project => !(place == "linked" && project.Key == "APOLLO") && what != $"link {project.Key}")
            .SelectMany(project => project.Value)
            .Append(Confidential)
            .Where(secret => said.Contains(secret, StringComparison.Ordinal));
    }

    private JsonObject Activity(TeamsSpeaker here, string what)
    {
        var words = what.Split(' ').Select(word => Filled(here, what, word)).ToList();
        var rest = string.Join(' ', words.Skip(1)).Replace('_', ' ');
        if (words[0].StartsWith('{'))
            return here.Choose(words[0].Trim('{', '}'), new() { ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = rest } });
        if (words[0].StartsWith('?'))
            return here.Search(words[0][1..], rest);
        if (!words[0].StartsWith('['))
            return here.Words(string.Join(' ', words));
        return here.Press(words[0].Trim('[', ']'), null, [.. words.Skip(1).Select(field => field.Split('=')).Select(pair => (pair[0], pair[1].Replace('_', ' ')))]);
    }

    private string Filled(TeamsSpeaker here, string what, string word)
    {
        var (name, value) = word.Split('=') is [var field, var rest] ? (field + "=", rest) : ("", word);
        if (value.Split('|') is [var first, var second])
            value = (_turns - 1) / People.Length % 2 == 0 ? first : second;
        if (value.Split('~') is [var now, var then])
            value = _written % 2 == 0 ? now : then;
        foreach (var (at, person) in People.Index().Reverse())
            value = value.Replace($"${at + 1}", person.ObjectId, StringComparison.Ordinal);
        return name + SentBy().Replace(value, _version)
            .Replace("$asked", Asked.ToString(), StringComparison.Ordinal)
            .Replace("$scale", _scale, StringComparison.Ordinal)
            .Replace("$case", _case, StringComparison.Ordinal)
            .Replace("$asking", _case, StringComparison.Ordinal)
            .Replace("$withdrawn", _case, StringComparison.Ordinal)
            .Replace("$digest", DigestId, StringComparison.Ordinal)
            .Replace("$item", _item, StringComparison.Ordinal)
            .Replace("$shut", _item, StringComparison.Ordinal)
            .Replace("$file6", _file, StringComparison.Ordinal)
            .Replace("$rows", _file, StringComparison.Ordinal)
            .Replace("$file", _file, StringComparison.Ordinal)
            .Replace("$open", Week, StringComparison.Ordinal)
            .Replace("#", _turns.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("@", here.ObjectId, StringComparison.Ordinal)
            .Replace("$fresh", Fresh, StringComparison.Ordinal)
            .Replace("$held", Fresh, StringComparison.Ordinal)
            .Replace("$base", _edited.FirstOrDefault(form => what.Contains(form.Key, StringComparison.Ordinal)).Value, StringComparison.Ordinal)
            .Replace("$admin", Admin.ObjectId, StringComparison.Ordinal);
    }

    // A shared conversation is a new one every time, so that nothing in it is from before.
    private TeamsSpeaker Speaker(Person person, string place) =>
        new TeamsSpeaker(_connector.ServiceUrl, $"a:1{person.ObjectId}") { ObjectId = person.ObjectId, Name = person.Name } is var own && place == "chat"
            ? own
            : own with { Type = place == "group" ? "groupChat" : "channel", Conversation = $"19:{_turns}@thread.{(place == "group" ? "v2" : "tacv2")}" };

    private IReadOnlyList<SentActivity> Chat(Person person) => _connector.Sent($"a:1{person.ObjectId}");

    private async Task<BotAnswer> SayAsync(JsonObject activity) => await (await _program.Http).SendAsync(activity);

    private static string Link(TeamsSpeaker here) => ChannelLinks.PartitionOf(here.Conversation);

    private async Task<string?> LinkAsync(TeamsSpeaker here) => (await _store.Rows.FindAsync(Link(here), ChannelLinks.Row))?.ETag.ToString();

    /// <summary>
    /// The marks of what a turn could change: a project's row holds the head of its trail, so nothing changes there without
    /// it; cards are counted, for deliveries change them later.
    /// </summary>
    private async Task<string> StateAsync(TeamsSpeaker here)
    {
        (string Partition, string Row)[] rows =
        [
            ("project-APOLLO", ProjectStore.Row), ("project-HERMES", ProjectStore.Row), ($"project-NEW-{_turns}", ProjectStore.Row),
            .. Portfolios.Select(name => (Portfolio.Named(name).Partition, PortfolioStore.Row)),
            (Link(here), ChannelLinks.Row), ($"person-{here.ObjectId}", "profile"), ($"person-{here.ObjectId}", Prompt.RowOf(Asked)),
            (TenantAudit.Partition, $"role-{Fresh}"), (TenantAudit.Partition, $"role-{here.ObjectId}"), (TenantAudit.Partition, $"role-{Admin.ObjectId}"),
        ];
        var found = await _store.Rows.FindAsync([.. rows.Select(row => new RowAddress(row.Partition, row.Row))]);
        var cards = await Task.WhenAll(rows.Take(2).Select(row => _store.PartitionAsync(row.Partition, "card-").AsTask()));
        // What was looked up follows what it shows: nobody has changed anything by looking.
        return string.Join(' ', found.Select(row => row?.ETag.ToString() ?? "none")
            .Concat(cards.Select(some => $"{some.Count(card => !card.Key.Contains($"-{Occasions.Seen}-", StringComparison.Ordinal))} cards")));
    }

    // What a form that was opened now would be filled from.
    private async Task ReadEditedAsync()
    {
        foreach (var code in Secrets.Keys)
            _edited[code] = $"{(await _store.Rows.FindAsync($"project-{code}", ProjectStore.Row))!.Columns.Int64("edited")}";
        foreach (var name in Portfolios)
            _edited[name] = $"{(await _store.Rows.FindAsync(PortfolioStore.AddressOf(Portfolio.Named(name).Id)))?.Columns.Int64(AuditHead.SequenceColumn) ?? 0}";
    }

    private ValueTask<CommitResult> GrantAsync(Person person, string grant) => _store.Rows.CommitAsync(
        TenantAudit.Partition, [new Write.Upsert($"role-{person.ObjectId}", new Columns { ["grants"] = $"[{grant}]" })]);

    private async Task BeginAsync(string code, string portfolio, Person manager, Person? deputy, Person? member, Person? sponsor, Person? approver)
    {
        Assert.True(ProjectCode.TryParse(code, out var parsed));
        var project = new Project
        {
            Code = parsed.Value,
            Name = Secrets[code][0],
            Portfolio = Portfolio.Named(portfolio),
            Manager = manager,
            Deputy = deputy,
            Sponsor = sponsor,
            Members = member is null ? [] : [member],
            EscalationPath = approver is null ? [] : [new EscalationLevel([approver], All: false)],
            Programme = code == "APOLLO" ? Programme : null,
            ActiveSince = Now - Duration.FromDays(60),
            Version = 1,
            Audit = AuditHead.Start,
        };
        await _store.Rows.CommitAsync(project.Code.Partition, [ProjectStore.Insert(project)]);
        await new ProjectDirectory(_store.Rows).WriteAsync(project, CancellationToken.None);
        foreach (var person in project.People)
            await new MyProjects(_store.Rows, new ProjectStore(_store.Rows)).HintAsync(person, project.Code);
    }
}
