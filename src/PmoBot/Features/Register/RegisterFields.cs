namespace PmoBot.Features.Register;

/// <summary>The names of fields in forms: literals on cards already posted.</summary>
internal static class RegisterFields
{
    public const string Draft = "draft";
    public const string Project = "project";
    public const string Kind = "kind";
    public const string Item = "item";
    public const string Version = "version";
    public const string Statement = "statement";
    public const string Probability = "probability";
    public const string Impact = "impact";
    public const string Severity = "severity";
    public const string Type = "type";
    public const string Owner = "owner";
    public const string Due = "due";
    public const string Cause = "cause";
    public const string Effect = "effect";
    public const string Category = "category";
    public const string Proximity = "proximity";
    public const string CostImpact = "costImpact";
    public const string Response = "response";
    public const string Action = "action";
    public const string NextReview = "nextReview";
    public const string Confidential = "confidential";
    public const string TargetProbability = "targetProbability";
    public const string TargetImpact = "targetImpact";
    public const string State = "state";
    public const string Outcome = "outcome";

    public static T? Chosen<T>(string? value) where T : struct, Enum =>
        Enum.TryParse<T>(value, ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) && !char.IsAsciiDigit(value![0]) ? chosen : null;
}
