namespace PmoBot.Imports;

/// <summary>The list of what a file would do, by line number; a line that changes nothing is not in it.</summary>
internal static class ImportList
{
    public static IEnumerable<string> Of(ImportPlan plan) => plan.Writes
        .Select(line => (line.Step.Line, Text: line.Words))
        .Concat(plan.Faults.Select(fault => (fault.Line, Text: plan.Texts.Wrong(fault))))
        .OrderBy(line => line.Line)
        .Select(line => OneLine(line.Text));

    /// <summary>What a field holds can break lines, and drive a terminal.</summary>
    public static string OneLine(string said) => new([.. said.Select(letter => char.IsControl(letter) ? ' ' : letter)]);
}
