using System.IO.Compression;
using PmoBot.Backups;
using PmoBot.Tables;
using PmoBot.Tests.Support;
using PmoBot.Verbs;

namespace PmoBot.Tests.Backups;

/// <summary>`export` and `restore`, between both kinds of storage: the same hash everywhere, or nothing.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly ProgramStore _here = ProgramStore.OnSqlite();
    private readonly ProgramStore _there = ProgramStore.OnSqlite();
    private readonly TemporaryFile _file = new("pmobot.backup");

    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task Rows_of_every_kind_come_back_on_the_other_storage_and_give_the_same_hash()
    {
        await FillAsync(_here, 700);
        using var azure = await ProgramStore.OnAzuriteAsync();
        using var second = new TemporaryFile("second");
        using var third = new TemporaryFile("third");

        var first = await ExportAsync(_here, _file.Path);
        Assert.Equal((ExitCode.Fine, $"700 rows written; the storage holds the 700 rows of the file, sha256 {Hash(first)}"), await RestoreAsync(azure, _file.Path));
        var again = await ExportAsync(azure, second.Path);
        Assert.Equal(ExitCode.Fine, (await RestoreAsync(_there, second.Path)).Code);
        var back = await ExportAsync(_there, third.Path);

        Assert.Equal((Hash(first), Hash(first)), (Hash(again), Hash(back)));
        var rows = await AllAsync(_here);
        Assert.Equal(700, rows.Count);
        Assert.Equal(rows, await AllAsync(_there));
    }

    [Fact]
    public async Task What_is_wrong_with_a_file_is_said_and_nothing_is_written()
    {
        await FillAsync(_here, 50);
        await ExportAsync(_here, _file.Path);
        var lines = Unpacked(_file.Path);

        await RefusedAsync("was cut short or changed", lines[..^1]);
        await RefusedAsync("was cut short or changed", [.. lines[..7], .. lines[8..]]);
        await RefusedAsync("was cut short or changed", [.. lines[..7], lines[8], lines[7], .. lines[9..]]);
        await RefusedAsync("was cut short or changed", [.. lines[..7], lines[7].Replace("\"i", "\"i1", StringComparison.Ordinal), .. lines[8..]]);
        await RefusedAsync("was cut short or changed", [.. lines, "more"]);
        await RefusedAsync("was cut short or changed", [.. lines[..7], "{}", .. lines[8..]]);
        await RefusedAsync("is no file that", lines[1..]);
        var packed = await File.ReadAllBytesAsync(_file.Path);
        await File.WriteAllBytesAsync(_file.Path, packed[..(packed.Length / 2)]);
        Assert.EndsWith("was cut short or changed. Nothing was written: take another copy of it.", (await RestoreAsync(_there, _file.Path)).Said, StringComparison.Ordinal);
        foreach (var other in (string[])["", "a", "a text"])
        {
            await File.WriteAllTextAsync(_file.Path, other);
            Assert.Equal((ExitCode.Wrong, $"{_file.Path} is no file that “export” wrote. Nothing was written."), await RestoreAsync(_there, _file.Path));
        }

        Assert.Empty(await AllAsync(_there));
    }

    [Fact]
    public async Task Wherever_a_file_was_cut_or_a_byte_of_it_changed_it_restores_nothing_or_all()
    {
        await FillAsync(_here, 3, longText: false);
        var all = await AllAsync(_here);
        await ExportAsync(_here, _file.Path);
        var whole = await File.ReadAllBytesAsync(_file.Path);
        var random = new Random(3);

        for (var at = 0; at < whole.Length; at++)
        {
            byte[] changed = [.. whole];
            changed[at] ^= (byte)random.Next(1, 256);
            foreach (var bytes in (byte[][])[whole[..at], changed])
            {
                using var file = new TemporaryFile("changed.backup");
                await File.WriteAllBytesAsync(file.Path, bytes);
                var rows = new List<string>();
                try
                {
                    await using var stream = File.OpenRead(file.Path);
                    await foreach (var row in BackupFile.ReadAsync(stream))
                        rows.Add(System.Text.Encoding.UTF8.GetString(BackupLine.Of(row)));
                }
                catch (BrokenBackupException)
                {
                    continue;
                }

                // What is left out at the end, or what is in the head of the packing, says nothing of the rows.
                Assert.Equal(all, rows);
            }
        }
    }

    [Fact]
    public async Task A_storage_that_fails_on_the_way_is_said_and_the_next_time_it_goes_on()
    {
        await FillAsync(_here, 50);
        await ExportAsync(_here, _file.Path);

        var commits = 0;
        var full = new Between(_there.Rows, _ => Interlocked.Increment(ref commits) > 2 ? throw new TableStoreException("Nothing was saved.", new IOException("No space left")) : null);
        var (code, said) = await RunAsync(new RestoreTable((IMaintenanceScan)_there.Rows, full), "restore", _file.Path);
        var written = (await AllAsync(_there)).Count;

        Assert.Equal((ExitCode.Wrong, "The storage failed on the way (No space left). What was written until then stays. Look what “doctor” says, and type the same again: it goes on where it stopped."), (code, said));
        Assert.InRange(written, 1, 49);
        Assert.StartsWith($"{50 - written} rows written; ", (await RestoreAsync(_there, _file.Path)).Said, StringComparison.Ordinal);
        Assert.Equal(await AllAsync(_here), await AllAsync(_there));
    }

    [Fact]
    public async Task Over_a_slow_line_it_goes_by_fewer_rows_and_where_nothing_gets_through_it_ends()
    {
        await FillAsync(_here, 50);
        await ExportAsync(_here, _file.Path);
        var silent = new Between(_there.Rows, _ => new CommitResult.Unknown());
        var slow = new Between(_there.Rows, rows => rows > 5 ? new CommitResult.Unknown() : null);

        var none = await RunAsync(new RestoreTable((IMaintenanceScan)_there.Rows, silent), "restore", _file.Path);
        var all = await RunAsync(new RestoreTable((IMaintenanceScan)_there.Rows, slow), "restore", _file.Path);

        Assert.Equal(ExitCode.Wrong, none.Code);
        Assert.StartsWith("The storage failed on the way (", none.Said, StringComparison.Ordinal);
        Assert.StartsWith("50 rows written; ", all.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "1 ligne sur 1 serait écrite. Rien ne l’a été.", "1 ligne écrite ; le stockage contient la ligne du fichier")]
    [InlineData(2, "2 lignes sur 2 seraient écrites. Rien ne l’a été.", "2 lignes écrites ; le stockage contient les 2 lignes du fichier")]
    public async Task In_French_one_row_is_one(int rows, string would, string restored)
    {
        await FillAsync(_here, rows);
        await ExportAsync(_here, _file.Path);

        Assert.Equal(would, (await RestoreAsync(_there, _file.Path, "--dry-run", "--language", "fr")).Said);
        Assert.StartsWith(restored, (await RestoreAsync(_there, _file.Path, "--language", "fr")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storage_that_holds_anything_else_is_left_as_it_is()
    {
        await FillAsync(_here, 50);
        await ExportAsync(_here, _file.Path);
        await _there.Rows.CommitAsync("person-zoe", [new Write.Insert("profile", new Columns { ["name"] = "Zoé" })]);

        var (code, said) = await RestoreAsync(_there, _file.Path);

        Assert.Equal(ExitCode.Wrong, code);
        Assert.StartsWith("The storage is not empty: person-zoe profile is not in the file", said, StringComparison.Ordinal);
        Assert.Single(await AllAsync(_there));
    }

    [Fact]
    public async Task A_restore_that_was_cut_short_goes_on_and_one_that_is_whole_does_nothing()
    {
        await FillAsync(_here, 50);
        await ExportAsync(_here, _file.Path);
        var some = (await ((IMaintenanceScan)_here.Rows).ScanAsync().ToListAsync()).Where((_, i) => i % 3 == 0).ToList();
        foreach (var row in some)
            await _there.Rows.CommitAsync(row.Partition, [new Write.Insert(row.Key, row.Columns)]);

        Assert.Equal("33 rows of 50 would be written. Nothing was.", (await RestoreAsync(_there, _file.Path, "--dry-run")).Said);
        Assert.Equal(some.Count, (await AllAsync(_there)).Count);
        Assert.StartsWith("33 rows written; ", (await RestoreAsync(_there, _file.Path)).Said, StringComparison.Ordinal);
        Assert.StartsWith("0 ligne écrite ; le stockage contient les 50 lignes du fichier", (await RestoreAsync(_there, _file.Path, "--language", "fr")).Said, StringComparison.Ordinal);
        Assert.Equal(await AllAsync(_here), await AllAsync(_there));
    }

    [Fact]
    public async Task A_storage_that_changes_meanwhile_leaves_no_file()
    {
        await FillAsync(_here, 10);

        var (code, said) = await RunAsync(new ExportTable(new Restless(_here.Rows)), "export", _file.Path);

        Assert.Equal((ExitCode.Wrong, "The storage changed meanwhile, so no file was kept: stop the bot, every replica of it, and export again."), (code, said));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_file.Path)!));
    }

    [Fact]
    public async Task Two_exports_to_one_name_do_not_write_over_each_other()
    {
        await FillAsync(_here, 10);
        var first = "";
        var both = new Meanwhile((IMaintenanceScan)_here.Rows, async () => first = await ExportAsync(_here, _file.Path));

        var (code, said) = await RunAsync(new ExportTable(both), "export", _file.Path);

        Assert.Equal(ExitCode.Wrong, code);
        Assert.Contains(_file.Path, said, StringComparison.Ordinal);
        Assert.Equal([_file.Path], Directory.GetFiles(Path.GetDirectoryName(_file.Path)!));
        Assert.EndsWith(Hash(first), (await RestoreAsync(_there, _file.Path)).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storage_that_fails_leaves_no_file()
    {
        await FillAsync(_here, 10);

        await Assert.ThrowsAsync<TableStoreException>(() => RunAsync(new ExportTable(new Failing((IMaintenanceScan)_here.Rows)), "export", _file.Path));

        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_file.Path)!));
    }

    [Fact]
    public async Task Over_a_folder_nothing_is_written()
    {
        await FillAsync(_here, 10);
        var folder = Path.GetDirectoryName(_file.Path)!;

        Assert.StartsWith($"{folder} exists already", (await RunAsync(new ExportTable((IMaintenanceScan)_here.Rows), "export", folder)).Said, StringComparison.Ordinal);
        Assert.False(File.Exists($"{folder}.part"));
    }

    [Fact]
    public async Task An_empty_storage_is_the_wrong_one_more_often_than_not()
    {
        Assert.Equal((ExitCode.Wrong, "The storage is empty, so no file was kept: look at the settings Storage:*."),
            await RunAsync(new ExportTable((IMaintenanceScan)_here.Rows), "export", _file.Path));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_file.Path)!));
    }

    [Fact]
    public async Task A_file_that_is_there_is_never_overwritten_and_a_new_one_is_for_its_owner_alone()
    {
        await FillAsync(_here, 10);
        await ExportAsync(_here, _file.Path);
        var written = await File.ReadAllBytesAsync(_file.Path);

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(_file.Path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.StartsWith($"{_file.Path} exists already", (await RunAsync(new ExportTable((IMaintenanceScan)_here.Rows), "export", _file.Path)).Said, StringComparison.Ordinal);
        Assert.Equal(written, await File.ReadAllBytesAsync(_file.Path));
        Assert.Equal(ExitCode.NotUnderstood, (await RunAsync(new ExportTable((IMaintenanceScan)_here.Rows), "export")).Code);
        Assert.Contains("cannot be written", (await RunAsync(new ExportTable((IMaintenanceScan)_here.Rows), "export", $"{_file.Path}/none/x")).Said, StringComparison.Ordinal);
        Assert.Contains("cannot be read", (await RestoreAsync(_there, $"{_file.Path}.none")).Said, StringComparison.Ordinal);
    }

    // Every type of column, keys that have to be escaped, a commit that is too large at once.
    private static async Task FillAsync(ProgramStore store, int rows, bool longText = true)
    {
        var random = new Random(rows);
        for (var i = 0; i < rows; i++)
        {
            var columns = new Columns
            {
                ["z_number"] = random.Next(),
                ["a_long"] = random.NextInt64(),
                ["text"] = longText && i % 7 == 0 ? new string('é', 30_000) : $"L’été, \"{i}\" \\ \n 🙂 <b>",
                ["empty"] = "",
                ["flag"] = i % 2 == 0,
                ["real"] = i % 5 == 0 ? 1.0 : random.NextDouble() * Math.Pow(10, random.Next(-300, 300)),
                ["at"] = new DateTimeOffset(random.NextInt64(DateTimeOffset.MaxValue.Ticks / 2, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero),
                ["id"] = Guid.NewGuid(),
                ["bytes"] = new byte[] { 0, 1, 255, (byte)i },
            };
            var partition = (i % 4) switch { 0 => "person-é/1", 1 => "person-e", 2 => "due-07", _ => "project-APOLLO" };
            Assert.IsType<CommitResult.Committed>(await store.Rows.CommitAsync(partition, [new Write.Insert($"row {i % 3}~{i:x}", columns)]));
        }
    }

    private static async Task<IReadOnlyList<string>> AllAsync(ProgramStore store) =>
        await ((IMaintenanceScan)store.Rows).ScanAsync().Select(row => System.Text.Encoding.UTF8.GetString(BackupLine.Of(row))).ToListAsync();

    private static string Hash(string said) => said[^64..];

    private static async Task<string> ExportAsync(ProgramStore store, string path)
    {
        var (code, said) = await RunAsync(new ExportTable((IMaintenanceScan)store.Rows), "export", path);
        Assert.Equal(ExitCode.Fine, code);
        return said;
    }

    private static Task<(ExitCode Code, string Said)> RestoreAsync(ProgramStore store, string path, params string[] more) =>
        RunAsync(new RestoreTable((IMaintenanceScan)store.Rows, store.Rows), ["restore", path, .. more]);

    private static async Task<(ExitCode Code, string Said)> RunAsync(IVerb verb, params string[] arguments)
    {
        using var output = new StringWriter();
        var code = await verb.RunAsync(VerbLine.Parse(arguments).Verb!.After(verb.Name.Words), output);
        return (code, output.ToString().TrimEnd());
    }

    private static string[] Unpacked(string path)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return lines.ReadToEnd().TrimEnd('\n').Split('\n');
    }

    private async Task RefusedAsync(string why, string[] lines)
    {
        using var file = new TemporaryFile("changed.backup");
        await using (var packed = new StreamWriter(new GZipStream(File.Create(file.Path), CompressionLevel.Fastest)))
            await packed.WriteAsync(string.Join('\n', lines) + "\n");

        var (code, said) = await RestoreAsync(_there, file.Path);

        Assert.Equal(ExitCode.Wrong, code);
        Assert.Contains(why, said, StringComparison.Ordinal);
        Assert.Empty(await AllAsync(_there));
    }

    // Somebody writes between two readings.
    private sealed class Restless(ITableStore store) : IMaintenanceScan
    {
        public async IAsyncEnumerable<TableRow> ScanAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
        {
            await foreach (var row in ((IMaintenanceScan)store).ScanAsync(cancel))
                yield return row;
            await store.CommitAsync("zz", [new Write.Upsert("row", new Columns { ["id"] = Guid.NewGuid() })]);
        }
    }

    /// <summary>Something else happens in the middle of the first look.</summary>
    private sealed class Meanwhile(IMaintenanceScan scan, Func<Task> other) : IMaintenanceScan
    {
        private Func<Task>? _other = other;

        public async IAsyncEnumerable<TableRow> ScanAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
        {
            await foreach (var row in scan.ScanAsync(cancel))
            {
                if (Interlocked.Exchange(ref _other, null) is { } once)
                    await once();
                yield return row;
            }
        }
    }

    private sealed class Failing(IMaintenanceScan scan) : IMaintenanceScan
    {
        public async IAsyncEnumerable<TableRow> ScanAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
        {
            await foreach (var row in scan.ScanAsync(cancel).Take(3))
                yield return row;
            throw new TableStoreException("Away.");
        }
    }

    // What it answers instead, if anything.
    private sealed class Between(ITableStore store, Func<int, CommitResult?> instead) : ITableStore
    {
        public ValueTask<TableRow?> FindAsync(string partition, string row, CancellationToken cancel = default) => store.FindAsync(partition, row, cancel);

        public ValueTask<IReadOnlyList<TableRow?>> FindAsync(IReadOnlyList<RowAddress> rows, CancellationToken cancel = default) => store.FindAsync(rows, cancel);

        public IAsyncEnumerable<TableRow> QueryAsync(string partition, string rowFrom, string rowTo, int pageSize = 1000, CancellationToken cancel = default) =>
            store.QueryAsync(partition, rowFrom, rowTo, pageSize, cancel);

        public async ValueTask<CommitResult> CommitAsync(string partition, IReadOnlyList<Write> writes) => instead(writes.Count) ?? await store.CommitAsync(partition, writes);
    }
}
