using PmoBot.AdaptiveCards;

namespace PmoBot.Conversation;

/// <param name="Line">All that was typed, with the command that may have been meant.</param>
internal sealed record Offered(string Title, string Line);

internal static class ConversationCards
{
    private const int MostSuggestions = 5;

    /// <summary>Never silence: the closest commands, and help.</summary>
    public static AdaptiveCard NotUnderstood(IReadOnlyList<Offered> nearest, Language language)
    {
        var texts = ConversationTexts.For(language);
        return new AdaptiveCard
        {
            Lang = language.Tag(),
            Body = [CardParts.Paragraph(nearest.Count > 0 ? texts.DidYouMean : texts.NotUnderstood)],
            Actions = [.. nearest.Append(new Offered(texts.HelpCommand, texts.HelpCommand)).Distinct()
                .Select(command => CardParts.Button(command.Title, TurnRouter.Run(command.Line)))],
        };
    }

    public static AdaptiveCard DidYouMean(string question, IReadOnlyList<Suggestion> suggestions, Language language) => new()
    {
        Lang = language.Tag(),
        Body = [CardParts.Paragraph(question)],
        Actions = [.. suggestions.Take(MostSuggestions).Select(suggestion => CardParts.Button(suggestion.Words, suggestion.Address))],
    };

    /// <summary>What stands in a shared conversation in place of a form.</summary>
    public static AdaptiveCard OpenForm(string title, CardAddress open, Language language)
    {
        var texts = ConversationTexts.For(language);
        return new AdaptiveCard
        {
            Lang = language.Tag(),
            Body = [CardParts.Title(title), CardParts.Context(texts.OpensForYouAlone)],
            Actions = [CardParts.MainButton(texts.OpenForm, open)],
        };
    }
}
