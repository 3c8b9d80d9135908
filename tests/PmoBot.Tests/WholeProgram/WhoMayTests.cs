using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>Who may do what, and where, asked of the real program. The table is the promise, written by hand.</summary>
public sealed class WhoMayTests : IAsyncLifetime
{
    // A letter a person: project manager, deputy, member and sponsor of APOLLO, PMO, PMO analyst, stranger.
    // w: done, and written down; s: shown here; p: sent to the person's own chat; -: refused in words, nothing written.
    private const string Table = """
        what                   | chat    | linked  | channel | group
        status                 | ss----- | ww--w-- | ww----- | ww-----
        status APOLLO          | ss--s-- | ww--w-- | wwppwp- | wwppwp-
        status HERMES          | ----s-- | ----wp- | ----wp- | ----wp-
        projects               | ssssss- | ppppppp | ppppppp | ppppppp
        project APOLLO         | ssssss- | sssssss | pppppp- | pppppp-
        project HERMES         | ----ss- | ----pp- | ----pp- | ----pp-
        project new            | ----s-- | ----s-- | ----s-- | ----s--
        link APOLLO            | ------- | ----s-- | ----w-- | ----w--
        link HERMES            | ------- | ----w-- | ----w-- | ----w--
        audit APOLLO           | ----s-- | ----p-- | ----p-- | ----p--
        audit HERMES           | ----s-- | ----p-- | ----p-- | ----p--
        audit                  | ----s-- | ----p-- | ----p-- | ----p--
        [audit.page] APOLLO    | ----s-- | ----p-- | ----p-- | ----p--
        [audit.page] HERMES    | ----s-- | ----p-- | ----p-- | ----p--
        lire APOLLO            | sssssss | sssssss | sssssss | sssssss
        start                  | ----s-- | ----p-- | ----p-- | ----p--
        start message          | ------- | ----p-- | ----p-- | ----p--
        my data                | sssssss | ppppppp | ppppppp | ppppppp
        settings               | sssssss | sssssss | sssssss | sssssss
        [status.open] APOLLO   | ss--s-- | ss--s-- | ssppsp- | ssppsp-
        [status.open] HERMES   | ----s-- | ----sp- | ----sp- | ----sp-
        [status.submit] APOLLO | ww--w-- | ww--w-- | wwppwp- | wwppwp-
        [status.submit] HERMES | ----w-- | ----wp- | ----wp- | ----wp-
        [projects.create]      | ----w-- | ----w-- | ----w-- | ----w--
        [projects.page]        | ssssss- | ppppppp | ppppppp | ppppppp
        project APOLLO edit    | ss--s-- | ss--s-- | ssppsp- | ssppsp-
        project HERMES edit    | ----s-- | ----sp- | ----sp- | ----sp-
        project APOLLO agree   | ----s-- | ----s-- | ppppsp- | ppppsp-
        project APOLLO people  | ----s-- | ----s-- | ppppsp- | ppppsp-
        project APOLLO escalation | ----s-- | ----s-- | ppppsp- | ppppsp-
        project APOLLO history | ssssss- | pppppp- | pppppp- | pppppp-
        project HERMES history | ----ss- | ----pp- | ----pp- | ----pp-
        [projects.edit] APOLLO | ww--w-- | ww--w-- | wwppwp- | wwppwp-
        [projects.edit] HERMES | ----w-- | ----wp- | ----wp- | ----wp-
        [projects.agree] APOLLO | ----w-- | ----w-- | ppppwp- | ppppwp-
        [projects.people] APOLLO | ----w-- | ----w-- | ppppwp- | ppppwp-
        [projects.path] APOLLO | ----w-- | ----w-- | ppppwp- | ppppwp-
        [projects.history] APOLLO | ssssss- | pppppp- | pppppp- | pppppp-
        [projects.history] HERMES | ----ss- | ----pp- | ----pp- | ----pp-
        [projects.import]      | ------- | ------- | ------- | -------
        [settings.save]        | wwwwwww | wwwwwww | wwwwwww | wwwwwww
        """;

    private static readonly Person[] People =
        [.. new[] { "Paula Manager", "Denis Deputy", "Mona Member", "Sven Sponsor", "Olga Office", "Anna Analyst", "Xenia Stranger" }
            .Select((name, at) => new Person($"{at + 1:00000000}-0000-4000-8000-000000000000", name))];

    private static readonly Person Hermine = new("99999999-0000-4000-8000-000000000000", "Hermine Keller");

    // What only those may learn who may read the project: its name, its people, how it stands.
    private static readonly Dictionary<string, string[]> Secrets = new(StringComparer.Ordinal)
    {
        ["APOLLO"] = ["Payments relaunch", "Rollout slips", .. People[..4].Select(person => person.Name)],
        ["HERMES"] = ["Parcel tracking", "Vendor insolvent", Hermine.Name],
    };

