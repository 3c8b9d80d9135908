using PmoBot.Conversation;

namespace PmoBot.Features.Register;

internal sealed record ScaleTexts
{
    private static readonly ScaleTexts English = new()
    {
        Language = Language.English,
        Help = new("scale [portfolio]", "how a portfolio scores risks: limits, bands, reviews"),
        ScaleOf = portfolio => $"Risk scale of {portfolio}",
        WhichPortfolio = "Which portfolio’s scale?",
        OrByName = "Or write “scale” and the portfolio’s name.",
        LookAgain = "Please look at the fields marked below. Nothing you typed is lost.",
        ChangedMeanwhile = "Somebody has changed this scale since the form was opened. Each field says what stands now; save again to put yours in its place.",
        StandsNow = words => $"Now: {words}",
        ProbabilityTo = "Probability up to, in %: the first four of five steps",
        Midpoints = "Counted as, in %: each of the five steps",
        ImpactTo = "Impact up to, in % of the project’s tolerance: the first four steps",
        Bands = "Highest score that is low, and highest that is medium",
        ReviewDays = "Days until the next look: low, medium, high",
        More = "More",
        ProbabilityWords = "Your words for the five probabilities, a line each; empty: by their limits",
        ImpactWords = "Your words for the five impacts, a line each; empty: by their limits",
        Save = "Save",
        NotNumbers = (count, most) => $"{count} whole numbers from 1 to {most}, with blanks between them",
        NotRising = "Each number must be greater than the one before",
        HigherIsSooner = "What is higher is looked at as soon or sooner: low first, then medium, then high",
        MidpointOutside = "Each of them must lie within its step of probability",
        NotFiveLines = most => $"Five lines of at most {most} characters, or none",
        Saved = portfolio => $"The risk scale of {portfolio} is saved",
        FromNowOn = "It counts for what is scored from now on. What was scored keeps the scale that it was scored with.",
    };

    private static readonly ScaleTexts French = new()
    {
        Language = Language.French,
        Help = new("échelle [portefeuille]", "la façon dont un portefeuille évalue les risques : seuils, niveaux, revues"),
        ScaleOf = portfolio => $"Échelle de risque {Languages.De(portfolio)}",
        WhichPortfolio = "L’échelle de quel portefeuille ?",
        OrByName = "Ou écrivez « échelle » et le nom du portefeuille.",
        LookAgain = "Vérifiez les champs signalés ci-dessous. Rien de votre saisie n’est perdu.",
        ChangedMeanwhile = "Quelqu’un a changé cette échelle depuis l’ouverture du formulaire. Chaque champ dit ce qui vaut maintenant ; enregistrez à nouveau pour imposer la vôtre.",
        StandsNow = words => $"Maintenant : {words}",
        ProbabilityTo = "Probabilité jusqu’à, en % : les quatre premiers des cinq degrés",
        Midpoints = "Comptée pour, en % : chacun des cinq degrés",
        ImpactTo = "Impact jusqu’à, en % de la tolérance du projet : les quatre premiers degrés",
        Bands = "Score le plus haut qui soit faible, et le plus haut qui soit moyen",
        ReviewDays = "Jours jusqu’à la prochaine revue : faible, moyen, élevé",
        More = "Plus",
        ProbabilityWords = "Vos mots pour les cinq probabilités, une ligne chacune ; vide : par leurs seuils",
        ImpactWords = "Vos mots pour les cinq impacts, une ligne chacun ; vide : par leurs seuils",
        Save = "Enregistrer",
        NotNumbers = (count, most) => $"{count} nombres entiers de 1 à {most}, séparés par des espaces",
        NotRising = "Chaque nombre doit être supérieur au précédent",
        HigherIsSooner = "Ce qui est plus élevé se revoit aussi tôt ou plus tôt : faible d’abord, puis moyen, puis élevé",
        MidpointOutside = "Chacun doit se trouver dans son degré de probabilité",
        NotFiveLines = most => $"Cinq lignes de {most} caractères au plus, ou aucune",
        Saved = portfolio => $"L’échelle de risque {Languages.De(portfolio)} est enregistrée",
        FromNowOn = "Elle compte pour ce qui est évalué dès maintenant. Ce qui a été évalué garde l’échelle de son évaluation.",
    };

    public required Language Language { get; init; }

    public required CommandHelp Help { get; init; }

    public required Func<string, string> ScaleOf { get; init; }

    public required string WhichPortfolio { get; init; }

    public required string OrByName { get; init; }

    public required string LookAgain { get; init; }

    public required string ChangedMeanwhile { get; init; }

    public required Func<string, string> StandsNow { get; init; }

    public required string ProbabilityTo { get; init; }

    public required string Midpoints { get; init; }

    public required string ImpactTo { get; init; }

    public required string Bands { get; init; }

    public required string ReviewDays { get; init; }

    public required string More { get; init; }

    public required string ProbabilityWords { get; init; }

    public required string ImpactWords { get; init; }

    public required string Save { get; init; }

    public required Func<int, int, string> NotNumbers { get; init; }

    public required string NotRising { get; init; }

    public required string HigherIsSooner { get; init; }

    public required string MidpointOutside { get; init; }

    public required Func<int, string> NotFiveLines { get; init; }

    public required Func<string, string> Saved { get; init; }

    public required string FromNowOn { get; init; }

    public string Percent(decimal share) => share.ToString(Language.In("0%", "0 %"), Language.Culture());

    public static ScaleTexts For(Language language) => language.In(English, French);
}
