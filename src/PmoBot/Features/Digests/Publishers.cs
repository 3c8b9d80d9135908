using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Digests;

/// <summary>
/// In whose name digests are posted. Each change of a state stands in the tenant's trail, and what a person did not do
/// in front of a card they are told once: a repetition, or another replica, finds it changed already.
/// </summary>
internal sealed class Publishers(ITableStore store, Commands commands, Outbox outbox, LiveCards cards, ByBotRows byBot, ISignIn signIn, IClock clock) : ISignedIn
{
    private const int LongestWhy = 200;

    /// <summary>Null: they never signed in, and were never asked to.</summary>
    public async Task<Publisher?> FindAsync(string objectId, CancellationToken cancel) =>
        await store.FindAsync(Person.PartitionOf(objectId), Publisher.Row, cancel) is { } row ? Publisher.Read(row.Columns) : null;

    /// <summary>
    /// A client signed in. A device that wakes up shows an old card again, and with it signs in whoever has signed out since:
    /// what nobody asked for leaves no token behind, nor does whoever may not run digests.
    /// </summary>
    public async Task SignedInAsync(Turn turn, CancellationToken cancel)
    {
        var outcome = turn.MaySomewhere(Right.RunDigests)
            ? await ChangeAsync(
                turn.Person.ObjectId, turn.Pseudonym,
                known => known is { State: PublisherState.Asked or PublisherState.Wanted } ? PublisherState.SignedIn : null, isTold: true)
            : new Outcome<Publisher?>.Settled(null);
        if (outcome is not Outcome<Publisher?>.Settled { Value: var publisher })
            throw new TableStoreException($"The sign-in of {turn.Person.ObjectId} could not be written.");
        if (publisher is not { IsSignedIn: true })
            await signIn.SignOutAsync(turn.Person.ObjectId, cancel);
    }

    /// <summary>There is a token already, and the person sees that on the card that they pressed.</summary>
    public Task<Outcome<Publisher?>> FoundAsync(Turn turn) => ChangeAsync(
        turn.Person.ObjectId, turn.Pseudonym, known => known?.IsSignedIn == true ? null : PublisherState.SignedIn, isTold: false);

    /// <summary>There is no token, and the person is just about to sign in.</summary>
    public Task<Outcome<Publisher?>> AskedAsync(Turn turn) => ChangeAsync(
        turn.Person.ObjectId, turn.Pseudonym,
        known => known is { State: PublisherState.Asked or PublisherState.Wanted } ? null : PublisherState.Asked, isTold: false);

    /// <summary>
    /// A post in their name was refused for want of a sign-in: they are asked for it in their own chat, once until they have
    /// signed in. Whoever signed out, or is about to sign in, is not asked.
    /// </summary>
    /// <param name="why">In statuses and codes.</param>
    public Task<Outcome<Publisher?>> WantedAsync(string objectId, string why) => ChangeAsync(
        objectId, Guid.Empty, known => known is null or { State: PublisherState.SignedIn } ? PublisherState.Wanted : null, isTold: true, why);

    /// <summary>After the token is gone.</summary>
    public Task<Outcome<Publisher?>> SignedOutAsync(Turn turn) => ChangeAsync(
        turn.Person.ObjectId, turn.Pseudonym, known => known is null or { State: PublisherState.SignedOut } ? null : PublisherState.SignedOut, isTold: false);

    /// <param name="actor">A pseudonym; empty: the program.</param>
    /// <param name="to">Null: nothing changes.</param>
    private Task<Outcome<Publisher?>> ChangeAsync(string objectId, Guid actor, Func<Publisher?, PublisherState?> to, bool isTold, string? why = null)
    {
        var partition = Person.PartitionOf(objectId);
        var trail = Guid.NewGuid();
        return commands.RunAsync<Publisher?>(partition, async () =>
        {
            var row = await store.FindAsync(partition, Publisher.Row);
            var known = row is null ? null : Publisher.Read(row.Columns);
            if (to(known) is not { } state)
                return (Tried<Publisher?>)known;

            var change = (known?.Change ?? 0) + 1;
            var then = new Publisher(state, clock.GetCurrentInstant())
            {
                Why = why?[..Math.Min(why.Length, LongestWhy)],
                Trail = known?.Trail ?? trail,
                Change = change,
                Told = isTold ? change : known?.Told ?? 0,
            };
            List<Write> writes = [row is null ? new Write.Insert(Publisher.Row, then.ToColumns()) : new Write.Replace(Publisher.Row, then.ToColumns(), row.ETag)];
            List<DeliveryRequest> following = [AuditPublisher.Of(then, actor)];
            if (known is { Told: > 0 and var told })
                following.Add(cards.Refresh(Publisher.CardOf(told)));
            if (then.IsSignedIn)
            {
                var over = await byBot.SignedInAsync(objectId);
                writes.AddRange(over.Writes);
                following.AddRange(over.Deliveries);
            }

            if (isTold)
            {
                writes.Add(LiveCards.Insert(RenderPublisher.Card(objectId, change)));
                following.Add(cards.Raise(Publisher.CardOf(change)));
            }

            return (await outbox.CommitAsync(partition, writes, following)).Then<Publisher?>(then);
        });
    }
}
