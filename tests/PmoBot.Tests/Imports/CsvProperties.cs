using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PmoBot.Conversation;
using PmoBot.Imports;

namespace PmoBot.Tests.Imports;

public sealed class CsvProperties
{
    private static readonly string[] Columns = ["one", "two", "three"];

    // What a field is made of: letters of all kinds, and everything that means something to CSV.
    private static readonly Gen<string> Fields = Gen.Elements("a", "é", "進", "😀", " ", "\"", ";", ",", "|", "\t", "\r", "\n", "\r\n", "=1+1")
        .ListOf().Select(string.Concat);

    private static readonly Gen<string[]> Records = Fields.ArrayOf(Columns.Length).Where(record => record.Any(field => field.Trim().Length > 0));

    private static readonly Gen<(string[][] Records, char Separator, string Break, bool Mark)> Files =
        from records in Records.ArrayOf()
        from separator in Gen.Elements(';', ',')
        from lineBreak in Gen.Elements("\n", "\r\n", "\r")
        from mark in Gen.Elements(true, false)
        select (records, separator, lineBreak, mark);

    [Fact]
    public void What_was_written_is_what_is_read_with_the_number_of_each_line()
    {
        Prop.ForAll(Files.ToArbitrary(), file =>
        {
            var (text, lines) = Write(file.Records, file.Separator, file.Break, always: false);
            var reading = Read([.. file.Mark ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text)]);

            return reading.Faults.Count == 0
                && reading.Lines.Select(line => line.Line).SequenceEqual(lines)
                && reading.Lines.SelectMany(line => line.Value).SequenceEqual(file.Records.SelectMany(record => record));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Quotes_that_need_not_be_there_change_nothing()
    {
        Prop.ForAll(Files.ToArbitrary(), file =>
        {
            var (few, _) = Write(file.Records, file.Separator, file.Break, always: false);
            var (many, _) = Write(file.Records, file.Separator, file.Break, always: true);

            return Read(Encoding.UTF8.GetBytes(few)).Lines.SelectMany(line => line.Value)
                .SequenceEqual(Read(Encoding.UTF8.GetBytes(many)).Lines.SelectMany(line => line.Value));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Whatever_bytes_come_something_is_answered()
    {
        var files = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().Select(noise => (byte[])[.. "one;two;three\n"u8, .. noise]);

        Prop.ForAll(files.ToArbitrary(), file => Read(file) is not null).QuickCheckThrowOnFailure();
    }

    private static ImportReading<string[]> Read(byte[] file) =>
        CsvImport.Read(file, new CsvLayout(Columns), Language.English, row => Columns.Select(column => row[column]).ToArray());

    private static (string Text, IReadOnlyList<int> Lines) Write(string[][] records, char separator, string lineBreak, bool always)
    {
        var text = new StringBuilder(string.Join(separator, Columns)).Append(lineBreak);
        var lines = new List<int>();
        foreach (var record in records)
        {
            lines.Add(1 + CsvText.LineBreaks(text.ToString()));
            text.AppendJoin(separator, record.Select(Quoted)).Append(lineBreak);
        }

        return (text.ToString(), lines);

        string Quoted(string field) => always || field.AsSpan().IndexOfAny("\";,\r\n") >= 0
            ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : field;
    }
}