    private readonly ProgramStore _store = ProgramStore.OnSqlite();
    private readonly List<string> _leaks = [];
    private LoopbackConnector _connector = null!;   // set before every test, as the program is
    private RealProgram _program = null!;
    private readonly Dictionary<string, string> _edited = Secrets.Keys.ToDictionary(code => code, _ => "0", StringComparer.Ordinal);
    private int _turns;

    public async Task InitializeAsync()
    {
        await BeginAsync("APOLLO", People[0], People[1], People[2], People[3]);
        await BeginAsync("HERMES", Hermine, null, null, null);
        await _store.Rows.CommitAsync("tenant", [new Write.Upsert($"role-{People[5].ObjectId}", new Columns { ["grants"] = """[{"role":"PmoAnalyst"}]""" })]);
        _connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        _program = await RealProgram.StartAsync([.. _store.Settings, .. RealProgram.Impatient, new("Pmo__Admins", People[4].ObjectId)]);
        foreach (var person in People)
            await SayAsync(Speaker(person, "chat").Words("help"));
        foreach (var code in Secrets.Keys)
            await SayAsync(Activity(Speaker(People[4], "chat"), ["[status.submit]", code]));   // so that there is something to leak
        await _store.SettledAsync();
    }

    public async Task DisposeAsync()
    {
        await _program.DisposeAsync();
        await _connector.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task Everybody_may_do_what_the_table_says_and_no_conversation_learns_what_its_link_does_not_grant()
    {
        var lines = Table.Split('\n').Select(line => Array.ConvertAll(line.Split('|'), cell => cell.Trim())).ToList();
        var surprises = new List<string>();

        foreach (var line in lines.Skip(1))
        {
            for (var column = 1; column < line.Length; column++)
            {
                var became = await TryAllAsync(line[0], lines[0][column]);
                if (became != line[column])
                    surprises.Add($"{line[0]} in {lines[0][column]}: {became} rather than {line[column]}");
            }
        }

        Assert.True(surprises.Count == 0, string.Join('\n', surprises));
        Assert.True(_leaks.Count == 0, string.Join('\n', _leaks));
    }

    private async Task<string> TryAllAsync(string what, string place)
    {
        var became = new StringBuilder();
        foreach (var person in People)
            became.Append(await TryAsync(what.Split(' '), place, person));
        return became.ToString();
    }

    private async Task<char> TryAsync(string[] what, string place, Person person)
    {
        _turns++;
        var here = Speaker(person, place);
        if (place == "linked")
            await _store.Rows.CommitAsync(Link(here), [new Write.Upsert(ChannelLinks.Row, new Columns { ["project"] = "APOLLO" })]);
        var (before, chatBefore, hereBefore) = (await RowsAsync(here), Chat(person).Count, _connector.Sent(here.Conversation).Count);

        await ReadEditedAsync();
        var answer = await SayAsync(Activity(here, what));
        var changed = await RowsAsync(here) != before;
        if (changed)
            await _store.SettledAsync();

        Assert.Equal(200, answer.Status);
        if (place != "chat")
            _leaks.AddRange(LeaksOf(here.Conversation, place, what).Select(secret => $"{string.Join(' ', what)} of {person.Name} in {place}: {secret}"));
        var posted = _connector.Sent(here.Conversation).Skip(hereBefore).ToList();
        return (changed, place != "chat" && Chat(person).Count > chatBefore) switch
        {
            (true, _) => 'w',
            (_, true) => 'p',
            _ => answer.ShowsCard || posted.Any(message => message.Activity.Attachments is { Count: > 0 }) ? 's' : '-',
        };
    }

    private IEnumerable<string> LeaksOf(string conversation, string place, string[] what)
    {
        var said = string.Join('\n', _connector.Requests.Where(it => it.ConversationId == conversation).Select(it => Encoding.UTF8.GetString(it.Body)));
        return Secrets
            .Where(project => !(place == "linked" && project.Key == "APOLLO") && !(what[0] == "link" && what[1] == project.Key))
            .SelectMany(project => project.Value)
            .Where(secret => said.Contains(secret, StringComparison.Ordinal));
    }

    // Words, or a button's verb in brackets; what a press needs is filled in.
    private JsonObject Activity(TeamsSpeaker here, string[] what) => what switch
    {
        ["[status.open]", var code] => here.Press("status.open", null, ("project", code)),
        ["[status.submit]", var code] => here.Press(
            "status.submit", null, ("draft", $"d{_turns}"), ("project", code), ("overall", "red"), ("news", Secrets[code][1])),
        ["[projects.create]"] => here.Press(
            "projects.create", null, ("code", $"NEW-{_turns}"), ("name", "New"), ("portfolio", "Digital"), ("manager", here.ObjectId)),
        ["[projects.edit]", var code] => Change(here, "projects.edit", code, ("name", $"{Secrets[code][0]} {_turns}")),
        ["[projects.agree]", var code] => Change(here, "projects.agree", code, ("portfolio", "Digital"), ("programme", $"One client {_turns}")),
        // Who is named in one place more has no right more than before.
        ["[projects.people]", var code] => Change(
            here, "projects.people", code, ("manager", People[0].ObjectId), ("deputy", People[1].ObjectId), ("sponsor", People[3].ObjectId),
            ("members", _turns % 2 == 0 ? People[2].ObjectId : $"{People[2].ObjectId},{People[3].ObjectId}")),
        ["[projects.path]", var code] => Change(here, "projects.path", code, ("approvers1", People[_turns % 2].ObjectId)),
        ["[projects.history]", var code] => here.Press("projects.history", null, ("project", code)),
        ["[audit.page]", var code] => here.Press("audit.page", null, ("project", code), ("before", "99")),
        ["[projects.import]"] => here.Press("projects.import", null, ("file", "00000000000040008000000000000000")),   // nobody's
        ["[projects.page]"] => here.Press("projects.page", null),
        ["[settings.save]"] => here.Press("settings.save", null, ("language", "en"), ("zone", _turns % 2 == 0 ? "Lyon" : "Europe/London"), ("deputy", People[here.ObjectId == People[2].ObjectId ? 3 : 2].ObjectId)),
        _ => here.Words(string.Join(' ', what)),
    };

    private JsonObject Change(TeamsSpeaker here, string verb, string code, params (string, string)[] typed) =>
        here.Press(verb, null, [("project", code), ("base", _edited[code]), .. typed]);

    // A shared conversation is a new one every time, so that nothing in it is from before.
    private TeamsSpeaker Speaker(Person person, string place) =>
        new TeamsSpeaker(_connector.ServiceUrl, $"a:1{person.ObjectId}") { ObjectId = person.ObjectId, Name = person.Name } is var own && place == "chat"
            ? own
            : own with { Type = place == "group" ? "groupChat" : "channel", Conversation = $"19:{_turns}@thread.{(place == "group" ? "v2" : "tacv2")}" };

    private IReadOnlyList<SentActivity> Chat(Person person) => _connector.Sent($"a:1{person.ObjectId}");

    private async Task<BotAnswer> SayAsync(JsonObject activity) => await (await _program.Http).SendAsync(activity);

    private static string Link(TeamsSpeaker here) => ChannelLinks.PartitionOf(here.Conversation);

    // All that a turn could write in, each row with the mark of its last change.
    private async Task<string> RowsAsync(TeamsSpeaker here)
    {
        IEnumerable<string> partitions =
            ["project-APOLLO", "project-HERMES", $"project-NEW-{_turns}", "directory", "portfolio-digital", Link(here), $"person-{here.ObjectId}"];
        var rows = await Task.WhenAll(partitions.Select(partition => _store.PartitionAsync(partition).AsTask()));
        return string.Join('\n', rows.SelectMany(found => found).Select(row => $"{row.Partition} {row.Key} {row.ETag}"));
    }

    // What a form that was opened now would be filled from.
    private async Task ReadEditedAsync()
    {
        foreach (var code in Secrets.Keys)
            _edited[code] = $"{(await _store.Rows.FindAsync($"project-{code}", ProjectStore.Row))!.Columns.Int64("edited")}";
    }

    private async Task BeginAsync(string code, Person manager, Person? deputy, Person? member, Person? sponsor)
    {
        Assert.True(ProjectCode.TryParse(code, out var parsed));
        var project = new Project
        {
            Code = parsed.Value,
            Name = Secrets[code][0],
            Portfolio = Portfolio.Named("Digital"),
            Manager = manager,
            Deputy = deputy,
            Sponsor = sponsor,
            Members = member is null ? [] : [member],
            ActiveSince = Instant.FromDateTimeOffset(MachineTime.Real.GetUtcNow()) - Duration.FromDays(60),
            Version = 1,
            Audit = AuditHead.Start,
        };
        await _store.Rows.CommitAsync(project.Code.Partition, [ProjectStore.Insert(project)]);
        await new ProjectDirectory(_store.Rows).WriteAsync(project, CancellationToken.None);
        foreach (var person in project.People)
            await new MyProjects(_store.Rows, new ProjectStore(_store.Rows)).HintAsync(person, project.Code);
    }
}
