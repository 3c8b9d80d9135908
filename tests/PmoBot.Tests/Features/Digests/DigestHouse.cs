using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Digests;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.Features.Rounds;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Digests;

/// <summary>The portfolio Digital and whoever reads digests of it: Wednesday, 18 November 2026, 10:00 in Paris, unless a test says otherwise.</summary>
internal sealed class DigestHouse : IDisposable
{
    public const string English = "19:english@thread.tacv2";
    public const string French = "19:french@thread.tacv2";

    public static readonly Person Ana = new("33333333-0000-4000-8000-000000000001", "Ana Lima");
    public static readonly Person Bo = new("33333333-0000-4000-8000-000000000002", "Bo Berg");

    /// <param name="seen">What stands between the features and the store.</param>
    /// <param name="also">A section of the test's own.</param>
    /// <param name="more">Further features that a test is about.</param>
    public DigestHouse(Func<ITableStore, ITableStore>? seen = null, IDigestSection? also = null, Action<IServiceCollection>? more = null) => House = new(seen, services =>
    {
        services
            .AddStatus().AddRounds().AddEscalations().AddDigests()
            .AddSingleton<IChannelPublisher>(Graph).AddSingleton<ITeams>(Graph).AddSingleton<ISignIn>(Graph).AddSingleton<IUserTokens>(Graph)
            .AddSingleton(PeopleCompliance.Off);
        if (also is not null)
            services.AddSingleton(also);
        more?.Invoke(services);
    })
    {
        Said = channel => new TeamChannel(channel, "19:team@thread.tacv2") { Name = "Steering" },
    };

    /// <param name="also">A section of the test's own.</param>
    public static DigestHouse Open(IDigestSection? also = null) => new(also: also);

    public ProjectHouse House { get; }

    public ScriptedGraph Graph { get; } = new();

    /// <summary>Of every message that the bot posted: the conversation, and the line that notifications show.</summary>
    public IReadOnlyList<(string Place, string Summary)> Posts =>
        [.. House.Teams.Requests.Zip(House.Teams.Places).Where(sent => sent.First.StartsWith("POST", StringComparison.Ordinal)).Select(sent => (sent.Second, sent.First["POST ".Length..]))];

    /// <summary>The cards that the bot posted, in their order.</summary>
    public IReadOnlyList<string> Cards => [.. House.Teams.Messages.Values.Select(Unescaped)];

    public void Dispose() => House.Dispose();

    public async Task<Project> LedAsync(string code, Func<Project, Project>? with = null)
    {
        var project = await House.CreateAsync(code, "Digital", plain =>
        {
            var led = plain with { Manager = Ana, ActiveSince = House.Now - Duration.FromDays(60) };
            return with?.Invoke(led) ?? led;
        }, recorded: true);
        await House.Get<Outbox>().CommitAsync(project.Code.Partition, [], [TakeSnapshot.Raise(House.Now)]);
        await DeliverAsync();
        return project;
    }

    /// <summary>The PMO sends the form in a channel, or in their own chat.</summary>
    public async Task<Reply> SetUpAsync(string subject, string? channel, params (string Field, string Value)[] typed)
    {
        var form = ProjectHouse.Inputs(await FormAsync(subject, channel));
        foreach (var (field, value) in typed)
            form[field] = value;
        var reply = await House.PressAsync(SaveDigest.SaveVerb, form, channel: channel);
        await DeliverAsync();
        return reply;
    }

    public async Task<PmoBot.AdaptiveCards.AdaptiveCard> FormAsync(string subject, string? channel)
    {
        if (channel is not null)
            return Assert.IsType<Reply.Form>(await House.SayAsync($"digest {subject}", channel: channel)).Body;
        var partition = ProjectCode.TryParse(subject, out var code) && await House.Get<ProjectStore>().FindAsync(code.Value, CancellationToken.None) is not null
            ? code.Value.Partition : Portfolio.Named(subject).Partition;
        return Assert.IsType<Reply.Form>(await House.PressAsync(EditDigest.OpenVerb, new Dictionary<string, string> { [DigestDraft.Partition] = partition })).Body;
    }

