using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.Rounds;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Verbs;

namespace PmoBot.Tests.Features.Projects;

/// <summary>`rebuild`: what other partitions keep of projects comes back as it was.</summary>
public sealed class RebuildTests : IDisposable
{
    private static readonly Person Bo = new("33333333-0000-4000-8000-000000000002", "Bo Berg");

    private readonly ProjectHouse _house = new(also: services => services.AddStatus().AddRounds().AddEscalations()
        .AddSingleton(provider => (IMaintenanceScan)provider.GetRequiredService<ITableStore>()));

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task What_was_lost_comes_back_as_deliveries_kept_it()
    {
        await StoryAsync();
        var kept = await DerivedAsync();
        Assert.Contains("portfolio-digital snapshot-APOLLO", kept.Keys);
        Assert.Contains(kept.Keys, key => key.StartsWith($"{Bo.Partition} approval-", StringComparison.Ordinal));
        Assert.Contains(kept.Keys, key => key.StartsWith($"{ProjectHouse.Daniel.Partition} item-APOLLO-R", StringComparison.Ordinal));
        foreach (var key in kept.Keys.Select(key => key.Split(' ')))
            await DeleteAsync(key[0], key[1]);

        var said = await RebuildAsync();

        Assert.Equal($"2 projects: {kept.Count} rows written anew, 0 removed", said);
        Assert.Equal(kept, await DerivedAsync());
        Assert.Equal("2 projects: 0 rows written anew, 0 removed", await RebuildAsync());
    }

    [Fact]
    public async Task What_is_of_no_project_or_of_another_portfolio_goes()
    {
        await StoryAsync();
        var kept = await DerivedAsync();
        var apollo = (await _house.Store.FindAsync("portfolio-digital", "snapshot-APOLLO"))!;
        await _house.Store.UpsertAsync("portfolio-finance", "snapshot-APOLLO", apollo.Columns);
        await _house.Store.UpsertAsync("portfolio-digital", "snapshot-GHOST", apollo.Columns);
        await _house.Store.UpsertAsync("directory", "project-GHOST", new Columns { ["name"] = "Ghost", ["portfolio"] = "digital", ["state"] = "Active", ["version"] = 3L });

        Assert.Equal("2 projects: 0 rows written anew, 3 removed", await RebuildAsync());
        Assert.Equal(kept, await DerivedAsync());
    }

    [Fact]
    public async Task What_is_older_or_was_taken_by_a_program_of_before_is_written_anew_and_what_is_newer_stays()
    {
        await StoryAsync();
        var kept = await DerivedAsync();
        var apollo = (await _house.Store.FindAsync("portfolio-digital", "snapshot-APOLLO"))!;
        await _house.Store.UpsertAsync("portfolio-digital", "snapshot-APOLLO", new Columns { ["name"] = "Old", ["state"] = "Active", ["version"] = apollo.Columns.Int64("version") });
        Assert.Equal("2 projects: 1 row written anew, 0 removed", await RebuildAsync());
        Assert.Equal(kept, await DerivedAsync());

        apollo.Columns["name"] = "Newer";
        apollo.Columns["version"] = apollo.Columns.Int64("version") + 1;
        await _house.Store.UpsertAsync("portfolio-digital", "snapshot-APOLLO", apollo.Columns);
        Assert.Equal("2 projets : 0 ligne réécrite, 0 supprimée", await RebuildAsync(Language.French));
        Assert.Equal("Newer", (await _house.Store.FindAsync("portfolio-digital", "snapshot-APOLLO"))!.Columns.Text("name"));
    }

    [Fact]
    public async Task One_that_cannot_be_read_is_named_and_holds_nobody_up()
    {
        await StoryAsync();
        await DeleteAsync("portfolio-digital", "snapshot-APOLLO");
        await _house.Store.UpsertAsync("project-BROKEN", "project", new Columns { ["code"] = "BROKEN", ["name"] = "Broken" });

        var (code, lines) = await RunAsync(Language.English);

        Assert.Equal(ExitCode.Wrong, code);
        Assert.StartsWith("BROKEN cannot be read and was left out: ", lines[0], StringComparison.Ordinal);
        Assert.Equal("2 projects: 1 row written anew, 0 removed", lines[1]);
    }

