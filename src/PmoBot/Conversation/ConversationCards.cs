using PmoBot.AdaptiveCards;

namespace PmoBot.Conversation;

internal static class ConversationCards
{
    /// <summary>Never silence: the closest commands, and help.</summary>
    public static AdaptiveCard NotUnderstood(IReadOnlyList<string> nearest, Language language)
    {
        var texts = ConversationTexts.For(language);
        return new AdaptiveCard
        {
            Lang = language.Tag(),
            Body = [CardParts.Paragraph(nearest.Count > 0 ? texts.DidYouMean : texts.NotUnderstood)],
            Actions = [.. nearest.Append(texts.HelpCommand).Distinct(StringComparer.Ordinal)
                .Select(command => CardParts.Button(command, TurnRouter.Run(command)))],
        };
    }

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
