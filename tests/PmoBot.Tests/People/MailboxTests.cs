using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Settings;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Features.Escalations;
using PmoBot.Tests.Features.Projects;
using PmoBot.Tests.Features.Rounds;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.People;

/// <summary>Who is away by their automatic replies. It is Wednesday, 18 November 2026, and rounds open on Thursday at 14:00.</summary>
public sealed class MailboxTests : IDisposable
{
    private static readonly Person Ana = RoundHouse.Ana;
    private static readonly Person Bao = RoundHouse.Bao;
    private static readonly LocalDate Thursday = new(2026, 11, 19);
    private static readonly LocalDate Friday = new(2026, 11, 20);
    private static readonly LocalDate NextWeek = new(2026, 11, 27);

    private readonly RoundHouse _round = new();

    public void Dispose() => _round.Dispose();

    [Fact]
    public async Task Who_is_away_by_their_mailbox_is_not_asked_and_their_deputy_is()
    {
        await LiveAsync();
        _round.Directory.Away(Ana, Thursday, NextWeek);

        await _round.UntilAsync(19, 14);

        Assert.Equal([$"a:1{Bao.ObjectId}"], _round.Posts.Select(post => post.Place));
        Assert.Equal((NextWeek, true), ((await ProfileAsync()).AbsentUntil, (await ProfileAsync()).IsAwayByMailbox));
    }

    [Fact]
    public async Task A_mailbox_is_read_shortly_before_a_round_opens_and_once_a_day()
    {
        await LiveAsync();
        _round.Directory.Here(Ana);

        await _round.UntilAsync(19, 12, 59);
        Assert.Empty(_round.Directory.Read);
        await _round.UntilAsync(19, 13);
        await _round.House.Get<Mailboxes>().ReadAsync([Ana.ObjectId], CancellationToken.None);

        Assert.Single(_round.Directory.Read, Ana.ObjectId);
    }

    [Fact]
    public async Task What_somebody_said_themselves_wins()
    {
        await LiveAsync();
        await _round.KnownAsync(Ana, absentUntil: Friday);
        _round.Directory.Away(Ana, Thursday, NextWeek);

        await _round.UntilAsync(19, 14);

        Assert.DoesNotContain(Ana.ObjectId, _round.Directory.Read);
        Assert.Equal((Friday, false), ((await ProfileAsync()).AbsentUntil, (await ProfileAsync()).IsAwayByMailbox));
    }

