namespace PmoBot.Features.Projects;

/// <summary>The list of what a file would do, by line number; a line that changes nothing is not in it.</summary>
internal static class ProjectImportList
{
    public static IEnumerable<string> Of(ProjectImportPlan plan) => plan.Writes
        .Select(line => (line.Step.Line, Text: Say(plan, line)))
        .Concat(plan.Faults.Select(fault => (fault.Line, Text: plan.Rules.Texts.Wrong(fault))))
        .OrderBy(line => line.Line)
        .Select(line => OneLine(line.Text));

    /// <summary>What a field holds can break lines, and drive a terminal.</summary>
    public static string OneLine(string said) => new([.. said.Select(letter => char.IsControl(letter) ? ' ' : letter)]);

    public static string Say(ProjectImportPlan plan, PlannedLine line) => line.Step switch
    {
        ImportStep.Create { Project: var it } when plan.Begins(it.Portfolio) =>
            plan.Rules.Texts.CreateIn(line.Step.Line, it.Code.Value, it.Name, it.Portfolio.Name),
        ImportStep.Create { Project: var it } => plan.Rules.Texts.Create(line.Step.Line, it.Code.Value, it.Name),
        ImportStep.Change change => plan.Rules.Texts.Change(line.Step.Line, change.Project.Code.Value, Changes(plan, line, change)),
        _ => "",
    };

    private static string Changes(ProjectImportPlan plan, PlannedLine line, ImportStep.Change change)
    {
        var words = new ProjectWords(plan.Rules.Project, change.Project.People.Concat(line.Before?.People ?? []));
        return string.Join("; ", change.Changes.Select(words.Say));
    }
}
