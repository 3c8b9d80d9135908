using System.Text;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Audit;
using PmoBot.People;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Features.Audit;

public sealed class ShowAuditTests : IAsyncLifetime
{
    private static readonly Roles FinancePmo = new([new Grant(Role.Pmo, "finance")]);
    private static readonly Roles DigitalPmo = new([new Grant(Role.Pmo, "digital")]);

    private readonly ProgramStore _store = ProgramStore.OnSqlite();
    private readonly AuditHouse _house;

    public ShowAuditTests() => _house = AuditHouse.On(_store.Rows);

    public Task InitializeAsync() => _house.BeginAsync();

    public Task DisposeAsync()
    {
        _house.Dispose();
        _store.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_PMO_reads_who_did_what_the_newest_first_in_their_own_zone()
    {
        var card = Card(await _house.SayAsync("audit APOLLO", DigitalPmo));

        AssertInOrder(card, "4 entries", "Audit trail of APOLLO",
            "**Camille Martin** corrected the report on week 47 (16–22 Nov 2026)", "18 Nov 2026 04:00",
            "**Camille Martin** reported on week 47 (16–22 Nov 2026)",
            "linked a conversation to it",
            "created the project");
    }

    [Fact]
    public async Task French_readers_read_French()
    {
        var card = Card(await _house.SayAsync("audit APOLLO", language: Language.French));

        AssertInOrder(card, "4 entrées", "Piste d’audit\u00a0: APOLLO",
            "a corrigé la météo\u00a0: semaine 47 (16–22 nov. 2026)", "18 nov. 2026 à 04:00",
            "a donné la météo\u00a0: semaine 47", "a lié une conversation au projet", "a créé le projet");
    }

    [Fact]
    public async Task The_settings_of_a_portfolio_have_a_trail_that_its_PMO_reads()
    {
        await _house.GovernAsync();

        var card = Card(await _house.SayAsync("audit portefeuille Digital", DigitalPmo));
        var refused = await _house.SayAsync("audit portfolio Digital", FinancePmo);

        AssertInOrder(card, "1 entry", "Audit trail of Digital", "**Camille Martin** changed the portfolio’s settings");
        Assert.StartsWith("There is no portfolio Digital that you can read", Assert.IsType<Reply.Text>(refused).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_on_somebodys_behalf_says_so()
    {
        await _house.PressAsync("projects.create", ("code", "HERMES"), ("name", "Parcels"), ("portfolio", "Digital"), ("manager", AuditHouse.Daniel.ObjectId));
        await _house.PressAsync("status.submit", ("draft", "h"), ("project", "HERMES"), ("overall", "green"), ("news", "onBehalf: no"));

        Assert.Contains("reported on week 47 (16–22 Nov 2026), on behalf of the project manager", Card(await _house.SayAsync("audit HERMES")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Older_entries_are_a_button_away()
    {
        for (var report = 0; report < 8; report++)
            await _house.ReportAsync(report % 2 == 0 ? "green" : "red");

        var first = Card(await _house.SayAsync("audit APOLLO"));
        var second = Card(await _house.PressAsync(ShowAudit.PageVerb, [.. ShowAudit.Older("APOLLO", 3).Data.Select(pair => (pair.Key, pair.Value))]));

        Assert.Contains("\"before\":\"3\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("created the project", first, StringComparison.Ordinal);
        Assert.Contains("created the project", second, StringComparison.Ordinal);
        Assert.DoesNotContain(ShowAudit.PageVerb, second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_forgotten_has_no_name()
    {
        await _house.RemoveAsync(AuditHouse.Camille.Partition, "profile");

        var card = Card(await _house.SayAsync("audit APOLLO"));

        Assert.Contains("**(erased)** created the project", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Camille", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tenants_own_trail_is_for_a_PMO_for_all()
    {
        await _house.Get<Refusals>().NoteAsync(_house.Clock.Now, Guid.Empty, "press", "projects.create", "APOLLO");

        Assert.Contains("was refused: projects.create", Card(await _house.SayAsync("audit")), StringComparison.Ordinal);
        Assert.Equal("This audit trail is read by the PMO. For one project: “audit APOLLO”.", Words(await _house.SayAsync("audit", DigitalPmo)));
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("audit APOLLO")]
    [InlineData("audit NOWHERE")]
    public async Task Nobody_else_reads_any_of_it(string words)
    {
        var analyst = new Roles([new Grant(Role.PmoAnalyst)]);

        Assert.IsType<Reply.Text>(await _house.SayAsync(words, Roles.None, person: AuditHouse.Daniel));
        Assert.IsType<Reply.Text>(await _house.SayAsync(words, analyst, person: AuditHouse.Daniel));
        Assert.IsType<Reply.Text>(await _house.SayAsync(words, FinancePmo, person: AuditHouse.Daniel));
    }

    [Fact]
    public async Task A_PMO_of_elsewhere_is_not_told_that_the_project_exists()
    {
        var texts = RefusalTexts.For(Language.English);

        Assert.Equal(texts.Unreadable("APOLLO"), Words(await _house.SayAsync("audit APOLLO", FinancePmo, person: AuditHouse.Daniel)));
        Assert.Equal(texts.Unreadable("NOWHERE"), Words(await _house.SayAsync("audit NOWHERE", FinancePmo, person: AuditHouse.Daniel)));
    }

    [Fact]
    public async Task In_a_linked_channel_the_code_may_be_left_out_and_the_answer_goes_to_the_asker_alone()
    {
        var reply = Assert.IsType<Reply.Personally>(await _house.SayAsync("audit", channel: AuditHouse.ChannelId));

        Assert.Contains("Audit trail of APOLLO", Card(reply), StringComparison.Ordinal);
    }

    private static string Card(Reply reply) =>
        Encoding.UTF8.GetString(Assert.IsType<Reply.Card>(Assert.IsType<Reply.Personally>(reply).Inner).Body.ToUtf8Json());

    private static string Words(Reply reply) => Assert.IsType<Reply.Text>(reply).Words;

    private static void AssertInOrder(string card, params string[] parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = card.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"“{part}” does not stand where it should in {card}");
            at = found;
        }
    }
}
