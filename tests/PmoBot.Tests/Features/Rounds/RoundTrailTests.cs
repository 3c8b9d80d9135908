using PmoBot.Features.Rounds;
using PmoBot.Tables.Sqlite;
using PmoBot.Tests.Features.Audit;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Features.Rounds;

public sealed class RoundTrailTests
{
    [Fact]
    public async Task A_portfolio_that_goes_live_before_anybody_has_set_anything_of_it_stands_in_its_trail()
    {
        using var file = new TemporaryFile("trail.db");
        using var store = SqliteTableStore.Open(file.Path, new ManualTime());
        using var house = AuditHouse.On(store);
        await house.BeginAsync();

        await house.PressAsync(
            ChangeSchedule.SaveVerb, ("portfolio", "Digital"), ("cadence", "Weekly"), ("mode", "Live"), ("ownZone", "true"),
            ("opens", "Thu 14:00"), ("due", "Fri 12:00"), ("cutOff", "Mon 10:00"), ("published", "Mon 11:00"));
        await house.PressAsync(
            ChangeSchedule.SaveVerb, ("portfolio", "Digital"), ("cadence", "Weekly"), ("mode", "Dry"), ("ownZone", "true"),
            ("opens", "Wed 14:00"), ("due", "Fri 12:00"), ("cutOff", "Mon 10:00"), ("published", "Mon 11:00"));

        Assert.Equal(RoundMode.Dry, (await house.Get<RoundStore>().ScheduleAsync("digital", PmoBot.Scheduling.Cadence.Weekly, CancellationToken.None)).Mode);
        Assert.EndsWith(" 0 faults", Assert.Single((await house.VerifyAsync()).Lines), StringComparison.Ordinal);
    }
}
