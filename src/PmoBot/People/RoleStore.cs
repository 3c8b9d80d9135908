using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.People;

/// <summary>Who holds which role: the administrators of the configuration, and `role-{object id}` rows of `tenant`.</summary>
internal sealed class RoleStore(ITableStore store, PmoOptions options, KnownPeople known, TenantAudit audit, Commands commands)
{
    public const string GrantAction = "roles.grant";
    public const string WithdrawAction = "roles.withdraw";

    /// <summary>As many as one row can hold, however long the names of their scopes, each letter of which may take six.</summary>
    public const int MostGrants = 15;

    public static RowAddress AddressOf(string objectId) => new(TenantAudit.Partition, RoleRows.Prefix + objectId);

    /// <summary>Read with every turn: a role that was withdrawn is gone at once.</summary>
    public async ValueTask<Roles> OfAsync(string objectId, CancellationToken cancel) =>
        Of(objectId, await store.FindAsync(AddressOf(objectId), cancel));

    /// <param name="row">What stands at <see cref="AddressOf"/>.</param>
    public Roles Of(string objectId, TableRow? row)
    {
        if (row is null)
            return options.IsAdmin(objectId) ? Roles.PmoForAll : Roles.None;

        var granted = RoleRows.GrantsIn(row);
        return options.IsAdmin(objectId) ? new Roles([.. Roles.PmoForAll.Grants, .. granted]) : new Roles(granted);
    }

    /// <summary>Everybody who holds a role: the configuration's administrators, then all others by name.</summary>
    public async Task<IReadOnlyList<RoleHolder>> HoldersAsync(CancellationToken cancel)
    {
        var admins = await Task.WhenAll(options.Admins.Select(async id =>
            new RoleHolder(await NameAsync(Person.Unnamed(id), cancel), Roles.PmoForAll.Grants, IsConfigured: true)));
        var rows = await store.QueryAsync(TenantAudit.Partition, RoleRows.Prefix, TableKey.EndOf(RoleRows.Prefix), 1000, cancel).ToListAsync(cancel);
        var granted = await Task.WhenAll(rows.Select(async row =>
            new RoleHolder(await NameAsync(RoleRows.PersonOf(row), cancel), RoleRows.GrantsIn(row), IsConfigured: false)));
        return
        [
            .. admins.OrderBy(holder => holder.Person.Name, StringComparer.OrdinalIgnoreCase),
            .. granted.Where(holder => holder.Grants.Count > 0).OrderBy(holder => holder.Person.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>The PMO of a scope, by name: everybody may know whom to turn to.</summary>
    public async Task<IReadOnlyList<string>> PmoOfAsync(Scope scope, CancellationToken cancel) =>
    [
        .. (await HoldersAsync(cancel))
            .Where(holder => new Roles(holder.Grants).Over(scope).HasFlag(Capacities.Pmo))
            .Select(holder => holder.Person).DistinctBy(person => person.ObjectId).Select(person => person.Name),
    ];

    /// <summary>Everybody who has a right over a scope by a role, by their ids: who is to hear of something.</summary>
    public async Task<IReadOnlyList<string>> IdsOfAsync(Right right, Scope scope, CancellationToken cancel) =>
    [
        .. (await HoldersAsync(cancel)).Where(holder => right.IsOf(new Roles(holder.Grants).Over(scope)))
            .Select(holder => holder.Person.ObjectId).Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The same over anything at all.</summary>
    public async Task<IReadOnlyList<string>> IdsOfAsync(Right right, CancellationToken cancel) =>
    [
        .. (await HoldersAsync(cancel)).Where(holder => right.IsOf(new Roles(holder.Grants).Anywhere))
            .Select(holder => holder.Person.ObjectId).Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Adds what is not held yet; the same once more changes nothing.</summary>
    public Task<Outcome<Roles>> GrantAsync(Turn turn, Person person, Grant grant) => ChangeAsync(turn, person, GrantAction,
        held => held.Any(grant.IsSame) ? held : [.. held, grant with { By = turn.Person.ObjectId, Since = turn.Now }]);

    /// <summary>Takes away what is held; gone with the person's next turn.</summary>
    public Task<Outcome<Roles>> WithdrawAsync(Turn turn, Person person, Grant grant) => ChangeAsync(turn, person, WithdrawAction,
        held => [.. held.Where(one => !one.IsSame(grant))]);

    // A commit of unknown result is found by its own effect: what is granted is there, what was withdrawn is not.
    private Task<Outcome<Roles>> ChangeAsync(
        Turn turn, Person person, string action, Func<IReadOnlyList<Grant>, IReadOnlyList<Grant>> change) =>
        commands.RunAsync<Roles>(TenantAudit.Partition, async () =>
        {
            var (partition, key) = AddressOf(person.ObjectId);
            var row = await store.FindAsync(partition, key);
            var held = row is null ? [] : RoleRows.GrantsIn(row);
            var then = change(held);
            if (then.Count == held.Count)
                return new Roles(held);

            var columns = RoleRows.Columns(person, row, then);
            Write write = row is null ? new Write.Insert(key, columns) : new Write.Replace(key, columns, row.ETag);
            var entry = await audit.EntryAsync(turn.Now, turn.Pseudonym, action, RoleRows.SubjectOf(key, columns), RoleRows.ForTrail(then));
            return (await store.CommitAsync(partition, [write, .. entry])).Then(new Roles(then));
        });

    private async Task<Person> NameAsync(Person person, CancellationToken cancel) => await known.FindAsync(person.ObjectId, cancel) ?? person;
}

/// <param name="IsConfigured">By `Pmo:Admins`: it cannot be withdrawn in chat.</param>
internal sealed record RoleHolder(Person Person, IReadOnlyList<Grant> Grants, bool IsConfigured);

/// <summary>`Pmo:Admins`: Entra object ids.</summary>
internal sealed class PmoOptions(IEnumerable<string> admins)
{
    private readonly HashSet<string> _admins = new(admins.Select(id => id.ToLowerInvariant()), StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<string> Admins => _admins;

    public bool IsAdmin(string objectId) => _admins.Contains(objectId);
}
