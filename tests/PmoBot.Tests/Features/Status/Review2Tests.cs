using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.Local;
using PmoBot.Scheduling;
using PmoBot.Tests.Conventions;

namespace PmoBot.Tests.Features.Status;

public sealed class Review2Tests : IDisposable
{
    private readonly StatusProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("12,5")]
    [InlineData("1,5")]
    [InlineData("80 %")]
    [InlineData("80%")]
    public void A_percentage_that_is_understood_comes_back_as_the_same_number(string typed)
    {
        var draft = new StatusDraft { Id = "d", Project = "APOLLO", Period = StatusProgram.Week47, PercentComplete = typed };
        var texts = StatusTexts.For(Language.French);
        var expected = (draft with { Overall = "green" }).Validate(Language.French, texts).Figures!.PercentComplete!.Value;
        var (_, errors) = draft.Validate(Language.French, texts);   // no colour: the form comes back

        var again = StatusCards.Form(new StatusForm(draft, texts, StatusSubject.Of(CardCatalogue.Apollo)) { Errors = errors });

        using var json = System.Text.Json.JsonDocument.Parse(again.ToUtf8Json());
        var value = Find(json.RootElement, StatusFields.PercentComplete);
        Assert.True(value.TryGetProperty("value", out var shown), "the number that was typed is gone");
        Assert.Equal(expected, (int)Math.Round(shown.GetDecimal()));
    }

    [Fact]
    public void Almost_done_is_not_finished()
    {
        var draft = new StatusDraft { Id = "d", Overall = "green", PercentComplete = "99.6" };

        var figures = draft.Validate(Language.English, StatusTexts.For(Language.English)).Figures;

        Assert.NotEqual(100, figures!.PercentComplete);
    }

    [Fact]
    public void A_correction_does_not_invent_a_forecast()
    {
        var said = new StatusFigures { Declared = new DeclaredRag(Rag.Red, new Dictionary<Axis, Rag>()), News = "finish unknown", ForecastFinish = null };

        var correction = StatusDraft.Correcting("d", CardCatalogue.Apollo, StatusProgram.Week47, said, Language.English);

        Assert.NotNull(CardCatalogue.Apollo.BaselineFinish);
        Assert.Null(correction.ForecastFinish);
    }

    [Fact]
    public void The_next_report_does_not_invent_a_forecast()
    {
        var said = new StatusFigures { Declared = new DeclaredRag(Rag.Red, new Dictionary<Axis, Rag>()), ForecastFinish = null };

        Assert.Null(StatusDraft.Prefilled("d", CardCatalogue.Apollo, StatusProgram.Week47, said, Language.English).ForecastFinish);
    }

    // product.md: "RAG by axis (default: the computed colour, else the last declared)".
    [Fact]
    public void An_axis_that_can_be_computed_is_not_prefilled_with_last_times_declaration()
    {
        var last = new StatusFigures
        {
            Declared = new DeclaredRag(Rag.Green, new Dictionary<Axis, Rag> { [Axis.Schedule] = Rag.Green, [Axis.Scope] = Rag.Amber }),
            ForecastFinish = CardCatalogue.Apollo.BaselineFinish!.Value.PlusDays(40),
        };

        var draft = StatusDraft.Prefilled("d", CardCatalogue.Apollo, StatusProgram.Week47, last, Language.English);

        Assert.Equal("amber", draft.Axes.GetValueOrDefault(Axis.Scope));
        Assert.Equal("computed", draft.Axes.GetValueOrDefault(Axis.Schedule) ?? "computed");
    }

    [Fact]
    public async Task Somebody_who_leads_eight_projects_is_told_that_there_are_more_than_six()
    {
        for (var i = 1; i <= 8; i++)
            await _program.BeginAsync($"PRJ-{i}");

        var which = StatusProgram.Text(Assert.IsType<Reply.Card>(await _program.SayAsync(_program.InChat(StatusProgram.Camille), "status")).Body);

        Assert.True(which.Contains("PRJ-8", StringComparison.Ordinal) || which.Contains('2') && which.Contains("more", StringComparison.OrdinalIgnoreCase), which);
    }

    [Fact]
    public async Task A_period_at_the_end_of_time_is_no_bug_of_ours()
    {
        await _program.BeginAsync("APOLLO");
        var last = Period.Of(new LocalDate(9999, 12, 31), Cadence.Fortnightly).Id;

        Assert.IsType<Reply.Text>(await _program.SayAsync(_program.InChat(StatusProgram.Camille), $"status APOLLO {last}"));
    }

    [Fact]
    public void A_tick_for_a_new_portfolio_is_kept_when_the_form_comes_back_with_a_notice()
    {
        var draft = new ProjectDraft { Code = "X1", Name = "x", Portfolio = "Fresh", CreatePortfolio = true };

        var form = StatusProgram.Text(ProjectCards.Form(draft, new ProjectChoices([StatusProgram.Camille], [], false), ProjectTexts.For(Language.English), [], "busy"));

        Assert.Contains(ProjectFields.CreatePortfolio, form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_is_put_into_an_empty_store_only()
    {
        await _program.BeginAsync("OURS");

        await new DemoPortfolio(_program.Store, _program.Get<Outbox>(), _program.Clock).StartAsync(CancellationToken.None);

        Assert.Null(await _program.Store.FindAsync("project-APOLLO", ProjectStore.Row));
    }

    // A press that Teams repeats is a repetition "whatever came since": also when the same content was sent once more in between.
    [Fact]
    public async Task A_press_that_is_repeated_is_known_even_if_its_content_was_sent_again_in_between()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var form = await _program.OpenAsync(_program.InChat(StatusProgram.Camille), "APOLLO");
        var first = _program.InChat(StatusProgram.Camille);
        await _program.SendAsync(first, form, "green");
        foreach (var colour in new[] { "red", "green", "amber" })
            await _program.SendAsync(_program.InChat(StatusProgram.Camille), form, colour);

        await _program.SendAsync(first, form, "green");

        Assert.Equal((4, Rag.Amber), ((await _program.LatestAsync(apollo))!.Version, (await _program.LatestAsync(apollo))!.Overall));
    }

    private static System.Text.Json.JsonElement Find(System.Text.Json.JsonElement element, string id)
    {
        if (element.ValueKind == System.Text.Json.JsonValueKind.Object)
        {
            if (element.TryGetProperty("id", out var found) && found.ValueEquals(id))
                return element;
            foreach (var property in element.EnumerateObject())
            {
                if (Find(property.Value, id) is { ValueKind: not System.Text.Json.JsonValueKind.Undefined } deep)
                    return deep;
            }
        }
        else if (element.ValueKind == System.Text.Json.JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                if (Find(item, id) is { ValueKind: not System.Text.Json.JsonValueKind.Undefined } deep)
                    return deep;
            }
        }

        return default;
    }
}
