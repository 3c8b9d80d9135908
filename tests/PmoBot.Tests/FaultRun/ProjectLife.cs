using System.Globalization;
using System.Text.RegularExpressions;

namespace PmoBot.Tests.FaultRun;

/// <summary>A project in the fault run, and all that its people were told is done. Nothing that they type is typed twice.</summary>
internal sealed partial class ProjectLife
{
    private const int MostThreads = 4;

    private readonly Random _leads;
    private readonly Random _works;
    private readonly List<string> _open = [];
    private int _typed;
    private int _threads;

    public ProjectLife(int number, Actor manager, Actor member, Actor sponsor, Actor approver, int seed)
    {
        Code = $"F{number:000}";
        (_leads, _works) = (new Random(seed), new Random(seed + 1));
        (Manager, Member, Sponsor, Approver) = (manager.In(Thread("manager")), member.In(Thread("member")), sponsor, approver.In(Thread("approver")));
    }

    public string Code { get; }

    public Actor Manager { get; }

    public Actor Member { get; }

    /// <summary>Reads, and does nothing.</summary>
    public Actor Sponsor { get; }

    public Actor Approver { get; }

    /// <summary>Each is an entry in the trail.</summary>
    public List<Fact> Facts { get; } = [];

    public async Task BeginAsync(Actor pmo)
    {
        await pmo.PressAsync("projects.create", ("code", Code), ("name", Code), ("portfolio", "Digital"), ("beginPortfolio", "true"), ("manager", Manager.ObjectId));
        await pmo.FillAsync($"project {Code} people", "projects.people", ("manager", Manager.ObjectId), ("deputy", Member.ObjectId), ("sponsor", Sponsor.ObjectId));
        await pmo.FillAsync($"project {Code} escalation", "projects.path", ("approvers1", Approver.ObjectId));
        await pmo.In(Thread("pmo")).SayHereAsync($"link {Code}");
    }

    /// <summary>What its manager does next.</summary>
    public Task LeadAsync() => _leads.Next(10) switch
    {
        < 4 => ReportAsync(),
        4 => RenameAsync(),
        5 => DecideAsync(),
        6 when _threads < MostThreads => Manager.In(Thread($"{1000 + _threads++}")).SayHereAsync("status"),
        _ => Sponsor.SayAsync(Line(_leads)),
    };

    /// <summary>What a member of its team does next, at the same time.</summary>
    public Task WorkAsync() => _works.Next(10) switch
    {
        < 3 => LogAsync(),
        3 when _open.Count > 0 => PlanAsync(),
        4 when _open.Count > 5 => CloseAsync(),
        _ => Sponsor.SayAsync(Line(_works)),
    };

    private async Task ReportAsync()
    {
        var news = Typed("news");
        await Manager.FillAsync(Manager.Button("status.open", ("project", Code)), "status.submit", ("overall", "green"), ("news", news));
        Done("status.submit", news);
    }

    private async Task RenameAsync()
    {
        var name = Typed("name");
        await Manager.FillAsync($"project {Code} edit", "projects.edit", ("name", name));
        Done("projects.edit", name);
    }

    private async Task DecideAsync()
    {
        var (wanted, option) = (Typed("case"), "AB"[_leads.Next(2)]);
        var raised = await Manager.FillAsync($"escalate {Code}", "escalations.raise", ("wanted", wanted), ("optionA", "Go on"), ("optionB", "Wait"));
        var number = CaseNumber().Match(raised).Value;
        Done("escalations.raise", wanted);
        if (_leads.Next(4) == 0)
            return;
        await Approver.PressAsync("escalations.decide", ("project", Code), ("escalation", number), ("opening", "1"), ("option", $"{option}"));
        Done("escalations.decide", wanted);
    }

    private async Task LogAsync()
    {
        var statement = Typed("threat");
        var logged = await Member.FillAsync($"risk {Code} {statement}", "register.log", ("statement", statement), ("probability", "3"), ("impact", "3"));
        Done("register.log", statement);
        _open.Add(ItemNumber().Match(logged).Value);
    }

    private async Task PlanAsync()
    {
        var number = _open[_works.Next(_open.Count)];
        var action = Typed("action");
        await FillItemAsync(number, "register.respond", ("action", action));
        Done("register.respond", action);
    }

    private async Task CloseAsync()
    {
        var number = _open[_works.Next(_open.Count)];
        var outcome = Typed("outcome");
        await FillItemAsync(number, "register.close", ("outcome", outcome));
        _open.Remove(number);
        Done("register.close", outcome);
    }

    private Task FillItemAsync(string number, string verb, params (string Field, string Value)[] typed) =>
        Member.FillAsync(Member.Button("register.open", ("project", Code), ("item", number), ("form", verb)), verb, typed);

    private string Line(Random random) => random.GetItems(
        [$"risks {Code}", "portfolio", "portfolio Digital", $"project {Code}", $"status {Code} history", "projects", "approvals", "my data", $"escalations {Code}", "help"], 1)[0];

    private void Done(string action, string words)
    {
        lock (Facts)
            Facts.Add(new(Code, action, words));
    }

    private string Typed(string what) => string.Create(CultureInfo.InvariantCulture, $"{Code}{what}{Interlocked.Increment(ref _typed)}.");

    private string Thread(string name) => $"19:{Code}@thread.tacv2;messageid={name}";

    [GeneratedRegex(@"\bE-\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CaseNumber();

    [GeneratedRegex(@"\bR-\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ItemNumber();
}

/// <param name="Action">What was done.</param>
/// <param name="Words">Typed nowhere else.</param>
internal sealed record Fact(string Project, string Action, string Words);
