using PmoBot.Backups;
using PmoBot.Features.Digests;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.Rounds;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Features.Projects;
using PmoBot.Verbs;

namespace PmoBot.Tests.Privacy;

/// <summary>`handover`: ordinary changes, and what follows from them.</summary>
public sealed class HandOverTests
{
    [Fact]
    public async Task What_she_led_owned_decided_and_read_is_her_successors_and_the_dry_run_says_so_before()
    {
        using var house = await PrivacyHouse.FilledAsync();
        var sum = await BackupFile.SumAsync(house.House.Get<IMaintenanceScan>().ScanAsync());
        var (code, planned) = await house.RunAsync("handover", PrivacyHouse.Ana.ObjectId, "--to", PrivacyHouse.Bo.ObjectId, "--dry-run");
        Assert.Equal(ExitCode.Fine, code);
        Assert.Equal(sum, await BackupFile.SumAsync(house.House.Get<IMaintenanceScan>().ScanAsync()));

        var (done, lines) = await house.RunAsync("handover", PrivacyHouse.Ana.ObjectId, "--to", PrivacyHouse.Bo.ObjectId);

        Assert.True(done == ExitCode.Fine, string.Join('\n', lines));
        Assert.Equal(planned[..^1], lines[..^1]);
        Assert.Contains("APOLLO: project manager, member · → Bo Berg", lines);
        Assert.Contains("APOLLO: owner of R-1 · → Bo Berg", lines);
        Assert.Contains(lines, line => line.StartsWith("role Pmo (*): not handed over", StringComparison.Ordinal));
        var (apollo, hermes) = (await house.House.FindAsync("APOLLO"), await house.House.FindAsync("HERMES"));
        Assert.Equal((PrivacyHouse.Bo.ObjectId, null), (apollo.Manager?.ObjectId, apollo.Deputy?.ObjectId));
        Assert.Equal((PrivacyHouse.Bo.ObjectId, null, PrivacyHouse.Bo.ObjectId), (hermes.Manager?.ObjectId, hermes.Deputy?.ObjectId, hermes.Sponsor?.ObjectId));
        Assert.Contains(hermes.EscalationPath[0].Approvers, PrivacyHouse.Bo.Is);
        Assert.True((await house.House.FindAsync("ZEUS")).Manager!.Is(PrivacyHouse.Ana), "A closed project says who led it.");
        var item = (await house.House.Get<RegisterStore>().FindAsync(apollo.Code, ItemNumber.Parse("R-1", null), CancellationToken.None))!.Item;
        Assert.True(PrivacyHouse.Bo.Is(item.Owner));
        Assert.All(await house.House.Get<SubscriptionRows>().ListAsync("portfolio-digital", CancellationToken.None), digest => Assert.DoesNotContain(digest.People, PrivacyHouse.Ana.Is));
        Assert.Null(Assert.Single(await house.House.Get<SubscriptionRows>().ListAsync("project-APOLLO", CancellationToken.None)).Publisher);
        Assert.Contains("handed over what somebody did for it", ProjectHouse.Shown(await house.House.SayAsync("audit APOLLO")), StringComparison.Ordinal);
        await house.VerifiesAsync();
        Assert.StartsWith("0 things handed over", (await house.RunAsync("handover", PrivacyHouse.Ana.ObjectId, "--to", PrivacyHouse.Bo.ObjectId)).Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_that_was_not_sent_yet_goes_to_whoever_leads_the_project_then()
    {
        using var house = await PrivacyHouse.FilledAsync();
        await house.House.Get<ProfileStore>().ChangeAsync(PrivacyHouse.Ana, known => known with { AbsentUntil = null });
        // Thursday: the round is open, in Auckland it is quiet yet.
        await house.House.Get<ProfileStore>().ChangeAsync(PrivacyHouse.Ana, known => known with { ChosenZone = "America/Los_Angeles" });
        await house.Digests.UntilAsync(33, 16);
        var round = new RoundId("digital", Period.ParseId("20261130-w")!);
        var code = ProjectCode.Parse("APOLLO");
        Assert.True(PrivacyHouse.Ana.Is((await house.House.Get<RoundStore>().AskedAsync(code, round.Period, CancellationToken.None))?.Person));

        await house.RunAsync("handover", PrivacyHouse.Ana.ObjectId, "--to", PrivacyHouse.Cy.ObjectId);
        await house.Digests.DeliverAsync();

        Assert.True(PrivacyHouse.Cy.Is((await house.House.Get<RoundStore>().AskedAsync(code, round.Period, CancellationToken.None))?.Person));
    }

    [Fact]
    public async Task A_digest_that_nobody_else_reads_waits_until_her_successor_may()
    {
        using var house = PrivacyHouse.On();
        foreach (var person in new[] { ProjectHouse.Camille, PrivacyHouse.Ana, PrivacyHouse.Cy })
            await house.Digests.KnownAsync(person);
        await house.Digests.LedAsync("APOLLO", plain => plain with { Manager = PrivacyHouse.Bo });
        await house.Digests.ReaderAsync(PrivacyHouse.Ana);
        await house.Digests.SetUpAsync("Digital", null, (DigestDraft.People, PrivacyHouse.Ana.ObjectId));

        var (_, lines) = await house.RunAsync("handover", PrivacyHouse.Ana.ObjectId, "--to", PrivacyHouse.Cy.ObjectId);

        Assert.EndsWith("reader · who may not read it: give them a role first", Assert.Single(lines, line => line.StartsWith("digest", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal([PrivacyHouse.Ana], (await house.Digests.OnlyAsync()).People);
        Assert.Equal(ExitCode.Wrong, (await house.RunAsync("erase-person", PrivacyHouse.Ana.ObjectId, "--successor", PrivacyHouse.Cy.ObjectId)).Code);

        await house.Digests.ReaderAsync(PrivacyHouse.Cy);
        await house.RunAsync("handover", PrivacyHouse.Ana.ObjectId, "--to", PrivacyHouse.Cy.ObjectId);
        Assert.Equal([PrivacyHouse.Cy], (await house.Digests.OnlyAsync()).People);
    }

    [Fact]
    public async Task Nobody_hands_over_to_somebody_who_is_being_erased()
    {
        using var house = await PrivacyHouse.FilledAsync();
        await house.Store.UpsertAsync("tenant", $"erasing-{PrivacyHouse.Bo.ObjectId}", new Columns { ["standIn"] = Guid.NewGuid() });

        foreach (var typed in new[] { new[] { "handover", PrivacyHouse.Ana.ObjectId, "--to" }, ["erase-person", PrivacyHouse.Ana.ObjectId, "--successor"] })
        {
            var (code, lines) = await house.RunAsync([.. typed, PrivacyHouse.Bo.ObjectId]);
            Assert.Equal((ExitCode.Wrong, $"{PrivacyHouse.Bo.ObjectId} is being erased: name somebody else."), (code, Assert.Single(lines)));
        }
    }

    [Fact]
    public async Task Nobody_hands_over_to_a_stranger()
    {
        using var house = await PrivacyHouse.FilledAsync();

        Assert.Equal(ExitCode.Wrong, (await house.RunAsync("handover", PrivacyHouse.Ana.ObjectId, "--to", "66666666-0000-4000-8000-000000000009")).Code);
        Assert.Equal(ExitCode.Wrong, (await house.RunAsync("handover", PrivacyHouse.Ana.ObjectId, "--to", PrivacyHouse.Ana.ObjectId)).Code);
        Assert.Equal(ExitCode.NotUnderstood, (await house.RunAsync("handover", PrivacyHouse.Ana.ObjectId)).Code);
    }
}
