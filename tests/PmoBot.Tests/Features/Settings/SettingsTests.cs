using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Settings;
using PmoBot.People;
using PmoBot.Tests.Support;
using static PmoBot.Tests.Support.TalkingProgram;

namespace PmoBot.Tests.Features.Settings;

public sealed class SettingsTests : IAsyncLifetime
{
    private TalkingProgram _program = null!;   // set before every test

    public async Task InitializeAsync() => _program = await StartAsync();

    public async Task DisposeAsync() => await _program.DisposeAsync();

    [Fact]
    public async Task What_is_typed_is_kept_and_filled_in_the_next_time()
    {
        await _program.SayAsync(_program.InChat(Daniel), "help");
        await _program.Store.SettledAsync();

        await _program.SaveAsync(Camille, ("language", "en"), ("zone", "Montréal"), ("deputy", Daniel.ObjectId), ("absent", "2026-11-27"));

        var profile = await _program.ProfileAsync(Camille);
        Assert.Equal((Language.English, "America/Montreal"), (profile.ChosenLanguage, profile.ChosenZone));
        Assert.Equal((Daniel, new LocalDate(2026, 11, 27)), (profile.Deputy, profile.AbsentUntil));
        var form = await _program.SayAsync(_program.InChat(Camille), "settings");
        Assert.All(["America/Montreal", Daniel.ObjectId, "2026-11-27"], kept => Assert.Contains($"\"{kept}\"", form, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_comes_back_absent_was_emptied()
    {
        await _program.SaveAsync(Camille, ("language", "fr"), ("zone", "Lyon"), ("absent", "2026-11-27"));

        await _program.SaveAsync(Camille);

        var profile = await _program.ProfileAsync(Camille);
        Assert.Equal((null, null, null), (profile.ChosenLanguage, profile.ChosenZone, profile.AbsentUntil));
    }

    [Theory]
    [InlineData("zone", "Middle-earth", "I know no place “Middle-earth”")]
    [InlineData("zone", "Atlantis", "Choose one")]
    [InlineData("deputy", "6f1c2d5e-0000-4000-8000-000000000000", "I do not know this person yet")]
    [InlineData("deputy", "not an id", "I do not know this person yet")]
    [InlineData("absent", "2026-11-17", "This day has passed")]
    [InlineData("absent", "soon", "I cannot read this as a day")]
    public async Task What_cannot_be_taken_comes_back_with_a_word_beside_it_and_nothing_is_written(string field, string typed, string said)
    {
        var answer = await _program.SaveAsync(Camille, ("language", "en"), (field, typed));

        Assert.Contains(said, answer, StringComparison.Ordinal);
        Assert.Null((await _program.ProfileAsync(Camille)).ChosenLanguage);
    }

    [Fact]
    public async Task Nobody_is_their_own_deputy()
    {
        await _program.SayAsync(_program.InChat(Camille), "help");
        await _program.Store.SettledAsync();

        var answer = await _program.SaveAsync(Camille, ("deputy", Camille.ObjectId));

        Assert.Contains("Somebody else than you", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_country_of_several_zones_asks_which_and_takes_the_answer()
    {
        var asked = await _program.SaveAsync(Camille, ("zone", "Spain"));
        Assert.Contains("Atlantic/Canary", asked, StringComparison.Ordinal);

        await _program.SaveAsync(Camille, ("zone", "Spain"), ("zones", "Atlantic/Canary"));

        Assert.Equal("Atlantic/Canary", (await _program.ProfileAsync(Camille)).ChosenZone);
    }

    [Fact]
    public async Task An_answer_to_which_zone_that_was_not_asked_is_not_taken()
    {
        await _program.SaveAsync(Camille, ("zone", "Spain"), ("zones", "Asia/Tokyo"));

        Assert.Null((await _program.ProfileAsync(Camille)).ChosenZone);
    }

    [Fact]
    public async Task An_absence_is_erased_the_day_after_it_ends_though_nobody_speaks()
    {
        await _program.SaveAsync(Camille, ("zone", "Paris"), ("absent", "2026-11-20"));
        Assert.True((await _program.ProfileAsync(Camille)).IsAbsent(new LocalDate(2026, 11, 20)));

        _program.Clock.Now = Instant.FromUtc(2026, 11, 20, 23, 0, 1);
        await _program.Store.SettledAsync();

        Assert.Null((await _program.ProfileAsync(Camille)).AbsentUntil);
        Assert.DoesNotContain((await _program.Store.PartitionAsync(Camille.Partition)).Select(row => row.Key), key => key.Contains("absence", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_absence_that_was_made_longer_does_not_end_with_the_first_day_that_was_said()
    {
        await _program.SaveAsync(Camille, ("zone", "Paris"), ("absent", "2026-11-20"));
        await _program.SaveAsync(Camille, ("zone", "Paris"), ("absent", "2026-11-25"));

        _program.Clock.Now = Instant.FromUtc(2026, 11, 20, 23, 0, 1);
        await _program.Store.SettledAsync(later: 1);

        Assert.Equal(new LocalDate(2026, 11, 25), (await _program.ProfileAsync(Camille)).AbsentUntil);
    }

    [Fact]
    public async Task An_absence_lasts_to_the_end_of_its_last_day_where_the_person_is_now()
    {
        await _program.SaveAsync(Camille, ("zone", "Tokyo"), ("absent", "2026-11-25"));
        await _program.SaveAsync(Camille, ("zone", "Los Angeles"), ("absent", "2026-11-25"));

        _program.Clock.Now = Instant.FromUtc(2026, 11, 25, 15, 0, 1);   // past midnight in Tokyo, 07:00 on the 25th in Los Angeles
        await _program.Store.SettledAsync(later: 1);
        Assert.Equal(new LocalDate(2026, 11, 25), (await _program.ProfileAsync(Camille)).AbsentUntil);

        _program.Clock.Now = Instant.FromUtc(2026, 11, 26, 8, 0, 1);   // past midnight in Los Angeles
        await _program.Store.SettledAsync();
        Assert.Null((await _program.ProfileAsync(Camille)).AbsentUntil);
    }

    [Fact]
    public async Task A_form_that_was_open_when_the_language_was_changed_does_not_change_it_back()
    {
        var form = await _program.SayAsync(_program.InChat(Camille), "settings");
        await _program.SayAsync(_program.InChat(Camille), "langue fr");

        await _program.SaveAsync(Camille, form, ("language", "teams"), ("zone", "Lyon"));

        var profile = await _program.ProfileAsync(Camille);
        Assert.Equal((Language.French, "Europe/Paris"), (profile.ChosenLanguage, profile.ChosenZone));
    }

    [Fact]
    public async Task A_field_that_was_filled_and_emptied_is_emptied()
    {
        await _program.SaveAsync(Camille, ("language", "en"), ("zone", "Lyon"), ("absent", "2026-11-27"));
        var form = await _program.SayAsync(_program.InChat(Camille), "settings");

        await _program.SaveAsync(Camille, form, ("language", "en"));

        var profile = await _program.ProfileAsync(Camille);
        Assert.Equal((Language.English, null, null), (profile.ChosenLanguage, profile.ChosenZone, profile.AbsentUntil));
    }

    [Fact]
    public async Task A_form_that_was_open_over_the_end_of_an_absence_takes_what_else_was_changed_in_it()
    {
        await _program.SaveAsync(Camille, ("zone", "Paris"), ("absent", "2026-11-20"));
        var form = await _program.SayAsync(_program.InChat(Camille), "settings");
        _program.Clock.Now = Instant.FromUtc(2026, 11, 20, 23, 0, 1);
        await _program.Store.SettledAsync();

        await _program.SaveAsync(Camille, form, ("zone", "Lisbon"), ("absent", "2026-11-20"));

        var profile = await _program.ProfileAsync(Camille);
        Assert.Equal(("Europe/Lisbon", null), (profile.ChosenZone, profile.AbsentUntil));
    }

    [Fact]
    public async Task No_absence_stands_in_a_channel()
    {
        await _program.SaveAsync(Camille, ("absent", "2026-11-27"));
        var channel = _program.InChannel(Camille);

        await _program.SayAsync(channel, "settings");
        await _program.SayAsync(channel, "my data");

        Assert.DoesNotContain("2026-11-27", _program.All(channel), StringComparison.Ordinal);
        Assert.DoesNotContain("27 Nov", _program.All(channel), StringComparison.Ordinal);
        Assert.Contains("until 27 Nov 2026", _program.All(_program.InChat(Camille)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("langue fr")]
    [InlineData("language fr")]
    [InlineData("language french")]
    public async Task A_language_holds_from_the_next_card_on(string words)
    {
        var chat = _program.InChat(Camille);
        await _program.SayAsync(chat, "help");

        await _program.SayAsync(chat, words);

        Assert.Contains("Ce que je sais faire ici", await _program.SayAsync(chat, "help"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_in_my_own_chat_that_follows_its_project_speaks_my_new_language()
    {
        await _program.BeginAsync("APOLLO", project => project with { Deputy = Daniel });
        var chat = _program.InChat(Camille);
        await _program.SayAsync(chat, "status APOLLO");
        await ReportAsync(chat, "d1", "green");
        await _program.Store.SettledAsync();

        await _program.SayAsync(chat, "langue fr");
        await ReportAsync(_program.InChat(Daniel), "d2", "red");
        await _program.Store.SettledAsync();

        Assert.Contains("Rouge", _program.Last(chat), StringComparison.Ordinal);
    }

    [Fact]
    public async Task My_data_says_what_is_kept_and_whom_to_ask_for_erasure()
    {
        await _program.BeginAsync("APOLLO");
        await _program.SayAsync(_program.InChat(Camille), "help");
        await ReportAsync(_program.InChat(Camille), "d1", "green");
        await _program.Store.SettledAsync();

        var shown = await _program.SayAsync(_program.InChat(Camille), "my data");

        var profile = await _program.ProfileAsync(Camille);
        Assert.All(
            [Camille.ObjectId, $"{profile.Pseudonym}", "APOLLO (1)", "PMO", "Its address", "persons are not", "ask whoever runs this program"],
            kept => Assert.Contains(kept, shown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_not_the_PMO_asks_the_PMO_for_erasure()
    {
        await _program.SayAsync(_program.InChat(Camille), "help");
        await _program.Store.SettledAsync();

        var shown = await _program.SayAsync(_program.InChat(Daniel), "mes données");

        Assert.Contains($"ask {Camille.Name}", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void My_data_names_roles_and_what_they_are_for_in_the_readers_language()
    {
        var profile = new Profile { Person = Camille, Pseudonym = Guid.NewGuid() };
        var roles = new Roles([new Grant(Role.Reader, "digital") { ScopeName = "Transformation numérique" }, new Grant(Role.Pmo)]);

        var kept = KeptProfile.Of(profile, roles, Language.French);

        Assert.Contains(kept, part => part.Kept == "lecteur · Transformation numérique; PMO · tous les projets");
    }

    [Theory]
    [InlineData(false, false, "No address: we have not spoken here yet.")]
    [InlineData(false, true, "No address: you removed me on 18 Nov 2026. Your id in Teams, and Teams’ address.")]
    [InlineData(true, false, "Its address. Your id in Teams, and Teams’ address.")]
    public void My_data_says_what_is_kept_of_the_chat(bool hasChat, bool isRemoved, string expected)
    {
        var address = new Uri("https://smba.trafficmanager.net/emea/");
        var profile = new Profile { Person = Camille, Pseudonym = Guid.NewGuid() };
        if (hasChat || isRemoved)
            profile = profile with { Account = new Account("29:camille", address) };

        var kept = KeptProfile.Of(
            profile with
            {
                Chat = hasChat ? new(address, "a:1", "personal", "28:bot", "tenant") : null,
                UninstalledAt = isRemoved ? NodaTime.Instant.FromUtc(2026, 11, 17, 23, 30) : null,
            },
            Roles.None,
            Language.English);

        Assert.Equal(expected, kept.Single(part => part.Title == "Our chat").Kept);
    }

    private Task<BotAnswer> ReportAsync(TeamsSpeaker speaker, string draft, string colour) => _program.SendAsync(
        speaker.Press("status.submit", "1700000000001", ("draft", draft), ("project", "APOLLO"), ("overall", colour), ("news", "n"), ("wanted", "w")));
}
