using PmoBot.Conversation;
using PmoBot.Features.Status;
using PmoBot.Tests.Conventions;

namespace PmoBot.Tests.Features.Status;

public sealed class StatusDraftTests
{
    private static readonly StatusDraft Sent = new() { Id = "d1", Project = "APOLLO", Period = "20261116-w", Overall = "amber" };

    [Fact]
    public void Only_the_colour_is_required()
    {
        var (figures, errors) = Sent.Validate("EUR", StatusTexts.For(Language.English));

        Assert.Empty(errors);
        Assert.Equal(Rag.Amber, figures!.Declared.Overall);
    }

    [Theory]
    [InlineData(StatusFields.Overall, "purple")]
    [InlineData(StatusFields.ForecastFinish, "31/02/2027")]
    [InlineData(StatusFields.ForecastFinish, "9999-12-31")]
    [InlineData(StatusFields.PercentComplete, "101")]
    [InlineData(StatusFields.PercentComplete, "half")]
    [InlineData(StatusFields.Spent, "lots")]
    [InlineData(StatusFields.ToComplete, "-3")]
    public void A_field_that_cannot_be_read_is_named(string field, string typed)
    {
        var form = new FormData(new Dictionary<string, string>(StringComparer.Ordinal) { [StatusFields.Overall] = "green", [field] = typed });

        var (figures, errors) = StatusDraft.From(form).Validate("EUR", StatusTexts.For(Language.French));

        Assert.Null(figures);
        Assert.Equal(field, Assert.Single(errors).Field);
    }

    [Theory]
    [InlineData("12,5", "12.5")]
    [InlineData("1,5", "1.5")]
    [InlineData("80 %", "80")]
    [InlineData("80%", "80")]
    [InlineData("101", "101")]
    [InlineData("-3", "-3")]
    public void A_percentage_comes_back_as_the_number_that_was_typed(string typed, string number)
    {
        var form = new StatusForm(Sent with { PercentComplete = typed }, StatusTexts.For(Language.French), new StatusSubject("APOLLO"));

        var again = StatusProgram.Text(StatusCards.Form(form));

        Assert.Contains($"\"id\":\"{StatusFields.PercentComplete}\",\"value\":{number},", again, StringComparison.Ordinal);
    }

    [Fact]
    public void Almost_done_is_not_finished()
    {
        var (figures, _) = (Sent with { PercentComplete = "99.6" }).Validate("EUR", StatusTexts.For(Language.English));

        Assert.Equal(99, figures!.PercentComplete);
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused_by_the_server_too()
    {
        var (_, errors) = (Sent with { News = new string('x', StatusDraft.MaxNews + 1) }).Validate("EUR", StatusTexts.For(Language.English));

        Assert.Equal(StatusFields.News, Assert.Single(errors).Field);
    }

    [Fact]
    public void A_prefilled_field_that_comes_back_absent_was_emptied()
    {
        var last = new StatusFigures { Declared = new DeclaredRag(Rag.Red, new Dictionary<Axis, Rag>()), Wanted = "A decision" };
        var prefilled = StatusDraft.Prefilled("d2", CardCatalogue.Apollo, "20261116-w", CardCatalogue.Report(last), Language.English);
        Assert.Equal("A decision", prefilled.Wanted);

        var (figures, _) = (prefilled with { Wanted = null }).Validate("EUR", StatusTexts.For(Language.English));

        Assert.Null(figures!.Wanted);
    }

    [Fact]
    public void The_news_of_last_time_are_not_news()
    {
        var last = new StatusFigures { Declared = new DeclaredRag(Rag.Red, new Dictionary<Axis, Rag>()), News = "Old" };

        Assert.Null(StatusDraft.Prefilled("d2", CardCatalogue.Apollo, "20261116-w", CardCatalogue.Report(last), Language.English).News);
        Assert.Equal("Old", StatusDraft.Correcting("d2", CardCatalogue.Apollo, "20261116-w", last, Language.English).News);
    }

    [Fact]
    public void A_forecast_that_was_not_given_is_not_made_up()
    {
        var unsure = new StatusFigures { Declared = new DeclaredRag(Rag.Red, new Dictionary<Axis, Rag>()), ForecastFinish = null };

        Assert.Equal("2027-06-30", StatusDraft.Prefilled("d2", CardCatalogue.Apollo, "20261116-w", null, Language.English).ForecastFinish);
        Assert.Null(StatusDraft.Prefilled("d2", CardCatalogue.Apollo, "20261116-w", CardCatalogue.Report(unsure), Language.English).ForecastFinish);
        Assert.Null(StatusDraft.Correcting("d2", CardCatalogue.Apollo, "20261116-w", unsure, Language.English).ForecastFinish);
    }

    [Fact]
    public void An_axis_that_can_be_computed_starts_as_computed_and_keeps_its_colour_in_a_correction()
    {
        var figures = new StatusFigures
        {
            Declared = new DeclaredRag(Rag.Green, new Dictionary<Axis, Rag> { [Axis.Schedule] = Rag.Green, [Axis.Scope] = Rag.Amber }),
            ForecastFinish = CardCatalogue.Apollo.BaselineFinish!.Value.PlusDays(40),
        };

        var next = StatusDraft.Prefilled("d2", CardCatalogue.Apollo, "20261116-w", CardCatalogue.Report(figures), Language.English);
        var correction = StatusDraft.Correcting("d2", CardCatalogue.Apollo, "20261116-w", figures, Language.English);

        Assert.Equal([(Axis.Scope, "amber")], next.Axes.Select(axis => (axis.Key, axis.Value)));
        Assert.Equal([(Axis.Schedule, "green"), (Axis.Scope, "amber")], correction.Axes.Select(axis => (axis.Key, axis.Value)).Order());
    }

    [Fact]
    public void The_same_form_with_other_words_is_no_repetition()
    {
        Assert.Equal(Sent.Fingerprint, (Sent with { }).Fingerprint);
        Assert.NotEqual(Sent.Fingerprint, (Sent with { News = "More" }).Fingerprint);
        Assert.NotEqual((Sent with { News = "a", Wanted = null }).Fingerprint, (Sent with { News = null, Wanted = "a" }).Fingerprint);
    }
}
