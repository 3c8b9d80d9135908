using System.Diagnostics;
using System.Text.Json;
using PmoBot.AdaptiveCards;

namespace PmoBot.Tests.Support;

/// <summary>What Microsoft's own renderer makes of our cards: one Node process for a whole batch.</summary>
internal static class MicrosoftCards
{
    private static readonly string Tools = Path.Combine(Repository.Root, "tests", "npm");
    private static readonly Lazy<Task> Installed = new(InstallAsync);
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    /// <summary>For each card, in order, what was parsed and drawn.</summary>
    internal static Task<IReadOnlyList<DrawnCard>> ParseAsync(IEnumerable<AdaptiveCard> cards) =>
        ParseAsync(cards.Select(card => JsonSerializer.Deserialize<JsonElement>(card.ToUtf8Json())));

    internal static async Task<IReadOnlyList<DrawnCard>> ParseAsync(IEnumerable<JsonElement> cards)
    {
        await Installed.Value;
        var drawn = await RunAsync("node", ["validate-cards.mjs"], JsonSerializer.Serialize(cards));
        return JsonSerializer.Deserialize<DrawnCard[]>(drawn, Wire)!;
    }

    private static async Task InstallAsync()
    {
        if (!Directory.Exists(Path.Combine(Tools, "node_modules")))
            await RunAsync("npm", ["ci", "--ignore-scripts"], "");
    }

    private static async Task<string> RunAsync(string program, string[] arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Tools,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode is 0 ? await output : throw new InvalidOperationException($"{program}: {await error}");
    }
}

/// <param name="Objections">Validation events, but for Teams extensions that carry a fallback.</param>
/// <param name="Blocks">The text blocks in reading order.</param>
internal sealed record DrawnCard(IReadOnlyList<string> Objections, IReadOnlyList<DrawnText> Blocks);

/// <param name="Text">What a reader sees, a line for each paragraph.</param>
/// <param name="Tags">The HTML elements in it.</param>
internal sealed record DrawnText(string Text, IReadOnlyList<string> Tags);
