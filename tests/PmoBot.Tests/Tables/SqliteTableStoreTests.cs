using PmoBot.Tables;
using PmoBot.Tables.Sqlite;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Tables;

public sealed class SqliteTableStoreTests : TableStoreContract, IDisposable
{
    private readonly TemporaryFile _file = new("store.db");
    private readonly SqliteTableStore _store;

    public SqliteTableStoreTests() => _store = SqliteTableStore.Open(_file.Path, MachineTime.Real);

    protected override ITableStore Store => _store;

    public void Dispose()
    {
        _store.Dispose();
        _file.Dispose();
    }
}
