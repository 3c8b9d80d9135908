using NodaTime;
using NodaTime.Text;

namespace PmoBot.Features.Projects;

internal static class ProjectRules
{
    /// <summary>
    /// What the audit trail keeps of a project: every figure that was agreed, in a fixed order. People by their ids,
    /// which name nobody any more once a person was forgotten. A line that comes later stays away where it has nothing to
    /// say, or `audit verify` would hold older entries against the row.
    /// </summary>
    public static string InWords(Project project)
    {
        var said = new (string Name, string? Value)[]
        {
            ("name", project.Name),
            ("portfolio", project.Portfolio.Name),
            ("manager", project.Manager?.ObjectId),
            ("deputy", project.Deputy?.ObjectId),
            ("sponsor", project.Sponsor?.ObjectId),
            ("start", InWords(project.Start)),
            ("baselineFinish", InWords(project.BaselineFinish)),
            ("budget", project.Budget is { } budget ? $"{Money.AsKept(budget.Amount)} {budget.Unit}" : null),
            ("cadence", project.Cadence.ToString()),
            ("programme", project.Programme),
            ("members", project.Members.Count == 0 ? null : string.Join(',', project.Members.Select(person => person.ObjectId))),
            ("state", project.State == ProjectState.Active ? null : project.State.ToString()),
        };
        return string.Join('\n', said.Where(line => line.Value is not null).Select(line => $"{line.Name}: {line.Value}"));
    }

    private static string? InWords(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : null;
}
