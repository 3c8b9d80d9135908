using NodaTime;
using NodaTime.Text;
using PmoBot.Delivery;

namespace PmoBot.People;

/// <summary>On the day after an absence: what is not needed any more is not kept, whether or not the person speaks.</summary>
internal sealed class EndAbsence(ProfileStore profiles) : IDeliveryHandler
{
    private const string KindName = "people.end-absence";

    public string Kind => KindName;

    /// <summary>One for each last day that was ever said; only the one of the day that still stands finds something to do.</summary>
    public static DeliveryRequest After(LocalDate until, DateTimeZone zone) => new DeliveryRequest.Once(
        $"absence-{LocalDatePattern.Iso.Format(until)}",
        KindName,
        zone.AtStartOfDay(until.PlusDays(1)).ToInstant(),
        LocalDatePattern.Iso.Format(until));

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var past = LocalDatePattern.Iso.Parse(delivery.Payload!).Value;
        if (await profiles.FindAsync(delivery.Owner[Person.PartitionOf("").Length..], cancel) is not { AbsentUntil: { } until } profile
            || until != past)
            return new Attempt.Done();

        return await profiles.ChangeAsync(profile.Person, known => known.AbsentUntil == past ? known with { AbsentUntil = null } : known)
            is Outcome<Profile>.Settled
            ? new Attempt.Done()
            : new Attempt.Failed("profile busy");
    }
}
