using PmoBot.Tests.Support;

namespace PmoBot.Tests.FaultRun;

/// <summary>What befalls a fleet, one thing after the other, in an order that nobody foresees.</summary>
internal sealed class Calamities
{
    private readonly Fleet _fleet;
    private readonly Weather _weather;
    private readonly TimeSpan _outage;
    private readonly Random _random;
    private readonly (string Name, Func<Task> Befall)[] _all;
    private readonly Dictionary<string, int> _befell = new(StringComparer.Ordinal);

    public Calamities(Fleet fleet, Weather weather, TimeSpan outage, Random random)
    {
        (_fleet, _weather, _outage, _random) = (fleet, weather, outage, random);
        _all =
        [
            ("death", () => KillAsync(1)), ("death", () => KillAsync(1)), ("death of two", () => KillAsync(2)), ("death of all", () => KillAsync(3)),
            ("stand-still", () => fleet.StandStillAsync(TimeSpan.FromSeconds(_random.Next(2, 5)))),
            ("outage of the storage", OutageAsync), ("throttling storage", () => StormAsync(storage: 300)), ("rough Connector", () => StormAsync(connector: 500)),
            ("jump", () => JumpAsync(TimeSpan.FromHours(_random.Next(1, 16)))), ("jump", () => JumpAsync(TimeSpan.FromHours(_random.Next(1, 16)))),
            ("jump", () => JumpAsync(TimeSpan.FromMinutes(_random.Next(1, 90)))), ("jump back", () => JumpAsync(-TimeSpan.FromMinutes(_random.Next(1, 40)))),
            ("wrong clock", () => SkewAsync(TimeSpan.FromMinutes(_random.Next(-4, 5)))),
        ];
        Calm();
    }

    public int Deaths { get; private set; }

    public string Said => string.Join(", ", _befell.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value} × {pair.Key}"));

    /// <summary>Each of them once.</summary>
    /// <param name="meanwhile">What must not have ended.</param>
    public async Task ComeAsync(Task meanwhile)
    {
        _random.Shuffle(_all);
        foreach (var (name, befall) in _all)
        {
            await befall();
            _befell[name] = _befell.GetValueOrDefault(name) + 1;
            await PauseAsync(TimeSpan.FromMilliseconds(_random.Next(300, 2500)));
            if (meanwhile.IsCompleted)
                await meanwhile;
        }
    }

    private static Task PauseAsync(TimeSpan time) => Task.Delay(time, MachineTime.Real);

    private void Calm() => (_weather.StorageFails, _weather.ConnectorFails, _weather.IsStorageOut) = (10, 100, false);

    private Task KillAsync(int replicas)
    {
        Deaths += replicas;
        return _fleet.KillAsync(replicas);
    }

    private async Task OutageAsync()
    {
        _weather.IsStorageOut = true;
        await PauseAsync(_outage / 2);
        // Nobody who starts now finds the storage.
        await KillAsync(1);
        await PauseAsync(_outage / 2);
        Calm();
    }

    private async Task StormAsync(int storage = 10, int connector = 100)
    {
        (_weather.StorageFails, _weather.ConnectorFails) = (storage, connector);
        await PauseAsync(TimeSpan.FromSeconds(3));
        Calm();
    }

    private Task JumpAsync(TimeSpan by)
    {
        _fleet.Jump(by);
        return Task.CompletedTask;
    }

    private Task SkewAsync(TimeSpan by)
    {
        _fleet.Skew(by);
        return Task.CompletedTask;
    }
}
