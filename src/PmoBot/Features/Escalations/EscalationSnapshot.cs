using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Escalations;

/// <summary>An open case as its portfolio has it.</summary>
/// <param name="Due">When silence moves it up; null while its clock stands still.</param>
/// <param name="IsConfidential">Null: kept before that was said.</param>
internal sealed record OpenCase(EscalationId Id, Instant RaisedAt, Instant? Due, bool? IsConfidential)
{
    /// <summary>About the tolerance that a report broke, by what the report asks for.</summary>
    public bool IsOfTolerance { get; init; }

    /// <summary>Its question, by a mark that the same words have.</summary>
    public string? Question { get; init; }

    public PlacedCase Placed => new(Id.ByAge(RaisedAt), Id);
}

/// <summary>
/// Of each project in its portfolio: what is open, and how long what was decided took, a level each. Of confidential cases
/// no lead time; that they are open is for lists that look at each again, and in no figure.
/// </summary>
internal sealed class EscalationSnapshot(EscalationStore store) : ISnapshotSource
{
    private const string OpenColumn = "escalations";
    private const string DecidedColumn = "escalationsDecided";
    private const string LeadsColumn = "escalationLeads";
    private const string Confidential = "c";
    private const string Plain = "p";
    private const string Tolerance = "t";

    // A column holds 32,000 characters.
    private const int Most = 500;

    // Of which a report that came before may still ask.
    private const int MostDecided = 20;

    public async Task AddToAsync(Columns columns, Project project, CancellationToken cancel)
    {
        var all = await store.ListAsync(project, cancel);
        if (all.Count == 0)
            return;
        var desk = new EscalationDesk(project, _ => null);
        columns[OpenColumn] = string.Join(' ', all.Where(one => one.IsOpen).Take(Most).Select(one => string.Create(
            CultureInfo.InvariantCulture,
            $"{one.Id.Number}@{one.RaisedAt.ToUnixTimeSeconds()}@{one.DueAt(desk)?.ToUnixTimeSeconds()}@{(one.IsConfidential ? Confidential : $"{(one.IsOfTolerance ? Tolerance : Plain)}@{MarkOf(one.Wanted)}")}")));
        columns[DecidedColumn] = string.Join(' ', all.Where(one => one is { IsConfidential: false, Verdict: not null }).OrderByDescending(one => one.Verdict!.At).Take(MostDecided)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.RaisedAt.ToUnixTimeSeconds()}@{one.Verdict!.At.ToUnixTimeSeconds()}@{(one.IsOfTolerance ? Tolerance : Plain)}@{MarkOf(one.Wanted)}")));
        columns[LeadsColumn] = string.Join(' ', LeadsOf(all).Take(Most)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Level}@{(long)one.Lead.TotalMinutes}")));
    }

    /// <summary>The newest first.</summary>
    public static IEnumerable<(int Level, Duration Lead)> LeadsOf(IEnumerable<Escalation> cases) =>
        cases.Where(one => one is { IsConfidential: false, Verdict: not null }).Select(one => (one.Verdict!.Level, one.Verdict.Lead));

    /// <summary>All of them, for whoever looks at each before it is shown.</summary>
    public static IEnumerable<OpenCase> OpenOf(ProjectSnapshot project) => Parts(project.Said.Text(OpenColumn)).Select(parts => new OpenCase(
        new EscalationId(project.Code, (int)Number(parts[0])),
        Moment(parts[1]),
        parts.Length > 2 && parts[2].Length > 0 ? Moment(parts[2]) : null,
        parts.Length > 3 ? parts[3] == Confidential : null)
    {
        IsOfTolerance = parts.Length > 3 && parts[3] == Tolerance,
        Question = parts.Length > 4 ? parts[4] : null,
    });

    /// <summary>
    /// What a report asks for waits for a decision already, or was decided since it asked: in the same words, or as the case
    /// that was raised from this very report. It is one decision, and counted once.
    /// </summary>
    /// <param name="since">When it was first asked for in these words.</param>
    /// <param name="askedAt">When the newest report came: whoever asks again after a decision asks again.</param>
    public static bool IsTakenUp(ProjectSnapshot project, string wanted, Instant since, Instant askedAt)
    {
        var question = MarkOf(wanted);
        return CountedOf(project).Any(one => Is(one.RaisedAt, one.IsOfTolerance, one.Question))
            || Parts(project.Said.Text(DecidedColumn)).Any(parts => Moment(parts[1]) >= askedAt && Is(Moment(parts[0]), parts[2] == Tolerance, parts[3]));

        bool Is(Instant raised, bool isOfTolerance, string? asked) => isOfTolerance && raised >= since || asked == question;
    }

    /// <summary>What is said of a project to everybody who reads it, in a count: of confidential ones nothing.</summary>
    public static IEnumerable<OpenCase> CountedOf(ProjectSnapshot project) => OpenOf(project).Where(one => one.IsConfidential == false);

    public static IEnumerable<(int Level, Duration Lead)> LeadsOf(Columns columns) =>
        Parts(columns.Text(LeadsColumn)).Select(parts => ((int)Number(parts[0]), Duration.FromMinutes(Number(parts[1]))));

    // A question has a mark of its own behind it, or none.
    private static string MarkOf(string question) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FoldedText.Fold(question).TrimEnd('.', '?', '!', ' '))).AsSpan(0, 4));

    private static IEnumerable<string[]> Parts(string? text) => (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('@'));

    private static Instant Moment(string seconds) => Instant.FromUnixTimeSeconds(Number(seconds));

    private static long Number(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);
}
