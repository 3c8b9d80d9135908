using System.Globalization;
using PmoBot.Benchmarks;
using PmoBot.Benchmarks.Peers;

switch (args)
{
    case ["turns" or "submissions", .. var options] when TurnsOptions.TryParse(options) is { } read:
        await TurnsBenchmark.RunAsync(read with { Compares = args[0] == "turns" });
        return 0;
    case ["mixed", .. var options] when TurnsOptions.TryParse(options) is { } read:
        await MixedBenchmark.RunAsync(read);
        return 0;
    case ["soak"]:
        await SoakBenchmark.RunAsync(60);
        return 0;
    case ["soak", "--minutes", var minutes] when int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length is >= 1 and <= 600:
        await SoakBenchmark.RunAsync(length);
        return 0;
    case ["start"]:
        await StartBenchmark.RunAsync();
        return 0;
    case ["sends"]:
        await SendsBenchmark.RunAsync(50_000);
        return 0;
    case ["sends", "--people", var people] when int.TryParse(people, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 100 and <= 99_999:
        await SendsBenchmark.RunAsync(count);
        return 0;
    case ["portfolio"]:
        await PortfolioBenchmark.RunAsync();
        return 0;
    case ["connector", var port]:
        await ConnectorPeer.RunAsync(int.Parse(port, CultureInfo.InvariantCulture));
        return 0;
    case ["bare", var port, .. var metadata]:
        await BareEndpoint.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), metadata.FirstOrDefault());
        return 0;
    default:
        await Console.Error.WriteLineAsync("dotnet run -c Release --project tests/PmoBot.Benchmarks -- turns|submissions|mixed [--connections 16,64] [--seconds 5]");
        await Console.Error.WriteLineAsync("dotnet run -c Release --project tests/PmoBot.Benchmarks -- sends [--people 50000]");
        await Console.Error.WriteLineAsync("dotnet run -c Release --project tests/PmoBot.Benchmarks -- portfolio|start");
        await Console.Error.WriteLineAsync("dotnet run -c Release --project tests/PmoBot.Benchmarks -- soak [--minutes 60]");
        return 1;
}
