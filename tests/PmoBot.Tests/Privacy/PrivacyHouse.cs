using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Audit;
using PmoBot.Features.Digests;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.RoleGrants;
using PmoBot.Features.Rounds;
using PmoBot.Features.Settings;
using PmoBot.People;
using PmoBot.Privacy;
using PmoBot.Scheduling;
using PmoBot.Tables;
using PmoBot.Tests.Features.Digests;
using PmoBot.Tests.Features.Projects;
using PmoBot.Tests.Support;
using PmoBot.Verbs;

namespace PmoBot.Tests.Privacy;

/// <summary>A store in which Ana did everything that can be done: what is kept of her has to be found in it, and got out of it.</summary>
internal sealed class PrivacyHouse : IDisposable
{
    public static readonly Person Ana = DigestHouse.Ana;
    public static readonly Person Bo = DigestHouse.Bo;
    public static readonly Person Cy = new("44444444-0000-4000-8000-000000000003", "Cy Chen");

    private PrivacyHouse(ITableStore? store, params string[] admins) => Digests = new(store is null ? null : _ => store, more: services =>
    {
        services.AddAudit().AddRoleGrants().AddSettings().AddPrivacy().AddVerbs().AddSingleton(MachineTime.Real).AddSingleton(new DeliveryOptions { TakeoverSeconds = 1 });
        services.AddSingleton(new PmoOptions(admins));
        if (store is not null)
            services.AddSingleton((IMaintenanceScan)store);
    });

    public DigestHouse Digests { get; }

    public ProjectHouse House => Digests.House;

    public ITableStore Store => House.Get<ITableStore>();

    public void Dispose() => Digests.Dispose();

    /// <param name="store">Null: one of its own.</param>
    /// <param name="admins">PMO by configuration.</param>
    public static PrivacyHouse On(ITableStore? store = null, params string[] admins) => new(store, admins);

    public static async Task<PrivacyHouse> FilledAsync(ITableStore? store = null)
    {
        var (rows, now) = await Filled.Value;
        var house = new PrivacyHouse(store);
        house.House.Wait(now - house.House.Now);
        house.Digests.Graph.IsOn = true;
        house.Digests.Graph.SignedIn.Add(Ana.ObjectId);
        foreach (var some in rows.GroupBy(row => row.Partition, StringComparer.Ordinal).SelectMany(of => of.Chunk(50)))
            Assert.IsType<CommitResult.Committed>(await house.Store.CommitAsync(some[0].Partition, [.. some.Select(row => new Write.Insert(row.Key, row.Columns))]));
        return house;
    }

    // Once for all tests: two weeks of it take their time.
    private static readonly Lazy<Task<(List<TableRow> Rows, Instant Now)>> Filled = new(async () =>
    {
        using var house = new PrivacyHouse(null);
        await house.FillAsync();
        return (await house.RowsAsync(), house.House.Now);
    });

