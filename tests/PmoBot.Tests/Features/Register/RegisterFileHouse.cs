using System.Text;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Tables;
using PmoBot.Tests.Features.Audit;
using PmoBot.Tests.Features.Projects;
using PmoBot.Tests.Support;
using PmoBot.Verbs;

namespace PmoBot.Tests.Features.Register;

/// <summary>APOLLO, in euros, and the verbs that bring its register in and out.</summary>
internal sealed class RegisterFileHouse(Func<ITableStore, ITableStore>? over = null) : IDisposable
{
    public const string Header =
        "project,number,kind,statement,cause,effect,probability,impact,severity,costImpact,currency,owner,response,category,proximity,due,status,confidential";

    /// <summary>Everything that a line can say of a threat.</summary>
    public const string Slip =
        $"APOLLO,,threat,Vendor slips,Strike,Late start,4,5,,12000.50,USD,{ImportHouse.Daniel},reduce,supplier,near,2026-12-15,responding,yes";

    private readonly ImportHouse _house = new(over);

    public AuditHouse Audit => _house.Audit;

    public ProgramStore Store => _house.Store;

    public string Path => _house.Path;

    /// <summary>Without the header.</summary>
    public static string File(params IEnumerable<string> lines) => string.Join('\n', lines.Prepend(Header)) + "\n";

    public async Task BeginAsync(params string[] more)
    {
        foreach (var code in more.Prepend("APOLLO"))
            Assert.Equal(ExitCode.Fine, (await _house.ImportAsync(ImportHouse.File($"{code},Project {code},Digital,,{ImportHouse.Camille},,,,,,,480000,EUR,,,"))).Code);
    }

    public Task<(ExitCode Code, string[] Lines)> ImportAsync(string file, params string[] options) => ImportAsync(Encoding.UTF8.GetBytes(file), options);

    public async Task<(ExitCode Code, string[] Lines)> ImportAsync(byte[] file, params string[] options)
    {
        await System.IO.File.WriteAllBytesAsync(Path, file);
        return await _house.RunAsync(["import-register", Path, .. options]);
    }

    /// <summary>What stands in the file then.</summary>
    public async Task<byte[]> ExportAsync(params string[] options)
    {
        Assert.Equal(ExitCode.Fine, (await _house.RunAsync(["export-register", Path, .. options])).Code);
        return await System.IO.File.ReadAllBytesAsync(Path);
    }

    public Task<(ExitCode Code, string[] Lines)> RunAsync(params string[] typed) => _house.RunAsync(typed);

    public Task<(int Code, string[] Lines)> RunAsProcessAsync() => _house.RunAsProcessAsync("import-register");

    public async Task<RegisterItem?> FindAsync(string number, string project = "APOLLO") =>
        (await Audit.Get<RegisterStore>().FindAsync(ProjectOf(project), ItemNumber.Parse(number, null), CancellationToken.None))?.Item;

    public async Task<RegisterItem> ItemAsync(string number, string project = "APOLLO") => (await FindAsync(number, project))!;

    public ValueTask<List<RegisterItem>> AllAsync(string project = "APOLLO") =>
        Audit.Get<RegisterStore>().AllAsync(ProjectOf(project), CancellationToken.None).Select(stored => stored.Item).ToListAsync();

    public async Task AssertVerifiedAsync() => Assert.EndsWith(" 0 faults", Assert.Single((await Audit.VerifyAsync()).Lines), StringComparison.Ordinal);

    public void Dispose() => _house.Dispose();

    private static ProjectCode ProjectOf(string code) => ProjectCode.TryParse(code, out var parsed) ? parsed.Value : default;
}
