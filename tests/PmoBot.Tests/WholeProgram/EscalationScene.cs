using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using PmoBot.Audit;
using PmoBot.Delivery;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>A project with one level of very many approvers, any of whom decides, and all of whom have a chat with the bot.</summary>
internal sealed class EscalationScene
{
    private static readonly Instant Begins = Instant.FromUtc(2026, 11, 18, 9, 0);

    private readonly ProgramStore _store;
    private readonly LoopbackConnector _connector;
    private readonly long _begun = MachineTime.Real.GetTimestamp();
    private HashSet<string> _said = [];

    private EscalationScene(ProgramStore store, LoopbackConnector connector, int approvers)
    {
        (_store, _connector) = (store, connector);
        Raiser = PersonOf(0, "Raiser");
        Approvers = [.. Enumerable.Range(1, approvers).Select(number => PersonOf(number, $"Approver {number}"))];
        static Person PersonOf(int number, string name) => new(new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3).ToString("D"), name);
    }

    public static EscalationId Case { get; } = new(ProjectCode.Parse("APOLLO"), 1);

    public Person Raiser { get; }

    public IReadOnlyList<Person> Approvers { get; }

    /// <summary>Business time goes on while nobody is up: for a program that starts now.</summary>
    public KeyValuePair<string, string> Clock => new(
        "Clock__Start", InstantPattern.ExtendedIso.Format(Begins + Duration.FromTimeSpan(MachineTime.Real.GetElapsedTime(_begun))));

    /// <summary>How many approvers have been asked.</summary>
    public int Asked => Approvers.Count(approver => MessagesOf(approver).Count > 0);

    public static async Task<EscalationScene> SetAsync(ProgramStore store, LoopbackConnector connector, IEnumerable<KeyValuePair<string, string>> settings, int approvers)
    {
        var scene = new EscalationScene(store, connector, approvers);
        await scene.WriteAsync();
        await using var program = await RealProgram.StartAsync([.. settings, scene.Clock]);
        var bot = await program.Http;
        await Parallel.ForEachAsync(scene.Approvers.Append(scene.Raiser), async (person, cancel) =>
            await bot.SendAsync(scene.Speaker(person).Words("help"), cancel: cancel));
        await store.SettledAsync();
        scene._said = connector.All.Select(message => message.Id).ToHashSet(StringComparer.Ordinal);
        return scene;
    }

    public JsonObject Raise() => Speaker(Raiser).Press(
        RaiseEscalation.RaiseVerb, null, ("project", "APOLLO"), ("draft", "d1"), ("wanted", "Order the racks?"), ("optionA", "Second supplier"), ("optionB", "Wait"));

    public JsonObject Decide(Person by, char option) => Speaker(by).Press(
        DecideEscalation.DecideVerb, null, ("project", "APOLLO"), ("escalation", "E-1"), ("opening", "1"), ("option", $"{option}"));

    /// <summary>The messages of the case in somebody's chat, repeated ones too.</summary>
    public IReadOnlyList<SentActivity> MessagesOf(Person person) => [.. _connector.Sent(ChatOf(person)).Where(message => !_said.Contains(message.Id))];

    /// <summary>How many approvers see what became of it, on every message that they have of it.</summary>
    public int Told(string outcome) => Approvers.Count(approver => MessagesOf(approver) is { Count: > 0 } messages && messages.All(message => Shows(message, outcome)));

    public static bool Shows(SentActivity message, string words) => Encoding.UTF8.GetString(message.Activity.ToUtf8Json()).Contains(words, StringComparison.Ordinal);

    /// <summary>What must be true of the rows and of Teams once a case is decided and nothing is due but its time.</summary>
    /// <returns>How many messages there are too many.</returns>
    public async Task<int> ReckonAsync()
    {
        Assert.Empty(await _store.PartitionAsync("tenant", "dead-"));
        var escalations = new EscalationStore(_store.Rows);
        var it = (await escalations.FindAsync(Case, CancellationToken.None))!;
        Assert.Equal(EscalationState.Approved, it.State);
        Assert.Equal([StepKind.Raised, StepKind.Approved], (await escalations.TimelineAsync(Case, CancellationToken.None)).Select(step => step.Kind));
        var outcome = $"Approved, {it.Verdict!.Option}: ";

        var repeated = 0;
        foreach (var person in Approvers.Append(Raiser))
        {
            var card = EscalationCard.Prefix(Case) + (person.Is(Raiser) ? "verdict-1-0" : "level-1-0");
            var messages = MessagesOf(person);
            var delivery = (await _store.Rows.FindAsync(person.Partition, $"delivery-card-{card}"))!.Columns;
            Assert.Equal((nameof(DeliveryState.Done), delivery.Int64("wanted")), (delivery.Text("state"), delivery.Int64("shown")));
            Assert.NotEmpty(messages);
            Assert.True(messages.Count == 1 || delivery.Flag("maybeRepeated") == true, $"{person.Name} has {messages.Count} messages, and nobody said so.");
            repeated += messages.Count - 1;
            // One whose answer was lost is unknown to us until somebody presses on it.
            var shown = System.Text.Json.JsonSerializer.Deserialize<string[]>((await _store.Rows.FindAsync(person.Partition, $"card-{card}"))!.Columns.Text("activities")!)!;
            Assert.NotEmpty(shown);
            Assert.All(messages.Where(message => shown.Contains(message.Id, StringComparer.Ordinal)), message => Assert.True(Shows(message, outcome) && Shows(message, it.Verdict.By.Name), $"{person.Name} does not see it."));
        }

        return repeated;
    }

    private static string ChatOf(Person person) => $"a:1{person.ObjectId}";

    private TeamsSpeaker Speaker(Person person) => new(_connector.ServiceUrl, ChatOf(person)) { ObjectId = person.ObjectId, Name = person.Name };

    // Past the form, which takes eight approvers a level.
    private async Task WriteAsync()
    {
        var project = new Project
        {
            Code = Case.Project,
            Name = "Portal",
            Portfolio = Portfolio.Named("Digital"),
            Manager = Raiser,
            EscalationPath = [new EscalationLevel(Approvers, All: false)],
            ActiveSince = Begins - Duration.FromDays(60),
            Version = 1,
            Audit = AuditHead.Start,
        };
        var (head, entry) = AuditTrail.Append(AuditHead.Start, Begins, Guid.Empty, NewProject.CreateVerb, ProjectStore.Row, ProjectRules.InWords(project));
        project = project with { Audit = head, Edited = head.Sequence };
        await _store.Rows.CommitAsync(project.Code.Partition, [ProjectStore.Insert(project), entry]);
        await new ProjectDirectory(_store.Rows).WriteAsync(project, CancellationToken.None);
        await new TakeSnapshot(_store.Rows, new ProjectStore(_store.Rows), [], []).ActAsync(
            new() { Owner = project.Code.Partition, Id = "snapshot", Kind = TakeSnapshot.KindName, Due = Begins, State = DeliveryState.Pending }, CancellationToken.None);
    }
}