    public async Task ReportAsync(string code, params (string Field, string Value)[] typed)
    {
        var form = await House.OpenAsync($"status {code}", Roles.None, Ana);
        (form["overall"], form["news"]) = ("green", "All is well");
        foreach (var (field, value) in typed)
            form[field] = value;
        var reply = await House.PressAsync(SubmitStatus.SubmitVerb, form, Roles.None, Ana);
        Assert.IsType<Reply.UpdatedCard>(reply is Reply.Both both ? both.First : reply);
        await DeliverAsync();
    }

    public async Task<Subscription> OnlyAsync(string partition = "portfolio-digital") =>
        Assert.Single(await House.Get<SubscriptionRows>().ListAsync(partition, CancellationToken.None));

    /// <summary>Business time goes on until then, in November, in Paris, and all that is due is done on the way.</summary>
    public async Task UntilAsync(int day, int hour, int minute = 0)
    {
        var then = new LocalDateTime(2026, 11, 1, hour, minute).PlusDays(day - 1).InZoneLeniently(PortfolioSettings.Default.Zone).ToInstant();
        while (House.Now < then)
        {
            House.Wait(Duration.Min(Duration.FromHours(6), then - House.Now));
            await DeliverAsync();
        }
    }

    public async Task DeliverAsync()
    {
        for (var times = 0; times < 6; times++)
            await House.DeliverAsync();
    }

    public async Task PmoAsync(Person person) =>
        await House.Get<RoleStore>().GrantAsync(await House.TurnOfAsync(ProjectHouse.Camille), person, new Grant(Role.Pmo));

    public async Task ReaderAsync(Person person) =>
        await House.Get<RoleStore>().GrantAsync(await House.TurnOfAsync(ProjectHouse.Camille), person, new Grant(Role.Reader, "digital"));

    public async Task KnownAsync(Person person, Language? language = null)
    {
        await House.Get<ProfileStore>().ChangeAsync(person, known => known with
        {
            ChosenLanguage = language,
            Chat = new ConversationReference(House.ServiceUrl, $"a:{person.Name[..2]}", "personal", "28:b", "t"),
        });
        await DeliverAsync();
    }

    /// <summary>By a button of its own card.</summary>
    public async Task<Reply> PressAsync(string verb, Subscription subscription, params (string Field, string Value)[] more)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal) { [DigestDraft.Partition] = subscription.Subject.Partition, [DigestDraft.Id] = subscription.Id };
        foreach (var (field, value) in more)
            data[field] = value;
        var reply = await House.PressAsync(verb, data);
        await DeliverAsync();
        return reply;
    }

    public static string Unescaped(string card) => System.Text.RegularExpressions.Regex.Unescape(card);
}

/// <summary>What Graph, Teams and the Token Service answer, as a test says it.</summary>
internal sealed class ScriptedGraph : IChannelPublisher, ITeams, ISignIn, IUserTokens
{
    public bool IsOn { get; set; }

    public Func<string, ChannelAddress, Publishing?> Answer { get; set; } = (_, _) => null;

    public List<(string Publisher, ChannelAddress Channel, string Card)> Posts { get; } = [];

    public HashSet<string> SignedIn { get; } = [];

    public Task<Publishing> PostAsync(string publisher, ChannelAddress channel, CardContent card, CancellationToken cancel)
    {
        if (Answer(publisher, channel) is { } answer)
            return Task.FromResult(answer);
        Posts.Add((publisher, channel, Encoding.UTF8.GetString(card.Json.Span)));
        return Task.FromResult<Publishing>(new Publishing.Posted($"m{Posts.Count}"));
    }

    public Task<TeamFacts?> FindAsync(ConversationReference conversation, string team, CancellationToken cancel) => Task.FromResult<TeamFacts?>(new($"group of {team}", "Steering"));

    /// <summary>Of channels, where the activities leave them out.</summary>
    public Dictionary<string, string> Names { get; } = new(StringComparer.Ordinal);

    public Task<string?> NameAsync(ConversationReference conversation, string team, string channel, CancellationToken cancel) => Task.FromResult(Names.GetValueOrDefault(channel));

    public Task<bool> SignOutAsync(string objectId, CancellationToken cancel) => Task.FromResult(SignedIn.Remove(objectId));

    public Task<UserToken> FindAsync(string objectId, CancellationToken cancel) =>
        Task.FromResult<UserToken>(SignedIn.Contains(objectId) ? new UserToken.Found("token", null) : new UserToken.None());
}
