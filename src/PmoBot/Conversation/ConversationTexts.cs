namespace PmoBot.Conversation;

internal sealed record ConversationTexts
{
    private static readonly ConversationTexts English = new()
    {
        HelpCommand = "help",
        NotUnderstood = "I did not understand that. “help” lists what I can do here.",
        Suggested = names => names is [var only] ? $"Did you mean {only}?" : "Did you mean:",
        DidYouMean = "I did not understand that. Did you mean:",
        UnderstoodAs = command => $"Understood as “{command}”.",
        AnsweredBelow = "The answer is below.",
        SentToYou = "Sent to you in our personal chat.",
        OpensForYouAlone = "The form opens for you alone.",
        OpenForm = "Open",
        Busy = "Too many people changed this at the same moment. Nothing was saved, and what you typed is kept: please send it again.",
        Broken = id => $"Something broke on our side, and nothing is certain to be saved. What you typed is kept: please try again in a minute. If it happens again, tell your administrator this number: {id}",
        TooMuchTyped = "That is more text than a form can hold. Nothing was saved: please shorten it and send it again.",
        TooOften = "That is more than I can take from one person in a minute. Nothing was saved: please wait a little, then send it again.",
        TooBusy = "More is asked of me at the moment than I can take. Nothing was saved: please send it again in a minute.",
        CannotWriteToYou = "I could not write to you in a personal chat. Please add the app for yourself first, then ask again.",
        SignInDown = "The service that keeps sign-ins does not answer at the moment. Nothing was changed: please try again in a minute.",
        SignInCodeWrong = "This code is not right, or it is too old. You are not signed in: please ask to sign in again.",
    };

    private static readonly ConversationTexts French = new()
    {
        HelpCommand = "aide",
        NotUnderstood = "Je n’ai pas compris. « aide » liste ce que je sais faire ici.",
        Suggested = names => names is [var only] ? $"Vouliez-vous dire {only} ?" : "Vouliez-vous dire :",
        DidYouMean = "Je n’ai pas compris. Vouliez-vous dire :",
        UnderstoodAs = command => $"Compris comme « {command} ».",
        AnsweredBelow = "La réponse est ci-dessous.",
        SentToYou = "Envoyé dans notre conversation personnelle.",
        OpensForYouAlone = "Le formulaire s’ouvre pour vous seul.",
        OpenForm = "Ouvrir",
        Busy = "Trop de personnes ont modifié ceci au même moment. Rien n’a été enregistré, et votre saisie est conservée : envoyez-la de nouveau.",
        Broken = id => $"Une erreur est survenue de notre côté, et rien ne garantit l’enregistrement. Votre saisie est conservée : réessayez dans une minute. Si cela se reproduit, donnez ce numéro à votre administrateur : {id}",
        TooMuchTyped = "C’est plus de texte qu’un formulaire ne peut en contenir. Rien n’a été enregistré : raccourcissez-le et renvoyez-le.",
        TooOften = "C’est plus que je ne peux traiter en une minute pour une seule personne. Rien n’a été enregistré : patientez un peu, puis recommencez.",
        TooBusy = "Je reçois en ce moment plus de demandes que je ne peux en traiter. Rien n’a été enregistré : recommencez dans une minute.",
        CannotWriteToYou = "Je n’ai pas pu vous écrire en conversation personnelle. Ajoutez d’abord l’application pour vous-même, puis redemandez.",
        SignInDown = "Le service qui conserve les connexions ne répond pas pour le moment. Rien n’a été modifié : réessayez dans une minute.",
        SignInCodeWrong = "Ce code n’est pas le bon, ou il est trop ancien. Vous n’êtes pas connecté : redemandez à vous connecter.",
    };

    public required string HelpCommand { get; init; }

    public required string NotUnderstood { get; init; }

    public required string DidYouMean { get; init; }

    /// <summary>Behind the sentence that there is no such thing; the names stand on buttons.</summary>
    public required Func<IReadOnlyList<string>, string> Suggested { get; init; }

    public required Func<string, string> UnderstoodAs { get; init; }

    public required string AnsweredBelow { get; init; }

    public required string SentToYou { get; init; }

    public required string OpensForYouAlone { get; init; }

    public required string OpenForm { get; init; }

    public required string Busy { get; init; }

    public required Func<string, string> Broken { get; init; }

    public required string TooMuchTyped { get; init; }

    public required string TooOften { get; init; }

    public required string TooBusy { get; init; }

    public required string CannotWriteToYou { get; init; }

    public required string SignInDown { get; init; }

    public required string SignInCodeWrong { get; init; }

    public static ConversationTexts For(Language language) => language.In(English, French);
}
