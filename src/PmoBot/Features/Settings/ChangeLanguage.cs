using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Settings;

/// <summary>`language en`, `langue fr`: from now on, whatever the client says.</summary>
internal sealed class ChangeLanguage(ProfileStore profiles) : ICommand
{
    public CommandName Name { get; } = new(["language"], ["langue"])
    {
        Help = language => SettingsTexts.For(language).LanguageHelp,
        ActsAtOnce = true,
    };

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        if (Named(line.First) is not { } language)
            return new Reply.Text(SettingsTexts.For(turn.Language).WhichLanguage);

        return await profiles.ChangeAsync(turn.Person, known => known with { ChosenLanguage = language }) is Outcome<Profile>.Settled
            ? new Reply.Text(SettingsTexts.For(language).LanguageSet)
            : new Reply.Text(ConversationTexts.For(turn.Language).Busy);
    }

    private static Language? Named(string? typed) => typed is null ? null : FoldedText.Fold(typed) switch
    {
        "en" or "english" or "anglais" => Language.English,
        "fr" or "french" or "francais" => Language.French,
        _ => null,
    };
}
