using PmoBot.Features.Projects;

namespace PmoBot.Tests.Features.Projects;

public sealed class ProjectCodeTests
{
    [Theory]
    [InlineData("apollo", "APOLLO")]
    [InlineData(" A-2 ", "A-2")]
    [InlineData("2027-MOVE", "2027-MOVE")]
    public void A_code_is_upper_cased(string typed, string code)
    {
        Assert.True(ProjectCode.TryParse(typed, out var read));
        Assert.Equal(code, read.Value.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("A")]
    [InlineData("-AB")]
    [InlineData("ÉTOILE")]
    [InlineData("AB/CD")]
    [InlineData("ABCDEFGHIJKLMNOPQ")]
    [InlineData("A\nB")]
    [InlineData("new")]
    public void What_would_not_be_found_again_is_no_code(string? typed)
    {
        Assert.False(ProjectCode.TryParse(typed, out _));
    }

    [Theory]
    [InlineData("Digital", "digital")]
    [InlineData("  Réseaux & Sites ", "reseaux-sites")]
    public void A_portfolio_is_known_by_its_folded_name(string name, string id)
    {
        Assert.Equal(id, Portfolio.Named(name).Id);
    }
}
