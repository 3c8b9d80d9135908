using PmoBot.Tables;

namespace PmoBot.Tests.Tables;

public sealed class ColumnValueTests
{
    public static TheoryData<object> Values =>
    [
        "", "Apollo", "s\n\u2028é𝛼", true, false, 0, int.MinValue, long.MaxValue, 0.1, double.Epsilon, -1.5e300,
        new DateTimeOffset(2026, 11, 23, 20, 59, 58, TimeSpan.Zero).AddTicks(1), new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero),
        new Guid("0190290c-f140-42b1-b60d-ca7b2014b8bf"), Array.Empty<byte>(), new byte[] { 0, 255, 128 },
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void What_was_written_is_read_back_with_its_type(object value)
    {
        var read = ColumnValue.Parse(ColumnValue.Format(value));

        Assert.IsType(value.GetType(), read);
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?x")]
    [InlineData("i")]
    [InlineData("i1.5")]
    [InlineData("t638993664000000000")]
    [InlineData("gApollo")]
    [InlineData("x?")]
    public void What_is_no_such_text_is_refused(string text) => Assert.Throws<FormatException>(() => ColumnValue.Parse(text));

    [Fact]
    public void What_no_column_holds_has_no_text() => Assert.Throws<NotSupportedException>(() => ColumnValue.Format(1.5m));
}
