using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Manifest;

public sealed class PackTests : IDisposable
{
    private const string BotId = "6f1c2d3e-4b5a-4978-8c6d-0e1f2a3b4c5d";

    private readonly DirectoryInfo _out = RunFolder.NewFolder();

    [Fact]
    public async Task The_package_holds_a_valid_manifest_its_icons_and_French_at_its_root()
    {
        var packed = await PackAsync("--bot-id", BotId, "--version", "1.2.3");

        Assert.True(packed.ExitCode == 0, packed.Said);
        using var zip = await ZipFile.OpenReadAsync(Zip);
        Assert.Equal(["color.png", "fr.json", "manifest.json", "outline.png"], NamesIn(zip));
        using var manifest = await JsonDocument.ParseAsync(await zip.GetEntry("manifest.json")!.OpenAsync());
        Assert.Equal("1.2.3", manifest.RootElement.GetProperty("version").GetString());
        Assert.Equal(BotId, manifest.RootElement.GetProperty("bots")[0].GetProperty("botId").GetString());
        Assert.Equal(BotId, manifest.RootElement.GetProperty("composeExtensions")[0].GetProperty("botId").GetString());
    }

    [Fact]
    public async Task An_app_for_signing_in_is_named_only_where_there_is_one()
    {
        await PackAsync("--bot-id", BotId);
        var without = await ManifestAsync();
        var packed = await PackAsync("--bot-id", BotId, "--sign-in-app", "7f1c2d3e-4b5a-4978-8c6d-0e1f2a3b4c5d");
        var with = (await ManifestAsync()).GetProperty("webApplicationInfo");

        Assert.False(without.TryGetProperty("webApplicationInfo", out _));
        Assert.True(packed.ExitCode == 0, packed.Said);
        Assert.Equal(("7f1c2d3e-4b5a-4978-8c6d-0e1f2a3b4c5d", $"api://botid-{BotId}"), (with.GetProperty("id").GetString(), with.GetProperty("resource").GetString()));
    }

    [Fact]
    public async Task Packing_twice_gives_the_same_bytes()
    {
        await PackAsync("--bot-id", BotId);
        var first = await File.ReadAllBytesAsync(Zip);

        await PackAsync("--bot-id", BotId);

        Assert.Equal(first, await File.ReadAllBytesAsync(Zip));
    }

    [Fact]
    public async Task A_package_without_a_bot_id_says_so()
    {
        var packed = await PackAsync();

        Assert.True(packed.ExitCode == 0, packed.Said);
        Assert.Contains("No bot id was given", packed.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_schema_refuses_is_not_packed()
    {
        var packed = await PackAsync("--bot-id", "not a guid");

        Assert.Equal(1, packed.ExitCode);
        Assert.Contains("botId", packed.Said, StringComparison.Ordinal);
        Assert.False(File.Exists(Zip));
    }

    public void Dispose() => _out.Delete(recursive: true);

    private async Task<JsonElement> ManifestAsync()
    {
        using var zip = await ZipFile.OpenReadAsync(Zip);
        using var manifest = await JsonDocument.ParseAsync(await zip.GetEntry("manifest.json")!.OpenAsync());
        return manifest.RootElement.Clone();
    }

    private string Zip => Path.Combine(_out.FullName, "pmobot.zip");

    private static string[] NamesIn(ZipArchive zip) =>
        [.. zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)];

    private async Task<(int ExitCode, string Said)> PackAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Root(), "manifest", "pack.mjs"), "--out", Zip, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("Bot__AppId");
        using var node = Process.Start(start)!;
        var said = await Task.WhenAll(node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        return (node.ExitCode, string.Concat(said));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PmoBot.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("PmoBot.sln is in no folder above.");
        return folder;
    }
}
