using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <summary>Shortly before a round opens by its portfolio's clock: who leads its projects may be away by their mailbox.</summary>
internal sealed class LookForAbsences(
    ITableStore store, ProjectStore projects, RoundStore rounds, PortfolioStore portfolios, Mailboxes mailboxes, IClock clock) : IDeliveryHandler
{
    private const string KindName = "round.absences";
    private const string IdPrefix = "absences-";
    private const int Page = 40;

    private static readonly Duration Before = Duration.FromHours(1);

    public string Kind => KindName;

    public static DeliveryRequest Of(Period period, PortfolioSettings settings) =>
        new DeliveryRequest.Raise(IdPrefix + period.Id, KindName, DueOf(period, settings));

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var period = Period.ParseId(delivery.Id[IdPrefix.Length..])!;
        var portfolio = Portfolio.IdOfPartition(delivery.Owner)!;
        // The calendar may have moved it since.
        var wait = DueOf(period, (await portfolios.FindAsync(portfolio, cancel)).Settings) - clock.GetCurrentInstant();
        if (wait > Duration.Zero)
            return new Attempt.Again(wait.ToTimeSpan());
        if ((await rounds.ScheduleAsync(portfolio, period.Cadence, cancel)).Mode != RoundMode.Live)
            return new Attempt.Done();

        var codes = await ProjectSnapshot.CodesAsync(store, portfolio, delivery.Cursor, cancel).Take(Page).ToListAsync(cancel);
        if (codes.Count > 0)
        {
            var asked = (await projects.FindAsync(codes, cancel)).Where(project => project.State == ProjectState.Active && project.Cadence == period.Cadence);
            await mailboxes.ReadAsync(asked.SelectMany(project => new[] { project.Manager, project.Deputy }).OfType<Person>().Select(person => person.ObjectId), cancel);
        }

        return codes.Count == Page ? new Attempt.Onward(codes[^1].Value) : new Attempt.Done();
    }

    private static Instant DueOf(Period period, PortfolioSettings settings) => settings.Rounds.Of(period).Opens - Before;
}
