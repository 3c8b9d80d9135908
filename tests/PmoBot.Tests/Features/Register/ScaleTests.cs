using PmoBot.Conversation;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Register;

public sealed class ScaleTests : IDisposable
{
    private static readonly ScaleTexts Texts = ScaleTexts.For(Language.English);
    private readonly RegisterHouse _register = new();

    public void Dispose() => _register.Dispose();

    [Fact]
    public async Task What_was_scored_keeps_the_scale_that_it_was_scored_with()
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO before p3 i4", ("costImpact", "1000"));
        await SaveAsync(("bands", "4 10"), ("midpoints", "5 20 45 60 85"));
        await _register.LogAsync("risk APOLLO after p3 i4", ("costImpact", "1000"));

        Assert.Equal(["▲ Medium", "■ High"], [await BandAsync("R-1"), await BandAsync("R-2")]);
        Assert.Equal((null, "digital/1"), ((await _register.ItemAsync("R-1")).Scale, (await _register.ItemAsync("R-2")).Scale));
        Assert.Equal(850m, (await _register.Store.FiguresAsync((await _register.ItemAsync("R-1")).Project, CancellationToken.None)).Plain.Threats["EUR"]);

        await _register.DoAsync(EditItem.SaveVerb, "R-1", ("cause", "strike"));
        Assert.Null((await _register.ItemAsync("R-1")).Scale);
        await _register.DoAsync(EditItem.SaveVerb, "R-1", ("impact", "5"));
        Assert.Equal("digital/1", (await _register.ItemAsync("R-1")).Scale);
        Assert.Equal(900m, (await _register.Store.FiguresAsync((await _register.ItemAsync("R-1")).Project, CancellationToken.None)).Plain.Threats["EUR"]);
    }

    [Fact]
    public async Task Own_words_stand_in_the_form_and_reviews_follow_the_scale()
    {
        await _register.ApolloAsync();
        await SaveAsync(("reviewDays", "60 20 3"), ("impactWords", "hardly\nsome\nmuch\nvery much\nall"));

        var form = Assert.IsType<Reply.Form>(await _register.House.SayAsync("risk APOLLO it slips p5 i5"));
        await _register.LogAsync("risk APOLLO it slips p5 i5");

        Assert.Contains("4: very much", ProjectHouse.Shown(form), StringComparison.Ordinal);
        Assert.Equal(new NodaTime.LocalDate(2026, 11, 21), (await _register.ItemAsync("R-1")).NextReview);
    }

    [Theory]
    [InlineData("probabilityTo", "10 30 50", "4 whole numbers")]
    [InlineData("probabilityTo", "10 30 30 70", "greater than the one before")]
    [InlineData("midpoints", "5 20 40 60 65", "within its step")]
    [InlineData("bands", "12 4", "greater than the one before")]
    [InlineData("bands", "4 25", "2 whole numbers")]
    [InlineData("reviewDays", "30 14 soon", "3 whole numbers")]
    [InlineData("reviewDays", "7 14 30", "as soon or sooner")]
    [InlineData("impactWords", "one\ntwo", "Five lines")]
    public async Task What_is_no_scale_is_said_at_its_field_and_kept(string field, string typed, string said)
    {
        await _register.ApolloAsync();

        var again = Assert.IsType<Reply.FormAgain>(await SaveAsync((field, typed)));

        Assert.Contains(said, ProjectHouse.Shown(again), StringComparison.Ordinal);
        Assert.Equal(typed, ProjectHouse.Inputs(again.Body)[field]);
    }

    [Fact]
    public async Task Each_change_is_one_version_and_the_same_again_is_none()
    {
        await _register.ApolloAsync();
        await SaveAsync(("bands", "3 9"));
        await SaveAsync(("bands", "3 9"));
        await SaveAsync(("bands", "4 12"));

        var rows = await _register.House.Store.QueryAsync("portfolio-digital", "scale-", "scale-~").Select(row => row.Key).ToListAsync();
        Assert.Equal(["scale-0001", "scale-0002"], rows);
        Assert.Equal("digital/2", (await _register.House.FindAsync("APOLLO")).PortfolioSettings.Scale);
    }

    [Fact]
    public async Task Of_two_who_change_a_scale_the_second_is_told_and_may_insist()
    {
        await _register.ApolloAsync();
        var form = await _register.House.OpenAsync("scale Digital");
        await SaveAsync(("bands", "3 9"));
        form["reviewDays"] = "60 20 3";

        var back = Assert.IsType<Reply.FormAgain>(await _register.House.PressAsync(ChangeScale.SaveVerb, form));
        Assert.Contains("Now: 3 9", ProjectHouse.Shown(back), StringComparison.Ordinal);

        Assert.IsType<Reply.UpdatedCard>(await _register.House.PressAsync(ChangeScale.SaveVerb, ProjectHouse.Inputs(back.Body)));
        Assert.Equal("digital/2", (await _register.House.FindAsync("APOLLO")).PortfolioSettings.Scale);
    }

    [Fact]
    public async Task The_settings_form_leaves_the_scale_alone_and_the_scale_the_settings()
    {
        await _register.ApolloAsync();
        var settings = await _register.House.OpenAsync("portfolio Digital settings");
        settings["zone"] = "Tokyo";
        await _register.House.PressAsync("portfolio.save", settings);
        await SaveAsync(("bands", "3 9"));
        settings = await _register.House.OpenAsync("portfolio Digital settings");
        settings["costTolerance"] = "3";
        await _register.House.PressAsync("portfolio.save", settings);

        var now = (await _register.House.FindAsync("APOLLO")).PortfolioSettings;
        Assert.Equal(("Asia/Tokyo", 0.03m, "digital/1"), (now.Zone.Id, now.Tolerances.Cost, now.Scale));
    }

    [Fact]
    public async Task Who_does_not_run_the_portfolio_is_told_who_does()
    {
        await _register.ApolloAsync();

        var refused = await _register.House.SayAsync("scale Digital", new Roles([new Grant(Role.Pmo, "retail")]));

        Assert.IsType<Reply.Text>(refused);
    }

    private async Task<string> BandAsync(string item) =>
        new[] { "■ High", "▲ Medium", "● Low" }.Single((await _register.ShowAsync(item)).Contains);

    private async Task<Reply> SaveAsync(params (string Field, string Value)[] typed)
    {
        var form = await _register.House.OpenAsync("scale Digital");
        foreach (var (field, value) in typed)
            form[field] = value;
        return await _register.House.PressAsync(ChangeScale.SaveVerb, form);
    }
}
