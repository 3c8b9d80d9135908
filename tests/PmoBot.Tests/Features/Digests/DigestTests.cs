using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Digests;
using PmoBot.People;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Digests;

public sealed class DigestTests : IDisposable
{
    private readonly DigestHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task It_goes_out_on_schedule_in_each_channels_language_and_the_second_one_leads_with_what_changed()
    {
        await _house.LedAsync("APOLLO");
        await _house.LedAsync("HERMES");
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.Language, "en"));
        await _house.SetUpAsync("Digital", DigestHouse.French, (DigestDraft.Language, "fr"), (DigestDraft.Audience, nameof(DigestAudience.Team)));
        await _house.ReportAsync("APOLLO");
        await _house.ReportAsync("HERMES");

        await _house.UntilAsync(23, 10, 59);
        Assert.Empty(_house.Posts);

        await _house.UntilAsync(23, 11, 0);
        Assert.Equal([(DigestHouse.English, "Digital: How it stands"), (DigestHouse.French, "Digital: État des lieux")], _house.Posts.Order());

        await _house.ReportAsync("APOLLO", ("overall", "red"));
        await _house.ReportAsync("HERMES");
        await _house.UntilAsync(30, 11, 0);
        Assert.Equal(4, _house.Posts.Count);
        Assert.Contains((DigestHouse.English, "Digital: 1 project got worse"), _house.Posts);
        Assert.Contains((DigestHouse.French, "Digital: 1 projet se dégrade"), _house.Posts);
        Assert.Contains(_house.Cards, card => card.Contains("Got worse since Mon 23 Nov", StringComparison.Ordinal) && card.Contains("**APOLLO** green → red", StringComparison.Ordinal));
        Assert.Contains(_house.Cards, card => card.Contains("En dégradation depuis le lun. 23 nov.", StringComparison.Ordinal) && card.Contains("**APOLLO** vert → rouge", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_went_out_is_shown_again_as_it_was()
    {
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.Audience, nameof(DigestAudience.Team)));
        await _house.ReportAsync("APOLLO", ("overall", "amber"));
        await _house.House.Store.CommitAsync("tenant", [new AnchoredNight(new NodaTime.LocalDate(2026, 11, 22), 412, new string('a', 64)).ToWrite()]);
        await _house.UntilAsync(23, 11, 0);
        var posted = Body(_house.House.Teams.Messages.Values.Last());

        await _house.ReportAsync("APOLLO", ("overall", "red"));
        await _house.UntilAsync(30, 11, 0);

        var again = Assert.IsType<Reply.Card>(Assert.IsType<Reply.Personally>(await _house.House.SayAsync("digest Digital 2026-W47")).Inner);
        Assert.Contains("Audit anchor: portfolio-digital 2", ProjectHouse.Shown(again), StringComparison.Ordinal);
        Assert.Contains(" · all 412 chains on 22 Nov: aaaaaaaaaaaaaaaa\"", DigestHouse.Unescaped(ProjectHouse.Shown(again)), StringComparison.Ordinal);
        Assert.Equal(posted, Body(ProjectHouse.Shown(again)).Replace(AnchorOf(ProjectHouse.Shown(again)), "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_run_digests_sets_none_up_and_who_may_not_read_gets_none()
    {
        await _house.LedAsync("APOLLO");

        Assert.IsNotType<Reply.Form>(await _house.House.SayAsync("digest APOLLO", Roles.None, DigestHouse.English, DigestHouse.Ana));
        var refused = await _house.SetUpAsync("Digital", null, (DigestDraft.People, DigestHouse.Bo.ObjectId));
        Assert.IsType<Reply.FormAgain>(refused);

        Assert.Empty(await _house.House.Get<SubscriptionRows>().ListAsync("portfolio-digital", CancellationToken.None));
    }

    private static string Body(string card) => DigestHouse.Unescaped(card) is var text ? text[text.IndexOf("\"body\"", StringComparison.Ordinal)..text.IndexOf(",\"actions\"", StringComparison.Ordinal)] : "";

    // For the PMO, whose trail it is.
    private static string AnchorOf(string card) => DigestHouse.Unescaped(card) is var text && text.IndexOf(",{\"type\":\"TextBlock\",\"text\":\"Audit anchor", StringComparison.Ordinal) is >= 0 and var from
        ? text[from..(text.IndexOf('}', from) + 1)] : "";
}
