using System.Globalization;
using NodaTime.Text;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Features.Projects;

/// <summary>What the audit trail says of a fact, for a reader: people by name, days and amounts as in their language.</summary>
internal sealed record ProjectWords(ProjectTexts Texts, IEnumerable<Person> People)
{
    private const int Longest = 120;

    private readonly Dictionary<string, string> _names = People
        .DistinctBy(person => person.ObjectId, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(person => person.ObjectId, person => person.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>For a field that is prefilled: as few digits as say it.</summary>
    public static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>"Cadence: weekly → monthly"; without an arrow where nothing stood before.</summary>
    public string Say(ProjectChange change) => change.From is null || change.Key == ProjectFields.Reason
        ? Texts.Labelled(Texts.Field(change.Key), Say(change.Key, change.To))
        : Texts.Labelled(Texts.Field(change.Key), $"{Say(change.Key, change.From)} → {Say(change.Key, change.To)}");

    /// <summary>At a field that somebody else changed; what stood there before may be kept no more.</summary>
    public string SayMeanwhile(ProjectChange change) => change.From == change.To
        ? Texts.StandsNow(Say(change.Key, change.To))
        : Texts.Meanwhile(Say(change.Key, change.From), Say(change.Key, change.To));

    public string Say(string key, string? raw)
    {
        return raw is null ? "–" : Words(key, raw).CutAt(Longest);
    }

    /// <summary>Whose ids an entry holds.</summary>
    public static IEnumerable<string> IdsIn(IReadOnlyDictionary<string, string> facts) =>
        new[] { ProjectFields.Manager, ProjectFields.Deputy, ProjectFields.Sponsor, ProjectFields.Members, ProjectFields.Escalation }
            .SelectMany(key => (facts.GetValueOrDefault(key) ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word is not (SetEscalationPath.Any or SetEscalationPath.All));

    private string Words(string key, string raw) => key switch
    {
        ProjectFields.State when Enum.TryParse<ProjectState>(raw, out var state) => Texts.State(state),
        ProjectFields.Cadence when Enum.TryParse<Cadence>(raw, out var cadence) => Texts.Cadence(cadence),
        ProjectFields.Language when Languages.FromTag(raw) is { } language => Texts.LanguageName(language),
        ProjectFields.Start or ProjectFields.ForecastFinish => Day(raw),
        ProjectFields.BaselineFinish => raw.Split(',') is { Length: > 1 } all ? Texts.NumberedBaseline(Day(all[^1]), all.Length) : Day(raw),
        ProjectFields.Budget => Amount(raw),
        ProjectFields.Tolerances => Tolerated(raw),
        ProjectFields.Manager or ProjectFields.Deputy or ProjectFields.Sponsor or ProjectFields.Members => Names(raw),
        ProjectFields.Escalation => string.Join("; ", raw.Split(';').Select((level, at) => Level(level, at + 1))),
        _ => raw,
    };

    private string Day(string raw) => LocalDatePattern.Iso.Parse(raw) is { Success: true, Value: var day } ? Texts.Day(day) : raw;

    // In full: the short form of a card would call a small change none.
    private string Amount(string raw) => raw.Split(' ') is [var amount, var unit] && decimal.TryParse(amount, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? $"{number.ToString("#,##0.####", Texts.Language.Culture())} {Money.UnitName(unit, Texts.Language)}"
        : raw;

    private string Tolerated(string raw) => raw.Split(' ') is [var schedule, var least, var most, var cost]
        && decimal.TryParse(schedule, CultureInfo.InvariantCulture, out var share) && decimal.TryParse(cost, CultureInfo.InvariantCulture, out var over)
        && int.TryParse(least, CultureInfo.InvariantCulture, out var low) && int.TryParse(most, CultureInfo.InvariantCulture, out var high)
            ? Texts.ToleranceWords(new Tolerances(share, low, high, over))
            : raw;

    private string Level(string raw, int number) => raw.Split(' ', 2) is [var rule, var ids]
        ? Texts.LevelWords(number, [.. ids.Split(',').Select(Name)], rule == SetEscalationPath.All)
        : raw;

    private string Names(string raw) => string.Join(", ", raw.Split(',').Select(Name));

    private string Name(string id) => _names.GetValueOrDefault(id) ?? Texts.Forgotten;
}
