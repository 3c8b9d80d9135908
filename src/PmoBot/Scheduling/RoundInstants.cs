using NodaTime;

namespace PmoBot.Scheduling;

/// <summary>A round's four instants, always in this order.</summary>
internal sealed record RoundInstants(Instant Opens, Instant Due, Instant CutOff, Instant Published)
{
    /// <summary>The time that counts is the server's receipt of the first version.</summary>
    public Timeliness TimelinessOf(Instant received)
    {
        if (received <= Due)
            return Timeliness.OnTime;
        return received <= CutOff ? Timeliness.Late : Timeliness.AfterCutOff;
    }
}

/// <summary>How a first version came. After cut-off ends the grey but stays missing in the rates.</summary>
internal enum Timeliness
{
    OnTime,
    Late,
    AfterCutOff,
}
