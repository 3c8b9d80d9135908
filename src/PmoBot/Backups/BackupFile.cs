using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using PmoBot.Tables;

namespace PmoBot.Backups;

/// <summary>How many rows, and the SHA-256 of their lines: the same for the same rows, whatever store they stand in.</summary>
internal sealed record BackupSum(long Rows, string Hash);

/// <summary>
/// Every row of a table in one packed text (gzip): a line that says what it is, a line a row in the order of their keys, and
/// last how many they are and their hash. Without its last line a file was cut short.
/// </summary>
internal static class BackupFile
{
    private const string Head = "PmoBot backup 1";
    private const string Tail = "rows ";
    private const byte NewLine = (byte)'\n';

    // What every packed file begins with: https://www.rfc-editor.org/rfc/rfc1952#page-5
    private static readonly byte[] Packed = [0x1f, 0x8b];

    /// <summary>Reads them without keeping anything.</summary>
    public static Task<BackupSum> SumAsync(IAsyncEnumerable<TableRow> rows) => WriteRowsAsync(Stream.Null, rows);

    public static async Task<BackupSum> WriteAsync(Stream file, IAsyncEnumerable<TableRow> rows)
    {
        await using var packed = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
        await packed.WriteAsync(Encoding.UTF8.GetBytes($"{Head}\n"));
        var sum = await WriteRowsAsync(packed, rows);
        await packed.WriteAsync(Encoding.UTF8.GetBytes(TailOf(sum) + "\n"));
        return sum;
    }

    /// <summary>From its beginning, wherever it stands.</summary>
    /// <exception cref="BrokenBackupException">After whatever came before that.</exception>
    public static async IAsyncEnumerable<TableRow> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (!await IsPackedAsync(file, cancel))
            throw new BrokenBackupException("It is not packed.") { IsOther = true };
        await using var packed = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        using var lines = new StreamReader(packed, new UTF8Encoding(false, throwOnInvalidBytes: false));
        if (await NextAsync(lines, cancel) != Head)
            throw new BrokenBackupException($"It does not begin with {Head}.") { IsOther = true };

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (count, last) = (0L, (TableRow?)null);
        while (await NextAsync(lines, cancel) is { } line)
        {
            if (line.StartsWith(Tail, StringComparison.Ordinal))
            {
                if (line != TailOf(SumOf(count, hash)) || await NextAsync(lines, cancel) is not null)
                    throw new BrokenBackupException("Its rows are not those that were written into it.");
                yield break;
            }

            var row = BackupLine.Read(line);
            if (last is not null && BackupLine.Compare(last, row) >= 0)
                throw new BrokenBackupException("Its rows are not in their order.");
            Add(hash, Encoding.UTF8.GetBytes(line));
            (count, last) = (count + 1, row);
            yield return row;
        }

        throw new BrokenBackupException("It was cut short.");
    }

    private static async Task<bool> IsPackedAsync(Stream file, CancellationToken cancel)
    {
        file.Position = 0;
        var first = new byte[Packed.Length];
        var length = await file.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancel);
        file.Position = 0;
        return first.AsSpan(0, length).SequenceEqual(Packed);
    }

    private static async Task<string?> NextAsync(StreamReader lines, CancellationToken cancel)
    {
        try
        {
            return await lines.ReadLineAsync(cancel);
        }
        catch (InvalidDataException notPacked)
        {
            throw new BrokenBackupException("It cannot be unpacked.", notPacked);
        }
    }

    private static async Task<BackupSum> WriteRowsAsync(Stream stream, IAsyncEnumerable<TableRow> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (count, last) = (0L, (TableRow?)null);
        await foreach (var row in rows)
        {
            if (last is not null && BackupLine.Compare(last, row) >= 0)
                throw new TableStoreException($"{row.Partition} {row.Key} was read after {last.Partition} {last.Key}.");
            var line = BackupLine.Of(row);
            Add(hash, line);
            await stream.WriteAsync(line);
            stream.WriteByte(NewLine);
            (count, last) = (count + 1, row);
        }

        return SumOf(count, hash);
    }

    private static void Add(IncrementalHash hash, byte[] line)
    {
        hash.AppendData(line);
        hash.AppendData([NewLine]);
    }

    private static BackupSum SumOf(long rows, IncrementalHash hash) => new(rows, Convert.ToHexStringLower(hash.GetCurrentHash()));

    private static string TailOf(BackupSum sum) => string.Create(CultureInfo.InvariantCulture, $"{Tail}{sum.Rows} sha256 {sum.Hash}");
}

/// <summary>A file that restores nothing.</summary>
internal sealed class BrokenBackupException : Exception
{
    public BrokenBackupException(string message) : base(message) { }

    public BrokenBackupException(string message, Exception inner) : base(message, inner) { }

    /// <summary>It is something else; else it was cut short or changed.</summary>
    public bool IsOther { get; init; }
}
