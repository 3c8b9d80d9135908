using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PmoBot.Features.Projects;
using PmoBot.Local;
using PmoBot.People;

namespace PmoBot.Tests.Support;

/// <summary>The whole program, spoken with by people in chats and channels; Camille is its PMO.</summary>
internal sealed partial class TalkingProgram : IAsyncDisposable
{
    public static readonly Person Camille = new(Persona.Camille.AadObjectId, Persona.Camille.Name);
    public static readonly Person Daniel = new(Persona.Daniel.AadObjectId, Persona.Daniel.Name);

    private readonly LoopbackConnector _connector;
    private readonly HostedProgram _host;
    private readonly HttpClient _bot;

    private TalkingProgram(LoopbackConnector connector, IEnumerable<KeyValuePair<string, string>> settings)
    {
        _connector = connector;
        _host = new HostedProgram([.. Store.Settings, .. RealProgram.Impatient, .. settings], Clock);
        _bot = _host.CreateClient();
    }

    public ManualClock Clock { get; } = new();

    public ProgramStore Store { get; } = ProgramStore.OnSqlite();

    /// <summary>Where it posts.</summary>
    public LoopbackConnector Teams => _connector;

    public static async Task<TalkingProgram> StartAsync(params IEnumerable<KeyValuePair<string, string>> settings) =>
        new(await LoopbackConnector.StartAsync(MachineTime.Real), settings);

    /// <summary>A part of the program itself, for what a delivery does to it.</summary>
    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public TeamsSpeaker InChat(Person person) =>
        new(_connector.ServiceUrl, $"a:1{person.ObjectId}") { ObjectId = person.ObjectId, Name = person.Name };

    public TeamsSpeaker InChannel(Person person) => InChat(person) with { Type = "channel", Conversation = "19:c@thread.tacv2" };

    public Task<BotAnswer> SendAsync(JsonObject activity) => _bot.SendAsync(activity);

    /// <summary>What the conversation shows after these words, as it went out.</summary>
    public async Task<string> SayAsync(TeamsSpeaker here, string words)
    {
        await SendAsync(here.Words(words));
        return Last(here);
    }

    public async Task<string> SaveAsync(Person person, params (string Field, string Value)[] typed) =>
        (await SendAsync(InChat(person).Press("settings.save", null, typed))).Body;

    /// <summary>With what this very form carries; its fields as they are given.</summary>
    public Task<string> SaveAsync(Person person, string form, params (string Field, string Value)[] typed) =>
        SaveAsync(person, [.. typed, .. Carried().Matches(form).Select(found => (found.Groups["field"].Value, found.Groups["value"].Value))]);

    /// <summary>All that was said and shown here, as it went out.</summary>
    public string All(TeamsSpeaker here) => string.Join('\n', Bodies(here));

    public string Last(TeamsSpeaker here) => Bodies(here)[^1];

    public async Task<Profile> ProfileAsync(Person person) =>
        ProfileStore.Read(await Store.Rows.FindAsync(ProfileStore.AddressOf(person.ObjectId)))!;

    public Task BeginAsync(string name, Func<Project, Project>? with = null) => Store.BeginAsync(name, Clock.Now, with);

    public async ValueTask DisposeAsync()
    {
        _bot.Dispose();
        await _host.DisposeAsync();
        await _connector.DisposeAsync();
        Store.Dispose();
    }

    [GeneratedRegex("\"(?<field>was-[a-z]+)\":\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Carried();

    private List<string> Bodies(TeamsSpeaker here) =>
        [.. _connector.Requests.Where(it => it.ConversationId == here.Conversation).Select(it => Encoding.UTF8.GetString(it.Body))];
}
