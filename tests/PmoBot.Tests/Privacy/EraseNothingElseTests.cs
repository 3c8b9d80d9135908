using PmoBot.Conversation;
using PmoBot.Features.Digests;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.Rounds;
using PmoBot.People;
using PmoBot.Privacy;
using PmoBot.Scheduling;
using PmoBot.Tables;
using PmoBot.Tests.Support;
using PmoBot.Verbs;
using SomebodyGone = PmoBot.AdaptiveCards.SomebodyGone;

namespace PmoBot.Tests.Privacy;

/// <summary>What `erase-person` must not touch, and what it must not leave where nobody looks.</summary>
public sealed class EraseNothingElseTests
{
    private static readonly Person Ana = PrivacyHouse.Ana;
    private static readonly Person Bo = PrivacyHouse.Bo;
    private static readonly EscalationId LongCase = new(ProjectCode.Parse("HERMES"), 2);

    [Fact]
    public async Task Somebody_elses_name_in_which_hers_stands_stays_as_it_is()
    {
        using var house = await PrivacyHouse.FilledAsync();
        var costa = new Person("55555555-0000-4000-8000-000000000008", "Ana Lima Costa");
        await house.Digests.LedAsync("MARS", plain => plain with { Manager = costa, Stage = "Ana Lima-Costa’s, not Ana Lima’s" });

        await EraseAsync(house, Ana);

        var project = await house.House.FindAsync("MARS");
        Assert.Equal((costa.Name, costa.ObjectId), (project.Manager!.Name, project.Manager.ObjectId));
        Assert.Equal($"{SomebodyGone.Name}-Costa’s, not {SomebodyGone.Name}’s", project.Stage);
        Assert.Equal(costa.Name, (await house.House.Get<KnownPeople>().FindAsync(costa.ObjectId, CancellationToken.None))!.Name);
        // Cut short, her own name may be gone from all rows.
        var again = await FoundPerson.FindAsync(house.House.Get<IMaintenanceScan>().ScanAsync(), Ana.ObjectId, new BegunErasure(Guid.NewGuid(), [Ana.Name], [], null));
        Assert.Contains(Ana.Name, again.Names);
        Assert.Equal(costa.Name, Assert.Single(again.Longer));
    }

    [Fact]
    public async Task A_name_that_is_a_word_like_others_goes_beside_the_id_alone()
    {
        using var house = await PrivacyHouse.FilledAsync();
        var paris = new Person("55555555-0000-4000-8000-000000000007", "Paris");
        await house.Digests.LedAsync("MARS", plain => plain with { State = ProjectState.Closed, Sponsor = paris, Stage = "Paris" });

        var lines = await EraseAsync(house, paris);

        Assert.Contains("“Paris” is a single word: in texts it stays, since it may mean something else", lines);
        Assert.Equal("Europe/Paris", (await house.Store.FindAsync("project-HERMES", "escalation-000002"))!.Columns.Text("clockZone"));
        var project = await house.House.FindAsync("MARS");
        Assert.Equal((SomebodyGone.Name, "Paris"), (project.Sponsor!.Name, project.Stage));
    }

    [Fact]
    public async Task A_chat_that_she_left_before_is_known_by_the_cards_that_were_posted_there()
    {
        using var house = await PrivacyHouse.FilledAsync();
        foreach (var (row, columns) in new (string, Columns)[]
        {
            ("card-status-20261116-w-0f0f", new() { ["conversation"] = "a:before", ["conversationType"] = "personal", ["subject"] = $"20261116-w en {Ana.ObjectId}", ["renderer"] = "status", ["activities"] = "[]", ["shown"] = 1L }),
            ("delivery-card-status-20261116-w-0f0f", new() { ["state"] = "Done", ["kind"] = "live-card" }),
            ("card-other", new() { ["conversation"] = "a:before", ["renderer"] = "status", ["subject"] = "x", ["activities"] = "[]", ["shown"] = 1L }),
        })
            await house.Store.UpsertAsync("project-APOLLO", row, columns);

        await EraseAsync(house, Ana);

        Assert.DoesNotContain(await house.RowsAsync(), row => row.Key.Contains("0f0f", StringComparison.Ordinal) || row.Columns.Any(column => column.Value is "a:before"));
    }

