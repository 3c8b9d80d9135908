namespace PmoBot.Delivery;

/// <summary>Runs the commands on a partition one after the other here, and optimistically against other replicas.</summary>
internal sealed class Commands(PartitionQueue queue, TimeProvider time, DeliveryMeter meter)
{
    private const int MaxTries = 8;

    /// <summary>
    /// Runs <paramref name="body"/>, which reads, decides and commits, and runs it again as long as it answers
    /// <see cref="Tried{T}.Again"/>. After a commit of unknown result the body must find its own effect: ids of what
    /// it inserts are fixed outside of it. It must not run another command on the same partition.
    /// </summary>
    public async Task<Outcome<T>> RunAsync<T>(string partition, Func<Task<Tried<T>>> body)
    {
        using var turn = await queue.EnterAsync(partition);
        for (var tries = 1; ; tries++)
        {
            meter.Tries.Add(1);
            var tried = await body();
            if (tried.IsSettled)
                return new Outcome<T>.Settled(tried.Value!);
            if (tries == MaxTries)
                break;

            await Task.Delay(Jitter.Around(TimeSpan.FromMilliseconds(5 << tries)), time, CancellationToken.None);
        }

        meter.Busy.Add(1);
        return new Outcome<T>.Busy();
    }
}