    [Fact]
    public async Task Who_says_that_they_are_here_is_believed_for_as_long_as_their_mailbox_says_otherwise()
    {
        await LiveAsync();
        _round.Directory.Away(Ana, Thursday, NextWeek);
        await _round.UntilAsync(19, 14);

        await SaveAsync(form => form.Remove(SettingsCards.AbsentField));
        await _round.UntilAsync(26, 14);

        Assert.Null((await ProfileAsync()).AbsentUntil);
        Assert.Contains($"a:1{Ana.ObjectId}", _round.Posts.Select(post => post.Place));

        await _round.UntilAsync(28, 1);
        Assert.Null((await ProfileAsync()).MailboxReadUpTo);
        var kept = await _round.House.Store.QueryAsync(Ana.Partition, "delivery-", TableKey.EndOf("delivery-")).Select(row => row.Key).ToListAsync();
        Assert.DoesNotContain(kept, key => key.Contains("absence", StringComparison.Ordinal) || key.Contains("mailbox", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_absence_ends_with_the_automatic_replies()
    {
        await LiveAsync();
        _round.Directory.Away(Ana, Thursday, NextWeek);
        await _round.UntilAsync(20, 5);
        _round.Directory.Here(Ana);

        await _round.UntilAsync(20, 6);

        Assert.Equal((null, false), ((await ProfileAsync()).AbsentUntil, (await ProfileAsync()).IsAwayByMailbox));
    }

    [Fact]
    public async Task Automatic_replies_without_an_end_are_one_more_day_each_day()
    {
        await LiveAsync();
        _round.Directory.Away(Ana, Thursday, Thursday);
        await _round.UntilAsync(19, 20);
        _round.Directory.Away(Ana, Friday, Friday);

        await _round.UntilAsync(20, 8);

        Assert.Equal((Friday, true), ((await ProfileAsync()).AbsentUntil, (await ProfileAsync()).IsAwayByMailbox));
    }

    [Fact]
    public async Task A_mailbox_that_its_owner_closed_is_not_read_and_what_it_told_is_forgotten()
    {
        await LiveAsync();
        _round.Directory.Away(Ana, Thursday, NextWeek);
        await _round.UntilAsync(19, 14);

        await SaveAsync(form => form[SettingsCards.MailboxField] = "true");
        await _round.UntilAsync(26, 14);

        Assert.Equal((null, true), ((await ProfileAsync()).AbsentUntil, (await ProfileAsync()).ClosesMailbox));
        Assert.Single(_round.Directory.Read, Ana.ObjectId);
    }

    [Fact]
    public async Task Settings_and_my_data_say_that_it_comes_from_the_mailbox()
    {
        await LiveAsync();
        _round.Directory.Away(Ana, Thursday, NextWeek);
        await _round.UntilAsync(19, 14);

        var form = ProjectHouse.Shown(await _round.House.SayAsync("settings", by: Ana));
        var data = KeptProfile.Of(await ProfileAsync(), Roles.None, Language.French)[0].Kept;

        Assert.Contains("By your automatic replies. What you say here counts instead.", form, StringComparison.Ordinal);
        Assert.Contains("jusqu’au 27 nov. 2026, d’après vos réponses automatiques", data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_is_not_permitted_nothing_happens()
    {
        await LiveAsync();
        var before = await ProfileAsync();

        await _round.UntilAsync(19, 14);

        Assert.Equal(before with { Chat = null }, await ProfileAsync() with { Chat = null });
        Assert.Equal([$"a:1{Ana.ObjectId}"], _round.Posts.Select(post => post.Place));
    }

    [Fact]
    public async Task Who_is_not_known_is_left_alone()
    {
        await _round.House.Get<Mailboxes>().ReadAsync([Ana.ObjectId], CancellationToken.None);

        Assert.Empty(_round.Directory.Read);
    }

    [Fact]
    public async Task The_zone_of_the_calendar_is_offered_where_Teams_told_none()
    {
        await _round.House.Get<ProfileStore>().ChangeAsync(Ana, known => known);
        _round.Directory.IsOn = true;
        _round.Directory.Here(Ana, "America/Lima");

        var offered = ProjectHouse.Shown(await _round.House.SayAsync("settings", by: Ana));
        await _round.House.Get<ProfileStore>().ChangeAsync(Ana, known => known with { ClientZone = "Europe/Paris" });
        var followed = ProjectHouse.Shown(await _round.House.SayAsync("settings", by: Ana));

        Assert.Contains("Your calendar says America/Lima", offered, StringComparison.Ordinal);
        Assert.Contains("As in Teams: Europe/Paris", followed, StringComparison.Ordinal);
        Assert.Null((await ProfileAsync()).ChosenZone);
    }

    [Fact]
    public async Task Whoever_stands_in_is_asked_to_decide_where_the_approver_is_away_by_their_mailbox()
    {
        var directory = new ScriptedDirectory();
        using var house = new EscalationHouse(directory: directory);
        await house.BeginAsync();
        await house.KnownAsync(EscalationHouse.Bo, deputy: EscalationHouse.Dee);
        directory.Away(EscalationHouse.Bo, new LocalDate(2026, 11, 16), NextWeek);

        await house.RaiseAsync();

        Assert.Equal((0, 1), (house.Posts(EscalationHouse.Bo), house.Posts(EscalationHouse.Dee)));
        Assert.Equal([EscalationHouse.Bo.ObjectId], directory.Read);
    }

    private async Task LiveAsync()
    {
        _round.Directory.IsOn = true;
        await _round.LedAsync("APOLLO", Ana, plain => plain with { Deputy = Bao });
        await _round.KnownAsync(Ana, "Europe/Paris");
        await _round.GoLiveAsync();
    }

    private async Task SaveAsync(Action<Dictionary<string, string>> change)
    {
        var form = await _round.House.OpenAsync("settings", by: Ana);
        change(form);
        Assert.IsType<Reply.UpdatedCard>(await _round.House.PressAsync(ChangeSettings.SaveVerb, form, Roles.None, Ana));
    }

    private async Task<Profile> ProfileAsync() => (await _round.House.Get<ProfileStore>().FindAsync(Ana.ObjectId, CancellationToken.None))!;
}
