using System.Globalization;

namespace PmoBot.Benchmarks.Scenario;

/// <summary>Who speaks, and about what: 100 project managers of 5 projects each, in the threads of one linked channel.</summary>
internal static class Cast
{
    public const int People = 100;
    public const int Projects = 500;
    public const string Tenant = Tests.Support.LoopbackIdentity.TenantId;
    public const string Channel = "19:benchmark@thread.tacv2";

    public static string ObjectIdOf(int person) => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{person:000000000000}");

    public static string NameOf(int person) => string.Create(CultureInfo.InvariantCulture, $"Person {person}");

    public static string CodeOf(int project) => string.Create(CultureInfo.InvariantCulture, $"P-{project:000}");

    public static int ManagerOf(int project) => project % People;
}
