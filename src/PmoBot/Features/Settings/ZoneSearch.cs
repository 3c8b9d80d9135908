using NodaTime.TimeZones;
using PmoBot.Conversation;

namespace PmoBot.Features.Settings;

/// <summary>Finds a time zone by what people write: `Lyon`, `new york`, `Canada`, `Europe/Paris`.</summary>
internal static class ZoneSearch
{
    /// <summary>Letters; longer is no place, and would only be slow to compare.</summary>
    public const int Longest = 60;

    // Words that begin so; fewer letters would begin half of the world.
    private const int ShortestBeginning = 3;

    // Regions of the IANA names whose last part is a place; `Etc/GMT+5` and `US/Pacific` name none.
    private static readonly string[] Regions =
        ["Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];

    private static readonly TzdbDateTimeZoneSource Source = TzdbDateTimeZoneSource.Default;

    private static readonly ILookup<string, string> Zones = Names()
        .Select(pair => (Name: Plain(pair.Name), pair.Zone)).Distinct()
        .ToLookup(pair => pair.Name, pair => pair.Zone, StringComparer.Ordinal);

    public static ZoneMatch Find(string typed)
    {
        if (typed.Length > Longest)
            return ZoneMatch.None;
        if (Exact(typed) is { } zone)
            return new([zone], IsCertain: true);

        var plain = Plain(typed);
        if (Cities.ZoneOf(plain) is { } city)
            return new([city], IsCertain: true);
        if (Zones[plain].ToList() is { Count: > 0 } same)
            return Of(same) is { Zones.Count: 1 } one ? one with { IsCertain = true } : Of(same);
        if (plain.Length < ShortestBeginning)
            return ZoneMatch.None;

        return Of(Named(name => name.StartsWith(plain, StringComparison.Ordinal))) is { Zones.Count: > 0 } begun
            ? begun
            : Of(Named(name => FoldedText.Slips(plain, name) <= Math.Min(2, plain.Length / 4)));
    }

    private static IEnumerable<string> Named(Func<string, bool> wanted) =>
        Zones.Where(name => wanted(name.Key)).SelectMany(name => name);

    private static string? Exact(string typed) =>
        Source.GetIds().FirstOrDefault(id => id.Equals(typed.Replace(' ', '_'), StringComparison.OrdinalIgnoreCase));

    // Several names of one clock are one answer, under the name that the clock goes by if it is among them.
    private static ZoneMatch Of(IEnumerable<string> zones) => new(
        [
            .. zones.GroupBy(zone => Source.CanonicalIdMap[zone], StringComparer.Ordinal)
                .Select(same => same.Contains(same.Key, StringComparer.Ordinal) ? same.Key : same.First())
                .Order(StringComparer.Ordinal),
        ],
        IsCertain: false);

    private static IEnumerable<(string Name, string Zone)> Names()
    {
        foreach (var id in Source.GetIds().Where(id => Array.Exists(Regions, region => id.StartsWith(region, StringComparison.Ordinal))))
            yield return (id[(id.LastIndexOf('/') + 1)..], id);
        foreach (var city in Cities.All)
            yield return city;
        foreach (var location in Source.ZoneLocations ?? [])
            yield return (location.CountryName, location.ZoneId);
        foreach (var location in Source.Zone1970Locations ?? [])
        {
            foreach (var part in location.Comment.Split([',', ';', '(', ')', '&'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                yield return (part, location.ZoneId);
        }
    }

    private static string Plain(string name) =>
        FoldedText.Fold(string.Concat(name.Where(letter => letter is not ('.' or '\'' or '’'))).Replace('_', ' ').Replace('-', ' '));
}

/// <summary>The zones that may be meant.</summary>
/// <param name="IsCertain">One, and by its whole name; else it is asked about, for `Atlantis` is not Atlanta.</param>
internal sealed record ZoneMatch(IReadOnlyList<string> Zones, bool IsCertain)
{
    public static readonly ZoneMatch None = new([], IsCertain: false);
}
