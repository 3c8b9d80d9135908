namespace PmoBot.Scheduling;

/// <summary>How often a project reports.</summary>
internal enum Cadence
{
    Weekly,
    Fortnightly,
    Monthly,
}
