using PmoBot.Imports;

namespace PmoBot.Tests.Imports;

public sealed class FormulaGuardTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData(" =1")]
    [InlineData("\t1")]
    [InlineData("'=1")]
    [InlineData("\uFF1D1")]
    [InlineData("\uFF0B1")]
    [InlineData("\uFF0D1")]
    [InlineData("\uFF20SUM(A1)")]
    public void What_a_spreadsheet_would_run_is_text_to_it_and_comes_back_as_it_was(string cell)
    {
        Assert.Equal($"'{cell}", FormulaGuard.On(cell));
        Assert.Equal(cell, FormulaGuard.Off(FormulaGuard.On(cell)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a=1")]
    [InlineData("'quoted'")]
    public void What_it_would_not_run_stays(string cell)
    {
        Assert.Equal(cell, FormulaGuard.On(cell));
        Assert.Equal(cell, FormulaGuard.Off(cell));
    }
}
