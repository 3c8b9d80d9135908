namespace PmoBot.EndToEnd.Harness;

/// <summary>What a person of one language types, presses and reads on the way from a new project to its history.</summary>
internal sealed record JourneyWords
{
    public static readonly JourneyWords English = new()
    {
        Tag = "en",
        SpeakIt = "language en",
        Spoken = "I answer you in English from now on.",
        NewProject = "project new",
        Name = "Name",
        Portfolio = "Portfolio",
        BaselineFinish = "Baseline finish",
        More = "More",
        Start = "Start",
        Create = "Create",
        CreatePortfolio = "Create the portfolio Digital",
        Created = "Project APOLLO created",
        Status = "status APOLLO",
        Green = "● Green: on track",
        Amber = "▲ Amber: off track, I can recover",
        News = "What is new?",
        ForecastFinish = "Forecast finish",
        Send = "Send",
        Sent = "Status sent",
        WhyAmber = "Amber: cause and plan",
        Cause = "Cause",
        Plan = "Plan",
        Kept = "Kept with the report",
        Prefilled = week => $"Prefilled from week {week}",
        NothingChanged = "Nothing changed",
        Carried = "carried forward",
        NotAThirdTime = "the last two reports said so already",
        TheQuestion = "Declared green, computed red",
        Reasons = "51 days past the baseline; tolerance is 12, half is 6",
        RecoveryPlan = "Recovery plan agreed",
        ReasonGiven = "Reason given: recovery plan agreed",
        History = "status history APOLLO",
        GreenDeclared = "● Green ↗",
        RedComputed = "computed ■ Red",
    };

    public static readonly JourneyWords French = new()
    {
        Tag = "fr",
        SpeakIt = "langue fr",
        Spoken = "Je vous réponds désormais en français.",
        NewProject = "projet nouveau",
        Name = "Nom",
        Portfolio = "Portefeuille",
        BaselineFinish = "Fin de référence",
        More = "Plus",
        Start = "Début",
        Create = "Créer",
        CreatePortfolio = "Créer le portefeuille Digital",
        Created = "Projet APOLLO créé",
        Status = "météo apollo",
        Green = "● Vert : conforme au plan",
        Amber = "▲ Orange : en écart, je peux redresser",
        News = "Quoi de neuf ?",
        ForecastFinish = "Fin prévue",
        Send = "Envoyer",
        Sent = "Météo envoyée",
        WhyAmber = "Orange : cause et plan",
        Cause = "Cause",
        Plan = "Plan",
        Kept = "Conservé avec le rapport",
        Prefilled = week => $"Repris de la semaine {week}",
        NothingChanged = "Sans changement",
        Carried = "reconduit",
        NotAThirdTime = "les deux derniers rapports le disaient déjà",
        TheQuestion = "Déclaré vert, calculé rouge",
        Reasons = "dépasse la référence de 51 jours ; la tolérance est de 12, la moitié de 6",
        RecoveryPlan = "Plan de redressement convenu",
        ReasonGiven = "Motif donné : plan de redressement convenu",
        History = "météo historique apollo",
        GreenDeclared = "● Vert ↗",
        RedComputed = "calculé ■ Rouge",
    };

    public required string Tag { get; init; }

    public required string SpeakIt { get; init; }

    public required string Spoken { get; init; }

    public required string NewProject { get; init; }

    public required string Name { get; init; }

    public required string Portfolio { get; init; }

    public required string BaselineFinish { get; init; }

    public required string More { get; init; }

    public required string Start { get; init; }

    public required string Create { get; init; }

    public required string CreatePortfolio { get; init; }

    public required string Created { get; init; }

    public required string Status { get; init; }

    public required string Green { get; init; }

    public required string Amber { get; init; }

    public required string News { get; init; }

    public required string ForecastFinish { get; init; }

    public required string Send { get; init; }

    public required string Sent { get; init; }

    public required string WhyAmber { get; init; }

    public required string Cause { get; init; }

    public required string Plan { get; init; }

    public required string Kept { get; init; }

    public required Func<int, string> Prefilled { get; init; }

    public required string NothingChanged { get; init; }

    public required string Carried { get; init; }

    public required string NotAThirdTime { get; init; }

    public required string TheQuestion { get; init; }

    public required string Reasons { get; init; }

    public required string RecoveryPlan { get; init; }

    public required string ReasonGiven { get; init; }

    public required string History { get; init; }

    public required string GreenDeclared { get; init; }

    public required string RedComputed { get; init; }

    public static JourneyWords In(string tag) => tag == French.Tag ? French : English;
}
