using System.Diagnostics.Metrics;

namespace PmoBot.Features.Digests;

/// <summary>How many digests there were, and how they went out.</summary>
internal sealed class DigestMeter
{
    public const string Source = "PmoBot.Digests";

    private readonly Counter<long> _editions;
    private readonly Counter<long> _sent;

    public DigestMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Source);
        _editions = meter.CreateCounter<long>("pmobot.digest.editions", "{edition}", "Editions that were due, by what became of them.");
        _sent = meter.CreateCounter<long>("pmobot.digest.sent", "{digest}", "Digests on their way to a channel or a person, by whom they go out.");
    }

    public void Published() => Edition("Published");

    /// <summary>There was nothing to say, and nobody wants to hear that.</summary>
    public void Empty() => Edition("Empty");

    /// <summary>It fails again and again, and its PMO is told.</summary>
    public void Unmade() => Edition("Unmade");

    public void ByPublisher() => Sent("Publisher", 1);

    public void ByBot(int channels) => Sent("Bot", channels);

    public void ToPeople(int people) => Sent("BotToPerson", people);

    /// <summary>By the bot, because it could not be by the publisher.</summary>
    public void InPlaceOfPublisher(DigestTrouble why) => _sent.Add(1, new("by", "BotInstead"), new("trouble", why.ToString()));

    private void Edition(string outcome) => _editions.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    private void Sent(string by, int count)
    {
        if (count > 0)
            _sent.Add(count, new KeyValuePair<string, object?>("by", by));
    }
}
