using PmoBot.EndToEnd.Harness;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>A program that cannot do its work says what to set, all at once, and ends.</summary>
public sealed class RefusedStartTests : IDisposable
{
    private readonly DirectoryInfo _folder = RunFolder.NewFolder();

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
            ["Retention__SentMonths"] = "0",
            ["Retention__EditionMonths"] = "a year",
            ["Delivery__LeaseSeconds"] = "soon",
            ["Limits__Enabled"] = "perhaps",
            ["Playground__Enabled"] = "maybe",
            ["Playground__Port"] = "65535",
            ["Demo__Enabled"] = "perhaps",
            ["Clock__Speed"] = "fast",
            ["Bot__AppId"] = "pmobot",
            ["Bot__TenantId"] = "contoso.onmicrosoft.com",
        });

        Assert.Equal(1, code);
        Assert.Collection(lines,
            line => Assert.Equal("Storage:Provider is 'Postgres': set Sqlite or AzureTables.", line),
            line => Assert.StartsWith("Bot:AppId is 'pmobot': set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Bot:TenantId is 'contoso.onmicrosoft.com': set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Bot:LoginUrl is 'http://login.example': set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Bot:Credential is 'Certificate': set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Pmo:Admins has 'camille@example.org': set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Pmo:Admins has '6f1c2d5e': set ", line, StringComparison.Ordinal),
            line => Assert.Equal("Retention:SentMonths is '0': set whole months from 1 to 120.", line),
            line => Assert.StartsWith("Retention:EditionMonths is 'a year': set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Delivery:LeaseSeconds is 'soon': set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Limits:Enabled is 'perhaps': set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Clock:Speed is 'fast': set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Playground:Enabled is 'maybe': set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Demo:Enabled is 'perhaps': set ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Playground:Port is '65535': set a port from 1 to 65534.", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Storage:SqlitePath is 'data/': ", "Storage:SqlitePath=data/")]
    [InlineData("Storage:SqlitePath is '/': ", "Storage:SqlitePath=/")]
    [InlineData("Storage:SqlitePath is '/proc/pmobot/pmobot.db': The SQLite file ", "Storage:SqlitePath=/proc/pmobot/pmobot.db")]
    [InlineData("Storage:SqlitePath is '/dev/null': The SQLite file ", "Storage:SqlitePath=/dev/null")]
    [InlineData("Storage:TableEndpoint is not set: set ", "Storage:Provider=AzureTables")]
    [InlineData("Storage:TableEndpoint is 'tables': set ", "Storage:Provider=AzureTables", "Storage:TableEndpoint=tables")]
    [InlineData("Storage:TableEndpoint is something that may be a secret: set ", "Storage:Provider=AzureTables", "Storage:TableEndpoint=AccountName=a;AccountKey=se-cret")]
    [InlineData("Bot:AppId is something that may be a secret: set ", "Bot:AppId=abc8Q~se-cret")]
    [InlineData("Storage:ConnectionString is no connection string: It has no AccountName. ", "Storage:Provider=AzureTables", "Storage:ConnectionString=nonsense")]
    [InlineData("Storage:ConnectionString is no connection string: It has no AccountKey. ", "Storage:Provider=AzureTables", "Storage:ConnectionString=AccountName=a")]
    [InlineData("Storage:ConnectionString is no connection string: Its AccountKey is not base64. ", "Storage:Provider=AzureTables", "Storage:ConnectionString=AccountName=a;AccountKey=se-cret")]
    [InlineData("Storage:ConnectionString is no connection string: It names no address of the tables. ", "Storage:Provider=AzureTables", "Storage:ConnectionString=AccountName=a;AccountKey=c2VjcmV0;TableEndpoint=there")]
    [InlineData("Storage:TableName is 'pmo-bot': set ", "Storage:Provider=AzureTables", "Storage:TableEndpoint=https://a.table.core.windows.net", "Storage:TableName=pmo-bot")]
    [InlineData("Playground:Port is 'abc': set ", "Playground:Port=abc")]
    [InlineData("Bot:Credential is ClientSecret: set ", "Bot:Credential=ClientSecret", "Bot:AppId=11111111-2222-3333-4444-555555555555")]
    [InlineData("Graph:ConnectionName is not set: set ", "Graph:Enabled=true")]
    [InlineData("Graph:Enabled is 'perhaps': set true or false.", "Graph:Enabled=perhaps")]
    [InlineData("Graph:BaseUrl is 'http://graph.example/v1.0': set an address ", "Graph:BaseUrl=http://graph.example/v1.0")]
    [InlineData("Graph:BaseUrl is 'https://graph.microsoft.com': set an address that ends in /v1.0", "Graph:BaseUrl=https://graph.microsoft.com")]
    [InlineData("Compliance:People is 'true': set false, or the date on which the works council was consulted", "Compliance:People=true")]
    [InlineData("Compliance:People is '2026-9-15': set ", "Compliance:People=2026-9-15")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT is no address: set ", "OTEL_EXPORTER_OTLP_ENDPOINT=InstrumentationKey:se-cret")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT is no address: set ", "OTEL_EXPORTER_OTLP_ENDPOINT=ftp://se-cret@collector")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS cannot be read: set ", "OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4317", "OTEL_EXPORTER_OTLP_HEADERS=se-cret")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL is 'udp': set grpc or http/protobuf.", "OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4317", "OTEL_EXPORTER_OTLP_PROTOCOL=udp")]
    [InlineData("OTEL_METRIC_EXPORT_INTERVAL is '1m': set ", "OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4317", "OTEL_METRIC_EXPORT_INTERVAL=1m")]
    [InlineData("Logging:Console:FormatterName is 'xml': set simple, json or systemd.", "Logging:Console:FormatterName=xml")]
    [InlineData("Bot:AppId is '1': set ", "Bot:Credential=ClientSecret", "Bot:AppId=1", "Bot:TenantId=11111111-2222-3333-4444-555555555555", "Bot:ClientSecret=s")]
    public async Task A_wrong_setting_is_one_line(string expected, params string[] settings)
    {
        var (code, lines) = await StartAsync(settings.Select(setting => setting.Split('=', 2))
            .Append(["ASPNETCORE_ENVIRONMENT", "Development"])
            .ToDictionary(pair => pair[0].Replace(":", "__", StringComparison.Ordinal), pair => pair[1]));

        Assert.Equal(1, code);
        Assert.StartsWith(expected, Assert.Single(lines), StringComparison.Ordinal);
        Assert.DoesNotContain("se-cret", lines[0], StringComparison.Ordinal);
    }

    private async Task<(int Code, string[] Lines)> StartAsync(Dictionary<string, string> settings)
    {
        await using var program = new ProgramUnderTest("dotnet", [RealProgram.Path], _folder.FullName, settings);
        var code = await program.EndAsync();
        return (code, program.Output.Split('\n'));
    }
}
