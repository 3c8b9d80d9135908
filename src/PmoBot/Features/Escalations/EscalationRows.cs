using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Escalations;

/// <summary>A case ↔ its row `escalation-000004`, and the rows of its timeline, `step-000004-0001`.</summary>
internal static class EscalationRows
{
    public const string Prefix = "escalation-";

    public const string StepPrefix = "step-";
    private const string FactsColumn = "facts";

    // Whoever reads the columns in a report sees é and not \u00e9.
    private static readonly EscalationJson Lists = new(new JsonSerializerOptions(EscalationJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string StepsOf(EscalationId id) => string.Create(CultureInfo.InvariantCulture, $"{StepPrefix}{id.Number:000000}-");

    public static bool IsStep(string row) => row.StartsWith(StepPrefix, StringComparison.Ordinal);

    /// <summary>`000004`: whose step it is.</summary>
    public static string NumberOfStep(string row) => row.Split('-')[1];

    public static string StepRow(EscalationId id, int step) => string.Create(CultureInfo.InvariantCulture, $"{StepsOf(id)}{step:0000}");

    /// <summary>What the audit trail keeps of it: every column of its row, and of the facts their hash.</summary>
    public static string InWords(Escalation escalation) => string.Join('\n', Write(escalation).OrderBy(column => column.Key, StringComparer.Ordinal)
        .Where(column => column.Value is not null)
        .Select(column => column.Key == FactsColumn ? $"factsHash: {FactsHash(escalation)}" : string.Create(CultureInfo.InvariantCulture, $"{column.Key}: {column.Value}")));

    public static string FactsHash(Escalation escalation) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Facts(escalation))));

    /// <summary>The hash of a timeline, from that of the one before this step.</summary>
    public static string HashOf(string? before, EscalationStep step) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{before}\n{JsonSerializer.Serialize(Json(step), Lists.StepJson)}")));

    public static Columns Write(Escalation escalation) => new()
    {
        ["project"] = escalation.Id.Project.Value,
        ["number"] = escalation.Id.Number,
        ["raiser"] = escalation.Raiser.ObjectId,
        ["raiserName"] = escalation.Raiser.Name,
        ["raisedAt"] = Moment(escalation.RaisedAt),
        ["wanted"] = escalation.Wanted,
        ["options"] = JsonSerializer.Serialize([.. escalation.Options.Select(option => new OptionJson(option.Letter, option.Text, option.Cost, option.Days))], Lists.OptionJsonArray),
        ["unit"] = escalation.Unit,
        ["recommended"] = escalation.Recommended.ToString(),
        ["item"] = escalation.Item,
        ["confidential"] = escalation.IsConfidential,
        [FactsColumn] = Facts(escalation),
        ["time"] = Ticks(escalation.Time),
        ["inChannel"] = escalation.IsInChannel,
        ["opening"] = escalation.Opening,
        ["state"] = escalation.State.ToString(),
        ["first"] = escalation.First,
        ["level"] = escalation.Level,
        ["clockZone"] = escalation.Clock.Zone.Id,
        ["clockTotal"] = Ticks(escalation.Clock.Total),
        ["clockUsed"] = Ticks(escalation.Clock.Used),
        ["clockRunsFrom"] = escalation.Clock.RunsFrom is { } from ? Moment(from) : null,
        ["reminders"] = escalation.Reminders,
        ["run"] = escalation.Run,
        ["silentRun"] = escalation.SilentRun,
        ["question"] = escalation.Question is { } question ? JsonSerializer.Serialize(Json(question), Lists.QuestionJson) : null,
        ["votes"] = JsonSerializer.Serialize([.. escalation.Votes.Select(Json)], Lists.VoteJsonArray),
        ["delegations"] = JsonSerializer.Serialize([.. escalation.Delegations.Select(one => new DelegationJson(Json(one.Approver), Json(one.To)))], Lists.DelegationJsonArray),
        ["verdict"] = escalation.Verdict is { } verdict ? JsonSerializer.Serialize(Json(verdict), Lists.VerdictJson) : null,
        ["withRaiser"] = Ticks(escalation.WithRaiser),
        ["involved"] = string.Join(',', escalation.Involved),
        ["path"] = escalation.Path,
        ["differing"] = escalation.Differing.Count == 0 ? null : JsonSerializer.Serialize([.. escalation.Differing.Select(Json)], Lists.VoteJsonArray),
        ["withdrawal"] = escalation.Withdrawal is { } withdrawal ? JsonSerializer.Serialize(Json(withdrawal), Lists.RemarkJson) : null,
        ["reopening"] = escalation.Reopening is { } reopening ? JsonSerializer.Serialize(Json(reopening), Lists.RemarkJson) : null,
        ["shift"] = escalation.Shift == 0 ? null : escalation.Shift,
        ["raisedFor"] = escalation.RaisedFor?.ObjectId,
        ["raisedForName"] = escalation.RaisedFor?.Name,
        ["tolerance"] = escalation.IsOfTolerance ? true : null,
        ["steps"] = escalation.Steps,
        ["stepsHash"] = escalation.StepsHash,
    };

    public static Escalation Read(TableRow row)
    {
        var columns = row.Columns;
        var project = ProjectCode.Parse(columns.Text("project")!);
        return new Escalation
        {
            Id = new EscalationId(project, columns.Int32("number")!.Value),
            Raiser = new Person(columns.Text("raiser")!, columns.Text("raiserName")!),
            RaisedAt = Moment(columns.Text("raisedAt")!),
            Wanted = columns.Text("wanted")!,
            Options = [.. JsonSerializer.Deserialize(columns.Text("options")!, Lists.OptionJsonArray)!.Select(option => new EscalationOption(option.Letter, option.Text, option.Cost, option.Days))],
            Unit = columns.Text("unit"),
            Recommended = columns.Text("recommended")![0],
            Item = columns.Text("item"),
            IsConfidential = columns.Flag("confidential")!.Value,
            Facts = [.. JsonSerializer.Deserialize(columns.Text(FactsColumn)!, Lists.FactJsonArray)!.Select(fact => new EscalationFact(fact.En, fact.EnValue, fact.Fr, fact.FrValue))],
            Time = Ticks(columns, "time"),
            IsInChannel = columns.Flag("inChannel")!.Value,
            Opening = columns.Int32("opening")!.Value,
            State = Enum.Parse<EscalationState>(columns.Text("state")!),
            First = columns.Int32("first") ?? 0,
            Level = columns.Int32("level")!.Value,
            Clock = new LevelClock(
                DateTimeZoneProviders.Tzdb[columns.Text("clockZone")!], Ticks(columns, "clockTotal"), Ticks(columns, "clockUsed"),
                columns.Text("clockRunsFrom") is { } from ? Moment(from) : null),
            Reminders = columns.Int32("reminders")!.Value,
            Run = columns.Int32("run")!.Value,
            SilentRun = columns.Int32("silentRun"),
            Question = columns.Text("question") is { } question ? Read(JsonSerializer.Deserialize(question, Lists.QuestionJson)!) : null,
            Votes = [.. JsonSerializer.Deserialize(columns.Text("votes")!, Lists.VoteJsonArray)!.Select(Read)],
            Delegations = [.. JsonSerializer.Deserialize(columns.Text("delegations")!, Lists.DelegationJsonArray)!.Select(one => new Delegation(Read(one.Approver), Read(one.To)))],
            Verdict = columns.Text("verdict") is { } verdict ? Read(JsonSerializer.Deserialize(verdict, Lists.VerdictJson)!) : null,
            WithRaiser = Ticks(columns, "withRaiser"),
            Involved = columns.Text("involved")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [],
            Path = columns.Text("path")!,
            Differing = columns.Text("differing") is { } differing ? [.. JsonSerializer.Deserialize(differing, Lists.VoteJsonArray)!.Select(Read)] : [],
            Withdrawal = columns.Text("withdrawal") is { } withdrawal ? Read(JsonSerializer.Deserialize(withdrawal, Lists.RemarkJson)!) : null,
            Reopening = columns.Text("reopening") is { } reopening ? Read(JsonSerializer.Deserialize(reopening, Lists.RemarkJson)!) : null,
            Shift = columns.Int32("shift") ?? 0,
            RaisedFor = columns.Text("raisedFor") is { } manager ? new Person(manager, columns.Text("raisedForName")!) : null,
            IsOfTolerance = columns.Flag("tolerance") ?? false,
            Steps = columns.Int32("steps")!.Value,
            StepsHash = columns.Text("stepsHash"),
            ETag = row.ETag,
        };
    }

    public static Columns Write(EscalationStep step) => new() { ["step"] = JsonSerializer.Serialize(Json(step), Lists.StepJson) };

    public static EscalationStep ReadStep(TableRow row)
    {
        var step = JsonSerializer.Deserialize(row.Columns.Text("step")!, Lists.StepJson)!;
        return new EscalationStep(Enum.Parse<StepKind>(step.Kind), Moment(step.At), Known(step.By), step.Level)
        {
            OnBehalfOf = Known(step.OnBehalfOf),
            To = Known(step.To),
            Option = step.Option,
            Text = step.Text,
        };
    }

    private static string Facts(Escalation escalation) => JsonSerializer.Serialize(
        [.. escalation.Facts.Select(fact => new FactJson(fact.English, fact.EnglishValue, fact.French, fact.FrenchValue))], Lists.FactJsonArray);

    private static StepJson Json(EscalationStep step) =>
        new(step.Kind.ToString(), Moment(step.At), Known(step.By), step.Level, Known(step.OnBehalfOf), Known(step.To), step.Option, step.Text);

    private static QuestionJson Json(Question question) => new(
        Json(question.By), question.Text, Moment(question.At), Moment(question.Due), question.IsOver, question.Answer, Known(question.AnsweredBy));

    private static Question Read(QuestionJson json) => new(Read(json.By), json.Text, Moment(json.At), Moment(json.Due))
    {
        IsOver = json.IsOver,
        Answer = json.Answer,
        AnsweredBy = Known(json.AnsweredBy),
    };

    private static VoteJson Json(Vote vote) => new(vote.Level, Json(vote.Approver), Json(vote.By), vote.Option, Moment(vote.At));

    private static Vote Read(VoteJson json) => new(json.Level, Read(json.Approver), Read(json.By), json.Option, Moment(json.At));

    private static VerdictJson Json(Verdict verdict) => new(
        verdict.Option, Json(verdict.By), Known(verdict.OnBehalfOf), verdict.Comment, verdict.Level, Moment(verdict.At), Ticks(verdict.Lead));

    private static Verdict Read(VerdictJson json) => new(
        json.Option, Read(json.By), Known(json.OnBehalfOf), json.Comment, json.Level, Moment(json.At), Duration.FromTicks(json.Lead));

    private static RemarkJson Json(Remark remark) => new(Json(remark.By), Moment(remark.At), remark.Text);

    private static Remark Read(RemarkJson json) => new(Read(json.By), Moment(json.At), json.Text);

    private static PersonJson Json(Person person) => new(person.ObjectId, person.Name);

    private static Person Read(PersonJson person) => new(person.Id, person.Name);

    private static PersonJson? Known(Person? person) => person is null ? null : Json(person);

    private static Person? Known(PersonJson? person) => person is null ? null : Read(person);

    private static string Moment(Instant at) => PmoBot.Audit.AuditTrail.Moment(at);

    private static Instant Moment(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    private static long Ticks(Duration duration) => duration.BclCompatibleTicks;

    private static Duration Ticks(Columns columns, string name) => Duration.FromTicks(columns.Int64(name)!.Value);
}

