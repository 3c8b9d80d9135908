using System.Text.Json;
using System.Text.Json.Serialization;
using PmoBot.Tables;

namespace PmoBot.People;

/// <summary>Who holds which role: the administrators of the configuration, and `role-{object id}` rows of `tenant`.</summary>
internal sealed class RoleStore(ITableStore store, PmoOptions options)
{
    private const string Partition = "tenant";

    public static RowAddress AddressOf(string objectId) => new(Partition, $"role-{objectId}");

    /// <summary>Read with every turn: a role that was withdrawn is gone at once.</summary>
    public async ValueTask<Roles> OfAsync(string objectId, CancellationToken cancel) =>
        Of(objectId, await store.FindAsync(AddressOf(objectId), cancel));

    /// <param name="row">What stands at <see cref="AddressOf"/>.</param>
    public Roles Of(string objectId, TableRow? row)
    {
        if (row is null)
            return options.IsAdmin(objectId) ? Roles.PmoForAll : Roles.None;

        var granted = JsonSerializer.Deserialize(row.Columns.Text("grants") ?? "[]", RoleJson.Default.GrantArray)!;
        return options.IsAdmin(objectId) ? new Roles([.. Roles.PmoForAll.Grants, .. granted]) : new Roles(granted);
    }
}

/// <summary>`Pmo:Admins`: Entra object ids.</summary>
internal sealed class PmoOptions(IEnumerable<string> admins)
{
    private readonly HashSet<string> _admins = new(admins, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<string> Admins => _admins;

    public bool IsAdmin(string objectId) => _admins.Contains(objectId);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Grant[]))]
internal sealed partial class RoleJson : JsonSerializerContext;
