using System.Text;
using PmoBot.Conversation;
using PmoBot.Imports;

namespace PmoBot.Tests.Imports;

public sealed class CsvImportTests
{
    private static readonly CsvLayout Layout = new("code", "name", "start");

    [Theory]
    [InlineData("code;name;start\nA;Anna;\n")]
    [InlineData("code,name,start\r\nA,Anna,\r\n")]
    [InlineData("code;name;start\rA;Anna;")]
    [InlineData("\ufeffcode;name;start\nA;Anna;")]
    [InlineData("NAME;Côdé;Start\nAnna;A;")]
    [InlineData("\"code\";\"name\";\"start\"\n\"A\";\"Anna\";\"\"")]
    [InlineData("\n\ncode;name;start\n\nA;Anna;\n;;\n  \n")]
    public void A_file_is_read_as_spreadsheets_write_it(string file)
    {
        var reading = Read(file);

        Assert.Empty(reading.Faults);
        Assert.Equal(("A", "Anna", null), Assert.Single(reading.Lines).Value);
    }

    [Fact]
    public void A_line_has_the_number_that_an_editor_shows_and_a_record_of_several_that_of_its_first()
    {
        var reading = Read("code;name;start\r\nA;\"An\r\n\nna\";\r\n\r\nB;Bob;\nC;\"C\rc\";\nD;;");

        Assert.Equal([(2, "A"), (6, "B"), (7, "C"), (9, "D")], reading.Lines.Select(line => (line.Line, line.Value.Code!)));
        Assert.Equal("An\r\n\nna", reading.Lines[0].Value.Name);
    }

    [Fact]
    public void Columns_that_are_unknown_missing_or_twice_there_are_named_and_no_line_is_read()
    {
        var reading = Read("code;nom;CODE\nA;Anna;");

        Assert.Empty(reading.Lines);
        Assert.Equal(["nom", "CODE", "name", "start"], reading.Faults.Select(fault => fault.Column));
        Assert.All(reading.Faults, fault => Assert.Equal(1, fault.Line));
        Assert.Contains("code, name, start", reading.Faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_with_too_many_or_too_few_fields_is_named_and_the_others_are_read()
    {
        var reading = Read("code;name;start\nA;Anna\nB;Bob;\nC;Cleo;;\nD;Dan;");

        Assert.Equal([2, 4], reading.Faults.Select(fault => fault.Line));
        Assert.Equal("2 fields, where the header names 3 columns.", reading.Faults[0].Message);
        Assert.Equal([3, 5], reading.Lines.Select(line => line.Line));
    }

    [Theory]
    [InlineData("code;name;start\nA;Anna;\nB;12\" pipe;\nC;Cleo;", "A,C", 3)]
    [InlineData("code;name;start\nA;Anna;\nB;\"Bob\" the;\nC;Cleo;", "A,C", 3)]
    [InlineData("code;name;start\nA;Anna;\nB;\"Bob;\r\nC;Cleo;\r\n\r\nD;Dan;\r\n", "A", 3, 4, 6)]
    [InlineData("code;name;start\nA;Anna;\nB;\"Bob;\nC;\"Cleo\";\nD;Dan;", "A,D", 3, 4)]
    public void A_quote_that_is_left_open_or_stands_inside_a_field_is_named_with_every_line_that_it_swallows(string file, string read, params int[] wrong)
    {
        var reading = Read(file);

        Assert.Equal(wrong, reading.Faults.Select(fault => fault.Line));
        Assert.All(reading.Faults, fault => Assert.Contains("quotation mark", fault.Message, StringComparison.Ordinal));
        Assert.Equal(read, string.Join(',', reading.Lines.Select(line => line.Value.Code)));
    }

    [Fact]
    public void What_is_no_UTF8_is_refused_with_its_line()
    {
        var latin = Encoding.Latin1.GetBytes("code;name;start\r\nA;Anna;\r\nB;Ren\u00e9e;\r\n");

        var fault = Assert.Single(CsvImport.Read(latin, Layout, Language.French, Line).Faults);

        Assert.Equal(3, fault.Line);
        Assert.Contains("UTF-8", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void So_is_UTF16_with_or_without_its_mark_and_a_workbook_that_was_only_renamed()
    {
        byte[][] files =
        [
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("code;name")],
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("code;name")],
            Encoding.Unicode.GetBytes("code;name"),
            [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06],
        ];

        Assert.All(files, file =>
        {
            var fault = Assert.Single(CsvImport.Read(file, Layout, Language.English, Line).Faults);
            Assert.Equal(1, fault.Line);
            Assert.Contains("not text in UTF-8", fault.Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ufeff")]
    [InlineData(" \r\n\n")]
    public void An_empty_file_is_said_to_be_empty(string file) =>
        Assert.Contains("empty", Assert.Single(Read(file).Faults).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void Twenty_thousand_lines_are_read_and_no_more(int more, int faults)
    {
        var file = "code;name;start\n" + string.Concat(Enumerable.Repeat("A;Anna;\n", CsvImport.MaxLines - 1 + more));

        var reading = Read(file);

        Assert.Equal(CsvImport.MaxLines - 1, reading.Lines.Count);
        Assert.Equal(faults, reading.Faults.Count);
        Assert.All(reading.Faults, fault => Assert.Equal(CsvImport.MaxLines + 1, fault.Line));
    }

    [Fact]
    public void Five_megabytes_are_read_and_no_more()
    {
        var start = "code;name;start\nA;"u8.ToArray();
        var full = new byte[CsvImport.MaxBytes];
        full.AsSpan().Fill((byte)'x');
        start.CopyTo(full, 0);
        full[^1] = (byte)';';

        Assert.Single(CsvImport.Read(full, Layout, Language.English, Line).Lines);
        Assert.Contains("5 MB", Assert.Single(CsvImport.Read([.. full, 0x0A], Layout, Language.English, Line).Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_line_says_wrong_is_noted_by_column_and_the_line_is_not_among_those_read()
    {
        var reading = Read("code;name;start\n;Anna;tomorrow\nB;Bob;2026-12-31");

        Assert.Equal([(2, "code"), (2, "start")], reading.Faults.Select(fault => (fault.Line, fault.Column!)));
        Assert.Equal("B", Assert.Single(reading.Lines).Value.Code);
    }

    private static ImportReading<(string? Code, string? Name, NodaTime.LocalDate? Start)> Read(string file) =>
        CsvImport.Read(Encoding.UTF8.GetBytes(file), Layout, Language.English, Line);

    private static (string? Code, string? Name, NodaTime.LocalDate? Start) Line(CsvRow row) =>
        (row.Required("code"), row.Text("name"), row.Date("start"));
}
