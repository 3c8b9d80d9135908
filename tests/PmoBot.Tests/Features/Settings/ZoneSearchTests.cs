using NodaTime;
using PmoBot.Features.Settings;

namespace PmoBot.Tests.Features.Settings;

public sealed class ZoneSearchTests
{
    [Theory]
    [InlineData("Lyon", "Europe/Paris")]
    [InlineData("paris", "Europe/Paris")]
    [InlineData("Montréal", "America/Montreal")]
    [InlineData("montreal", "America/Montreal")]
    [InlineData("New York", "America/New_York")]
    [InlineData("new-york", "America/New_York")]
    [InlineData("Genève", "Europe/Zurich")]
    [InlineData("Londres", "Europe/London")]
    [InlineData("Port au Prince", "America/Port-au-Prince")]
    [InlineData("St. John's", "America/St_Johns")]
    [InlineData("Belgium", "Europe/Brussels")]
    [InlineData("La Réunion", "Indian/Reunion")]
    [InlineData("Europe/Paris", "Europe/Paris")]
    [InlineData("europe/paris", "Europe/Paris")]
    [InlineData("Etc/GMT+5", "Etc/GMT+5")]
    [InlineData("UTC", "UTC")]
    [InlineData("Buenos Aires", "America/Argentina/Buenos_Aires")]
    public void A_place_is_found_as_people_write_it(string typed, string zone)
    {
        var found = ZoneSearch.Find(typed);

        Assert.Equal(zone, Assert.Single(found.Zones));
        Assert.True(found.IsCertain);
    }

    [Theory]
    [InlineData("Spain")]
    [InlineData("Canada")]
    [InlineData("San")]
    public void What_may_be_several_places_is_to_be_chosen_from(string typed)
    {
        var found = ZoneSearch.Find(typed);

        Assert.InRange(found.Zones.Count, 2, 40);
        Assert.False(found.IsCertain);
    }

    [Theory]
    [InlineData("Mnotreal", "America/Montreal")]
    [InlineData("Toulose", "Europe/Paris")]
    [InlineData("Atlantis", "America/New_York")]
    [InlineData("Casabl", "Africa/Casablanca")]
    public void What_is_nearly_a_place_or_begins_one_is_asked_about(string typed, string zone)
    {
        var found = ZoneSearch.Find(typed);

        Assert.Contains(zone, found.Zones);
        Assert.False(found.IsCertain);
    }

    [Theory]
    [InlineData("Narnia Castle")]
    [InlineData("x")]
    [InlineData("?")]
    [InlineData("Pacific time please, as in Vancouver, or whatever is nearest to it")]
    public void What_is_no_place_is_not_guessed(string typed)
    {
        Assert.Empty(ZoneSearch.Find(typed).Zones);
    }

    [Fact]
    public void Every_zone_that_a_city_of_ours_stands_for_exists()
    {
        var zones = Cities.All.Select(city => city.Zone).Distinct(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(zones);
        Assert.All(zones, zone => Assert.NotNull(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)));
    }
}
