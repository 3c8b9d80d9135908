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
                said[property.Name] = Value(kept[0], kept[1..]);
        }

        return ProjectSnapshot.Read(portfolio, ProjectCode.Parse(code), said);
    }

    private static object Value(char kind, string kept) => kind switch
    {
        's' => kept,
        'b' => kept == "1",
        'i' => int.Parse(kept, CultureInfo.InvariantCulture),
        'l' => long.Parse(kept, CultureInfo.InvariantCulture),
        'd' => double.Parse(kept, CultureInfo.InvariantCulture),
        't' => new DateTimeOffset(long.Parse(kept, CultureInfo.InvariantCulture), TimeSpan.Zero),
        _ => throw new InvalidDataException($"A figure of the kind {kind}."),
    };

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
                    json.WriteString(name, Kept(value));
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

        private static string Kept(object value) => value switch
        {
            string text => "s" + text,
            bool flag => flag ? "b1" : "b0",
            int number => "i" + number.ToString(CultureInfo.InvariantCulture),
            long number => "l" + number.ToString(CultureInfo.InvariantCulture),
            double number => "d" + number.ToString("R", CultureInfo.InvariantCulture),
            DateTimeOffset at => "t" + at.UtcTicks.ToString(CultureInfo.InvariantCulture),
            _ => throw new NotSupportedException($"A figure cannot be a {value.GetType()}."),
        };
    }
}
