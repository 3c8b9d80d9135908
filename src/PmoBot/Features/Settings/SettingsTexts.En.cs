using PmoBot.Conversation;

namespace PmoBot.Features.Settings;

internal sealed partial record SettingsTexts
{
    private static readonly SettingsTexts English = new()
    {
        Help = new("settings", "your language, time zone, deputy and absence"),
        LanguageHelp = new("language en", "answers you in English; “langue fr” in French"),
        MyDataHelp = new("my data", "what is kept about you, why, and how long"),
        Title = "Settings",
        LanguageLabel = "Language",
        LanguageShort = "Language",
        LanguageUnknown = "English or French",
        FollowTeams = "As in Teams",
        FollowTeamsIn = zone => $"As in Teams: {zone}",
        ZoneLabel = "Time zone: your city, or a name such as Europe/Paris",
        ZoneShort = "Time zone",
        ZoneMeant = "Which one do you mean?",
        ZoneWhich = "Choose one, or write the city in another way",
        ZoneUnknown = typed => $"I know no place “{typed}”. Try a larger city nearby, the country, or a name such as Europe/Paris",
        ZoneNow = (zone, now) => $"{zone} (now {Clock(now)})",
        DeputyLabel = "Deputy while you are away",
        DeputyShort = "Deputy",
        Nobody = "Nobody",
        DeputyUnknown = "I do not know this person yet. Once they have written “help” to me, you can choose them",
        DeputySelf = "Somebody else than you",
        AbsentLabel = "Away until (last day)",
        AbsentShort = "Away",
        AbsentHint = "Meanwhile each project’s own deputy is asked for its report, and reads that you are away. Nobody is shown the day; it is erased the day after, and I never ask why.",
        NotAbsent = "No",
        Until = day => $"until {day.ToString("d MMM uuuu", Language.English.Culture())}",
        UntilByMailbox = day => $"until {day.ToString("d MMM uuuu", Language.English.Culture())}, by your automatic replies",
        AwayByMailbox = "By your automatic replies. What you say here counts instead.",
        CloseMailbox = "Do not read my automatic replies",
        MailboxHint = "Otherwise I look, on days on which I would ask you something or you are away, only at whether they are on and until when; never at what they say.",
        ZoneOfMailbox = zone => $"Your calendar says {zone}: write it here to take it",
        NotADay = "I cannot read this as a day",
        DayIsPast = "This day has passed",
        Save = "Save",
        Saved = "Settings saved",
        LookAgain = "Please look at the field marked below.",
        WhichLanguage = "English or French? Write “language en” or “langue fr”.",
        LanguageSet = "I answer you in English from now on.",
        MyDataTitle = "My data",
        MyDataForYou = "What I keep about you, for your eyes only.",
        NotMeasured = "Not kept: how fast you answer, how often you are reminded, any rate or rank. Projects are measured, persons are not.",
        Erasure = names => $"Absences, names in rounds, and what was sent to you long ago go by themselves, in their time. To have all of it in a file, or erased, ask {(names.Count > 0 ? string.Join(" or ", names.Take(3)) : "whoever runs this program in your organisation")}.",
    };
}
