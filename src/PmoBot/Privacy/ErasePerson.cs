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
    IMaintenanceScan scan, ITableStore store, Erasure erasure, ErasureTrail trail, Handing handing, KnownPeople known, ProfileStore profiles, PmoOptions pmo, ISignIn signIn,
    IEnumerable<IAuditedState> features, IEnumerable<IAuditedTogether> neighbours, OwnDeliveries own) : IVerb
{
    private const string DryRun = "dry-run";
    private const string DespiteFaults = "despite-faults";

    // What the bot writes of them meanwhile is found by the next look.
    private const int MostLooks = 5;

    public VerbName Name { get; } = new("erase-person", "OBJECT-ID")
    {
        Does = language => PrivacyTexts.For(language).DoesErase,
        Valued = [(VerbLine.SuccessorOption, "OBJECT-ID")],
        Flags = [DespiteFaults, DryRun],
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

        // An erasure says the words of what it changes anew: that must not hide what somebody has changed past the program.
        var (_, faults) = await AuditLook.TakeTwiceAsync(() => scan.ScanAsync(), store, features, neighbours);
        if (faults.Count > 0 && !line.Flags.Contains(DespiteFaults))
            return await SayAsync(output, texts.Faults(faults.Count));
        if (Shut(faults).Contains(TenantAudit.Partition, StringComparer.Ordinal))
            return await SayAsync(output, texts.TrailIsShut(Shut(faults)));
        return await EraseAsync(new Errand(id, successor, faults, line.Flags.Contains(DryRun), texts, output));
    }

    private async Task<ExitCode> EraseAsync(Errand errand)
    {
        var (texts, output) = (errand.Texts, errand.Output);
        var leaves = await known.FindAsync(errand.Id, CancellationToken.None) ?? Person.Unnamed(errand.Id);
        if (await ChargesAsync(errand, leaves) is not { } charges)
            return await SayAsync(output, texts.CannotBeRead(Unreadable(errand.Faults)));
        foreach (var charge in charges)
            await output.WriteLineAsync(charge.Said);
        if (charges.Any(charge => charge.WantsSomebody))
            return await SayAsync(output, texts.HandOverFirst);
        return errand.IsDry ? await TellAsync(errand) : await DoAsync(errand, charges);
    }

    // Null: they cannot be told. Whatever of them is in rows that cannot be read, nobody would answer for any more.
    private async Task<IReadOnlyList<Charge>?> ChargesAsync(Errand errand, Person leaves)
    {
        try
        {
            return await handing.ListAsync(new Succession(leaves, errand.Successor), errand.Texts.Language);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or TableStoreException) && Unreadable(errand.Faults).Any())
        {
            return null;
        }
    }

    // The bot cannot change anything there either.
    private static IEnumerable<string> Shut(IEnumerable<AuditFault> faults) =>
        faults.Where(fault => fault.Kind is FaultKind.HeadMissing or FaultKind.BeyondHead).Select(fault => fault.Chain);

    private static IEnumerable<string> Unreadable(IEnumerable<AuditFault> faults) =>
        faults.Where(fault => fault.Kind == FaultKind.StateUnreadable).Select(fault => $"{fault.Chain} {fault.Subject}");

    private async Task<ExitCode> TellAsync(Errand errand)
    {
        var stands = await trail.FindAsync(errand.Id);
        var person = await FoundPerson.FindAsync(scan.ScanAsync(), errand.Id, stands);
        var found = await LookAsync(errand.Id, person.Begin(stands).Traces(errand.Id));
        if (errand.Faults.Count > 0 && found.Count > 0)
            await errand.Output.WriteLineAsync(errand.Texts.FaultsNoted(errand.Faults.Count, true));
        await SayRowsAsync(errand, found, person);
        await errand.Output.WriteLineAsync(found.Count == 0 ? errand.Texts.NothingKept : errand.Texts.Nothing);
        return ExitCode.Fine;
    }

    private async Task<ExitCode> DoAsync(Errand errand, IReadOnlyList<Charge> charges)
    {
        var (id, texts) = (errand.Id, errand.Texts);
        var stands = await trail.FindAsync(id);
        var person = await FoundPerson.FindAsync(scan.ScanAsync(), id, stands);
        var begun = person.Begin(stands);
        var found = await LookAsync(id, begun.Traces(id));
        if (found.Count == 0 && stands is null)
        {
            await errand.Output.WriteLineAsync(texts.NothingKept);
            return ExitCode.Fine;
        }

        // Handing over says words anew as well.
        if (errand.Faults.Count > 0)
        {
            begun = begun with { Noted = ErasureTrail.InWords(errand.Faults, begun.Traces(id)) };
            await errand.Output.WriteLineAsync(texts.FaultsNoted(errand.Faults.Count, false));
        }

        await trail.BeginAsync(id, begun);
        try
        {
            await handing.DoAsync(charges);
        }
        catch (TableStoreException) when (Shut(errand.Faults).Any())
        {
            return await SayAsync(errand.Output, texts.TrailIsShut(Shut(errand.Faults)));
        }

        if (charges.Count > 0)
            found = await LookAsync(id, begun.Traces(id));
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

        await trail.EndAsync(id, begun, erased);
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

    private sealed record Errand(string Id, Person? Successor, IReadOnlyList<AuditFault> Faults, bool IsDry, PrivacyTexts Texts, TextWriter Output);
}
