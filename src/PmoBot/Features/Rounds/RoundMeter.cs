using System.Diagnostics.Metrics;

namespace PmoBot.Features.Rounds;

/// <summary>How many rounds there were, and how many messages asked in them.</summary>
internal sealed class RoundMeter
{
    public const string Source = "PmoBot.Rounds";

    private readonly Counter<long> _opened;
    private readonly Counter<long> _asked;
    private readonly Counter<long> _unreachable;

    public RoundMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Source);
        _opened = meter.CreateCounter<long>("pmobot.round.opened", "{round}", "Rounds that opened, by mode.");
        _asked = meter.CreateCounter<long>("pmobot.round.asked", "{prompt}", "Prompts made: one a person and round.");
        _unreachable = meter.CreateCounter<long>("pmobot.round.unreachable", "{prompt}", "Prompts that did not get through, because their reader blocked or removed the bot.");
    }

    public void Opened(RoundMode mode) => _opened.Add(1, new KeyValuePair<string, object?>("mode", mode.ToString()));

    public void Asked() => _asked.Add(1);

    public void Unreachable() => _unreachable.Add(1);
}
