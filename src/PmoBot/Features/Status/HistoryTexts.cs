using NodaTime;
using PmoBot.Conversation;

namespace PmoBot.Features.Status;

/// <summary>The words of `status history` and of the comparison of two reports.</summary>
internal sealed record HistoryTexts
{
    public required Language Language { get; init; }

    public required CommandHelp Help { get; init; }
    public required Func<string, string> HistoryOf { get; init; }
    public required string Title { get; init; }
    public required Func<string, string> NoneYet { get; init; }
    public required string Trend { get; init; }
    public required string TrendAxis { get; init; }
    public required string Declared { get; init; }
    public required string Computed { get; init; }
    public required Func<string, string> ComputedAs { get; init; }
    public required Func<LocalDate, int?, string> FinishOn { get; init; }
    public required string Older { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    public required string Compare { get; init; }
    public required string ChooseTwo { get; init; }
    public required Func<Period, Period, string> Compared { get; init; }
    public required string NoDifference { get; init; }
    public required Func<string, string> Was { get; init; }
    public required Func<string, string> Now { get; init; }

    private static readonly HistoryTexts English = new()
    {
        Language = Language.English,
        Help = new("status history [project]", "shows how a project’s colour went, and what changed"),
        HistoryOf = project => $"Status history of {project}",
        Title = "Status history",
        NoneYet = project => $"{project} has no report yet. Write “status {project}” for the first one.",
        Trend = "Overall colour",
        TrendAxis = "1 green, 2 amber, 3 red",
        Declared = "Declared",
        Computed = "Computed",
        ComputedAs = colour => $"computed {colour}",
        FinishOn = (finish, slip) => $"finish {StatusTexts.For(Language.English).Day(finish)}{Slip(slip, "d", Language.English)}",
        Older = "Older",
        From = "From",
        To = "To",
        Compare = "Compare",
        ChooseTwo = "Please choose two different reports to compare.",
        Compared = (from, to) => $"From {StatusTexts.For(Language.English).ShortPeriod(from)} to {StatusTexts.For(Language.English).ShortPeriod(to)}",
        NoDifference = "The two reports say the same.",
        Was = text => $"Was: {text}",
        Now = text => $"Now: {text}",
    };

    private static readonly HistoryTexts French = new()
    {
        Language = Language.French,
        Help = new("météo historique [projet]", "montre l’évolution de la couleur d’un projet, et ce qui a changé"),
        HistoryOf = project => $"Historique {Languages.De(project)}",
        Title = "Historique de la météo",
        NoneYet = project => $"{project} n’a pas encore de rapport. Écrivez « météo {project} » pour le premier.",
        Trend = "Couleur globale",
        TrendAxis = "1 vert, 2 orange, 3 rouge",
        Declared = "Déclaré",
        Computed = "Calculé",
        ComputedAs = colour => $"calculé {colour}",
        FinishOn = (finish, slip) => $"fin {StatusTexts.For(Language.French).Day(finish)}{Slip(slip, "j", Language.French)}",
        Older = "Plus anciens",
        From = "De",
        To = "À",
        Compare = "Comparer",
        ChooseTwo = "Choisissez deux rapports différents à comparer.",
        Compared = (from, to) => $"{StatusTexts.For(Language.French).ShortPeriod(from)} → {StatusTexts.For(Language.French).ShortPeriod(to)}",
        NoDifference = "Les deux rapports disent la même chose.",
        Was = text => $"Avant : {text}",
        Now = text => $"Maintenant : {text}",
    };

    public static HistoryTexts For(Language language) => language.In(English, French);

    private static string Slip(int? days, string unit, Language language) =>
        days is null or 0 ? "" : $" ({days.Value.ToString("+0;−0", language.Culture())} {unit})";
}
