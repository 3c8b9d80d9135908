using System.Diagnostics;
using Azure.Identity;
using PmoBot.Tables;
using PmoBot.Tables.AzureTables;
using PmoBot.Tables.Sqlite;

namespace PmoBot.Configuration;

/// <summary>`Storage:*`: where the one table is kept.</summary>
internal abstract record StorageSettings
{
    /// <summary>The default: one file on this machine.</summary>
    internal sealed record Sqlite(string File) : StorageSettings;

    internal sealed record AzureTables(string? ConnectionString, Uri? Endpoint, string Table) : StorageSettings;

    public static StorageSettings Read(SettingsReader settings)
    {
        var provider = settings.Text("Storage:Provider") ?? nameof(Sqlite);
        if (provider.Equals(nameof(Sqlite), StringComparison.OrdinalIgnoreCase))
            return SqliteAt(settings, settings.Text("Storage:SqlitePath") ?? Path.Combine("data", "pmobot.db"));
        if (!provider.Equals(nameof(AzureTables), StringComparison.OrdinalIgnoreCase))
        {
            settings.Wrong($"Storage:Provider is '{provider}': set Sqlite or AzureTables.");
            return NotOpened;
        }

        var connection = settings.Text("Storage:ConnectionString");
        var endpoint = settings.Address("Storage:TableEndpoint");
        if (connection is null && settings.Text("Storage:TableEndpoint") is null)
            settings.Wrong("Storage:TableEndpoint is not set: set the address of the storage account's tables, or Storage:ConnectionString.");
        // Not shown as it is: it holds a key.
        if (connection is not null && AzureTableStore.WhatIsWrongWith(connection) is { } wrong)
            settings.Wrong($"Storage:ConnectionString is no connection string: {wrong} Copy it from the storage account's access keys.");
        var table = settings.Text("Storage:TableName") ?? "pmobot";
        if (!IsTableName(table))
            settings.Wrong($"Storage:TableName is '{table}': set 3 to 63 letters and digits, a letter first.");
        return new AzureTables(connection, endpoint, table);
    }

    /// <summary>Null, once <paramref name="problems"/> says why.</summary>
    public ITableStore? Open(TimeProvider time, ICollection<string> problems)
    {
        switch (this)
        {
            case Sqlite sqlite:
                try
                {
                    return SqliteTableStore.Open(sqlite.File, time);
                }
                catch (TableStoreException failure)
                {
                    problems.Add($"Storage:SqlitePath is '{sqlite.File}': {failure.Message} {failure.InnerException?.Message}".TrimEnd());
                    return null;
                }

            case AzureTables { ConnectionString: { } connection } azure:
                return AzureTableStore.Connect(connection, azure.Table, time);
            case AzureTables { Endpoint: { } endpoint } azure:
                return AzureTableStore.Connect(endpoint, new DefaultAzureCredential(), azure.Table, time);
            default:
                throw new UnreachableException();
        }
    }

    private static Sqlite SqliteAt(SettingsReader settings, string path)
    {
        if (Path.GetFileName(path).Length > 0 && !Directory.Exists(path))
            return new Sqlite(Path.GetFullPath(path));
        settings.Wrong($"Storage:SqlitePath is '{path}': set the path of a file, not of a folder.");
        return NotOpened;
    }

    // What stands for wrong settings: the program does not get as far as opening it.
    private static Sqlite NotOpened => new("");

    // https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model#table-names
    private static bool IsTableName(string name) =>
        name.Length is >= 3 and <= 63 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);
}
