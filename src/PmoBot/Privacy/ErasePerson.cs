using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Audit;
using PmoBot.Features.Digests;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Verbs;

namespace PmoBot.Privacy;

/// <summary>
/// `erase-person OBJECT-ID`: what somebody answers for is handed over or ended, then they are taken out of every row. It may
/// be cut short, and typed again; the bot may go on working.
/// </summary>
internal sealed class ErasePerson(
    IMaintenanceScan scan, ITableStore store, Erasure erasure, Handing handing, KnownPeople known, ProfileStore profiles, PmoOptions pmo, ISignIn signIn,
    IEnumerable<IAuditedState> features, IEnumerable<IAuditedTogether> neighbours, OwnDeliveries own) : IVerb
{
    private const string DryRun = "dry-run";

    // What the bot writes of them meanwhile is found by the next look.
    private const int MostLooks = 5;

    public VerbName Name { get; } = new("erase-person", "OBJECT-ID")
    {
        Does = language => PrivacyTexts.For(language).DoesErase,
        Valued = [(VerbLine.SuccessorOption, "OBJECT-ID")],
        Flags = [DryRun],
    };

    public async Task<ExitCode> RunAsync(VerbLine line, TextWriter output)
    {
        if (line.Words is not [var typed] || line.Values.Count > 1)
            return ExitCode.NotUnderstood;
        var texts = PrivacyTexts.For(line.Language);
        var named = line.Values is [var (_, value)] ? value : null;
        if (FoundPerson.IdOf(typed) is not { } id || (named is not null && (FoundPerson.IdOf(named) is not { } other || other == id)))
            return await SayAsync(output, texts.NoIds);
        if (pmo.IsAdmin(id))
            return await SayAsync(output, texts.IsAdmin);
        var (successor, whyNot) = named is null ? (null, "") : await handing.SuccessorAsync(FoundPerson.IdOf(named)!, texts);
        if (named is not null && successor is null)
            return await SayAsync(output, whyNot);
        return await EraseAsync(new Errand(id, successor, line.Flags.Contains(DryRun), texts, output));
    }

    private async Task<ExitCode> EraseAsync(Errand errand)
    {
        var (id, texts, output) = (errand.Id, errand.Texts, errand.Output);
        var leaves = await known.FindAsync(id, CancellationToken.None) ?? Person.Unnamed(id);
        var charges = await handing.ListAsync(new Succession(leaves, errand.Successor), texts.Language);
        foreach (var charge in charges)
            await output.WriteLineAsync(charge.Said);
        if (charges.Any(charge => charge.WantsSomebody))
            return await SayAsync(output, texts.HandOverFirst);

        // An erasure says the words of what it changes anew: that must not be what somebody has changed past the program.
        var (_, faults) = await AuditLook.TakeTwiceAsync(() => scan.ScanAsync(), store, features, neighbours);
        if (faults.Count > 0)
            return await SayAsync(output, texts.Faults(faults.Count));
        return errand.IsDry ? await TellAsync(errand) : await DoAsync(errand, charges);
    }

    private async Task<ExitCode> TellAsync(Errand errand)
    {
        var stands = await BegunAsync(errand.Id);
        var person = await FoundPerson.FindAsync(scan.ScanAsync(), errand.Id, stands);
        var found = await LookAsync(errand.Id, person.Begin(stands).Traces(errand.Id));
        await SayRowsAsync(errand, found, person);
        await errand.Output.WriteLineAsync(found.Count == 0 ? errand.Texts.NothingKept : errand.Texts.Nothing);
        return ExitCode.Fine;
    }

    private async Task<ExitCode> DoAsync(Errand errand, IReadOnlyList<Charge> charges)
    {
        var (id, texts) = (errand.Id, errand.Texts);
        await handing.DoAsync(charges);
        var stands = await BegunAsync(id);
        var person = await FoundPerson.FindAsync(scan.ScanAsync(), id, stands);
        var begun = person.Begin(stands);
        var found = await LookAsync(id, begun.Traces(id));
        if (found.Count == 0 && stands is null)
        {
            await errand.Output.WriteLineAsync(texts.NothingKept);
            return ExitCode.Fine;
        }

        await store.UpsertAsync(TenantAudit.Partition, BegunErasure.RowOf(id), begun.ToColumns());
        await ForgetDeputyAsync(id, found);
        // Whoever has a token of theirs could go on posting in their name.
        if (signIn.IsOn && found.Any(trace => trace.Row.Key == Publisher.Row) && !await signIn.SignOutAsync(id, CancellationToken.None))
            return await SayAsync(errand.Output, texts.TokenStays);
        await SayRowsAsync(errand, found, person);
        var erased = new ErasedRows(0, 0, 0);
        for (var look = 0; found.Count > 0; look++, found = await LookAsync(id, begun.Traces(id)))
        {
            if (look == MostLooks)
                return await SayAsync(errand.Output, texts.StillWritten);
            foreach (var some in InOrder(found, id))
                erased += await erasure.EraseAsync(begun.Traces(id), some.Partition, some.Keys);
        }

        await erasure.EndAsync(id, begun, erased);
        await errand.Output.WriteLineAsync(texts.Erased(erased));
        return ExitCode.Fine;
    }

    // Others who named them as the one who stands in for them: whatever would have gone to a deputy goes to themselves again.
    private async Task ForgetDeputyAsync(string id, IEnumerable<Trace> found)
    {
        foreach (var other in found.Select(trace => trace.Row).Where(row => row.Key == ProfileStore.AddressOf(id).Row).Select(ProfileStore.Read).OfType<Profile>())
        {
            if (other.Deputy?.Is(id) == true && !other.Person.Is(id))
                await profiles.ChangeAsync(other.Person, now => now.Deputy?.Is(id) == true ? now with { Deputy = null } : now);
        }

        await own.FinishAsync(CancellationToken.None);
    }

    // What is due before what it is about, their own partition last, and in it their profile: with it goes the pseudonym's key.
    private static IEnumerable<(string Partition, IReadOnlyList<string> Keys)> InOrder(IReadOnlyList<Trace> found, string id)
    {
        var own = Person.PartitionOf(id);
        return found.Select(trace => trace.Row)
            .GroupBy(row => row.Partition, StringComparer.Ordinal)
            .OrderBy(of => of.Key == own ? 2 : of.Key.StartsWith("due-", StringComparison.Ordinal) ? 0 : 1)
            .Select(of => (of.Key, (IReadOnlyList<string>)[.. of.Select(row => row.Key).OrderBy(key => of.Key == own && key == ProfileStore.AddressOf(id).Row ? 1 : 0)]));
    }

    private async Task<IReadOnlyList<Trace>> LookAsync(string id, PersonTraces traces) => await scan.ScanAsync()
        .Where(row => row.Key != BegunErasure.RowOf(id)).Select(traces.In).OfType<Trace>().ToListAsync();

    private async Task<BegunErasure?> BegunAsync(string id) =>
        await store.FindAsync(TenantAudit.Partition, BegunErasure.RowOf(id)) is { } row ? BegunErasure.Read(row) : null;

    private static async Task SayRowsAsync(Errand errand, IReadOnlyList<Trace> found, FoundPerson person)
    {
        foreach (var of in found.GroupBy(trace => (trace.Row.Partition, Kind: RowKinds.Of(trace.Row), What: trace.GetType())))
            await errand.Output.WriteLineAsync(errand.Texts.Rows(of.Key.Partition, of.Key.Kind, [.. of]));
        if (person.Names.Where(name => name != Person.Unnamed(errand.Id).Name).ToList() is { Count: > 0 } names)
            await errand.Output.WriteLineAsync(errand.Texts.LookedForAs(names));
        foreach (var name in person.Shared)
            await errand.Output.WriteLineAsync(errand.Texts.NameShared(name));
        foreach (var name in person.Words)
            await errand.Output.WriteLineAsync(errand.Texts.NameIsAWord(name));
    }

    private static async Task<ExitCode> SayAsync(TextWriter output, string why)
    {
        await output.WriteLineAsync(why);
        return ExitCode.Wrong;
    }

    private sealed record Errand(string Id, Person? Successor, bool IsDry, PrivacyTexts Texts, TextWriter Output);
}
