using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Escalations;

/// <summary>`APOLLO E-4`: unique in its project for ever.</summary>
internal sealed record EscalationId(ProjectCode Project, int Number)
{
    public const char Letter = 'E';

    private static readonly InstantPattern Seconds = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    private const string Prefix = "escalation-";
    public const int Most = 999_999;

    /// <summary>`E-4`, as it is said within its project.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Letter}-{Number}");

    /// <summary>`escalation-000004`.</summary>
    public string Row => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Number:000000}");

    /// <summary>`20261118T090000Z-APOLLO-000004`: its place among cases by age, the oldest first.</summary>
    public string ByAge(Instant raisedAt) => string.Create(CultureInfo.InvariantCulture, $"{Seconds.Format(raisedAt)}-{Project}-{Number:000000}");

    /// <summary>Whose place that is; null: no case's.</summary>
    public static EscalationId? OfPlace(string place) =>
        place.Split('-', 2) is [var raisedAt, var rest] && Seconds.Parse(raisedAt).Success ? OfProjectAndNumber(rest) : OfProjectAndNumber(place);

    public static EscalationId NextOf(Project project) => new(project.Code, project.Numbers.GetValueOrDefault(Letter) + 1);

    /// <summary>`E-4`; null: the row is none of a case's.</summary>
    public static string? NameOfRow(string row) =>
        row.StartsWith(Prefix, StringComparison.Ordinal) && NumberIn(row[Prefix.Length..]) is { } number ? string.Create(CultureInfo.InvariantCulture, $"{Letter}-{number}") : null;

    /// <returns>Null: the row is none of an escalation's.</returns>
    public static EscalationId? OfRow(ProjectCode project, string row) =>
        row.StartsWith(Prefix, StringComparison.Ordinal) && NumberIn(row[Prefix.Length..]) is { } number ? new(project, number) : null;

    /// <summary>`E-4`, `e4`: as people write it.</summary>
    public static EscalationId? Parse(ProjectCode project, string? text) =>
        text is { Length: > 1 } && char.ToUpperInvariant(text[0]) == Letter && NumberIn(text[(text[1] == '-' ? 2 : 1)..]) is { } number
            ? new(project, number)
            : null;

    /// <summary>Whether it says a case of some project.</summary>
    public static bool IsName(string text) => Parse(default, text) is not null;

    public override string ToString() => $"{Project} {Name}";

    // Before hints said the age.
    private static EscalationId? OfProjectAndNumber(string text)
    {
        var between = text.LastIndexOf('-');
        return between > 0 && ProjectCode.TryParse(text[..between], out var project) && NumberIn(text[(between + 1)..]) is { } number ? new(project.Value, number) : null;
    }

    private static int? NumberIn(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Most ? number : null;
}
