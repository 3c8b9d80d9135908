using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PmoBot.AdaptiveCards;
using Xunit.Sdk;

namespace PmoBot.Tests.Support;

/// <summary>
/// Holds a card to the file Snapshots/{name}.json beside the test. What differs is written to {name}.received.json
/// there; a run with SNAPSHOTS=accept makes it the snapshot.
/// </summary>
internal static class Snapshot
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static void Matches(AdaptiveCard card, string name, [CallerFilePath] string test = "") =>
        Matches(card.ToUtf8Json(), name, test);

    internal static void Matches(ReadOnlySpan<byte> json, string name, [CallerFilePath] string test = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(test)!, "Snapshots");
        var (expectedFile, receivedFile) = (Path.Combine(folder, $"{name}.json"), Path.Combine(folder, $"{name}.received.json"));
        var received = JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json), Readable) + "\n";
        var expected = File.Exists(expectedFile) ? File.ReadAllText(expectedFile) : null;

        if (received == expected)
        {
            File.Delete(receivedFile);
            return;
        }

        var accepted = Environment.GetEnvironmentVariable("SNAPSHOTS") is "accept";
        Directory.CreateDirectory(folder);
        File.WriteAllText(accepted ? expectedFile : receivedFile, received);
        if (accepted)
            File.Delete(receivedFile);
        else
            throw new XunitException(expected is null ? $"There is no snapshot {expectedFile} yet." : Difference(name, expected, received));
    }

    // Three lines of context, and no search for moved lines: a card that changed is read whole anyway.
    private static string Difference(string name, string expected, string received)
    {
        var (old, now) = (expected.Split('\n'), received.Split('\n'));
        var same = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var sameAtEnd = old.Skip(same).Reverse().Zip(now.Skip(same).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();

        var text = new StringBuilder($"The card differs from snapshot {name} at line {same + 1}:\n");
        void Show(string mark, IEnumerable<string> lines) => text.AppendJoin('\n', lines.Select(line => $"{mark} {line}")).Append('\n');
        Show(" ", old[Math.Max(0, same - 3)..same]);
        Show("-", old[same..^sameAtEnd]);
        Show("+", now[same..^sameAtEnd]);
        Show(" ", old[^sameAtEnd..].Take(3));
        return text.ToString();
    }
}
