using PmoBot.Conversation;

namespace PmoBot.Features.Digests;

internal sealed partial record PublisherTexts
{
    private static readonly PublisherTexts French = new()
    {
        Language = Language.French,
        Help = new("synthèse éditeur", "vous connecte pour publier des synthèses en votre nom, ou vous déconnecte"),
        Context = "Synthèses en votre nom",
        SignedIn = "Vous êtes connecté",
        Wanted = "Veuillez vous reconnecter",
        NotSignedIn = "Vous n’êtes pas connecté",
        Off = "Les synthèses sont publiées par le bot",
        Since = at => $"Depuis le {at.ToString("d MMM uuuu, HH:mm", Language.French.Culture())}.",
        WantedMeans = "Microsoft ne me laisse plus publier en votre nom : la connexion a expiré ou a été retirée. Rien n’est perdu : jusqu’à ce que vous vous reconnectiez, le bot publie lui-même vos synthèses.",
        Unsure = "Le service qui conserve les connexions ne répond pas pour le moment : voici le dernier état connu.",
        Meaning =
        [
            "Publié en votre nom : les synthèses dont vous êtes l’éditeur, chacune dans le canal pour lequel elle a été mise en place. Rien d’autre, et nulle part ailleurs.",
            "Dans le canal, elles figurent sous votre nom, avec la mention de cette application, et les réponses vous parviennent. Là où vous ne pouvez pas écrire, ou si vous n’êtes pas connecté, le bot publie la même synthèse sous son propre nom.",
            "Microsoft conserve la connexion, pas moi, et elle vaut aussi en votre absence. Vous pouvez y mettre fin ici à tout moment.",
        ],
        MeaningOff = ["Personne ne peut se connecter ici : aucune connexion n’a été mise en place pour cela. Toutes les synthèses sont publiées par le bot, sous son propre nom."],
        SignIn = "Se connecter",
        SignOut = "Se déconnecter",
        Asked = "Connectez-vous avec votre compte professionnel, afin que des synthèses puissent être publiées en votre nom.",
        KeptTitle = "Synthèses en votre nom",
        State = state => state switch
        {
            PublisherState.SignedIn => "Connecté",
            PublisherState.Wanted => "À reconnecter",
            PublisherState.Asked => "Connexion commencée",
            _ => "Déconnecté",
        },
        KeptNothing = "Aucune.",
        KeptWhy = "Pour que les synthèses dont vous êtes l’éditeur soient publiées en votre nom. Je garde si vous êtes connecté et depuis quand, pas la connexion elle-même : le service de jetons de Microsoft la garde jusqu’à ce que vous vous déconnectiez avec « synthèse éditeur ». Les synthèses que vous lisez, ou avez mises en place, vous nomment aussi, jusqu’à ce que le PMO le change.",
    };
}
