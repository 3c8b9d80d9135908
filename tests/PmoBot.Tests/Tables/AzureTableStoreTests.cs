using PmoBot.Tables;
using PmoBot.Tables.AzureTables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Tables;

/// <summary>The contract, against a real Azurite.</summary>
public sealed class AzureTableStoreTests : TableStoreContract, IAsyncLifetime
{
    private AzureTableStore _store = null!;

    protected override ITableStore Store => _store;

    public async Task InitializeAsync() =>
        _store = AzureTableStore.Connect((await Azurite.SharedAsync()).ConnectionString, "contract", MachineTime.Real);

    public Task DisposeAsync() => Task.CompletedTask;
}
