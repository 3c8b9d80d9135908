using System.Globalization;
using System.Text;
using PmoBot.EndToEnd.Harness;
using PmoBot.Features.Projects;
using PmoBot.Tables;
using PmoBot.Tests.Features.Audit;
using PmoBot.Tests.Support;
using PmoBot.Verbs;

namespace PmoBot.Tests.Features.Projects;

/// <summary>The verb on a real SQLite file: a file goes in, an exit code and lines come out.</summary>
internal sealed class ImportHouse : IDisposable
{
    public const string Header = "code,name,portfolio,programme,pm,deputy,sponsor,members,start,baselineFinish,forecastFinish,budget,currency,cadence,methodology,language";
    public const string Camille = "Camille Martin <6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01>";
    public const string Daniel = "Daniel Okafor <8b7e4a90-52cd-4e1b-8f0d-71a3c96e2b02>";

    /// <summary>Everything that a line can say.</summary>
    public const string Apollo = $"APOLLO,Portal,Digital,Customers,{Camille},{Daniel},{Daniel},{Camille}|{Daniel},2026-07-01,2027-06-30,2027-07-13,480000.50,EUR,fortnightly,PRINCE2,fr";

    private readonly TemporaryFile _file = new("projects.csv");

    /// <param name="over">What stands between the program and its rows.</param>
    public ImportHouse(Func<ITableStore, ITableStore>? over = null) =>
        Audit = over is null ? AuditHouse.On(Store.Rows) : AuditHouse.On(over(Store.Rows), (IMaintenanceScan)Store.Rows);

    public ProgramStore Store { get; } = ProgramStore.OnSqlite();

    public AuditHouse Audit { get; }

    public string Path => _file.Path;

    /// <summary>Without the header.</summary>
    public static string File(params IEnumerable<string> lines) => string.Join('\n', lines.Prepend(Header)) + "\n";

    public Task<(ExitCode Code, string[] Lines)> ImportAsync(string file, params string[] options) => ImportAsync(Encoding.UTF8.GetBytes(file), options);

    public async Task<(ExitCode Code, string[] Lines)> ImportAsync(byte[] file, params string[] options)
    {
        await System.IO.File.WriteAllBytesAsync(Path, file);
        return await RunAsync(["import", Path, .. options]);
    }

    public async Task<(ExitCode Code, string[] Lines)> RunAsync(params string[] typed)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        var code = await Audit.Get<VerbRunner>().RunAsync(VerbLine.Parse(typed).Verb!, output, output);
        return (code, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A process of its own, beside the file.</summary>
    public async Task<(int Code, string[] Lines)> RunAsProcessAsync(string verb)
    {
        var settings = new Dictionary<string, string>(RealProgram.Defaults, StringComparer.Ordinal);
        foreach (var (name, value) in Store.Settings)
            settings[name] = value;
        await using var program = new ProgramUnderTest(
            "dotnet", [RealProgram.Path, verb, System.IO.Path.GetFileName(Path)], System.IO.Path.GetDirectoryName(Path)!, settings);
        var code = await program.EndAsync();
        return (code, program.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    public async Task<Project?> FindAsync(string code) =>
        (await Audit.Get<ProjectStore>().FindAsync(ProjectCode.TryParse(code, out var parsed) ? parsed.Value : default, CancellationToken.None))?.Project;

    public ValueTask<List<DirectoryEntry>> ListedAsync() => Audit.Get<ProjectDirectory>().ProjectsAsync(CancellationToken.None).ToListAsync();

    public void Dispose()
    {
        Audit.Dispose();
        Store.Dispose();
        _file.Dispose();
    }
}