    [Fact]
    public async Task No_entry_keeps_a_hash_of_words_that_named_her()
    {
        using var house = await PrivacyHouse.FilledAsync();
        var edition = (await house.RowsAsync()).First(row => row.Partition == "project-APOLLO" && row.Key.StartsWith(Editions.Prefix, StringComparison.Ordinal));
        edition.Columns["words"] = edition.Columns.Text("words")!.Replace("APOLLO", "APOLLO of Ana Lima", StringComparison.Ordinal);
        var hash = Editions.HashOf(edition);
        await HandMade.SayAsync(house, ProjectCode.Parse("APOLLO"), DigestAudit.PublishAction, edition.Key, hash, new Write.Replace(edition.Key, edition.Columns, edition.ETag));
        await house.VerifiesAsync();

        await EraseAsync(house, Ana);

        Assert.Contains(SomebodyGone.Name, (await house.Store.FindAsync("project-APOLLO", edition.Key))!.Columns.Text("words"), StringComparison.Ordinal);
        Assert.DoesNotContain(await house.RowsAsync(), row => row.Columns["text"] is string text && text.Contains(hash, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_case_with_a_timeline_longer_than_a_commit_is_erased_bit_by_bit()
    {
        using var house = await PrivacyHouse.FilledAsync();
        await HandMade.LengthenAsync(house, LongCase, 130);
        await house.VerifiesAsync();

        await EraseAsync(house, Ana);

        Assert.Empty(await house.FindAsync(Ana));
        var steps = await house.Store.QueryAsync("project-HERMES", "step-000002-", TableKey.EndOf("step-000002-")).ToListAsync();
        Assert.True(steps.Count > 130);
        Assert.All(steps.TakeLast(130), step => Assert.Contains($"So says {SomebodyGone.Name}", step.Columns.Text("step"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Cut_short_between_two_bits_of_a_timeline_the_trail_verifies_and_typed_again_it_goes_on(int bits)
    {
        using var copy = ProgramStore.OnSqlite();
        using (var filled = await PrivacyHouse.FilledAsync(copy.Rows))
            await HandMade.LengthenAsync(filled, LongCase, 130);
        var done = 0;
        var dying = new ScannedStore(copy.Rows, int.MaxValue)
        {
            Inner =
            {
                BeforeCommit = (partition, writes) => partition == LongCase.Project.Partition && writes.OfType<Write.Replace>().Any(write => write.Row.StartsWith("step-000002-", StringComparison.Ordinal)) && ++done > bits
                    ? throw new TableStoreException("This process is dead.")
                    : Task.CompletedTask,
            },
        };
        using (var cut = PrivacyHouse.On(dying))
            Assert.Equal(ExitCode.Wrong, (await cut.RunAsync("erase-person", Ana.ObjectId, "--successor", Bo.ObjectId)).Code);

        using var again = PrivacyHouse.On(copy.Rows);
        var steps = await again.Store.QueryAsync("project-HERMES", "step-000002-", TableKey.EndOf("step-000002-")).Select(row => row.Columns.Text("step")!).ToListAsync();
        Assert.All(steps.Take(bits * 20), step => Assert.DoesNotContain(Ana.Name, step, StringComparison.Ordinal));
        Assert.All(steps.Skip(bits * 20), step => Assert.Contains(Ana.Name, step, StringComparison.Ordinal));
        Assert.Contains(Ana.ObjectId, (await again.Store.FindAsync("project-HERMES", LongCase.Row))!.Columns.Text("involved"), StringComparison.Ordinal);
        await again.VerifiesAsync();
        await EraseAsync(again, Ana);
        Assert.Empty(await again.FindAsync(Ana));
    }

    [Fact]
    public async Task Nobody_writes_to_somebody_who_left()
    {
        using var house = await PrivacyHouse.FilledAsync();
        var form = await house.House.OpenAsync("escalate APOLLO", Roles.None, Ana);
        (form["wanted"], form["optionA"], form["optionB"]) = ("Wait?", "Yes", "No");
        await house.House.PressAsync(RaiseEscalation.RaiseVerb, form, Roles.None, Ana);
        await house.Digests.DeliverAsync();

        await EraseAsync(house, Ana);

        var schedule = await house.House.Get<RoundStore>().ScheduleAsync("digital", Cadence.Weekly, CancellationToken.None);
        Assert.True(Person.IsGone(schedule.SetBy!));
        await house.Store.CommitAsync("portfolio-digital", [RoundStore.ToWrite(schedule with { Mode = RoundMode.Dry })]);
        await house.House.PressAsync(
            DecideEscalation.DecideVerb, new Dictionary<string, string> { ["project"] = "APOLLO", ["escalation"] = "E-2", ["opening"] = "1", [EscalationFields.Option] = "A" }, Roles.None, PrivacyHouse.Cy);
        await house.Digests.UntilAsync(34, 0);

        Assert.NotNull((await house.House.Get<EscalationStore>().FindAsync(new EscalationId(ProjectCode.Parse("APOLLO"), 2), CancellationToken.None))!.Verdict);
        Assert.DoesNotContain((await house.RowsAsync()).Select(row => row.Partition), Person.IsGonePartition);
    }

    [Fact]
    public async Task What_was_delegated_to_somebody_who_left_is_asked_of_whoever_delegated_it()
    {
        using var house = await PrivacyHouse.FilledAsync();
        var gone = new Person(Person.IdOfSomebodyGone(Guid.NewGuid()), SomebodyGone.Name);

        var seat = Assert.Single(new EscalationDesk(await house.House.FindAsync("APOLLO"), _ => null).SeatsOf(0, Bo, [new Delegation(PrivacyHouse.Cy, gone)], house.House.Now));

        Assert.Equal(new Seat(PrivacyHouse.Cy, null), seat);
        var closed = new EscalationDesk(await house.House.FindAsync("APOLLO") with { EscalationPath = [new EscalationLevel([gone], All: false), new EscalationLevel([Bo], All: false)] }, _ => null);
        Assert.Empty(closed.SeatsOf(0, PrivacyHouse.Cy, [], house.House.Now));
        Assert.Equal(1, closed.Start(0, PrivacyHouse.Cy));
    }

    [Theory]
    [InlineData("en", "says someone who left", "une personne partie")]
    [InlineData("fr", "says une personne partie", "someone who left")]
    public async Task An_exported_register_says_it_in_one_language_and_an_import_of_it_changes_nothing(string language, string said, string other)
    {
        using var house = await PrivacyHouse.FilledAsync();
        using var file = new TemporaryFile("register.csv");
        var item = (await house.House.Get<RegisterStore>().FindAsync(ProjectCode.Parse("APOLLO"), ItemNumber.Parse("R-1", null), CancellationToken.None))!.Item;
        await house.House.PressAsync(CloseItem.CloseVerb, new { project = "APOLLO", item = "R-1", version = $"{item.Version}", outcome = "Over" });
        await EraseAsync(house, Ana);

        Assert.Equal(ExitCode.Fine, (await house.RunAsync("export-register", file.Path, "--confidential", "--language", language)).Code);

        var text = await File.ReadAllTextAsync(file.Path);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain(other, text, StringComparison.Ordinal);
        Assert.DoesNotContain("left-", text, StringComparison.Ordinal);
        Assert.Equal(["0 created, 0 changed, 1 unchanged, 0 wrong"], (await house.RunAsync("import-register", file.Path)).Lines);
    }

    [Fact]
    public void A_notification_says_it_in_the_language_of_its_card()
    {
        Assert.Equal("Asks une personne partie", CardContents.Of(new() { Lang = "fr" }, $"Asks {SomebodyGone.Name}").Summary);
    }

    private static async Task<string[]> EraseAsync(PrivacyHouse house, Person person)
    {
        var (code, lines) = await house.RunAsync("erase-person", person.ObjectId, "--successor", Bo.ObjectId);
        Assert.True(code == ExitCode.Fine, string.Join('\n', lines));
        await house.VerifiesAsync();
        return lines;
    }
}
