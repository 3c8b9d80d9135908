using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Privacy;

/// <summary>What somebody answers for, all over the house, and the handing over of it by ordinary changes, each with its entry.</summary>
internal sealed class Handing(IEnumerable<ICharges> parts, ITableStore store, KnownPeople known, OwnDeliveries own)
{
    /// <summary>Who comes after them, or why that cannot be.</summary>
    public async Task<(Person? Successor, string WhyNot)> SuccessorAsync(string objectId, PrivacyTexts texts) =>
        await store.FindAsync(TenantAudit.Partition, BegunErasure.RowOf(objectId)) is not null
            ? (null, texts.IsErased(objectId))
            : (await known.FindAsync(objectId, CancellationToken.None), texts.NotKnown(objectId));

    public async Task<IReadOnlyList<Charge>> ListAsync(Succession succession, Language language)
    {
        var charges = new List<Charge>();
        foreach (var part in parts)
            charges.AddRange(await part.OfAsync(succession, language, CancellationToken.None));
        return charges;
    }

    /// <exception cref="TableStoreException">Others were faster too often: typed again it goes on.</exception>
    public async Task DoAsync(IEnumerable<Charge> charges)
    {
        foreach (var act in charges.Select(charge => charge.DoAsync).OfType<Func<Task<Outcome<bool>>>>())
        {
            if (await act() is not Outcome<bool>.Settled)
                throw new TableStoreException("Others were faster: type it again.");
        }

        await own.FinishAsync(CancellationToken.None);
    }
}
