using NodaTime;
using PmoBot.Conversation;

namespace PmoBot.Features.Settings;

internal sealed partial record SettingsTexts
{
    public required CommandHelp Help { get; init; }

    public required CommandHelp LanguageHelp { get; init; }

    public required CommandHelp MyDataHelp { get; init; }

    public required string Title { get; init; }

    public required string LanguageLabel { get; init; }

    public required string LanguageShort { get; init; }

    public required string LanguageUnknown { get; init; }

    public required string FollowTeams { get; init; }

    public required Func<string, string> FollowTeamsIn { get; init; }

    public required string ZoneLabel { get; init; }

    public required string ZoneShort { get; init; }

    public required string ZoneMeant { get; init; }

    public required string ZoneWhich { get; init; }

    public required Func<string, string> ZoneUnknown { get; init; }

    public required Func<string, LocalTime, string> ZoneNow { get; init; }

    public required string DeputyLabel { get; init; }

    public required string DeputyShort { get; init; }

    public required string Nobody { get; init; }

    public required string DeputyUnknown { get; init; }

    public required string DeputySelf { get; init; }

    public required string AbsentLabel { get; init; }

    public required string AbsentShort { get; init; }

    public required string AbsentHint { get; init; }

    public required string NotAbsent { get; init; }

    public required Func<LocalDate, string> Until { get; init; }

    /// <summary>Until then, because their automatic replies say so.</summary>
    public required Func<LocalDate, string> UntilByMailbox { get; init; }

    public required string AwayByMailbox { get; init; }

    public required string CloseMailbox { get; init; }

    public required string MailboxHint { get; init; }

    public required Func<string, string> ZoneOfMailbox { get; init; }

    public required string NotADay { get; init; }

    public required string DayIsPast { get; init; }

    public required string Save { get; init; }

    public required string Saved { get; init; }

    public required string LookAgain { get; init; }

    public required string WhichLanguage { get; init; }

    public required string LanguageSet { get; init; }

    public required string MyDataTitle { get; init; }

    public required string MyDataForYou { get; init; }

    public required string NotMeasured { get; init; }

    public required Func<IReadOnlyList<string>, string> Erasure { get; init; }

    public static SettingsTexts For(Language language) => language.In(English, French);

    public string Away(LocalDate until, bool byMailbox) => byMailbox ? UntilByMailbox(until) : Until(until);

    private static string Clock(LocalTime time) => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
