using NodaTime;
using NodaTime.Text;
using PmoBot.Audit;
using PmoBot.Conversation;

namespace PmoBot.Features.Audit;

/// <summary>What `audit verify` says: a line a fault, then the count.</summary>
internal sealed record VerifyTexts
{
    private static readonly VerifyTexts English = new()
    {
        Does = "checks every audit trail, and names what is wrong",
        Entry = number => $"entry {number}",
        Entries = (first, last) => $"entries {first} to {last}",
        What = (fault, which) => fault.Kind switch
        {
            FaultKind.EntryChanged => $"{which} was changed after it was written",
            FaultKind.TextChanged => $"the text of {which} is not the one that was written",
            FaultKind.EntryDisplaced => $"{which} was written as entry {fault.Other}: entries were swapped or moved",
            FaultKind.EntryDetached => $"{which} does not follow the one before it",
            FaultKind.EntriesMissing => $"{which} missing",
            FaultKind.TailRemoved => $"{which} missing: removed from the end",
            FaultKind.BeyondHead => $"{which} unknown to the head of the chain",
            FaultKind.HeadChanged => $"the head of the chain is not {which}",
            FaultKind.HeadMissing => "the head of the chain is missing",
            FaultKind.Recomputed => $"{which} is not the one that was anchored on {Day(fault)}: the chain was recomputed",
            FaultKind.ChainMissing => "the whole chain is missing, and was anchored",
            FaultKind.NightChanged => $"the anchors of {Day(fault)} are not those of that night",
            FaultKind.StateWithoutEntry => $"{fault.Subject} has no entry",
            FaultKind.StateChanged => $"{fault.Subject} is not as {which} says",
            FaultKind.StateMissing => $"{fault.Subject} is missing, and stands in {which}",
            FaultKind.NotTheNewest => fault.Subject.Length == 0 ? "no report is shown, and there is one" : $"{fault.Subject} is shown as the newest report, which it is not",
            _ => $"{fault.Subject} cannot be read",
        },
        Night = (day, night) => night is null
            ? $"night of {Day(day)}: nothing was anchored"
            : $"night of {Day(day)}: {night.Chains} {(night.Chains == 1 ? "chain" : "chains")}, {night.Hash[..16]}",
        Count = (chains, entries, faults) => $"{chains} {(chains == 1 ? "chain" : "chains")}, {entries} {(entries == 1 ? "entry" : "entries")}, {faults} {(faults == 1 ? "fault" : "faults")}",
    };

    private static readonly VerifyTexts French = new()
    {
        Does = "vérifie toutes les pistes d’audit et nomme ce qui ne va pas",
        Entry = number => $"l’entrée {number}",
        Entries = (first, last) => $"les entrées {first} à {last}",
        What = (fault, which) => fault.Kind switch
        {
            FaultKind.EntryChanged => $"{which} a été modifiée après son écriture",
            FaultKind.TextChanged => $"le texte n’est plus celui qui a été écrit dans {which}",
            FaultKind.EntryDisplaced => $"{which} a été écrite comme entrée {fault.Other} : des entrées ont été échangées ou déplacées",
            FaultKind.EntryDetached => $"{which} ne suit pas la précédente",
            FaultKind.EntriesMissing => $"il manque {which}",
            FaultKind.TailRemoved => $"il manque {which} : la fin a été retirée",
            FaultKind.BeyondHead => $"la tête de la chaîne ne connaît pas {which}",
            FaultKind.HeadChanged => $"la tête de la chaîne n’est pas {which}",
            FaultKind.HeadMissing => "la tête de la chaîne manque",
            FaultKind.Recomputed => $"{which} n’est pas celle qui a été ancrée le {Day(fault)} : la chaîne a été recalculée",
            FaultKind.ChainMissing => "la chaîne entière manque, alors qu’elle a été ancrée",
            FaultKind.NightChanged => $"les ancres du {Day(fault)} ne sont pas celles de cette nuit-là",
            FaultKind.StateWithoutEntry => $"{fault.Subject} n’a pas d’entrée",
            FaultKind.StateChanged => $"{fault.Subject} n’est pas ce que dit {which}",
            FaultKind.StateMissing => $"{fault.Subject} manque, alors que {which} le dit présent",
            FaultKind.NotTheNewest => fault.Subject.Length == 0 ? "aucun rapport n’est montré, alors qu’il y en a un" : $"{fault.Subject} est montré comme le dernier rapport, ce qu’il n’est pas",
            _ => $"{fault.Subject} est illisible",
        },
        Night = (day, night) => night is null
            ? $"nuit du {Day(day)} : rien n’a été ancré"
            : $"nuit du {Day(day)} : {night.Chains} {(night.Chains <= 1 ? "chaîne" : "chaînes")}, {night.Hash[..16]}",
        Count = (chains, entries, faults) => $"{chains} {(chains <= 1 ? "chaîne" : "chaînes")}, {entries} {(entries <= 1 ? "entrée" : "entrées")}, {faults} {(faults <= 1 ? "défaut" : "défauts")}",
    };

    public required string Does { get; init; }

    public required Func<long, string> Entry { get; init; }

    public required Func<long, long, string> Entries { get; init; }

    public required Func<AuditFault, string, string> What { get; init; }

    /// <summary>As digests said it the day after.</summary>
    public required Func<LocalDate, AnchoredNight?, string> Night { get; init; }

    public required Func<int, int, int, string> Count { get; init; }

    public static VerifyTexts For(Language language) => language.In(English, French);

    /// <summary>The chain is named as it is stored, so that a script and a support call find it.</summary>
    public string Say(AuditFault fault)
    {
        var isRange = fault.Kind is FaultKind.EntriesMissing or FaultKind.TailRemoved or FaultKind.BeyondHead && fault.Other > fault.Sequence;
        return $"{fault.Chain}: {What(fault, isRange ? Entries(fault.Sequence, fault.Other) : Entry(fault.Sequence))}";
    }

    // As in the anchor's key, whatever the language.
    private static string Day(AuditFault fault) => Day(AuditAnchor.DayPattern.Parse(fault.Subject).Value);

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