internal sealed record PersonJson(string Id, string Name);

internal sealed record OptionJson(char Letter, string Text, decimal? Cost, int? Days);

internal sealed record FactJson(string En, string EnValue, string Fr, string FrValue);

internal sealed record QuestionJson(PersonJson By, string Text, string At, string Due, bool IsOver, string? Answer, PersonJson? AnsweredBy);

internal sealed record VoteJson(int Level, PersonJson Approver, PersonJson By, char Option, string At);

internal sealed record DelegationJson(PersonJson Approver, PersonJson To);

internal sealed record VerdictJson(char? Option, PersonJson By, PersonJson? OnBehalfOf, string? Comment, int Level, string At, long Lead);

internal sealed record RemarkJson(PersonJson By, string At, string? Text);

internal sealed record StepJson(string Kind, string At, PersonJson? By, int Level, PersonJson? OnBehalfOf, PersonJson? To, char? Option, string? Text);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OptionJson[]))]
[JsonSerializable(typeof(FactJson[]))]
[JsonSerializable(typeof(QuestionJson))]
[JsonSerializable(typeof(VoteJson[]))]
[JsonSerializable(typeof(DelegationJson[]))]
[JsonSerializable(typeof(VerdictJson))]
[JsonSerializable(typeof(RemarkJson))]
[JsonSerializable(typeof(StepJson))]
internal sealed partial class EscalationJson : JsonSerializerContext;
