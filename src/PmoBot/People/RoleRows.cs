using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Tables;

namespace PmoBot.People;

/// <summary>The `role-{object id}` rows of `tenant`: a person's name and grants, and by which id the trail speaks of them.</summary>
internal static class RoleRows
{
    public const string Prefix = "role-";

    private const string Trail = "trail";

    /// <summary>What entries name it by: a part of the chain for good, so it names nobody once the row is gone. Rows of before are named by their key.</summary>
    public static string SubjectOf(string key, Columns columns) => columns.Guid(Trail) is { } id ? $"{Prefix}{id:D}" : key;

    /// <summary>Rows of before names and dates were kept read as well.</summary>
    public static IReadOnlyList<Grant> GrantsIn(TableRow row) =>
    [
        .. JsonSerializer.Deserialize(row.Columns.Text("grants") ?? "[]", RoleJson.Default.GrantJsonArray)!
            .Select(grant => new Grant(grant.Role, grant.Portfolio, grant.Programme)
            {
                ScopeName = grant.ScopeName,
                By = grant.By,
                Since = grant.Since is { } since ? Instant.FromDateTimeOffset(since) : null,
            }),
    ];

    public static Person PersonOf(TableRow row)
    {
        var id = row.Key[Prefix.Length..];
        return row.Columns.Text("name") is { } name ? new Person(id, name) : Person.Unnamed(id);
    }

    /// <param name="stands">The row of before the change; null: there is none.</param>
    public static Columns Columns(Person person, TableRow? stands, IEnumerable<Grant> grants) => new()
    {
        ["name"] = person.Name,
        [Trail] = stands is null ? Guid.NewGuid() : stands.Columns.Guid(Trail),
        ["grants"] = JsonSerializer.Serialize(
            [.. grants.Select(grant => new GrantJson(
                grant.Role, grant.Portfolio, grant.Programme, grant.ScopeName, grant.By, grant.Since?.ToDateTimeOffset()))],
            RoleJson.Default.GrantJsonArray),
    };

    /// <summary>What the trail keeps: all that stands after a change, and who granted it when. Entries of before say <see cref="InWords"/>.</summary>
    public static string ForTrail(IReadOnlyList<Grant> grants) => string.Join('\n', grants
        .Select(grant => string.Join(' ', new[]
        {
            InWords([grant]), "·", grant.Since is { } since ? AuditTrail.Moment(since) : "-", grant.By ?? "-", grant.ScopeName,
        }.OfType<string>()))
        .Order(StringComparer.Ordinal)
        .Prepend($"grants: {grants.Count}"));

    public static string InWords(IEnumerable<Grant> grants) => string.Join('\n', grants
        .Select(grant => string.Join(' ', new[] { grant.Role.ToString(), grant.Portfolio ?? "all", grant.Programme }.OfType<string>()))
        .Order(StringComparer.Ordinal));
}

internal sealed record GrantJson(Role Role, string? Portfolio, string? Programme, string? ScopeName, string? By, DateTimeOffset? Since);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GrantJson[]))]
internal sealed partial class RoleJson : JsonSerializerContext;