    private async Task StoryAsync()
    {
        foreach (var person in new[] { ProjectHouse.Camille, ProjectHouse.Daniel, Bo })
            await _house.Get<ProfileStore>().ChangeAsync(person, known => known with { Chat = new ConversationReference(_house.ServiceUrl, $"a:{person.Name[..2]}", "personal", "28:b", "t") });
        await _house.CreateAsync("APOLLO", "Digital", plain => plain with
        {
            Manager = ProjectHouse.Camille,
            Members = [ProjectHouse.Daniel],
            EscalationPath = [new EscalationLevel([Bo], All: false)],
            Baselines = [new Baseline(new LocalDate(2027, 3, 1), plain.ActiveSince)],
        });
        await _house.CreateAsync("ZEUS", "Digital");
        foreach (var (words, verb, typed) in new (string, string, (string, string)[])[]
        {
            ("status APOLLO", "status.submit", [("overall", "amber"), ("forecastFinish", "2027-04-01")]),
            ("status ZEUS", "status.submit", [("overall", "green")]),
            ("risk APOLLO Late p5 i5", LogItem.LogVerb, [("owner", ProjectHouse.Daniel.ObjectId), ("costImpact", "1000")]),
            ("escalate APOLLO", RaiseEscalation.RaiseVerb, [("wanted", "More?"), ("optionA", "Yes"), ("optionB", "No")]),
        })
        {
            var form = await _house.OpenAsync(words);
            foreach (var (field, value) in typed)
                form[field] = value;
            Assert.IsNotType<Reply.FormAgain>(await _house.PressAsync(verb, form));
        }

        for (var times = 0; times < 4; times++)
            await _house.DeliverAsync();

        // What the directory says changes seldom; the versions that it was said of are brought up to the projects'.
        var kept = await DerivedAsync();
        Assert.Equal("2 projects: 2 rows written anew, 0 removed", await RebuildAsync());
        Assert.Equal(kept, await DerivedAsync());
    }

    /// <summary>Every derived row, column by column.</summary>
    private async Task<SortedDictionary<string, string>> DerivedAsync()
    {
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in _house.Get<IMaintenanceScan>().ScanAsync())
        {
            if (row.Partition == "directory" && !row.Key.StartsWith("pseudonym-", StringComparison.Ordinal) || row.Key.StartsWith("snapshot-", StringComparison.Ordinal)
                || row.Partition.StartsWith("person-", StringComparison.Ordinal) && (row.Key.StartsWith("project-", StringComparison.Ordinal) || row.Key.StartsWith("item-", StringComparison.Ordinal) || row.Key.StartsWith("approval-", StringComparison.Ordinal)))
                rows.Add($"{row.Partition} {row.Key}", string.Join('|', row.Columns.Where(column => row.Partition != "directory" || column.Key != "version").OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => $"{column.Key}={column.Value}")));
        }

        return rows;
    }

    private async Task DeleteAsync(string partition, string key) =>
        await _house.Store.CommitAsync(partition, [new Write.Delete(key, (await _house.Store.FindAsync(partition, key))!.ETag)]);

    private async Task<string> RebuildAsync(Language language = Language.English)
    {
        var (code, lines) = await RunAsync(language);
        Assert.Equal(ExitCode.Fine, code);
        return Assert.Single(lines);
    }

    private async Task<(ExitCode Code, string[] Lines)> RunAsync(Language language)
    {
        using var output = new StringWriter();
        var rebuild = _house.Get<IEnumerable<IVerb>>().Single(verb => verb.Name.Words == "rebuild");
        var code = await rebuild.RunAsync(new VerbLine([], new HashSet<string>(), language), output);
        return (code, output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
