using System.Text;
using System.Text.Json;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Tests.Features.Projects;

public sealed class NewProjectTests : IDisposable
{
    private readonly ProjectHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Everybody_who_said_hello_can_be_chosen()
    {
        var last = (await GreetAsync(KnownPeople.Most + 5))[^1];

        var reply = await _house.PressAsync(NewProject.CreateVerb, Form(manager: last.ObjectId.ToUpperInvariant(), sponsor: last.ObjectId));

        var card = Assert.IsType<Reply.UpdatedCard>(reply);
        Assert.Contains(last.Name, Encoding.UTF8.GetString(card.Body.ToUtf8Json()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_chosen_is_offered_when_the_form_comes_again()
    {
        var last = (await GreetAsync(KnownPeople.Most + 5))[^1];

        var reply = await _house.PressAsync(NewProject.CreateVerb, Form(manager: ProjectHouse.Camille.ObjectId, sponsor: last.ObjectId, budget: "lots"));

        var form = Assert.IsType<Reply.FormAgain>(reply);
        Assert.Contains(last.Name, Encoding.UTF8.GetString(form.Body.ToUtf8Json()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tick_for_a_new_portfolio_is_kept_when_the_form_comes_back_with_a_notice()
    {
        var typed = new FormData([new(ProjectFields.Portfolio, "Fresh"), new(ProjectFields.CreatePortfolio, "true")]);

        var again = ProjectCards.Form(
            new ProjectFormView(typed, new ProjectChoices([ProjectHouse.Camille], [], CanPickPeople: false), ProjectTexts.For(Language.English)) { Notice = "Busy" });

        Assert.Contains(
            $"\"id\":\"{ProjectFields.CreatePortfolio}\",\"title\":\"Create the portfolio Fresh\",\"value\":\"true\"",
            Encoding.UTF8.GetString(again.ToUtf8Json()),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8b7e4a90-52cd-4e1b-8f0d-71a3c96e2b02")]
    [InlineData("{8b7e4a90-52cd-4e1b-8f0d-71a3c96e2b02}")]
    [InlineData("somebody, who is no id and no key")]
    public async Task Whom_nobody_has_met_is_said_at_the_field(string stranger)
    {
        var reply = await _house.PressAsync(NewProject.CreateVerb, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ProjectFields.Code] = "ZEUS",
            [ProjectFields.Manager] = stranger,
        });

        var form = Assert.IsType<Reply.FormAgain>(reply);
        Assert.Contains(ProjectTexts.For(Language.English).PersonUnknown, Encoding.UTF8.GetString(form.Body.ToUtf8Json()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_that_was_named_in_a_channel_stands_in_the_form_that_its_button_opens()
    {
        var inChannel = Assert.IsType<Reply.Form>(await _house.SayAsync("project new zeus", channel: ProjectHouse.ChannelId));

        var opened = Assert.IsType<Reply.Form>(await _house.PressAsync(inChannel.Open.Verb, inChannel.Open.Data));

        Assert.Contains("\"value\":\"ZEUS\"", Encoding.UTF8.GetString(opened.Body.ToUtf8Json()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_trail_keeps_every_figure_of_a_new_project()
    {
        await _house.PressAsync(NewProject.CreateVerb, Form(manager: ProjectHouse.Camille.ObjectId, sponsor: null, budget: "480k"));

        var entry = Assert.Single(await _house.AuditAsync("ZEUS"));
        Assert.Equal(
            $"""
            code: ZEUS
            portfolioId: digital
            activeSince: 2026-11-18T09:00:00Z
            baseline 1: 2026-11-18T09:00:00Z {ProjectHouse.Camille.ObjectId}
            name: Zeus
            portfolio: Digital
            manager: {ProjectHouse.Camille.ObjectId}
            start: 2026-07-18
            baselineFinish: 2027-06-30
            budget: 480000 EUR
            cadence: Monthly
            """,
            entry.Columns.Text("text"));
    }

    [Fact]
    public async Task The_same_form_twice_is_one_project_and_told_so_twice()
    {
        var form = Form(manager: ProjectHouse.Camille.ObjectId, sponsor: null, budget: "1.20M");
        await _house.PressAsync(NewProject.CreateVerb, form);

        var again = await _house.PressAsync(NewProject.CreateVerb, form);

        Assert.IsType<Reply.UpdatedCard>(again);
        Assert.Single(await _house.AuditAsync("ZEUS"));
    }

    [Theory]
    [InlineData(ProjectFields.Budget, "480k")]
    [InlineData(ProjectFields.Unit, "USD")]
    [InlineData(ProjectFields.Sponsor, "6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01")]
    [InlineData(ProjectFields.Start, "2026-07-19")]
    [InlineData(ProjectFields.BaselineFinish, "2027-07-30")]
    [InlineData(ProjectFields.Cadence, "Weekly")]
    public async Task A_second_form_with_the_same_code_and_another_figure_is_told_that_the_code_is_taken(string field, string typed)
    {
        var form = JsonSerializer.SerializeToNode(Form(manager: ProjectHouse.Camille.ObjectId, sponsor: null, budget: "1.2M"))!;
        await _house.PressAsync(NewProject.CreateVerb, form);
        form[field] = typed;

        var second = Assert.IsType<Reply.FormAgain>(await _house.PressAsync(NewProject.CreateVerb, form));

        Assert.Contains("There is a project ZEUS already", Encoding.UTF8.GetString(second.Body.ToUtf8Json()), StringComparison.Ordinal);
    }

    private static object Form(string manager, string? sponsor, string? budget = null) => new
    {
        code = "ZEUS",
        name = "Zeus",
        portfolio = "Digital",
        beginPortfolio = "true",
        manager,
        sponsor,
        start = "2026-07-18",
        baselineFinish = "2027-06-30",
        budget,
        unit = "EUR",
        cadence = "Monthly",
    };

    private async Task<IReadOnlyList<Person>> GreetAsync(int count)
    {
        var people = Enumerable.Range(0, count).Select(i => new Person($"{i:00000000}-0000-4000-8000-000000000000", $"Person {i}")).ToList();
        foreach (var person in people)
            await _house.Get<ProfileStore>().ChangeAsync(person, profile => profile with { Greeted = true });
        await _house.DeliverAsync();
        return people;
    }
}
