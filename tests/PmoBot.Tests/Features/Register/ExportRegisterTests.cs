using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PmoBot.Conversation;
using PmoBot.Features.Register;
using PmoBot.Imports;
using PmoBot.Tests.Features.Projects;
using PmoBot.Verbs;
using static PmoBot.Tests.Features.Register.RegisterFileHouse;

namespace PmoBot.Tests.Features.Register;

public sealed class ExportRegisterTests : IDisposable
{
    private readonly RegisterFileHouse _house = new();

    public void Dispose() => _house.Dispose();

    // What spreadsheets, and those who write in them, make of a cell.
    private static readonly string[] Statements =
    [
        "two\nlines", "two\r\nlines of Windows", "\"quoted\", and 'so'", "a;b,c", "1,5 days", "خطر التأخير", "שני ימים", "\u202eturned", "🚀 late 👩‍💻", "été à Noël",
        "=HYPERLINK(\"http://x\")", "+1", "-2", "@SUM(A1)", "'-already", "''=twice", "' =blank", "\ufeffmarked", "line\u2028line", "a\tb", "|", "<x>", "NULL", "0012", "R-1",
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task An_export_imports_with_no_change_whatever_stands_in_it(string language)
    {
        await _house.BeginAsync("HERMES");
        var lines = Statements.Select(statement => $"APOLLO,,threat,{Quoted(statement)},{Quoted(statement)},{Quoted(statement)},1,2,,,,,,,,,,");
        string[] others =
        [
            Slip, "HERMES,,issue,Down,,,,,5,1234.125,PD,,,quality,,,closed,",
            "HERMES,,opportunity,Early,,,2,2,,0.5,EUR,,enhance,legal,later,,realised,", "APOLLO,,threat,Came,,,1,1,,1000,,Ana | = B. <33333333-0000-4000-8000-000000000000>,fallback,,now,,occurred,",
        ];
        var (_, said) = await _house.ImportAsync(File(lines.Concat(others.Select(line => line.Replace("Ana | = B.", "=Ana B.", StringComparison.Ordinal)))));
        Assert.Equal($"{Statements.Length + 4} created, 0 changed, 0 unchanged, 0 wrong", said[^1]);
        await _house.Audit.PressAsync(RespondToItem.RespondVerb, ("project", "APOLLO"), ("item", "R-1"), ("version", "1"), ("action", "Call them"), ("targetProbability", "1"), ("targetImpact", "1"));
        await _house.Audit.PressAsync(CloseItem.CloseVerb, ("project", "APOLLO"), ("item", "R-1"), ("version", "2"), ("outcome", "Over"));
        await _house.Audit.PressAsync(ReopenItem.ReopenVerb, ("project", "APOLLO"), ("item", "R-1"), ("version", "3"), ("outcome", "Not over"));
        Assert.Equal((ItemState.Responding, "Call them"), ((await _house.ItemAsync("R-1")).State, (await _house.ItemAsync("R-1")).Action));

        var file = await _house.ExportAsync("--confidential", "--language", language);

        Assert.Equal([$"0 created, 0 changed, {Statements.Length + 4} unchanged, 0 wrong"], (await _house.ImportAsync(file)).Lines);
        Assert.Equal([$"0 créé, 0 modifié, {Statements.Length + 4} inchangés, 0 erroné"], (await _house.ImportAsync(file, "--language", "fr")).Lines);
        await _house.AssertVerifiedAsync();
    }

    [Fact]
    public async Task In_English_it_has_the_header_of_the_import_and_English_words()
    {
        await _house.BeginAsync();
        await _house.ImportAsync(File(Slip));

        var (code, said) = await _house.RunAsync("export-register", "--confidential");

        Assert.Equal(ExitCode.Fine, code);
        Assert.Equal(
            [
                Header,
                $"APOLLO,R-1,threat,Vendor slips,Strike,Late start,4,5,,12000.5,USD,{ImportHouse.Daniel},reduce,supplier,near,2026-12-15,responding,yes",
            ],
            said.Select(line => line.TrimEnd('\r')));
    }

    [Fact]
    public async Task In_French_it_is_as_a_French_spreadsheet_reads_it()
    {
        await _house.BeginAsync();
        await _house.ImportAsync(File(Slip.Replace("USD", "PD", StringComparison.Ordinal)));

        var file = await _house.ExportAsync("--confidential", "--language", "fr");

        Assert.True(file.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        Assert.Equal(
            $"APOLLO;R-1;menace;Vendor slips;Strike;Late start;4;5;;12000,5;JH;{ImportHouse.Daniel};réduire;fournisseur;proche;2026-12-15;en traitement;oui",
            Encoding.UTF8.GetString(file).Split("\r\n")[1]);
    }

    [Fact]
    public async Task No_cell_begins_like_a_formula()
    {
        await _house.BeginAsync();
        await _house.ImportAsync(File("APOLLO,,threat,=1+1,@x,\" \t+2\",1,1,,,,,,,,,,"));

        var (_, said) = await _house.RunAsync("export-register");

        Assert.StartsWith("APOLLO,R-1,threat,'=1+1,'@x,'+2,", said[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confidential_items_are_written_only_if_asked_and_undone_ones_never()
    {
        await _house.BeginAsync();
        await _house.ImportAsync(File(Slip, "APOLLO,,threat,Open to all,,,1,1,,,,,,,,,,", "APOLLO,,issue,A mistake,,,,,1,,,,,,,,,"));
        await _house.Audit.PressAsync(UndoItem.UndoVerb, ("project", "APOLLO"), ("item", "I-1"), ("version", "1"));

        Assert.Equal(["R-2"], Numbers((await _house.RunAsync("export-register")).Lines));
        Assert.Equal(["R-1", "R-2"], Numbers((await _house.RunAsync("export-register", "--confidential")).Lines));
        Assert.Equal("1 created, 0 changed, 0 unchanged, 0 wrong", (await _house.ImportAsync(File("APOLLO,,issue,A mistake,,,,,1,,,,,,,,,"))).Lines[^1]);
    }

    [Fact]
    public async Task Of_some_projects_it_writes_those_and_of_one_that_is_not_there_it_says_so()
    {
        await _house.BeginAsync("ARGOS", "HERMES");
        await _house.ImportAsync(File(new[] { "APOLLO", "ARGOS", "HERMES" }.Select(code => $"{code},,threat,S,,,1,1,,,,,,,,,,")));

        var (_, all) = await _house.RunAsync("export-register");
        var (_, some) = await _house.RunAsync("export-register", "--project", "hermes", "--project=APOLLO");
        var (code, none) = await _house.RunAsync("export-register", "--project", "NOWHERE");

        Assert.Equal(["APOLLO", "ARGOS", "HERMES"], all.Skip(1).Select(line => line.Split(',')[0]));
        Assert.Equal(["HERMES", "APOLLO"], some.Skip(1).Select(line => line.Split(',')[0]));
        Assert.Equal((ExitCode.Wrong, "There is no project NOWHERE."), (code, Assert.Single(none)));
    }

    [Fact]
    public async Task Into_a_file_it_says_how_many_and_where_or_why_not()
    {
        await _house.BeginAsync();
        await _house.ImportAsync(File(Slip, "APOLLO,,threat,S,,,1,1,,,,,,,,,,"));

        Assert.Equal((ExitCode.Fine, $"1 item in {_house.Path}"), Said(await _house.RunAsync("export-register", _house.Path)));
        Assert.Equal((ExitCode.Fine, $"2 éléments dans {_house.Path}"), Said(await _house.RunAsync("export-register", _house.Path, "--confidential", "--language", "fr")));
        var (code, said) = await _house.RunAsync("export-register", Path.Combine(_house.Path, "x.csv"));
        Assert.Equal(ExitCode.Wrong, code);
        Assert.Contains("cannot be written: ", Assert.Single(said), StringComparison.Ordinal);

        static (ExitCode, string) Said((ExitCode Code, string[] Lines) it) => (it.Code, Assert.Single(it.Lines));
    }

    [Fact]
    public async Task Another_verb_does_not_take_its_options()
    {
        var (code, said) = await _house.RunAsync("audit", "verify", "--project", "APOLLO");

        Assert.Equal((ExitCode.NotUnderstood, "“--project” is not understood here:"), (code, said[0]));
        Assert.Contains("  export-register [FILE] [--project CODE]… [--confidential] [--language en|fr]: ", string.Join('\n', (await _house.RunAsync("export-register", "a", "b")).Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_cell_comes_back_as_it_was()
    {
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonNull<string>>().Filter(text => !text.Get.Contains('\0', StringComparison.Ordinal) && text.Get.IsNormalized()),
            text =>
            {
                var written = new StringWriter(CultureInfo.InvariantCulture);
                var csv = new CsvExport(written, Language.French);
                csv.WriteAsync(["a", "b"]).GetAwaiter().GetResult();
                csv.WriteAsync([text.Get, "x"]).GetAwaiter().GetResult();
                csv.DisposeAsync().AsTask().GetAwaiter().GetResult();

                var reading = CsvImport.Read(Encoding.UTF8.GetBytes(written.ToString()), new CsvLayout("a", "b"), Language.English, row => row["a"]);
                return Assert.Single(reading.Lines).Value == text.Get;
            }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(1500, "1500")]
    [InlineData(0.5, "0.5")]
    [InlineData(1.125, "1.1250")]
    [InlineData(999999999999.99, "999999999999.99")]
    public void An_amount_is_never_taken_for_thousands(double amount, string written)
    {
        Assert.Equal(written, CsvExport.Amount((decimal)amount, Language.English));
        foreach (var language in Enum.GetValues<Language>())
            Assert.Equal(((decimal)amount, null), TypedAmount.Parse(CsvExport.Amount((decimal)amount, language)!, ImportTexts.For(language)));
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static IEnumerable<string> Numbers(string[] lines) => lines.Skip(1).Select(line => line.Split(',')[1]);
}
