using Azure.Identity;
using PmoBot.Tables;
using PmoBot.Tables.AzureTables;
using PmoBot.Tables.Sqlite;

namespace PmoBot.Configuration;

/// <summary>`Storage:*`: where the one table is kept.</summary>
internal abstract record StorageSettings
{
    /// <summary>The default: one file on this machine.</summary>
    internal sealed record Sqlite(string Path) : StorageSettings;

    internal sealed record AzureTables(string? ConnectionString, Uri? Endpoint, string Table) : StorageSettings;

    public static StorageSettings Read(SettingsReader settings)
    {
        var provider = settings.Text("Storage:Provider") ?? nameof(Sqlite);
        if (provider.Equals(nameof(Sqlite), StringComparison.OrdinalIgnoreCase))
            return new Sqlite(System.IO.Path.GetFullPath(settings.Text("Storage:SqlitePath") ?? System.IO.Path.Combine("data", "pmobot.db")));
        if (!provider.Equals(nameof(AzureTables), StringComparison.OrdinalIgnoreCase))
        {
            settings.Wrong($"Storage:Provider is '{provider}': set Sqlite or AzureTables.");
            return new Sqlite("");   // the program does not get as far as opening it
        }

        var connection = settings.Text("Storage:ConnectionString");
        var endpoint = settings.Address("Storage:TableEndpoint");
        if (connection is null && endpoint is null)
            settings.Wrong("Storage:TableEndpoint is not set: set the address of the storage account's tables, or Storage:ConnectionString.");
        return new AzureTables(connection, endpoint, settings.Text("Storage:TableName") ?? "pmobot");
    }

    public ITableStore Open(TimeProvider time) => this switch
    {
        Sqlite sqlite => SqliteTableStore.Open(sqlite.Path, time),
        AzureTables { ConnectionString: { } connection } azure => AzureTableStore.Connect(connection, azure.Table, time),
        AzureTables { Endpoint: { } endpoint } azure => AzureTableStore.Connect(endpoint, new DefaultAzureCredential(), azure.Table, time),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
