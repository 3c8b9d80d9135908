namespace PmoBot.Tables.Sqlite;

/// <summary>The file: one table of rows, and the counter that ETags come from.</summary>
internal static class Schema
{
    private const int Version = 1;

    /// <summary>Makes the tables in a new file; refuses the file of a newer program.</summary>
    public static void Prepare(Database database)
    {
        database.Run("PRAGMA journal_mode = WAL");
        Durable(database);
        database.Run("BEGIN IMMEDIATE");
        switch (FileVersion(database))
        {
            case 0:
                // With rowids: WITHOUT ROWID is for rows far shorter than ours, which made a commit write a third more pages.
                database.Run($"""
                    CREATE TABLE rows (
                        partition TEXT NOT NULL,
                        key TEXT NOT NULL,
                        etag INTEGER NOT NULL,
                        columns TEXT NOT NULL,
                        PRIMARY KEY (partition, key));
                    CREATE TABLE last_etag (value INTEGER NOT NULL);
                    INSERT INTO last_etag VALUES (0);
                    PRAGMA user_version = {Version};
                    """);
                break;
            case > Version and var newer:
                throw new TableStoreException($"The file is of version {newer}, this program knows {Version}.");
        }

        database.Run("COMMIT");
    }

    // FULL flushes the WAL before COMMIT returns; a checkpoint each 16 MiB keeps the second flush rare.
    public static void Durable(Database database) =>
        database.Run("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4096");

    private static long FileVersion(Database database)
    {
        using var version = database.Prepare("PRAGMA user_version");
        version.Step();
        return version.Number(0);
    }
}
