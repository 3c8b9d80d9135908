namespace PmoBot.Features.Rounds;

/// <summary>What a round comes to: of projects, and never of persons.</summary>
/// <param name="Held">Expected, without the excused.</param>
/// <param name="Carried">Reported as "nothing changed".</param>
internal sealed record RoundFigures(int Held, int OnTime, int Late, int Carried, int Excused)
{
    /// <summary>Of fewer projects a share would speak of persons.</summary>
    private const int LeastForShares = 5;

    public int Reported => OnTime + Late;

    /// <summary>Null: nothing is held to it.</summary>
    public decimal? OnTimeRate => Share(OnTime, Held);

    public decimal? Coverage => Share(Reported, Held);

    public decimal? CarriedShare => Share(Carried, Reported);

    /// <summary>Too few for shares: their counts alone are shown.</summary>
    public bool Counts => Held < LeastForShares;

    public static RoundFigures Of(IReadOnlyCollection<RoundLine> lines) => new(
        lines.Count(line => line.IsHeld),
        lines.Count(line => line.State == RoundState.OnTime),
        lines.Count(line => line.State == RoundState.Late),
        lines.Count(line => line is { IsCarried: true, State: RoundState.OnTime or RoundState.Late }),
        lines.Count(line => !line.IsHeld));

    /// <summary>Line by line: none of them is kept.</summary>
    public static async Task<RoundFigures> OfAsync(IAsyncEnumerable<RoundLine> lines, CancellationToken cancel)
    {
        var sum = new RoundFigures(0, 0, 0, 0, 0);
        await foreach (var line in lines.WithCancellation(cancel))
        {
            var one = Of([line]);
            sum = new(sum.Held + one.Held, sum.OnTime + one.OnTime, sum.Late + one.Late, sum.Carried + one.Carried, sum.Excused + one.Excused);
        }

        return sum;
    }

    private static decimal? Share(int part, int of) => of == 0 ? null : (decimal)part / of;
}
