namespace PmoBot.Features.Settings;

/// <summary>
/// Places that people name and the time zone data does not: it keeps one city a clock, in English. Not all of the
/// world: where PMOs sit, and the French names of what is not written the same.
/// </summary>
internal static class Cities
{
    // As the search compares them: lower case, without accents and hyphens.
    private static readonly Dictionary<string, string> Zones = Of(
        ("Europe/Paris", "lyon, marseille, toulouse, lille, bordeaux, nantes, nice, strasbourg, rennes, grenoble, montpellier, rouen, dijon, tours, orleans, metz, nancy, reims, angers, clermont ferrand, toulon, le havre, saint etienne, sophia antipolis, la defense, france"),
        ("Europe/Brussels", "bruxelles, liege, anvers, antwerp, gand, ghent, namur, charleroi, belgique"),
        ("Europe/Zurich", "geneve, geneva, lausanne, bale, basel, berne, bern, suisse"),
        ("Europe/Berlin", "munich, munchen, hambourg, hamburg, francfort, frankfurt, cologne, koln, stuttgart, dusseldorf, leipzig, allemagne, deutschland, germany"),
        ("Europe/London", "londres, manchester, birmingham, edinburgh, edimbourg, glasgow, leeds, bristol, cardiff, royaume uni, angleterre, england, united kingdom"),
        ("Europe/Madrid", "barcelone, barcelona, valence, valencia, seville, bilbao"),
        ("Europe/Rome", "milan, milano, turin, torino, naples, florence, bologne, bologna, venise, venice, italie"),
        ("Europe/Lisbon", "lisbonne, porto"),
        ("Europe/Amsterdam", "rotterdam, la haye, the hague, utrecht, eindhoven, pays bas"),
        ("Europe/Warsaw", "varsovie, cracovie, krakow, gdansk, wroclaw, pologne"),
        ("Europe/Prague", "brno, tchequie"),
        ("Europe/Vienna", "vienne, graz, autriche"),
        ("Europe/Copenhagen", "copenhague, danemark"),
        ("Europe/Athens", "athenes, grece"),
        ("Europe/Bucharest", "bucarest, cluj, roumanie"),
        ("Europe/Moscow", "moscou, saint petersbourg, saint petersburg"),
        ("Europe/Dublin", "cork, irlande"),
        ("Europe/Stockholm", "goteborg, gothenburg, malmo, suede"),
        ("America/Toronto", "ottawa, quebec, laval, gatineau"),
        ("America/New_York", "boston, washington, philadelphia, philadelphie, atlanta, miami, charlotte, pittsburgh"),
        ("America/Chicago", "dallas, houston, austin, minneapolis, saint louis, la nouvelle orleans, new orleans"),
        ("America/Los_Angeles", "san francisco, seattle, san diego, san jose, portland, las vegas, californie, california"),
        ("America/Sao_Paulo", "rio de janeiro, brasilia"),
        ("America/Mexico_City", "mexico"),
        ("Africa/Algiers", "alger, oran, algerie"),
        ("Africa/Cairo", "le caire, alexandrie, egypte"),
        ("Africa/Casablanca", "rabat, marrakech, tanger, maroc"),
        ("Africa/Tunis", "sfax, tunisie"),
        ("Africa/Johannesburg", "cape town, le cap, pretoria, durban"),
        ("Asia/Kolkata", "mumbai, bombay, delhi, new delhi, bangalore, bengaluru, chennai, hyderabad, pune, inde"),
        ("Asia/Shanghai", "beijing, pekin, shenzhen, canton, guangzhou, chine, china"),
        ("Asia/Tokyo", "osaka, kyoto, japon"),
        ("Asia/Singapore", "singapour"),
        ("Asia/Dubai", "abou dabi, abu dhabi"),
        ("Asia/Ho_Chi_Minh", "hanoi"),
        ("Australia/Sydney", "canberra"),
        ("Indian/Reunion", "la reunion, saint denis de la reunion"),
        ("America/Guadeloupe", "la guadeloupe, pointe a pitre"),
        ("America/Martinique", "la martinique, fort de france"),
        ("America/Cayenne", "guyane, kourou"),
        ("Pacific/Noumea", "nouvelle caledonie"),
        ("Pacific/Tahiti", "papeete, polynesie"));

    public static IEnumerable<(string Name, string Zone)> All => Zones.Select(city => (city.Key, city.Value));

    public static string? ZoneOf(string plain) => Zones.GetValueOrDefault(plain);

    private static Dictionary<string, string> Of(params (string Zone, string Names)[] lines) => lines
        .SelectMany(line => line.Names.Split(", "), (line, name) => (name, line.Zone))
        .ToDictionary(pair => pair.name, pair => pair.Zone, StringComparer.Ordinal);
}
