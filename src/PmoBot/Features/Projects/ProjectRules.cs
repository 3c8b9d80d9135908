using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace PmoBot.Features.Projects;

internal static class ProjectRules
{
    /// <summary>
    /// What the audit trail keeps of a project: every figure that was agreed, in a fixed order, amounts without the zeros
    /// that a store does not keep. People by their ids, which name nobody any more once a person was forgotten.
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
            ("budget", project.Budget is { } budget ? string.Create(CultureInfo.InvariantCulture, $"{budget.Amount:G29} {budget.Unit}") : null),
            ("cadence", project.Cadence.ToString()),
        };
        return string.Join('\n', said.Where(line => line.Value is not null).Select(line => $"{line.Name}: {line.Value}"));
    }

    private static string? InWords(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : null;
}