    public async Task<(ExitCode Code, string[] Lines)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        var (line, _) = VerbLine.Parse(arguments);
        var code = await House.Get<VerbRunner>().RunAsync(line!, output, output);
        return (code, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    public async Task VerifiesAsync()
    {
        var (code, lines) = await RunAsync("audit", "verify");
        Assert.True(code == ExitCode.Fine, string.Join('\n', lines));
    }

    public ValueTask<List<TableRow>> RowsAsync() => House.Get<IMaintenanceScan>().ScanAsync().ToListAsync();

    /// <summary>Whatever somebody is found in, by key or column: texts as they read, packed bytes unpacked.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(Person person) =>
    [
        .. (await RowsAsync()).SelectMany(row => row.Columns.Select(column => (column.Key, Said: Said(column.Value))).Append(("key", $"{row.Partition} {row.Key}"))
            .Where(column => column.Item2.Contains(person.ObjectId, StringComparison.OrdinalIgnoreCase) || column.Item2.Contains(person.Name, StringComparison.OrdinalIgnoreCase))
            .Select(column => $"{row.Partition} {row.Key} {column.Item1}: {column.Item2}")),
    ];

    public static string Said(object value)
    {
        if (value is not byte[] bytes)
            return value is string text ? Unescaped(text) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
        try
        {
            using var unpacked = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.UTF8);
            return unpacked.ReadToEnd();
        }
        catch (InvalidDataException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private static string Unescaped(string text) => Regex.Replace(text, @"\\u(?<unit>[0-9a-fA-F]{4})", found => ((char)int.Parse(found.Groups["unit"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(), RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

    private async Task FillAsync()
    {
        Digests.Graph.IsOn = true;
        Digests.Graph.SignedIn.Add(Ana.ObjectId);
        foreach (var person in new[] { ProjectHouse.Camille, Ana, Bo, Cy })
            await Digests.KnownAsync(person);
        await House.Get<ProfileStore>().ChangeAsync(Ana, known => known with { Deputy = Bo, AbsentUntil = new LocalDate(2026, 12, 24), Account = new Account("29:1ana", House.ServiceUrl) });
        await House.Get<ProfileStore>().ChangeAsync(Bo, known => known with { Deputy = Ana });
        await Digests.PmoAsync(Ana);
        await House.Get<RoleStore>().GrantAsync(await House.TurnOfAsync(Ana), Bo, new Grant(Role.Pmo, "digital"));

        await Digests.LedAsync("APOLLO", plain => plain with { Deputy = Bo, Members = [Ana, Cy], EscalationPath = [Any(Cy)], Baselines = [new Baseline(new LocalDate(2027, 3, 1), House.Now) { By = Ana }] });
        await Digests.LedAsync("HERMES", plain => plain with { Manager = Bo, Deputy = Ana, Sponsor = Ana, EscalationPath = [Any(Ana, Cy)] });
        await Digests.LedAsync("ZEUS", plain => plain with { State = ProjectState.Closed, Sponsor = Ana });
        await GoLiveAsync();
        await House.SayAsync("link APOLLO", Roles.PmoForAll, DigestHouse.English, Ana);
        await House.SayAsync("audit", Roles.None, by: Ana);
        await House.SayAsync("round dry", Roles.PmoForAll, by: Ana);
        await Digests.DeliverAsync();
        await Digests.ReportAsync("APOLLO", ("overall", "red"), ("cause", "The racks are late"), ("news", "As Ana Lima said, it is late"));
        await Digests.ReportAsync("APOLLO", ("news", "Nothing is as it was"));
        await LogAsync();
        await DecideAsync();

        await House.Get<Publishers>().FoundAsync(await House.TurnOfAsync(Ana));
        await SetUpAsync("APOLLO", DigestHouse.English);
        await SetUpAsync("Digital", null);
        await Digests.UntilAsync(24, 12);
        Digests.Graph.Answer = (_, _) => new Publishing.SignInWanted("no token");
        await Digests.UntilAsync(31, 12);
        await House.Get<Publishers>().FoundAsync(await House.TurnOfAsync(Ana));
        await House.DropAsync(House.Shelf.Put("projects.csv", "code,name,portfolio,manager\nMERCURY,Mercury,Digital,Ana Lima\n"), by: Ana);
        await Digests.DeliverAsync();
    }

    private static EscalationLevel Any(params Person[] approvers) => new(approvers, All: false);

    private Task<Reply> GoLiveAsync() => House.PressAsync(ChangeSchedule.SaveVerb, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["portfolio"] = "Digital",
        ["cadence"] = nameof(Cadence.Weekly),
        ["mode"] = nameof(RoundMode.Live),
        ["ownZone"] = "true",
        ["opens"] = "Thu 14:00",
        ["due"] = "Fri 12:00",
        ["cutOff"] = "Mon 10:00",
        ["published"] = "Mon 11:00",
    }, by: Ana);

    private async Task LogAsync()
    {
        var form = await House.OpenAsync("risk APOLLO", Roles.None, Ana);
        (form["statement"], form["probability"], form["impact"], form["owner"]) = ("Racks come late, says Ana Lima", "5", "5", Ana.ObjectId);
        Assert.IsType<Reply.UpdatedCard>(await House.PressAsync(LogItem.LogVerb, form, Roles.None, Ana));
        form = ProjectHouse.Inputs(Assert.IsType<Reply.Form>(await House.PressAsync(
            OpenItemForm.OpenVerb, new { project = "APOLLO", item = "R-1", form = RespondToItem.RespondVerb }, Roles.None, Ana)).Body);
        form["action"] = "Ring the supplier";
        Assert.IsType<Reply.UpdatedCard>(await House.PressAsync(RespondToItem.RespondVerb, form, Roles.None, Ana));
        await Digests.DeliverAsync();
    }

    // One that she raised and Cy decides, one that she decides for Bo, one that is open.
    private async Task DecideAsync()
    {
        await RaiseAsync("APOLLO", Ana);
        await PressAsync("APOLLO", 1, AskForMore.AskVerb, Cy, (EscalationFields.Comment, "How much, Ana?"));
        await PressAsync("APOLLO", 1, AnswerQuestion.AnswerVerb, Ana, (EscalationFields.Answer, "Ana Lima asked: a lot"));
        await PressAsync("APOLLO", 1, DecideEscalation.DecideVerb, Cy, (EscalationFields.Option, "A"));
        await RaiseAsync("HERMES", Bo);
        await PressAsync("HERMES", 1, DelegateEscalation.DelegateVerb, Ana, (EscalationFields.Person, ProjectHouse.Camille.ObjectId));
        await PressAsync("HERMES", 1, DecideEscalation.DecideVerb, Ana, (EscalationFields.Option, "B"), (EscalationFields.Comment, "So says Ana Lima"));
        await RaiseAsync("HERMES", Bo);
    }

    private async Task RaiseAsync(string code, Person by)
    {
        var form = await House.OpenAsync($"escalate {code}", Roles.None, by);
        (form["wanted"], form["optionA"], form["optionB"]) = ("Order the racks?", "Second supplier", "Wait");
        await House.PressAsync(RaiseEscalation.RaiseVerb, form, Roles.None, by);
        await Digests.DeliverAsync();
    }

    private async Task PressAsync(string code, int number, string verb, Person by, params (string Field, string Value)[] typed)
    {
        var stands = (await House.Get<EscalationStore>().FindAsync(new EscalationId(ProjectCode.Parse(code), number), CancellationToken.None))!;
        var data = new Dictionary<string, string>(StringComparer.Ordinal) { ["project"] = code, ["escalation"] = $"E-{number}", ["opening"] = $"{stands.Opening}" };
        foreach (var (field, value) in typed)
            data[field] = value;
        await House.PressAsync(verb, data, Roles.None, by);
        await Digests.DeliverAsync();
        var then = (await House.Get<EscalationStore>().FindAsync(stands.Id, CancellationToken.None))!;
        Assert.True(then.Steps > stands.Steps, verb);
    }

    private async Task SetUpAsync(string subject, string? channel)
    {
        var reply = channel is not null
            ? await House.SayAsync($"digest {subject}", channel: channel, by: Ana)
            : await House.PressAsync(EditDigest.OpenVerb, new Dictionary<string, string> { [DigestDraft.Partition] = Portfolio.Named(subject).Partition }, by: Ana);
        var form = ProjectHouse.Inputs(Assert.IsType<Reply.Form>(reply).Body);
        if (channel is null)
            form[DigestDraft.People] = $"{Ana.ObjectId},{Bo.ObjectId}";
        else
            form[DigestDraft.Poster] = DigestDraft.ByMe;
        Assert.IsType<Reply.UpdatedCard>(await House.PressAsync(SaveDigest.SaveVerb, form, by: Ana, channel: channel));
        await Digests.DeliverAsync();
    }
}
