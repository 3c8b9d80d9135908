using PmoBot.Conversation;

namespace PmoBot.Privacy;

internal sealed partial record PrivacyTexts
{
    private static readonly PrivacyTexts English = new()
    {
        Language = Language.English,
        DoesExport = "writes everything that is kept about a person",
        DoesErase = "takes a person out of everything that is kept",
        DoesHandOver = "gives what somebody leads, owns, decides and reads to somebody else",
        NoIds = "People are named by their Entra object id, such as 6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01, and a successor is somebody else.",
        NotKnown = id => $"{id} is not known here: they write a word to the bot first, or are named on a project.",
        IsErased = id => $"{id} is being erased: name somebody else.",
        RoleStays = grant => $"role {grant.Role} ({ScopeOf(grant)}): not handed over; a PMO grants it with “roles”",
        HandedOver = (count, isDry) => isDry ? $"{Things(count)} would be handed over. Nothing was." : $"{Things(count)} handed over",
        IsAdmin = "They are the PMO by Pmo:Admins: take their id out there first. Nothing was erased.",
        HandOverFirst = "Nothing was erased. Hand over first what nobody else has: “handover … --to …”, or type this again with --successor.",
        Faults = count => $"Nothing was erased: audit verify finds {Faulty(count)}. Look into that first, for an erasure says anew the words of what it changes. If it cannot be mended, type this again with --despite-faults: the tenant’s trail then says first what was found.",
        FaultsNoted = (count, isDry) => isDry ? $"The tenant’s trail would say first that audit verify finds {Faulty(count)}." : $"The tenant’s trail says that audit verify found {Faulty(count)}.",
        TrailIsShut = chains => $"Nothing was erased: nothing can be said in the trail of {string.Join(", ", chains)}, whose head is missing or does not know of entries behind it. Put the head back first, from a backup or as the last entry has it, and type this again.",
        CannotBeRead = rows => $"Nothing was erased: what this person answers for cannot be told as long as these cannot be read: {string.Join(", ", rows)}. Put them back from a backup, or take them out of the storage and keep them elsewhere.",
        NothingKept = "Nothing is kept about this person.",
        Nothing = "Nothing was erased.",
        TokenStays = "The sign-in service did not end their sign-in. Type it again: it goes on where it stopped.",
        StillWritten = "The bot goes on writing about them: look whether they still use it, and type it again.",
        LookedForAs = names => $"in texts: found as {string.Join(", ", names.Select(name => $"“{name}”"))}",
        NameIsAWord = name => $"“{name}” is a single word: in texts it stays, since it may mean something else",
        NameShared = name => $"“{name}” is somebody else’s name too: in texts it stays, since nobody can tell who is meant",
        Erased = rows => $"{Count(rows.Removed)} removed, {rows.Replaced} say “someone who left”, {(rows.Texts == 1 ? "1 text" : $"{rows.Texts} texts")} of the trail removed",
        Rows = (partition, kind, traces) => traces[0] switch
        {
            Trace.Theirs => $"{partition}: {kind.English} · {Count(traces.Count)} removed",
            Trace.Words => $"{partition}: {kind.English} · the text of {(traces.Count == 1 ? "1 entry" : $"{traces.Count} entries")} removed",
            _ => $"{partition}: {kind.English} · {Count(traces.Count)}, “someone who left” in {PlacesOf(traces)}",
        },
        CannotWrite = (path, why) => $"{path} cannot be written: {why}",
        Exported = (rows, path) => $"{Count(rows)} in {path}",
        About = "about",
        Note = "note",
        ExportNote = "Rows of this person’s own are whole. Of others it is said where the person is named, as what and when; what they hold of other people is left out. Entries of the trail stand under a pseudonym.",
        Why = "kept for",
        HowLong = "how long",
        Kept = "kept",
        Where = "where",
        As = "named as",
        Did = "who did it",
        IsNamed = "named in its text",
        InKey = "whom it is about",
    };

    private static string Faulty(int count) => count == 1 ? "1 fault" : $"{count} faults";

    private static string Things(int count) => count == 1 ? "1 thing" : $"{count} things";

    private static string Count(int rows) => rows == 1 ? "1 row" : $"{rows} rows";
}
