namespace PmoBot.Scheduling;

/// <summary>
/// Which timetable a portfolio's rounds have, by cadence and from which period on: a round that has begun keeps the one
/// it began with, and so do all before it. Equal by text.
/// </summary>
internal sealed record Timetables
{
    public static readonly Timetables Default = new([]);

    // By cadence, then by time; each holds until the next of its cadence.
    private readonly IReadOnlyList<(Period From, RoundTimetable Table)> _entries;

    private Timetables(IReadOnlyList<(Period, RoundTimetable)> entries) => _entries = entries;

    public RoundTimetable Of(Period period) =>
        _entries.LastOrDefault(entry => entry.From.Cadence == period.Cadence && entry.From.FirstDay <= period.FirstDay).Table
        ?? RoundTimetable.Default(period.Cadence);

    /// <summary>The table holds from that period on, whatever was set for later ones.</summary>
    public Timetables With(Period from, RoundTimetable table)
    {
        var kept = new Timetables([.. _entries.Where(entry => entry.From.Cadence != from.Cadence || entry.From.FirstDay < from.FirstDay)]);
        return kept.Of(from) == table
            ? kept
            : new Timetables([.. kept._entries.Append((From: from, Table: table)).OrderBy(entry => entry.From.Cadence).ThenBy(entry => entry.From.FirstDay)]);
    }

    /// <summary>`20261116-w d-3@14:00 d-2@12:00 d1@10:00 d1@11:00; 20261101-m n1@09:00 …`; null at the default.</summary>
    public string? ToText() =>
        _entries.Count > 0 ? string.Join("; ", _entries.Select(entry => $"{entry.From.Id} {entry.Table.ToText()}")) : null;

    /// <exception cref="FormatException">It is not what <see cref="ToText"/> writes.</exception>
    public static Timetables Parse(string? text) =>
        text is null ? Default : new Timetables([.. text.Split("; ").Select(Entry)]);

    public bool Equals(Timetables? other) => other is not null && ToText() == other.ToText();

    public override int GetHashCode() => ToText()?.GetHashCode(StringComparison.Ordinal) ?? 0;

    private static (Period, RoundTimetable) Entry(string text) =>
        text.Split(' ', 2) is [var id, var table] && Period.ParseId(id) is { } from
            ? (from, RoundTimetable.Parse(table))
            : throw new FormatException($"No period and its timetable: {text}");
}
