using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Imports;
using PmoBot.People;
using static PmoBot.Tests.Features.Projects.ImportHouse;

namespace PmoBot.Tests.Features.Projects;

public sealed class ImportProperties
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 18, 9, 0);

    // Good, wrong and empty fields alike; few codes, so that lines meet.
    private static readonly Gen<string> Lines =
        from code in Gen.Elements("APOLLO", "apollo", "ARGOS", "A", "")
        from name in Gen.Elements("Portal", "Été", "")
        from portfolio in Gen.Elements("Digital", "DIGITAL", "Plant", "!", "")
        from manager in Gen.Elements(Camille, Daniel, "Nobody", "")
        from members in Gen.Elements("", Camille, $"{Daniel}|{Camille}", $"{Camille}|{Daniel}")
        from start in Gen.Elements("2026-07-01", "2027-07-01", "soon", "")
        from finish in Gen.Elements("2027-06-30", "2027-12-31", "")
        from budget in Gen.Elements("480000.5,EUR", "12,PD", "12,", ",EUR", ",", "x,EUR")
        from cadence in Gen.Elements("weekly", "monthly", "")
        select $"{code},{name},{portfolio},,{manager},,,{members},{start},{finish},{finish},{budget},{cadence},,";

    [Fact]
    public void The_same_file_twice_is_planned_the_same_and_changes_nothing_once_it_is_done()
    {
        Prop.ForAll(Lines.ListOf().ToArbitrary(), lines =>
        {
            var file = File(lines);
            var (plan, again) = (Plan(file), Plan(file));
            var done = plan.Lines.Select(line => line.Step).OfType<ProjectStep>().Where(step => step.IsNew)
                .Select(create => create.Project with { Version = 1 }).ToDictionary(project => project.Code);
            var next = Plan(file, done);

            return ImportList.Of(plan).SequenceEqual(ImportList.Of(again))
                && plan.Count == again.Count
                && next.Count is { Created: 0, Changed: 0 } && next.Count.Unchanged == plan.Count.Created
                && next.Count.Wrong == plan.Count.Wrong;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_change_once_made_is_no_change_any_more_and_leaves_what_the_file_does_not_say()
    {
        Prop.ForAll(Lines.ToArbitrary(), Lines.ToArbitrary(), (first, second) =>
        {
            var begun = Plan(File(first)).Lines.Select(line => line.Step).OfType<ProjectStep>().Where(step => step.IsNew)
                .Select(create => create.Project with { Version = 1 }).ToDictionary(project => project.Code);
            var changes = Plan(File(second), begun).Lines.Select(line => line.Step).OfType<ProjectStep>().Where(step => !step.IsNew).ToList();
            var changed = changes.Select(change => change.Project).ToDictionary(project => project.Code);

            return Plan(File(second), changed).Count.Unchanged == changes.Count
                && changes.TrueForAll(change => change.Project.Baselines.Take(begun[change.Project.Code].Baselines.Count).SequenceEqual(begun[change.Project.Code].Baselines));
        }).QuickCheckThrowOnFailure();
    }

    private static ProjectImportPlan Plan(string file, IReadOnlyDictionary<ProjectCode, Project>? stands = null) => ProjectImportPlan.Of(
        ProjectImportFile.Read(Encoding.UTF8.GetBytes(file), Language.English),
        stands ?? new Dictionary<ProjectCode, Project>(),
        [],
        new Dictionary<Scope, string>(),
        new ImportRules(Importer.CommandLine, Now, new Dictionary<string, PortfolioSettings>(), ProjectTexts.For(Language.English), ProjectImportTexts.For(Language.English)));
}
