using NodaTime;
using PmoBot.Scheduling;

namespace PmoBot.Tests.Scheduling;

public sealed class TypedTimeTests
{
    [Theory]
    [InlineData("08:30", 8, 30)]
    [InlineData("8:30", 8, 30)]
    [InlineData("8h30", 8, 30)]
    [InlineData(" 14H05 ", 14, 5)]
    [InlineData("14h", 14, 0)]
    [InlineData("9", 9, 0)]
    public void A_time_is_read_as_people_write_it(string typed, int hour, int minute) => Assert.Equal(new LocalTime(hour, minute), TypedTime.Parse(typed));

    [Theory]
    [InlineData("noonish")]
    [InlineData("25:00")]
    [InlineData("")]
    public void What_is_no_time_is_none(string typed) => Assert.Null(TypedTime.Parse(typed));
}
