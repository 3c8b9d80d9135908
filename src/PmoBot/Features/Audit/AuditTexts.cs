using NodaTime;
using PmoBot.Conversation;

namespace PmoBot.Features.Audit;

internal sealed record AuditTexts
{
    private static readonly AuditTexts English = new()
    {
        Language = Language.English,
        Help = new("audit [project]", "who did what on a project, the newest first"),
        TrailOf = project => project is null ? "Audit trail: roles, settings, refusals" : $"Audit trail of {project}",
        Count = entries => entries == 0 ? "Nothing has been written here yet." : entries == 1 ? "1 entry" : $"{entries} entries",
        Times = times => $"{times} times",
        Older = "Older",
        Erased = "(erased)",
        TimePattern = "d MMM uuuu HH:mm",
    };

    private static readonly AuditTexts French = new()
    {
        Language = Language.French,
        Help = new("audit [projet]", "qui a fait quoi sur un projet, le plus récent d’abord"),
        TrailOf = project => project is null ? "Piste d’audit : rôles, paramètres, refus" : $"Piste d’audit : {project}",
        Count = entries => entries == 0 ? "Rien n’y a encore été écrit." : entries == 1 ? "1 entrée" : $"{entries} entrées",
        Times = times => $"{times} fois",
        Older = "Plus anciennes",
        Erased = "(effacé)",
        TimePattern = "d MMM uuuu 'à' HH:mm",
    };

    public required Language Language { get; init; }

    public required CommandHelp Help { get; init; }

    public required Func<string?, string> TrailOf { get; init; }

    public required Func<long, string> Count { get; init; }

    public required Func<int, string> Times { get; init; }

    public required string Older { get; init; }

    public required string Erased { get; init; }

    public required string TimePattern { get; init; }

    public static AuditTexts For(Language language) => language.In(English, French);

    public string When(Instant at, DateTimeZone zone) => at.InZone(zone).ToString(TimePattern, Language.Culture());
}
