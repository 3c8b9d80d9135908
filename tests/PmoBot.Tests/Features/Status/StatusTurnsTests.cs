using System.Text.Json;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;

namespace PmoBot.Tests.Features.Status;

/// <summary>What people say and press about a status, and what they and others then read.</summary>
public sealed class StatusTurnsTests : IDisposable
{
    private static readonly Instant AfterDue = Instant.FromUtc(2026, 11, 23, 8, 30);

    private readonly StatusProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_channel_does_not_read_who_was_late()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.LinkAsync(apollo);
        _program.Clock.Now = AfterDue;
        await _program.SayAsync(_program.InChannel(StatusProgram.Camille, "APOLLO"), "status");

        var sent = await SendAsync(StatusProgram.Camille, "green");

        Assert.Contains("Camille Martin, 23 Nov 09:30 · late", StatusProgram.Text(Assert.IsType<Reply.UpdatedCard>(sent).Body), StringComparison.Ordinal);
        var posted = await _program.PostedAsync(apollo);
        Assert.Contains("Camille Martin, 23 Nov 09:30", posted, StringComparison.Ordinal);
        Assert.DoesNotContain("late\"", posted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_linked_channels_project_does_not_say_who_was_late()
    {
        await _program.BeginAsync("APOLLO");
        _program.Clock.Now = AfterDue;
        await SendAsync(StatusProgram.Camille, "green");

        var inChat = await _program.SayAsync(_program.InChat(StatusProgram.Camille), "project APOLLO");
        var inChannel = await _program.SayAsync(_program.InChannel(StatusProgram.Camille, "APOLLO"), "project");

        Assert.Contains("· late", StatusProgram.Text(Assert.IsType<Reply.Card>(inChat).Body), StringComparison.Ordinal);
        Assert.DoesNotContain("· late", StatusProgram.Text(Assert.IsType<Reply.Card>(inChannel).Body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Active", "Grey (not updated for 2 weeks; last: green, 18 Nov 2026)")]
    [InlineData("OnHold", "on hold")]
    [InlineData("Closed", "closed")]
    public async Task A_project_without_a_colour_shows_the_facts_of_its_last_report_and_none_of_its_colours(string state, string instead)
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await SendAsync(StatusProgram.Camille, "green", (StatusFields.News, "The pilot is open"), (StatusFields.Of(Axis.Scope), "red"));
        var fresh = await ShowAsync();
        await _program.ChangeAsync(apollo, project => project with { State = Enum.Parse<ProjectState>(state) });
        _program.Clock.Now += Duration.FromDays(14);

        var shown = await ShowAsync();

        Assert.Contains("Green overall, although scope is red.", fresh, StringComparison.Ordinal);
        Assert.Contains("■ Red", fresh, StringComparison.Ordinal);
        Assert.Contains(instead, shown, StringComparison.Ordinal);
        Assert.Contains("The pilot is open", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("overall", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Red", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grey_counts_its_weeks_from_when_the_figures_came_and_not_from_an_added_word()
    {
        await _program.BeginAsync("APOLLO");
        var summary = Assert.IsType<Reply.UpdatedCard>(await SendAsync(StatusProgram.Camille, "amber")).Body;
        _program.Clock.Now += Duration.FromDays(14);
        var chat = _program.InChat(StatusProgram.Camille);
        var why = Assert.IsType<Reply.Form>(await _program.PressAsync(chat, summary, AskWhy.WhyVerb)).Body;
        await _program.PressAsync(chat, why, ExplainStatus.ExplainVerb, (StatusFields.Cause, "The bank is late"));

        var shown = await ShowAsync();

        Assert.Contains("Grey (not updated for 2 weeks; last: amber, 18 Nov 2026)", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_of_last_week_opens_the_form_of_last_week()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.SayAsync(_program.InChannel(StatusProgram.Camille, "APOLLO"), "status 2026-W46");

        var form = await AnswerAsync(apollo);

        Assert.Contains("\"20261109-w\"", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_of_a_closed_week_opens_the_form_of_this_week_and_says_so()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.SayAsync(_program.InChannel(StatusProgram.Camille, "APOLLO"), "status");
        _program.Clock.Now += Duration.FromDays(14);

        var form = await AnswerAsync(apollo);

        Assert.Contains("\"20261130-w\"", form, StringComparison.Ordinal);
        Assert.Contains("Week 47 is closed: this form is for week 49.", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Going_back_to_what_was_said_first_is_a_third_version()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var form = await _program.OpenAsync(_program.InChat(StatusProgram.Camille), "APOLLO");

        foreach (var colour in new[] { "green", "red", "green" })
            await _program.SendAsync(_program.InChat(StatusProgram.Camille), form, colour);

        var latest = await _program.LatestAsync(apollo);
        Assert.Equal((3, Rag.Green), (latest!.Version, latest.Overall));
    }

    [Fact]
    public async Task The_same_form_twice_at_the_same_moment_is_one_version()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var form = await _program.OpenAsync(_program.InChat(StatusProgram.Camille), "APOLLO");
        await _program.SendAsync(_program.InChat(StatusProgram.Camille), form, "green");
        await _program.SendAsync(_program.InChat(StatusProgram.Camille), form, "red");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _program.SendAsync(_program.InChat(StatusProgram.Camille), form, "green")));

        Assert.Equal(3, (await _program.LatestAsync(apollo))!.Version);
    }

    [Fact]
    public async Task A_press_that_Teams_repeats_late_goes_back_to_nothing()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var form = await _program.OpenAsync(_program.InChat(StatusProgram.Camille), "APOLLO");
        var first = _program.InChat(StatusProgram.Camille);
        await _program.SendAsync(first, form, "green");
        await _program.SendAsync(_program.InChat(StatusProgram.Camille), form, "red");

        var again = await _program.SendAsync(first, form, "green");

        Assert.IsType<Reply.UpdatedCard>(again);
        Assert.Equal(Rag.Red, (await _program.LatestAsync(apollo))!.Overall);
    }

    [Fact]
    public async Task A_press_that_Teams_repeats_late_is_known_although_its_words_were_sent_again_in_between()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var form = await _program.OpenAsync(_program.InChat(StatusProgram.Camille), "APOLLO");
        var first = _program.InChat(StatusProgram.Camille);
        await _program.SendAsync(first, form, "green");
        foreach (var colour in new[] { "red", "green", "amber" })
            await _program.SendAsync(_program.InChat(StatusProgram.Camille), form, colour);

        await _program.SendAsync(first, form, "green");

        var latest = await _program.LatestAsync(apollo);
        Assert.Equal((4, Rag.Amber), (latest!.Version, latest.Overall));
    }

    [Fact]
    public async Task A_colleagues_report_is_replaced_only_by_who_was_told_of_it()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var form = await _program.OpenAsync(_program.InChat(StatusProgram.Camille), "APOLLO");
        await SendAsync(StatusProgram.Daniel, "red");

        var stopped = await _program.SendAsync(_program.InChat(StatusProgram.Camille), form, "green");

        var again = Assert.IsType<Reply.FormAgain>(stopped).Body;
        Assert.Contains("Daniel Okafor sent ■ Red on 18 Nov 09:00", StatusProgram.Text(again), StringComparison.Ordinal);
        Assert.Equal(Rag.Red, (await _program.LatestAsync(apollo))!.Overall);
        Assert.IsType<Reply.UpdatedCard>(await _program.SendAsync(_program.InChat(StatusProgram.Camille), again, "green"));
        Assert.Equal(Rag.Green, (await _program.LatestAsync(apollo))!.Overall);
    }

    [Fact]
    public async Task A_second_colleague_in_between_is_told_of_too()
    {
        await _program.BeginAsync("APOLLO");
        var form = await _program.OpenAsync(_program.InChat(StatusProgram.Camille), "APOLLO");
        await SendAsync(StatusProgram.Daniel, "red");
        var again = Assert.IsType<Reply.FormAgain>(await _program.SendAsync(_program.InChat(StatusProgram.Camille), form, "green")).Body;
        await SendAsync(StatusProgram.Daniel, "amber");

        var stopped = await _program.SendAsync(_program.InChat(StatusProgram.Camille), again, "green");

        Assert.Contains("▲ Amber", StatusProgram.Text(Assert.IsType<Reply.FormAgain>(stopped).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_stopped_by_their_own_report_nor_in_a_form_that_does_not_say_what_it_knew()
    {
        await _program.BeginAsync("APOLLO");
        var form = await _program.OpenAsync(_program.InChat(StatusProgram.Camille), "APOLLO");
        await SendAsync(StatusProgram.Camille, "red");

        var own = await _program.SendAsync(_program.InChat(StatusProgram.Camille), form, "green");
        var old = await _program.PressAsync(_program.InChat(StatusProgram.Daniel), SubmitStatus.SubmitVerb, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [StatusFields.Project] = "APOLLO",
            [StatusFields.Period] = StatusProgram.Week47,
            [StatusFields.Draft] = "old",
            [StatusFields.Overall] = "amber",
        });

        Assert.IsType<Reply.UpdatedCard>(own);
        Assert.IsType<Reply.UpdatedCard>(Assert.IsType<Reply.Both>(old).First);
    }

    [Fact]
    public async Task A_channel_does_not_learn_which_projects_somebody_leads()
    {
        await _program.BeginAsync("SECRET-1");
        await _program.BeginAsync("SECRET-2");

        var inChannel = await _program.SayAsync(_program.InChannel(StatusProgram.Camille), "status");
        var inChat = await _program.SayAsync(_program.InChat(StatusProgram.Camille), "status");

        Assert.IsType<Reply.Card>(Assert.IsType<Reply.Personally>(inChannel).Inner);
        Assert.IsType<Reply.Card>(inChat);
    }

    [Fact]
    public async Task Whoever_leads_more_projects_than_there_are_buttons_is_told_how_to_name_the_others()
    {
        for (var i = 1; i <= 8; i++)
            await _program.BeginAsync($"PRJ{i}");

        var which = StatusProgram.Text(Assert.IsType<Reply.Card>(await _program.SayAsync(_program.InChat(StatusProgram.Camille), "status")).Body);

        Assert.Contains("And 3 more: write the code behind the command, such as PRJ6.", which, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Active", "Camille Martin")]
    [InlineData("OnHold", "on hold")]
    public async Task Only_a_projects_own_channel_is_told_why_no_report_can_be_given(string state, string told)
    {
        await _program.BeginAsync("APOLLO", Enum.Parse<ProjectState>(state));
        var person = state == "Active" ? StatusProgram.Ana : StatusProgram.Camille;

        var linked = await _program.SayAsync(_program.InChannel(person, "APOLLO"), "status");
        var another = await _program.SayAsync(_program.InChannel(person, "HERMES"), "status APOLLO");

        Assert.Contains(told, Assert.IsType<Reply.Text>(linked).Words, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(linked, Assert.IsType<Reply.Personally>(another).Inner);
    }

    private async Task<Reply> SendAsync(PmoBot.People.Person person, string colour, params (string Field, string Typed)[] typed) =>
        await _program.SendAsync(_program.InChat(person), await _program.OpenAsync(_program.InChat(person), "APOLLO"), colour, typed);

    private async Task<string> ShowAsync() => StatusProgram.Text(
        Assert.IsType<Reply.Card>(await _program.SayAsync(_program.InChat(StatusProgram.Camille), "project APOLLO")).Body);

    /// <summary>Presses the posted card's button; the form that opens, as text.</summary>
    private async Task<string> AnswerAsync(ProjectCode project)
    {
        using var posted = JsonDocument.Parse(await _program.PostedAsync(project));
        var action = posted.RootElement.GetProperty("actions")[0];
        var data = action.GetProperty("data").EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString()!, StringComparer.Ordinal);

        var reply = await _program.PressAsync(_program.InChannel(StatusProgram.Camille, "APOLLO"), action.GetProperty("verb").GetString()!, data);

        return StatusProgram.Text(Assert.IsType<Reply.Form>(reply).Body);
    }
}
