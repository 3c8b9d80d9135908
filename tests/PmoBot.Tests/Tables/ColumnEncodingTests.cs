using System.Buffers;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PmoBot.Tables;
using PmoBot.Tables.AzureTables;
using PmoBot.Tables.Sqlite;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Tables;

/// <summary>Both encodings, for any columns at all.</summary>
public sealed class ColumnEncodingTests
{
    private static readonly Gen<object> Values = Gen.OneOf(
        UnicodeText.UpTo(50).Select(object (value) => value),
        Of<bool>().Select(object (value) => value),
        Of<int>().Select(object (value) => value),
        Of<long>().Select(object (value) => value),
        Of<double>().Select(object (value) => value),
        Of<long>().Select(object (ticks) => Instant(ticks)),
        Of<Guid>().Select(object (value) => value),
        Of<byte[]>().Select(object (value) => value));

    private static readonly Arbitrary<Columns> AnyColumns =
        Gen.ListOf(Values).Select(values => values.Index().Aggregate(new Columns(), With)).ToArbitrary();

    [Fact]
    public void What_goes_into_SQLite_comes_out_with_the_same_types_in_the_same_order() =>
        Prop.ForAll(AnyColumns, columns => Same(columns, ColumnText.Read(ColumnText.Write(columns)))).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_sent_to_Table_Storage_reads_back_with_the_same_types() =>
        Prop.ForAll(AnyColumns, columns => Same(columns, Sent(columns))).QuickCheckThrowOnFailure();

    private static Gen<T> Of<T>() => ArbMap.Default.GeneratorFor<T>();

    private static Columns With(Columns columns, (int Index, object Item) value)
    {
        columns[$"column_{value.Index}"] = value.Item;
        return columns;
    }

    private static DateTimeOffset Instant(long ticks)
    {
        var first = new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return first.AddTicks(Math.Abs(ticks % (DateTimeOffset.MaxValue.UtcTicks - first.UtcTicks)));
    }

    private static Columns Sent(Columns columns)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            EntityJson.Write(json, "p", "r", columns, "commit");
        using var entity = JsonDocument.Parse(buffer.WrittenMemory);
        return EntityJson.Read(entity.RootElement).Row.Columns;
    }

    private static bool Same(Columns expected, Columns actual) => expected.Select(Exactly).SequenceEqual(actual.Select(Exactly));

    private static (string, Type, object) Exactly(KeyValuePair<string, object> column) => (column.Key, column.Value.GetType(), column.Value switch
    {
        double number => BitConverter.DoubleToInt64Bits(number),
        byte[] bytes => Convert.ToHexString(bytes),
        var value => value,
    });
}
