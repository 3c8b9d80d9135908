using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Tables;

namespace PmoBot.Tests.Audit;

public sealed class AuditChainProperties
{
    private const string Chain = "project-APOLLO";
    private static readonly Instant At = Instant.FromUtc(2026, 11, 18, 9, 0);

    // The columns that are hashed, and the hash itself.
    private static readonly string[] Hashed = ["seq", "at", "actor", "action", "subject", "textHash", "previous", "hash"];

    private static readonly Gen<int> Lengths = Gen.Choose(1, 12);

    [Fact]
    public void A_chain_as_it_was_written_has_no_fault() => Prop.ForAll(Lengths.ToArbitrary(), length =>
        Faults(Write(length)).Count == 0).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_change_of_a_hashed_column_is_named_at_its_entry()
    {
        var changes = from length in Lengths from place in Gen.Choose(1, length) from column in Gen.Elements(Hashed) select (length, place, column);

        Prop.ForAll(changes.ToArbitrary(), it =>
        {
            var rows = Write(it.length);
            Alter(rows[it.place - 1].Columns, it.column);
            return Faults(rows).Select(fault => fault.Sequence).SequenceEqual([it.place]);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Whatever_is_removed_is_named_by_its_first_and_last_entry()
    {
        var cuts = from length in Lengths from first in Gen.Choose(1, length) from last in Gen.Choose(first, length) select (length, first, last);

        Prop.ForAll(cuts.ToArbitrary(), it =>
        {
            var rows = Write(it.length);
            rows.RemoveAll(row => AuditEntry.PlaceOf(row.Key) is { } place && place >= it.first && place <= it.last);
            var kind = it.last == it.length ? FaultKind.TailRemoved : FaultKind.EntriesMissing;
            return Faults(rows).SequenceEqual([new AuditFault(Chain, kind, it.first) { Other = it.last }]);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Two_entries_that_changed_places_are_both_named_and_no_other_is()
    {
        var swaps = from length in Gen.Choose(2, 12) from one in Gen.Choose(1, length - 1) from other in Gen.Choose(one + 1, length) select (length, one, other);

        Prop.ForAll(swaps.ToArbitrary(), it =>
        {
            var rows = Write(it.length);
            (rows[it.one - 1], rows[it.other - 1]) =
                (rows[it.one - 1] with { Columns = rows[it.other - 1].Columns }, rows[it.other - 1] with { Columns = rows[it.one - 1].Columns });
            return Faults(rows).SequenceEqual(
            [
                new AuditFault(Chain, FaultKind.EntryDisplaced, it.one) { Other = it.other },
                new AuditFault(Chain, FaultKind.EntryDisplaced, it.other) { Other = it.one },
            ]);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_chain_recomputed_from_any_entry_on_contradicts_the_first_anchor_after_it()
    {
        var stories = from length in Lengths from anchored in Gen.Choose(1, length) from start in Gen.Choose(1, anchored) select (length, anchored, start);

        Prop.ForAll(stories.ToArbitrary(), it =>
        {
            var before = Write(it.length);
            var anchor = new AuditAnchor(Chain, new LocalDate(2026, 11, 18), new AuditHead(it.anchored, before[it.anchored - 1].Columns.Text("hash")!));
            var after = Write(it.length, before[..(it.start - 1)]);
            return Faults(before, anchor).Count == 0
                && Faults(after, anchor).SequenceEqual([new AuditFault(Chain, FaultKind.Recomputed, it.anchored) { Subject = "20261118" }]);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_entrys_text_may_be_forgotten()
    {
        var erasures = from length in Lengths from places in Gen.Choose(1, length).ListOf() select (length, places);

        Prop.ForAll(erasures.ToArbitrary(), it =>
        {
            var rows = Write(it.length);
            foreach (var place in it.places)
                (rows[place - 1].Columns["salt"], rows[place - 1].Columns["text"]) = (null, null);
            return Faults(rows).Count == 0;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_entry_recomputed_alone_no_longer_leads_to_the_next()
    {
        var rows = Write(3);
        var first = AuditEntry.Read(rows[0].Columns)!;
        var forged = AuditTrail.Append(AuditHead.Start, first.At, first.Actor, "forged", first.Subject, "x").Entry;
        rows[0] = rows[0] with { Columns = ((Write.Insert)forged).Columns };

        Assert.Equal([new AuditFault(Chain, FaultKind.EntryDetached, 2)], Faults(rows));
    }

    // The entries, then the row with the head; from these entries on, if given, where a forger goes on.
    private static List<TableRow> Write(int length, IReadOnlyList<TableRow>? begun = null)
    {
        var rows = begun?.ToList() ?? [];
        var head = rows.Count == 0 ? AuditHead.Start : new AuditHead(rows.Count, rows[^1].Columns.Text("hash")!);
        while (rows.Count < length)
        {
            (head, var entry) = AuditTrail.Append(head, At + Duration.FromSeconds(rows.Count), Guid.NewGuid(), "act", $"subject-{rows.Count}", "said");
            rows.Add(new TableRow(Chain, entry.Row, ((Write.Insert)entry).Columns, default));
        }

        rows.Add(new TableRow(Chain, "project", new Columns { [AuditHead.SequenceColumn] = head.Sequence, [AuditHead.HashColumn] = head.Hash }, default));
        return rows;
    }

    private static List<AuditFault> Faults(IEnumerable<TableRow> rows, params AuditAnchor[] anchors)
    {
        var chain = new AuditChain(Chain);
        foreach (var row in rows)
            chain.Take(row);
        return [.. chain.Faults(anchors, [], _ => false)];
    }

    private static void Alter(Columns columns, string column) => columns[column] = columns[column] switch
    {
        long number => number + 1,
        DateTimeOffset at => at.AddTicks(1),
        Guid => Guid.NewGuid(),
        string text => text + "x",
        var other => throw new InvalidOperationException($"{column} is a {other?.GetType()}."),
    };
}
