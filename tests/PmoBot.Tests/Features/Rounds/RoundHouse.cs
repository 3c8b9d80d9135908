using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Features.Rounds;
using PmoBot.Features.Settings;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Scheduling;
using PmoBot.Tables;
using PmoBot.Tests.Features.Projects;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Features.Rounds;

/// <summary>A portfolio whose rounds run: Wednesday, 18 November 2026, 10:00 in Paris, unless a test says otherwise.</summary>
internal sealed class RoundHouse : IDisposable
{
    public const string Portfolio = "Digital";

    public static readonly Period Week47 = Period.ParseId("20261116-w")!;
    public static readonly RoundId Round47 = new("digital", Week47);
    public static readonly Person Ana = new("33333333-0000-4000-8000-000000000001", "Ana Lima");
    public static readonly Person Bao = new("33333333-0000-4000-8000-000000000002", "Bao Tran");

    private readonly Dictionary<string, string> _live = new(StringComparer.Ordinal)
    {
        ["portfolio"] = Portfolio,
        ["cadence"] = nameof(Cadence.Weekly),
        ["mode"] = nameof(RoundMode.Live),
        ["ownZone"] = "true",
        ["opens"] = "Thu 14:00",
        ["due"] = "Fri 12:00",
        ["cutOff"] = "Mon 10:00",
        ["published"] = "Mon 11:00",
    };

    public RoundHouse(PeopleCompliance? people = null) => House = new(also: services =>
    {
        services.AddStatus().AddRounds().AddSettings().AddSingleton(people ?? PeopleCompliance.Off);
        Directory.AddTo(services);
    });

    /// <summary>Off, unless a test is about it.</summary>
    public ScriptedDirectory Directory { get; } = new() { IsOn = false };

    public ProjectHouse House { get; }

    /// <summary>Of every message that was posted: the conversation, and the line that notifications show.</summary>
    public IReadOnlyList<(string Place, string Summary)> Posts =>
        [.. House.Teams.Requests.Zip(House.Teams.Places).Where(sent => sent.First.StartsWith("POST", StringComparison.Ordinal)).Select(sent => (sent.Second, sent.First["POST ".Length..]))];

    public void Dispose() => House.Dispose();

    public async Task<Project> LedAsync(string code, Person manager, Func<Project, Project>? with = null)
    {
        var project = await House.CreateAsync(code, Portfolio, plain =>
        {
            var led = plain with { Manager = manager, ActiveSince = House.Now - Duration.FromDays(60) };
            return with?.Invoke(led) ?? led;
        });
        await House.Get<Outbox>().CommitAsync(project.Code.Partition, [], [TakeSnapshot.Raise(House.Now)]);
        await DeliverAsync();
        return project;
    }

    /// <summary>The PMO turns the rounds on.</summary>
    public async Task<Reply> GoLiveAsync(params (string Field, string Value)[] otherwise)
    {
        var form = new Dictionary<string, string>(_live, StringComparer.Ordinal);
        foreach (var (field, value) in otherwise)
            form[field] = value;
        return await House.PressAsync(ChangeSchedule.SaveVerb, form);
    }

    public Task KnownAsync(Person person, string? zone = null, LocalDate? absentUntil = null, Language? language = null) =>
        House.Get<ProfileStore>().ChangeAsync(person, known => known with { ChosenZone = zone ?? known.ChosenZone, AbsentUntil = absentUntil, ChosenLanguage = language });

    /// <summary>Business time goes on until then, and all that is due is done on the way.</summary>
    public async Task UntilAsync(Instant then)
    {
        while (House.Now < then)
        {
            House.Wait(Duration.Min(Duration.FromHours(1), then - House.Now));
            await DeliverAsync();
        }
    }

    public Task UntilAsync(int day, int hour, int minute = 0) => UntilAsync(At(day, hour, minute));

    /// <summary>In November, in Paris.</summary>
    public static Instant At(int day, int hour, int minute = 0) =>
        new LocalDateTime(2026, 11, day, hour, minute).InZoneLeniently(PortfolioSettings.Default.Zone).ToInstant();

    /// <summary>What is due now, and what that makes due.</summary>
    public async Task DeliverAsync()
    {
        for (var times = 0; times < 6; times++)
            await House.DeliverAsync();
    }

    public async Task<RoundLine> LineAsync(string code) =>
        (await House.Get<RoundBoard>().FindAsync(Round47, ProjectCode.Parse(code), CancellationToken.None))!;

    /// <summary>What a use case of another feature would change, and what follows from it.</summary>
    public async Task ChangeAsync(string code, Func<Project, Project> change)
    {
        var stored = (await House.Get<ProjectStore>().FindAsync(ProjectCode.Parse(code), CancellationToken.None))!;
        var changed = change(stored.Project) with { Version = stored.Project.Version + 1 };
        Assert.IsType<CommitResult.Committed>(await House.Get<Outbox>().CommitAsync(changed.Code.Partition, [ProjectStore.Replace(changed, stored.ETag)], [TakeSnapshot.Raise(House.Now), ListProject.Raise(House.Now)]));
        await DeliverAsync();
    }

    /// <summary>What is kept of it cannot be read any more.</summary>
    public async Task BreakAsync(string code)
    {
        var partition = ProjectCode.Parse(code).Partition;
        var row = (await House.Store.FindAsync(partition, ProjectStore.Row))!;
        await House.Store.CommitAsync(partition, [new Write.Replace(row.Key, new Columns { ["code"] = code }, row.ETag)]);
    }

    public async Task PmoAsync(Person person) =>
        await House.Get<RoleStore>().GrantAsync(await House.TurnOfAsync(ProjectHouse.Camille), person, new Grant(Role.Pmo));

    /// <summary>The data of the buttons with this verb on the last card that was posted or put.</summary>
    public IReadOnlyList<Dictionary<string, string>> Buttons(string verb)
    {
        var found = new List<Dictionary<string, string>>();
        Read(JsonSerializer.Deserialize<JsonElement>(House.Teams.Messages.Values.Last()));
        return found;

        void Read(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                    Read(item);
            }

            if (element.ValueKind != JsonValueKind.Object)
                return;
            if (element.TryGetProperty("verb", out var of) && of.ValueEquals(verb))
                found.Add(element.GetProperty("data").EnumerateObject().ToDictionary(datum => datum.Name, datum => datum.Value.ToString(), StringComparer.Ordinal));
            foreach (var property in element.EnumerateObject().Where(property => property.Name != "fallback"))
                Read(property.Value);
        }
    }

    public Task<Reply> PressAsync(string verb, Person by, int button = 0) => House.PressAsync(verb, Buttons(verb)[button], Roles.None, by);

    /// <summary>A report, by its form.</summary>
    public async Task ReportAsync(string code, Person by)
    {
        var form = await House.OpenAsync($"status {code}", Roles.None, by);
        (form["overall"], form["news"]) = ("green", "All is well");
        Assert.IsType<Reply.UpdatedCard>(await House.PressAsync(SubmitStatus.SubmitVerb, form, Roles.None, by) switch { Reply.Both both => both.First, var reply => reply });
        await DeliverAsync();
    }
}
