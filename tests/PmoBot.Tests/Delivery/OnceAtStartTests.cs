using Microsoft.Extensions.Logging.Abstractions;
using PmoBot.Delivery;
using PmoBot.Tables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Delivery;

public sealed class OnceAtStartTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_fails_at_the_start_is_tried_again_and_ends_nothing(bool isStorageAway)
    {
        using var once = new Failing(isStorageAway ? new TableStoreException("away") : new InvalidOperationException("A row that cannot be read."));

        await once.StartAsync(CancellationToken.None);
        await once.ExecuteTask!;

        Assert.Equal(2, once.Tries);
    }

    /// <summary>At its first try.</summary>
    private sealed class Failing(Exception failure) : OnceAtStart(new ManualTime { Skip = TimeSpan.FromMinutes(1) }, NullLogger.Instance)
    {
        public int Tries { get; private set; }

        protected override Task<bool> DoAsync() => ++Tries == 1 ? throw failure : Task.FromResult(true);
    }
}
