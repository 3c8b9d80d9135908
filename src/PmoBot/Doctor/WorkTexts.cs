using System.Globalization;
using NodaTime;
using PmoBot.Conversation;

namespace PmoBot.Doctor;

internal sealed record WorkTexts
{
    private static readonly WorkTexts English = new()
    {
        NothingLate = "Deliveries: nothing is late",
        Late = (count, since) => ($"{(count == 1 ? "1 delivery is" : $"{count} deliveries are")} late, the first since {Shown(since)} UTC.", "Start the bot on this storage, or look into its log for what keeps it."),
        Failing = count => ($"{(count == 1 ? "1 delivery fails" : $"{count} deliveries fail")} again and again.", "What it is and why follows; the log says more (“Delivery … failed”). All of it goes on by itself once that is mended."),
        GivenUp = count => $"Deliveries: {(count == 1 ? "1 was" : $"{count} were")} given up (rows dead-… of tenant), the latest:",
        PmoMet = (met, all) => $"PMO: {met} of {all} in Pmo:Admins have met the bot",
        PmoUnmet = "PMO: nobody in Pmo:Admins has met the bot yet. Install the app for one of them, and write “help” to it",
        PeopleOff = "People: the names of who was asked in a round go after 30 days (Compliance:People)",
    };

    private static readonly WorkTexts French = new()
    {
        NothingLate = "Envois : aucun retard",
        Late = (count, since) => ($"{(count == 1 ? "1 envoi est" : $"{count} envois sont")} en retard, le premier depuis le {Shown(since)} UTC.", "Démarrez le bot sur ce stockage, ou cherchez dans son journal ce qui le retient."),
        Failing = count => ($"{(count == 1 ? "1 envoi échoue" : $"{count} envois échouent")} sans cesse.", "La suite dit quoi et pourquoi ; le journal en dit plus (« Delivery … failed »). Une fois la cause corrigée, tout repart sans intervention."),
        GivenUp = count => $"Envois : {(count == 1 ? "1 abandonné" : $"{count} abandonnés")} (lignes dead-… de tenant), les derniers :",
        PmoMet = (met, all) => $"PMO : {met} sur {all} de Pmo:Admins {(met <= 1 ? "a" : "ont")} rencontré le bot",
        PmoUnmet = "PMO : personne de Pmo:Admins n’a encore rencontré le bot. Installez l’application pour l’un d’eux, et écrivez-lui « aide »",
        PeopleOff = "Personnes : les noms de ceux qu’une campagne a sollicités disparaissent après 30 jours (Compliance:People)",
    };

    public required string NothingLate { get; init; }

    public required Func<int, Instant, (string What, string Remedy)> Late { get; init; }

    public required Func<int, (string What, string Remedy)> Failing { get; init; }

    public required Func<int, string> GivenUp { get; init; }

    public required Func<int, int, string> PmoMet { get; init; }

    public required string PmoUnmet { get; init; }

    public required string PeopleOff { get; init; }

    public static WorkTexts For(Language language) => language.In(English, French);

    private static string Shown(Instant at) => at.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
