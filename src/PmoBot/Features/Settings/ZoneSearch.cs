using NodaTime;
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

    /// <summary>None, the one that is meant, or those that may be.</summary>
    public static IReadOnlyList<string> Find(string typed)
    {
        if (typed.Length > Longest)
            return [];
        if (Exact(typed) is { } zone)
            return [zone];

        var plain = Plain(typed);
        if (Cities.ZoneOf(plain) is { } city)
            return [city];
        if (Zones[plain].ToList() is { Count: > 0 } same)
            return Different(same);
        if (plain.Length < ShortestBeginning)
            return [];

        return Different([.. Zones.Where(name => name.Key.StartsWith(plain, StringComparison.Ordinal)).SelectMany(name => name)]) is { Count: > 0 } begun
            ? begun
            : Different([.. Zones.Where(name => FoldedText.Slips(plain, name.Key) <= Math.Min(2, plain.Length / 4)).SelectMany(name => name)]);
    }

    private static string? Exact(string typed) =>
        Source.GetIds().FirstOrDefault(id => id.Equals(typed.Replace(' ', '_'), StringComparison.OrdinalIgnoreCase));

    // Several names of one clock are one answer, under the name that the clock goes by if it is among them.
    private static List<string> Different(List<string> zones) =>
    [
        .. zones.GroupBy(zone => Source.CanonicalIdMap[zone], StringComparer.Ordinal)
            .Select(same => same.Contains(same.Key, StringComparer.Ordinal) ? same.Key : same.First())
            .Order(StringComparer.Ordinal),
    ];

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

    private static string Plain(string name) => FoldedText.Fold(string.Concat(name.Where(letter => letter is not '.'))
        .Replace('_', ' ').Replace('-', ' ').Replace('\'', ' ').Replace('’', ' '));
}
