using PmoBot.EndToEnd.Harness;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>A program that cannot do its work says what to set, all at once, and ends.</summary>
public sealed class RefusedStartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pmobot-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Outside_Development_a_start_without_an_app_id_says_what_to_set()
    {
        var (code, lines) = await StartAsync(new() { ["ASPNETCORE_ENVIRONMENT"] = "Production" });

        Assert.Equal(1, code);
        Assert.Collection(lines,
            line => Assert.StartsWith("Bot:AppId is not set: set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Bot:TenantId is not set: set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Pmo:Admins is not set: set ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_wrong_setting_is_named_in_a_line_of_its_own()
    {
        var (code, lines) = await StartAsync(new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Storage__Provider"] = "Postgres",
            ["Bot__Credential"] = "Certificate",
            ["Bot__LoginUrl"] = "http://login.example",
            ["Pmo__Admins"] = "6F1C2D5E3B0A4F6E9A410C2D7E5B1A01, camille@example.org, 6f1c2d5e",
            ["Delivery__LeaseSeconds"] = "soon",
            ["Limits__Enabled"] = "perhaps",
            ["Playground__Enabled"] = "maybe",
        });

        Assert.Equal(1, code);
        Assert.Collection(lines,
            line => Assert.Equal("Storage:Provider is 'Postgres': set Sqlite or AzureTables.", line),
            line => Assert.StartsWith("Bot:LoginUrl is 'http://login.example': set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Bot:Credential is 'Certificate': set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Pmo:Admins has 'camille@example.org': set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Pmo:Admins has '6f1c2d5e': set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Delivery:LeaseSeconds is 'soon': set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Limits:Enabled is 'perhaps': set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Playground:Enabled is 'maybe': set ", line, StringComparison.Ordinal));
    }

    private async Task<(int Code, string[] Lines)> StartAsync(Dictionary<string, string> settings)
    {
        await using var program = new ProgramUnderTest("dotnet", [RealProgram.Path], _folder.FullName, settings);
        var code = await program.EndAsync();
        return (code, program.Output.Split('\n'));
    }
}
