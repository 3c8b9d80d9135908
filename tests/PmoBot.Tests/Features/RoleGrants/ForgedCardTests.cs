using PmoBot.Conversation;
using PmoBot.People;
using static PmoBot.Tests.Features.RoleGrants.RoleHouse;

namespace PmoBot.Tests.Features.RoleGrants;

/// <summary>A card's data is an address, never an authority: what somebody changed in it is refused and written down.</summary>
public sealed class ForgedCardTests : IAsyncLifetime
{
    private RoleHouse _house = null!;   // set before every test

    public async Task InitializeAsync()
    {
        _house = await OpenAsync();
        await _house.GrantAsync(Olga, Diego, Role.Pmo, "digital");
        await _house.GrantAsync(Olga, Rita, Role.Reader, "logistics");
        await _house.PressAsync(Olga, "status.submit", ("draft", "o"), ("project", "HERMES"), ("overall", "red"));
        await _house.PressAsync(Paula, "status.submit", ("draft", "p"), ("project", "APOLLO"), ("overall", "red"));
    }

    public Task DisposeAsync()
    {
        _house.Dispose();
        return Task.CompletedTask;
    }

    public static TheoryData<string, string, string, string> Forged => new()
    {
        { "another project", Paula.ObjectId, "status.submit", "draft=d project=HERMES overall=green news=Fine" },
        { "another project's question", Paula.ObjectId, "status.why", "project=HERMES period=20261116-w" },
        { "another project's cause", Paula.ObjectId, "status.explain", "draft=d project=HERMES period=20261116-w cause=C" },
        { "another project's last week", Paula.ObjectId, "status.unchanged", "draft=d project=HERMES period=20261116-w" },
        { "another project's version", Paula.ObjectId, "status.undo", "project=HERMES period=20261116-w version=1" },
        { "a version that never was", Paula.ObjectId, "status.undo", "project=APOLLO period=20261116-w version=2" },
        { "a number that is none", Paula.ObjectId, "status.undo", "project=APOLLO period=20261116-w version=-1" },
        { "a project that there is not", Paula.ObjectId, "status.submit", "draft=d project=ZEUS overall=green news=Fine" },
        { "a code that is none", Paula.ObjectId, "status.open", "project=../tenant" },
        { "a portfolio of another", Diego.ObjectId, "projects.create", "code=NEW-1 name=New portfolio=Logistics manager=" + Diego.ObjectId },
        { "a role for oneself", Rita.ObjectId, "roles.grant", $"person={Rita.ObjectId} role=Pmo scope=*" },
        { "a wider scope", Diego.ObjectId, "roles.grant", $"person={Diego.ObjectId} role=Pmo scope=*" },
        { "a scope that there is not", Diego.ObjectId, "roles.grant", $"person={Rita.ObjectId} role=Reader scope=nowhere" },
        { "another person's role", Diego.ObjectId, "roles.withdraw", $"person={Rita.ObjectId} role=Reader scope=logistics" },
        { "the configuration's PMO", Olga.ObjectId, "roles.withdraw", $"person={Olga.ObjectId} role=Pmo scope=*" },
        { "a role by its number", Olga.ObjectId, "roles.withdraw", $"person={Rita.ObjectId} role=2 scope=logistics" },
        { "somebody who is nobody", Olga.ObjectId, "roles.withdraw", "role=Reader scope=logistics" },
        { "another project's trail", Diego.ObjectId, "audit.page", "project=HERMES before=99" },
        { "another project's register", Paula.ObjectId, "register.page", "project=HERMES kind=Threat" },
        { "another project's heat map", Paula.ObjectId, "register.map", "project=HERMES kind=Threat" },
        { "a heat map of issues", Paula.ObjectId, "register.map", "project=APOLLO kind=Issue" },
        { "a list of no kind", Paula.ObjectId, "register.page", "project=APOLLO kind=3" },
        { "a file for registers that one does not run", Rita.ObjectId, "register.import", "file=00000000000000000000000000000000" },
        { "another project's prompt", Paula.ObjectId, "round.unchanged", "draft=d project=HERMES period=20261116-w round=logistics/20261116-w projects=HERMES" },
        { "another project's form below a prompt", Paula.ObjectId, "round.update", "project=HERMES round=logistics/20261116-w projects=HERMES" },
        { "another project's answer to a prompt", Paula.ObjectId, "round.undo", "project=HERMES period=20261116-w version=1 round=logistics/20261116-w projects=HERMES" },
        { "a prompt that one has not", Rita.ObjectId, "round.snooze", "round=digital/20261116-w until=2026-11-20T09:00:00Z" },
        { "a form for a prompt that one has not", Rita.ObjectId, "round.snooze-ask", "round=digital/20261116-w" },
        { "handing over what one is not asked", Rita.ObjectId, "round.hand-over", "round=digital/20261116-w projects=APOLLO" },
        { "another project's excuse", Diego.ObjectId, "round.excuse", "project=HERMES round=logistics/20261116-w reason=R" },
        { "one's own excuse", Paula.ObjectId, "round.excuse", "project=APOLLO round=digital/20261116-w reason=R" },
        { "the form of another project's excuse", Diego.ObjectId, "round.excuse-ask", "project=HERMES round=logistics/20261116-w" },
        { "another portfolio's live round", Diego.ObjectId, "round.page", "round=logistics/20261116-w only=Open" },
        { "a live round that one does not run", Rita.ObjectId, "round.page", "round=digital/20261116-w" },
        { "a round of no period", Diego.ObjectId, "round.page", "round=digital/2026" },
        { "another portfolio's rounds", Diego.ObjectId, "round.schedule", "portfolio=Logistics cadence=Weekly mode=Live" },
        { "a decision on another project", Paula.ObjectId, "escalations.raise", "draft=d project=HERMES wanted=W optionA=A optionB=B" },
        { "a form that is none", Paula.ObjectId, "escalations.raise", "draft=../d project=APOLLO wanted=W optionA=A optionB=B" },
        { "another project's case", Paula.ObjectId, "escalations.decide", "project=HERMES escalation=E-1 opening=1 option=A" },
        { "another project's case to look at", Paula.ObjectId, "escalations.view", "project=HERMES escalation=E-1 opening=1" },
        { "another project's timeline", Paula.ObjectId, "escalations.timeline", "project=HERMES escalation=E-1 opening=1" },
        { "a case that there is not", Paula.ObjectId, "escalations.withdraw", "project=APOLLO escalation=E-9 opening=1" },
        { "a case of no number", Paula.ObjectId, "escalations.ask", "project=APOLLO escalation=R-1 opening=1 comment=C" },
        { "a case without its opening", Paula.ObjectId, "escalations.reopen", "project=APOLLO escalation=E-1 reason=R" },
        { "another project's cases", Paula.ObjectId, "escalations.page", "project=HERMES from=0" },
        { "another portfolio's roll-up", Diego.ObjectId, "portfolio.page", "portfolio=logistics filter=All" },
        { "how another portfolio is run", Diego.ObjectId, "portfolio.about", "portfolio=logistics" },
        { "how a portfolio is run of which one has a project", Paula.ObjectId, "portfolio.about", "portfolio=digital" },
        { "another portfolio's cases", Rita.ObjectId, "escalations.page", "portfolio=Digital" },
        { "another portfolio's digest", Diego.ObjectId, "digests.save", "of=portfolio-logistics digest=d audience=Team when=round people=" + Diego.ObjectId },
        { "another project's digest", Diego.ObjectId, "digests.edit", "of=project-HERMES" },
        { "a digest that one only reads", Rita.ObjectId, "digests.send", "of=portfolio-logistics digest=d" },
        { "a digest of a person's rows", Olga.ObjectId, "digests.show", "of=person-" + Paula.ObjectId + " edition=profile" },
        { "a digest of the tenant's rows", Olga.ObjectId, "digests.open", "of=tenant digest=d" },
        { "another portfolio's edition", Diego.ObjectId, "digests.show", "of=portfolio-logistics edition=edition-20261123T100000Z-d" },
        { "a digest's form that is none", Olga.ObjectId, "digests.save", "of=portfolio-digital digest=../d audience=Team when=round people=" + Olga.ObjectId },
        { "another portfolio's preview", Diego.ObjectId, "digests.preview", "of=portfolio-logistics digest=d" },
        { "pausing another portfolio's digest", Diego.ObjectId, "digests.pause", "of=portfolio-logistics digest=d pause=true" },
        { "ending another portfolio's digest", Diego.ObjectId, "digests.end", "of=portfolio-logistics digest=d sure=true" },
        { "signing in to post for what one does not run", Paula.ObjectId, "digests.sign-in", "person=" + Olga.ObjectId },
        { "signing somebody else out", Rita.ObjectId, "digests.sign-out", "person=" + Olga.ObjectId },
        { "a verb that is none", Olga.ObjectId, "escalations.approve", "project=APOLLO number=1" },
    };

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task A_forged_card_is_refused_and_written_down_and_has_no_effect(string what, string by, string verb, string fields)
    {
        var person = new[] { Olga, Diego, Rita, Paula }.Single(one => one.Is(by));
        var (state, entries) = (await _house.StateAsync(), (await _house.TrailAsync()).Count);

        var reply = await _house.PressAsync(person, verb, [.. fields.Split(' ').Select(field => field.Split('=')).Select(pair => (pair[0], pair[1]))]);

        Assert.IsType<Reply.Text>(reply);
        Assert.True(state == await _house.StateAsync(), what);
        var entry = Assert.Single((await _house.TrailAsync()).Skip(entries));
        Assert.Equal("refused", entry.Columns.Text("action"));
        Assert.Equal(verb == "escalations.approve" ? "unknown button" : verb, entry.Columns.Text("subject"));
    }

    [Fact]
    public async Task A_refusal_tells_nobody_which_codes_exist()
    {
        var there = Words(await _house.SayAsync(Paula, "project HERMES"));
        var nowhere = Words(await _house.SayAsync(Paula, "project ZEUSES"));

        Assert.Equal(there, nowhere.Replace("ZEUSES", "HERMES", StringComparison.Ordinal));
    }
}
