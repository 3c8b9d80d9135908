using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Digests;

/// <summary>
/// The figures of every project as an edition read them, which the next one is compared with: in the order of their codes,
/// packed into rows `digested-{subscription}-{00}` that the next edition replaces.
/// </summary>
internal static class FrozenFigures
{
    // A column holds 64 KiB.
    private const int PartBytes = 60_000;

    public static string RowOf(string subscription, int part) => string.Create(CultureInfo.InvariantCulture, $"digested-{subscription}-{part:00}");

    /// <summary>What stands there, one project after the other.</summary>
    public static async IAsyncEnumerable<ProjectSnapshot> ReadAsync(
        ITableStore store, Subscription subscription, string portfolio, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        using var packed = new MemoryStream();
        for (var part = 0; part < subscription.FigureParts; part++)
        {
            var row = await store.FindAsync(subscription.Subject.Partition, RowOf(subscription.Id, part), cancel)
                ?? throw new TableStoreException($"Part {part} of the figures of {subscription.Id} is missing.");
            packed.Write(row.Columns.Binary("figures"));
        }

        packed.Position = 0;
        using var lines = new StreamReader(new GZipStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        while (await lines.ReadLineAsync(cancel) is { } line)
            yield return Read(portfolio, line);
    }

    private static ProjectSnapshot Read(string portfolio, string line)
    {
        using var json = JsonDocument.Parse(line);
        var (code, said) = ("", new Columns());
        foreach (var property in json.RootElement.EnumerateObject())
        {
            var kept = property.Value.GetString()!;
            if (property.Name == "")
                code = kept;
            else
                said[property.Name] = ColumnValue.Parse(kept);
        }

        return ProjectSnapshot.Read(portfolio, ProjectCode.Parse(code), said);
    }

    /// <summary>Takes the projects in, one after the other.</summary>
    internal sealed class Packer : IDisposable
    {
        private readonly MemoryStream _packed = new();
        private readonly GZipStream _zip;
        private readonly ArrayBufferWriter<byte> _line = new();

        private readonly HashSet<string> _columns;

        /// <param name="columns">Which of each project are kept, beside those by which it is one.</param>
        public Packer(IEnumerable<string> columns)
        {
            _columns = [.. columns, .. ProjectSnapshot.Needed];
            _zip = new GZipStream(_packed, CompressionLevel.Optimal, leaveOpen: true);
        }

        /// <param name="more">That the project's snapshot does not say.</param>
        public void Add(ProjectSnapshot project, params IEnumerable<KeyValuePair<string, object>> more)
        {
            _line.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(_line))
            {
                json.WriteStartObject();
                json.WriteString("", project.Code.Value);
                foreach (var (name, value) in project.Said.Where(column => _columns.Contains(column.Key)).Concat(more))
                    json.WriteString(name, ColumnValue.Format(value));
                json.WriteEndObject();
            }

            _zip.Write(_line.WrittenSpan);
            _zip.WriteByte((byte)'\n');
        }

        public IReadOnlyList<byte[]> End()
        {
            _zip.Dispose();
            return [.. _packed.ToArray().Chunk(PartBytes)];
        }

        public void Dispose()
        {
            _zip.Dispose();
            _packed.Dispose();
        }
    }
}
