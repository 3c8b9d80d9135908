using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace PmoBot.Features.Projects;

/// <summary>`APOLLO`: what people call a project by; it never changes.</summary>
internal readonly partial record struct ProjectCode
{
    // "project new" would never find a project of that name.
    private static readonly string[] Reserved = ["NEW", "NOUVEAU", "HISTORY", "HISTORIQUE"];

    private const string PartitionPrefix = "project-";

    private ProjectCode(string value) => Value = value;

    public string Value { get; }

    public string Partition => PartitionPrefix + Value;

    /// <summary>Whose partition it is; null: no project's.</summary>
    public static ProjectCode? OfPartition(string partition) =>
        partition.StartsWith(PartitionPrefix, StringComparison.Ordinal) && TryParse(partition[PartitionPrefix.Length..], out var code) ? code : null;

    public static bool TryParse(string? text, [NotNullWhen(true)] out ProjectCode? code)
    {
        var upper = text?.Trim().ToUpperInvariant() ?? "";
        code = Pattern().IsMatch(upper) && !Reserved.Contains(upper, StringComparer.Ordinal) ? new ProjectCode(upper) : null;
        return code is not null;
    }

    /// <summary>Of what was one when it was kept.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ProjectCode Parse(string kept) => TryParse(kept, out var code) ? code.Value : throw new FormatException($"{kept} is no project's code.");

    public override string ToString() => Value;

    [GeneratedRegex("^[A-Z0-9][A-Z0-9-]{1,15}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Pattern();
}
