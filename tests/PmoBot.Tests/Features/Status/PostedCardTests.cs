using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Status;
using PmoBot.People;

namespace PmoBot.Tests.Features.Status;

/// <summary>Posted status cards follow what they show: a report, and what the link of their channel grants.</summary>
public sealed class PostedCardTests : IDisposable
{
    private readonly StatusProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_card_in_a_channel_that_is_unlinked_shows_the_facts_no_more()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await SayInChannelAsync("link APOLLO");
        await ReportAsync();
        Assert.Contains("Red", Shown(), StringComparison.Ordinal);

        await SayInChannelAsync("unlink APOLLO");

        Assert.DoesNotContain("Red", Shown(), StringComparison.Ordinal);
        Assert.DoesNotContain("Red", await _program.PostedAsync(apollo), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_in_a_channel_that_is_linked_to_another_project_shows_the_facts_no_more()
    {
        await _program.BeginAsync("APOLLO");
        await _program.BeginAsync("HERMES");
        await SayInChannelAsync("link APOLLO");
        await ReportAsync();

        await SayInChannelAsync("link HERMES");

        Assert.DoesNotContain("Red", Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_stood_in_a_channel_before_it_was_linked_shows_the_facts_from_then_on()
    {
        await _program.BeginAsync("APOLLO");
        await ReportAsync();
        Assert.DoesNotContain("Red", Shown(), StringComparison.Ordinal);

        await SayInChannelAsync("link APOLLO");

        Assert.Contains("Red", Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_leaves_the_cards_of_other_channels_alone()
    {
        await _program.BeginAsync("APOLLO");
        await ReportAsync();
        var before = _program.Channel.Requests.Count;

        await _program.SayAsync(_program.InChannel(StatusProgram.Camille) with
        {
            Roles = Roles.PmoForAll,
            Place = new(PlaceKind.Channel, "19:elsewhere@thread.tacv2"),
        }, "link APOLLO");
        await _program.DeliverAsync();

        Assert.Equal(before, _program.Channel.Requests.Count);
    }

    [Fact]
    public async Task A_card_in_a_channel_speaks_the_projects_language_whoever_asked()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ChangeAsync(apollo, project => project with { Language = Language.French });
        await SayInChannelAsync("link APOLLO");

        await SayInChannelAsync("status");

        Assert.Contains("La météo pour la semaine 47", await _program.PostedAsync(apollo), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_off_is_told_to_a_person_by_their_clock_and_to_a_channel_by_the_portfolios_which_is_named()
    {
        await _program.BeginAsync("APOLLO");
        var chat = _program.InChat(StatusProgram.Camille) with { Zone = DateTimeZoneProviders.Tzdb["America/New_York"] };
        var form = await _program.OpenAsync(chat, "APOLLO");
        var summary = Assert.IsType<Reply.UpdatedCard>(await _program.SendAsync(chat, form, "red"));

        var withdrawn = Assert.IsType<Reply.UpdatedCard>(await _program.PressAsync(chat, summary.Body, UndoStatus.UndoVerb));
        await SayInChannelAsync("status APOLLO");

        Assert.Contains("cut-off Monday 04:00", StatusProgram.Text(form), StringComparison.Ordinal);
        Assert.Contains("cut-off Monday 04:00", StatusProgram.Text(withdrawn.Body), StringComparison.Ordinal);
        Assert.Contains("cut-off Monday 10:00 (Paris)", Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_many_cards_stand_in_a_channel_its_link_reaches_all()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        for (var cards = 0; cards < 100; cards++)
            await _program.SayAsync(_program.InChannel(StatusProgram.Camille), "status APOLLO");
        await _program.DeliverAsync();

        await SayInChannelAsync("link APOLLO");

        var posted = await _program.Get<LiveCards>().ListAsync(apollo.Partition, "", CancellationToken.None);
        Assert.Equal((100, true), (posted.Count, posted.All(card => card.Shown == 2)));
    }

    [Fact]
    public async Task A_form_that_stands_in_two_messages_becomes_the_summary_in_both()
    {
        await _program.BeginAsync("APOLLO");
        var chat = _program.InChat(StatusProgram.Camille);
        var form = await _program.OpenAsync(chat, "APOLLO");
        (_program.Channel.Messages["one"], _program.Channel.Messages["other"]) = ("form", "form");

        await _program.SendAsync(_program.InChat(StatusProgram.Camille) with { PressedCardId = "one" }, form, "red");
        await _program.SendAsync(_program.InChat(StatusProgram.Camille) with { PressedCardId = "other" }, form, "red");
        await _program.DeliverAsync();

        Assert.All(_program.Channel.Messages.Values, shown => Assert.Contains("Red", shown, StringComparison.Ordinal));
    }

    private string Shown() => Assert.Single(_program.Channel.Messages).Value;

    private async Task ReportAsync()
    {
        await _program.SayAsync(_program.InChannel(StatusProgram.Camille), "status APOLLO");
        await _program.DeliverAsync();
        var chat = _program.InChat(StatusProgram.Camille);
        await _program.SendAsync(chat, await _program.OpenAsync(chat, "APOLLO"), "red");
        await _program.DeliverAsync();
    }

    private async Task SayInChannelAsync(string words)
    {
        await _program.SayAsync(_program.InChannel(StatusProgram.Camille, "APOLLO") with { Roles = Roles.PmoForAll }, words);
        await _program.DeliverAsync();
    }
}
