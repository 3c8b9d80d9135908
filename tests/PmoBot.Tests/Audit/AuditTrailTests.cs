using NodaTime;
using PmoBot.Audit;
using PmoBot.Tables;

namespace PmoBot.Tests.Audit;

public sealed class AuditTrailTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 11, 18, 9, 0);
    private static readonly Guid Actor = Guid.Parse("6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01");

    [Fact]
    public void Each_entry_is_hashed_with_the_one_before_it()
    {
        var (first, one) = AuditTrail.Append(AuditHead.Start, At, Actor, "status.submit", "status-1", "amber");
        var (second, two) = AuditTrail.Append(first, At, Actor, "status.submit", "status-2", "green");

        Assert.Equal(2, second.Sequence);
        Assert.Equal("audit-0000000002", two.Row);
        Assert.Equal(ColumnsOf(one).Text("hash"), ColumnsOf(two).Text("previous"));
        Assert.Equal(second.Hash, AuditTrail.HashOf(2, At, Actor, "status.submit", "status-2", ColumnsOf(two).Text("textHash")!, first.Hash));
    }

    [Fact]
    public void The_text_can_be_forgotten_and_the_chain_still_verifies()
    {
        var (head, entry) = AuditTrail.Append(AuditHead.Start, At, Actor, "status.submit", "status-1", "said by a person");

        // Nothing but the hash of the text goes into the chain.
        Assert.Equal(head.Hash, AuditTrail.HashOf(1, At, Actor, "status.submit", "status-1", ColumnsOf(entry).Text("textHash")!, AuditHead.Start.Hash));
    }

    [Fact]
    public void The_same_words_said_twice_do_not_hash_alike()
    {
        var (_, one) = AuditTrail.Append(AuditHead.Start, At, Actor, "a", "b", "yes");
        var (_, two) = AuditTrail.Append(AuditHead.Start, At, Actor, "a", "b", "yes");

        Assert.NotEqual(ColumnsOf(one).Text("textHash"), ColumnsOf(two).Text("textHash"));
    }

    [Fact]
    public void Parts_cannot_be_moved_from_one_field_into_the_next()
    {
        Assert.NotEqual(
            AuditTrail.HashOf(1, At, Actor, "ab", "c", "t", "p"),
            AuditTrail.HashOf(1, At, Actor, "a", "bc", "t", "p"));
    }

    private static Columns ColumnsOf(Write write) => Assert.IsType<Write.Insert>(write).Columns;
}
