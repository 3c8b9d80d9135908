namespace PmoBot.Local;

/// <summary>
/// A person of the local Teams. The ids stand in the persona's file in playground/; the demo portfolio gives
/// these two their roles.
/// </summary>
internal sealed record Persona(string Key, string Name, string Role, string AadObjectId, int Port)
{
    public const string TenantId = "3d9f0c44-6a1e-4b57-9c2f-5e8d10b7a300";

    public static readonly Persona Camille =
        new("camille", "Camille Martin", "project manager and PMO", "6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01", 56150);

    public static readonly Persona Daniel =
        new("daniel", "Daniel Okafor", "approver", "8b7e4a90-52cd-4e1b-8f0d-71a3c96e2b02", 56151);

    public static readonly IReadOnlyList<Persona> All = [Camille, Daniel];

    public string UserId => $"29:{Name.ToLowerInvariant().Replace(' ', '-')}";

    public string PersonalChat => $"a:1pmobot-personal-{Key}";

    public string ConfigFile => $"{Key}.m365agentsplayground.yml";

    public Uri Address => new($"http://localhost:{Port}");
}
