using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using PmoBot.ActivityProtocol;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Tests.Support;

/// <summary>One figure, as docs/operations.md lists it or as the program makes it.</summary>
internal sealed record Figure(string Name, string Kind, string Unit);

internal static partial class Figures
{
    /// <summary>With the tags of each.</summary>
    public static async Task<IReadOnlyDictionary<Figure, string[]>> DocumentedAsync()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operations.md"));
        return Row().Matches(page).ToDictionary(
            row => new Figure(row.Groups["name"].Value, row.Groups["kind"].Value, row.Groups["unit"].Value),
            row => row.Groups["tags"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(tag => tag.Trim('`')).ToArray());
    }

    /// <summary>Of everything that names a source of its own, and of what looks at the due index for the dispatcher's.</summary>
    /// <param name="make">Makes the part of the program that is asked for.</param>
    public static IReadOnlyList<Figure> Made(Func<Type, object?> make)
    {
        var made = new HashSet<Figure>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Name.StartsWith("pmobot.", StringComparison.Ordinal))
                    made.Add(new Figure(instrument.Name, KindOf(instrument), instrument.Unit ?? ""));
            },
        };
        listener.Start();
        foreach (var type in new[] { typeof(Project), typeof(ITableStore), typeof(ConnectorClient) }.SelectMany(of => of.Assembly.GetTypes()).Where(IsSource).Append(typeof(Backlog)))
        {
            if (type is { IsAbstract: true, IsSealed: true })
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            else
                Assert.NotNull(make(type));
        }

        return [.. made];
    }

    private static bool IsSource(Type type) => type.GetField("Source") is { IsLiteral: true } field && ((string)field.GetRawConstantValue()!).StartsWith("PmoBot.", StringComparison.Ordinal);

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Histogram" => "histogram",
        "ObservableGauge" => "gauge",
        "Counter" => "counter",
        "UpDownCounter" => "up-down counter",
        var other => other,
    };

    [GeneratedRegex(@"^\| `(?<name>pmobot\.[a-z._]+)` \| (?<kind>[a-z -]+) \| (?<unit>[^ ]+) \|(?<tags>[^|]*)\|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
