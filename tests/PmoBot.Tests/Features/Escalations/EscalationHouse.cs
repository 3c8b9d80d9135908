using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.Features.Rounds;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Delivery;
using PmoBot.Tests.Features.Projects;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Features.Escalations;

/// <summary>APOLLO with an escalation path, led by Ana: Wednesday, 18 November 2026, 10:00 in Paris, unless a test says otherwise.</summary>
/// <param name="seen">What stands between the features and the store.</param>
/// <param name="teams">Where another house has posted before.</param>
/// <param name="directory">Graph's, where a test is about it.</param>
internal sealed class EscalationHouse(Func<ITableStore, ITableStore>? seen = null, Channel? teams = null, ScriptedDirectory? directory = null) : IDisposable
{
    public const string Code = "APOLLO";

    public static readonly Person Ana = new("33333333-0000-4000-8000-000000000001", "Ana Lima");
    public static readonly Person Bo = new("33333333-0000-4000-8000-000000000002", "Bo Berg");
    public static readonly Person Cy = new("33333333-0000-4000-8000-000000000003", "Cy Chen");
    public static readonly Person Dee = new("33333333-0000-4000-8000-000000000004", "Dee Diaz");
    public static readonly Person Eve = new("33333333-0000-4000-8000-000000000005", "Eve Ek");

    public static readonly EscalationId E1 = new(ProjectCode.Parse(Code), 1);

    public ProjectHouse House { get; } = new(seen, services =>
    {
        services.AddStatus().AddRounds().AddEscalations();
        if (teams is not null)
            services.AddSingleton<IMessenger>(teams);
        directory?.AddTo(services);
    });

    /// <summary>Of the project.</summary>
    public IReadOnlyList<Person> Members { get; init; } = [];

    public Channel Teams => teams ?? House.Teams;

    public void Dispose() => House.Dispose();

    /// <summary>Everybody is known with a chat of their own, and APOLLO has these levels.</summary>
    public async Task BeginAsync(params EscalationLevel[] path)
    {
        foreach (var person in new[] { ProjectHouse.Camille, Ana, Bo, Cy, Dee, Eve })
            await KnownAsync(person);
        await House.CreateAsync(Code, "Digital", plain => plain with { Manager = Ana, Members = Members, EscalationPath = path.Length > 0 ? path : [Any(Bo), Any(Cy)] }, recorded: true);
    }

    public static EscalationLevel Any(params Person[] approvers) => new(approvers, All: false);

    public static EscalationLevel All(params Person[] approvers) => new(approvers, All: true);

    public Task KnownAsync(Person person, Language? language = null, string? zone = null, LocalDate? absentUntil = null, Person? deputy = null) =>
        House.Get<ProfileStore>().ChangeAsync(person, known => known with
        {
            Chat = new ConversationReference(House.ServiceUrl, $"a:{person.Name[..2]}", "personal", "28:b", "t"),
            ChosenLanguage = language,
            ChosenZone = zone ?? known.ChosenZone,
            AbsentUntil = absentUntil,
            Deputy = deputy,
        });

    public async Task<Reply> RaiseAsync(Person? by = null, params (string Field, string Value)[] otherwise)
    {
        var form = await House.OpenAsync($"escalate {Code}", Roles.None, by ?? Ana);
        (form["wanted"], form["optionA"], form["costA"], form["delayA"], form["optionB"]) = ("Order the racks?", "Second supplier", "38000", "0", "Wait");
        foreach (var (field, value) in otherwise)
            form[field] = value;
        var reply = await House.PressAsync(RaiseEscalation.RaiseVerb, form, Roles.None, by ?? Ana);
        await DeliverAsync();
        return reply;
    }

    /// <summary>As a card of the case as it stands now would press it.</summary>
    public async Task<Reply> PressAsync(string verb, Person by, params (string Field, string Value)[] typed)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["project"] = Code,
            ["escalation"] = "E-1",
            ["opening"] = $"{(await FindAsync()).Opening}",
        };
        foreach (var (field, value) in typed)
            data[field] = value;
        var reply = await House.PressAsync(verb, data, Roles.None, by);
        await DeliverAsync();
        return reply;
    }

    public async Task<Escalation> FindAsync() => (await House.Get<EscalationStore>().FindAsync(E1, CancellationToken.None))!;

    public async Task<IReadOnlyList<StepKind>> StepsAsync() =>
        [.. (await House.Get<EscalationStore>().TimelineAsync(E1, CancellationToken.None)).Select(step => step.Kind)];

    /// <summary>To whose chat so many messages went.</summary>
    public int Posts(Person person) => Teams.Requests.Zip(Teams.Places)
        .Count(sent => sent.First.StartsWith("POST", StringComparison.Ordinal) && sent.Second == $"a:{person.Name[..2]}");

    public async Task UntilAsync(int day, int hour, int minute = 0)
    {
        var then = new LocalDateTime(2026, 11, day, hour, minute).InZoneLeniently(PortfolioSettings.Default.Zone).ToInstant();
        while (House.Now < then)
        {
            House.Wait(Duration.Min(Duration.FromMinutes(30), then - House.Now));
            await DeliverAsync();
        }
    }

    public async Task DeliverAsync()
    {
        for (var times = 0; times < 4; times++)
            await House.DeliverAsync();
    }
}
