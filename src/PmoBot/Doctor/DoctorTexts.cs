using PmoBot.Conversation;

namespace PmoBot.Doctor;

/// <summary>What holds the findings together; what is said of each stands beside its check.</summary>
internal sealed record DoctorTexts
{
    private static readonly DoctorTexts English = new()
    {
        Does = "looks at settings, storage, clock, tokens, permissions and deliveries, and says what to do",
        Kind = kind => kind switch { FindingKind.Fine => "ok   ", FindingKind.Note => "note ", _ => "WRONG" },
        Sum = (wrong, notes) => $"{wrong} wrong, {notes} {(notes == 1 ? "note" : "notes")}",
        SettingsFine = "Settings: each can be read",
    };

    private static readonly DoctorTexts French = new()
    {
        Does = "examine réglages, stockage, horloge, jetons, autorisations et envois, et dit quoi faire",
        Kind = kind => kind switch { FindingKind.Fine => "ok    ", FindingKind.Note => "note  ", _ => "ERREUR" },
        Sum = (wrong, notes) => $"{wrong} {(wrong <= 1 ? "erreur" : "erreurs")}, {notes} {(notes <= 1 ? "note" : "notes")}",
        SettingsFine = "Réglages : tous lisibles",
    };

    public required string Does { get; init; }

    /// <summary>Each of the same length.</summary>
    public required Func<FindingKind, string> Kind { get; init; }

    /// <summary>How many are wrong, and how many notes.</summary>
    public required Func<int, int, string> Sum { get; init; }

    public required string SettingsFine { get; init; }

    public static DoctorTexts For(Language language) => language.In(English, French);
}
