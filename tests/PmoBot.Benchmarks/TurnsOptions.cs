using System.Globalization;

namespace PmoBot.Benchmarks;

/// <param name="Connections">Each measured by itself.</param>
/// <param name="Seconds">For each side of each comparison, in rounds of one second.</param>
internal sealed record TurnsOptions(IReadOnlyList<int> Connections, int Seconds)
{
    /// <summary>False: only the submissions, for a quick look at them.</summary>
    public bool Compares { get; init; } = true;

    /// <summary>Null: not understood.</summary>
    public static TurnsOptions? TryParse(IReadOnlyList<string> arguments)
    {
        var options = new TurnsOptions([16, 64], 5);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count || Numbers(arguments[i + 1]) is not { } numbers)
                return null;

            switch (arguments[i])
            {
                case "--connections":
                    options = options with { Connections = numbers };
                    break;
                case "--seconds" when numbers.Count == 1:
                    options = options with { Seconds = numbers[0] };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }

    private static List<int>? Numbers(string text)
    {
        var numbers = new List<int>();
        foreach (var part in text.Split(','))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 1000)
                return null;
            numbers.Add(number);
        }

        return numbers;
    }
}
