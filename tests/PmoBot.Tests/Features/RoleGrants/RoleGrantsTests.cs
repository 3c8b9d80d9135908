using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.Features.RoleGrants;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Verbs;
using static PmoBot.Tests.Features.RoleGrants.RoleHouse;

namespace PmoBot.Tests.Features.RoleGrants;

public sealed class RoleGrantsTests : IAsyncLifetime
{
    private RoleHouse _house = null!;   // set before every test

    public async Task InitializeAsync() => _house = await OpenAsync();

    public Task DisposeAsync()
    {
        _house.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Programmes_of_a_portfolio_with_a_long_name_do_not_look_alike()
    {
        const string portfolio = "Transformation numérique et opérations du groupe";
        foreach (var (code, programme) in new[] { ("A1", "Achats"), ("A2", "Paie") })
        {
            await _house.PressAsync(RoleHouse.Olga, "projects.create",
                ("code", code), ("name", code), ("portfolio", portfolio), ("beginPortfolio", "true"), ("programme", programme), ("manager", RoleHouse.Olga.ObjectId));
        }

        await _house.DeliverAsync();

        var form = RoleHouse.Words(await _house.PressAsync(RoleHouse.Olga, OpenGrant.OpenVerb));

        Assert.Contains("› Achats", form, StringComparison.Ordinal);
        Assert.Contains("› Paie", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_was_granted_counts_with_the_next_turn_and_one_that_was_withdrawn_no_more()
    {
        Assert.DoesNotContain("APOLLO Portal", Words(await _house.SayAsync(Rita, "project APOLLO")), StringComparison.Ordinal);

        await _house.GrantAsync(Olga, Rita, Role.Reader, "digital");
        var granted = Words(await _house.SayAsync(Rita, "project APOLLO"));
        await _house.WithdrawAsync(Olga, Rita, Role.Reader, "digital");
        var withdrawn = Words(await _house.SayAsync(Rita, "project APOLLO"));

        Assert.Contains("APOLLO Portal", granted, StringComparison.Ordinal);
        Assert.StartsWith("There is no project APOLLO that you can read.", withdrawn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PMO_of_a_portfolio_grants_within_it_and_nowhere_else()
    {
        await _house.GrantAsync(Olga, Diego, Role.Pmo, "digital");

        await _house.GrantAsync(Diego, Rita, Role.Pmo, "digital");
        var wider = Words(await _house.GrantAsync(Diego, Rita, Role.Reader, "*"));
        var elsewhere = Words(await _house.GrantAsync(Diego, Rita, Role.Reader, "logistics"));

        Assert.Equal(new Scope("digital"), Assert.Single((await RolesAsync(Rita)).Grants).Scope);
        Assert.Equal("Roles are granted and withdrawn by the PMO (Olga Office).", wider);
        Assert.Equal(wider, elsewhere);
    }

    [Fact]
    public async Task A_grant_and_its_withdrawal_stand_in_the_tenants_trail_and_the_trail_holds()
    {
        await _house.GrantAsync(Olga, Rita, Role.Reader, "digital");
        await _house.GrantAsync(Olga, Rita, Role.PmoAnalyst, "*");
        await _house.WithdrawAsync(Olga, Rita, Role.Reader, "digital");

        var entries = await _house.TrailAsync();

        Assert.Equal(["roles.grant", "roles.grant", "roles.withdraw"], entries.Select(entry => entry.Columns.Text("action")));
        Assert.Matches($"^grants: 1\nPmoAnalyst all · 2026-11-18T[0-9:.]+Z {Olga.ObjectId}\\z", entries[^1].Columns.Text("text"));
        Assert.Equal(ExitCode.Fine, await _house.VerifyAsync());
    }

    [Fact]
    public async Task What_an_erased_person_leaves_in_the_chain_does_not_name_them()
    {
        await _house.GrantAsync(Olga, Rita, Role.Reader, "digital");
        await _house.WithdrawAsync(Olga, Rita, Role.Reader, "digital");

        var hashed = (await _house.TrailAsync()).Select(entry => entry.Columns.Text("subject")!).ToList();

        Assert.Single(hashed.Distinct());
        Assert.DoesNotContain(hashed, subject => subject.Contains(Rita.ObjectId, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Since", "2020-01-01T00:00:00Z")]
    [InlineData("By", "00000004-0000-4000-8000-000000000000")]
    public async Task A_grant_that_was_changed_past_the_program_is_found(string what, string other)
    {
        await _house.GrantAsync(Olga, Rita, Role.Reader, "digital");
        var (partition, key) = RoleStore.AddressOf(Rita.ObjectId);
        var row = (await _house.Store.FindAsync(partition, key))!;
        var grant = RoleRows.GrantsIn(row)[0];
        var forged = what == "By" ? grant with { By = other } : grant with { Since = InstantPattern.General.Parse(other).Value };

        await _house.Store.UpsertAsync(partition, key, RoleRows.Columns(Rita, row, [forged]));

        Assert.Equal(ExitCode.Wrong, await _house.VerifyAsync());
    }

    [Fact]
    public async Task A_row_of_before_keeps_the_name_that_its_entries_know_it_by()
    {
        var grants = new[] { new Grant(Role.Reader, "digital") };
        var key = $"role-{Rita.ObjectId}";
        await _house.BeginTrailAsync(key, RoleRows.InWords(grants), new Columns { ["grants"] = """[{"role":"Reader","portfolio":"digital"}]""" });
        Assert.Equal(ExitCode.Fine, await _house.VerifyAsync());

        await _house.GrantAsync(Olga, Rita, Role.PmoAnalyst, "*");

        Assert.Equal(key, (await _house.TrailAsync())[^1].Columns.Text("subject"));
        Assert.Equal(ExitCode.Fine, await _house.VerifyAsync());
    }

    [Fact]
    public async Task The_same_grant_once_more_and_the_same_withdrawal_once_more_change_nothing()
    {
        await _house.GrantAsync(Olga, Rita, Role.Reader, "digital");
        await _house.GrantAsync(Olga, Rita, Role.Reader, "digital");
        await _house.WithdrawAsync(Olga, Rita, Role.Reader, "digital");

        var again = await _house.WithdrawAsync(Olga, Rita, Role.Reader, "digital");

        Assert.IsType<Reply.UpdatedCard>(again);
        Assert.Equal(2, (await _house.TrailAsync()).Count);
    }

    [Fact]
    public async Task A_programme_is_offered_once_and_granted_and_withdrawn_however_it_is_spelt()
    {
        foreach (var (code, programme) in new[] { ("ONE", "Relation Client"), ("TWO", "RELATION CLIENT") })
        {
            await _house.PressAsync(Olga, "projects.create",
                ("code", code), ("name", code), ("portfolio", "Digital"), ("programme", programme), ("manager", Paula.ObjectId));
        }

        await _house.DeliverAsync();

        Assert.Equal(2, Words(await _house.PressAsync(Olga, "roles.open")).Split("Digital › ", StringSplitOptions.None).Length);
        Assert.Contains("Digital › Relation Client", Words(await _house.GrantAsync(Olga, Rita, Role.Reader, "digital/relation client")), StringComparison.Ordinal);
        await _house.WithdrawAsync(Olga, Rita, Role.Reader, "digital/Relation Client");
        Assert.Empty((await RolesAsync(Rita)).Grants);
    }

    [Fact]
    public async Task What_the_lists_cannot_hold_is_found_by_a_part_of_its_name()
    {
        foreach (var i in Enumerable.Range(0, RoleScopes.Most + 1))
            await _house.Store.CommitAsync("directory", [new Write.Insert($"portfolio-plant-{i:000}", new Columns { ["name"] = $"Plant {i:000}" })]);
        Assert.DoesNotContain("plant-060", Words(await _house.PressAsync(Olga, "roles.open")), StringComparison.Ordinal);

        var found = Words(await _house.PressAsync(Olga, GrantRole.GrantVerb, ("person", Rita.ObjectId), ("role", "Reader"), ("find", "PLANT 06")));

        Assert.Contains("1 is in the lists now for “PLANT 06”", found, StringComparison.Ordinal);
        Assert.Contains("plant-060", found, StringComparison.Ordinal);
        Assert.Empty((await RolesAsync(Rita)).Grants);
        await _house.GrantAsync(Olga, Rita, Role.Reader, "plant-060");
        Assert.Equal(new Scope("plant-060"), Assert.Single((await RolesAsync(Rita)).Grants).Scope);
    }

    [Fact]
    public async Task So_is_somebody_where_no_directory_can_be_searched()
    {
        foreach (var i in Enumerable.Range(0, KnownPeople.Most))
            await _house.Store.CommitAsync("directory", [new Write.Insert($"person-00000000-0000-4000-8000-0000000000{i:00}", new Columns { ["name"] = $"Person {i}" })]);
        await _house.Store.CommitAsync("directory", [new Write.Upsert($"person-{Picked.ObjectId}", new Columns { ["name"] = Picked.Name })]);
        Assert.DoesNotContain(Picked.Name, Words(await _house.PressAsync(Olga, "roles.open")), StringComparison.Ordinal);

        var found = Words(await _house.PressAsync(Olga, GrantRole.GrantVerb, ("role", "Reader"), ("scope", "digital"), ("find", "pía")));

        Assert.Contains(Picked.Name, found, StringComparison.Ordinal);
        Assert.Contains($"{Picked.Name} has a new role", Words(await _house.GrantAsync(Olga, Picked, Role.Reader, "digital")), StringComparison.Ordinal);
        _house.CanPickPeople = true;
        Assert.DoesNotContain("Not in the lists?", Words(await _house.PressAsync(Olga, "roles.open")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_never_spoke_is_named_by_the_people_picker()
    {
        Assert.Contains("I have not met this person yet", Words(await _house.GrantAsync(Olga, Picked, Role.Reader, "digital")), StringComparison.Ordinal);
        _house.CanPickPeople = true;

        var granted = Words(await _house.GrantAsync(Olga, Picked, Role.Reader, "digital"));

        Assert.Contains("Pia Picked has a new role", granted, StringComparison.Ordinal);
        Assert.Contains("Pia Picked", Words(await _house.SayAsync(Olga, "roles")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_shows_what_meets_the_readers_scope_and_lets_end_only_what_lies_within()
    {
        await _house.GrantAsync(Olga, Diego, Role.Pmo, "digital");
        await _house.GrantAsync(Olga, Rita, Role.Reader, "digital");
        await _house.GrantAsync(Olga, Paula, Role.Reader, "logistics");

        var list = Words(await _house.SayAsync(Diego, "rôles"));

        Assert.Contains("in the configuration; not withdrawn in chat", list, StringComparison.Ordinal);
        Assert.Contains("Rita Reader", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Paula Manager", list, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"person\":\"{Olga.ObjectId}\"", list, StringComparison.Ordinal);
        Assert.Contains($"\"person\":\"{Rita.ObjectId}\"", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_before_still_reads()
    {
        await _house.Store.CommitAsync("tenant", [new Write.Upsert($"role-{Rita.ObjectId}", new Columns { ["grants"] = """[{"role":"Pmo","portfolio":"digital"}]""" })]);

        var list = Words(await _house.SayAsync(Olga, "roles"));

        Assert.Contains("**Rita Reader** PMO", list, StringComparison.Ordinal);
        Assert.True((await RolesAsync(Rita)).IsPmoOf("digital", "Portal 2"));
    }

    [Fact]
    public async Task A_refusal_says_who_could_do_it()
    {
        await _house.GrantAsync(Olga, Rita, Role.Reader, "digital");
        await _house.GrantAsync(Olga, Diego, Role.Pmo, "digital");

        var status = Words(await _house.SayAsync(Rita, "status APOLLO"));
        var create = Words(await _house.SayAsync(Rita, "projet nouveau", Language.French));

        Assert.Equal("The status of APOLLO is reported by Paula Manager or the PMO (Olga Office, Diego Digital).", status);
        Assert.StartsWith("Un projet est créé par le PMO (Olga Office).", create, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_many_roles_as_may_be_with_the_longest_names_fit_one_row()
    {
        var name = new string('進', 100);
        var grants = Enumerable.Range(10, RoleStore.MostGrants).Select(i => new Grant(Role.PmoAnalyst, $"{i}{new string('p', 98)}", name)
        {
            ScopeName = $"{name} › {name}",
            By = Olga.ObjectId,
            Since = NodaTime.Instant.FromUtc(2026, 11, 18, 9, 0, 1),
        });

        var columns = RoleRows.Columns(Rita with { Name = name }, null, grants);

        Assert.IsType<CommitResult.Committed>(await _house.Store.CommitAsync("tenant", [new Write.Upsert($"role-{Rita.ObjectId}", columns)]));
        Assert.Equal(RoleStore.MostGrants, (await RolesAsync(Rita)).Grants.Count);
    }

    private async Task<Roles> RolesAsync(Person person)
    {
        var row = await _house.Store.FindAsync(RoleStore.AddressOf(person.ObjectId));
        return _house.Roles(person, row);
    }
}
