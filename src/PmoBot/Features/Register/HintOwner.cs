using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>After items came to somebody, or left them: the hints by which that person finds what they own.</summary>
internal sealed class HintOwner(RegisterStore register, MyItems hints) : IDeliveryHandler, IDerivedRows
{
    private const string KindName = "register.owner";

    public string Kind => KindName;

    /// <param name="sequence">Of the last audit entry of the change: no other change of the project has it.</param>
    public static IEnumerable<DeliveryRequest> For(long sequence, IReadOnlyList<ItemChange> changes, Instant now)
    {
        var moved = changes.SelectMany(change => Moved(change).Select(person => $"{change.Now.Number} {person}")).ToList();
        return moved.Count == 0 ? [] : [new DeliveryRequest.Once($"owners-{sequence}", KindName, now, string.Join('\n', moved))];
    }

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (ProjectCode.OfPartition(delivery.Owner) is not { } project)
            return new Attempt.Done();

        // As the item stands by now, whatever else became of it.
        foreach (var line in delivery.Payload!.Split('\n').Select(line => line.Split(' ')))
        {
            var (number, person) = (ItemNumber.Parse(line[0], null), Person.Unnamed(line[1]));
            var item = (await register.FindAsync(project, number, cancel))?.Item;
            await hints.HintAsync(person, project, number, item is { IsLive: true } && person.Is(item.Owner));
        }

        return new Attempt.Done();
    }

    public async Task<int> WriteAsync(Project project, CancellationToken cancel)
    {
        var written = 0;
        await foreach (var (item, _) in register.AllAsync(project.Code, cancel))
        {
            if (OwnerOf(item) is { } owner)
                written += await hints.HintAsync(Person.Unnamed(owner), project.Code, item.Number, owns: true) ? 1 : 0;
        }

        return written;
    }

    private static IEnumerable<string> Moved(ItemChange change)
    {
        var (before, now) = (OwnerOf(change.Before?.Item), OwnerOf(change.Now));
        return before == now ? [] : new[] { before, now }.OfType<string>();
    }

    private static string? OwnerOf(RegisterItem? item) => item is { IsLive: true } ? item.Owner?.ObjectId : null;
}
