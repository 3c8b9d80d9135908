using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Digests;

internal sealed partial record DigestTexts
{
    private static readonly DigestTexts English = new()
    {
        Language = Language.English,
        Help = new("digest [portfolio or project] [week]", "digests: who reads which, preview, send now; or one that went out"),
        About = it => $"{English!.DigestOf(it.Name)} · {English!.PeriodOf(it)}{(it.Subject.Project is null ? $" · {it.Projects} {(it.Projects == 1 ? "project" : "projects")}" : "")}",
        Title = it => it.Projects == 0 && it.Subject.Project is null ? "No project belongs to it any more: was its programme renamed?" : Two(
            Count(it, DigestPart.Decisions) is > 0 and var wanted ? $"{wanted} {(wanted == 1 ? "decision" : "decisions")} wanted" : null,
            Count(it, DigestPart.Worse) is > 0 and var worse ? it.Subject.Project is null ? $"{worse} {(worse == 1 ? "project" : "projects")} got worse" : "worse than last time" : null,
            Count(it, DigestPart.Better) + Count(it, DigestPart.GoodNews) is > 0 and var better && it.Subject.Project is null && it.Audience == DigestAudience.Team ? $"{better} got better" : null,
            Count(it, DigestPart.Risks) is > 0 and var risks ? it.Subject.Project is null ? $"high threats changed in {risks} {(risks == 1 ? "project" : "projects")}" : "its high threats changed" : null,
            Count(it, DigestPart.News) is > 0 and var news ? $"{news} {(news == 1 ? "other change" : "other changes")}" : null)
            is { Length: > 0 } said ? said : it.Since is null ? "How it stands" : it.IsNothing ? "Nothing to report: nothing changed, nothing is wanted" : "Nothing got worse, nothing is wanted",
        Late = it => $"This digest is late: it should have gone out on {English!.Moment(it.DueAt!.Value, it.Zone)}.",
        CountOf = count => $"{count.Name.English}{(count.More is { } more and not 0 ? $" {more:+0;−0}" : "")}",
        Part = (block, it) => block.Part switch
        {
            DigestPart.Decisions => "Decisions wanted",
            DigestPart.Worse => English!.SinceThen("Got worse", it),
            DigestPart.Better => English!.SinceThen("Got better", it),
            DigestPart.News => English!.SinceThen("Changed", it),
            DigestPart.Standing => it.Subject.Project is not null ? "Today" : it.Since is null ? "Red or not updated" : "Red or not updated, as last time",
            DigestPart.Risks => English!.SinceThen("High threats", it),
            DigestPart.Overdue => "Overdue in the register",
            DigestPart.Exposure => "Exposure",
            DigestPart.GoodNews => "Good news",
            _ => "Coverage",
        },
        AndMore = count => $"and {count} more",
        AsOf = it => $"As of {English!.Moment(it.At, it.Zone)}.",
        ShownAgain = it => $"Shown again with: {English!.CommandOf(it)}",
        TheRest = it => $"The rest: {English!.SubjectCommand(it)}, in your chat with me",
        Anchor = anchor => $"Audit anchor: {Short(anchor)}",
        Night = night => $"all {night.Chains} chains on {night.Day.ToString("d MMM", English!.Culture)}: {night.Hash[..16]}",
        OpenBot = "Open PmoBot",
        OpenSubject = it => it.Subject.Project is null ? "Portfolio" : "Project",
        Approvals = "What waits for me",
        WaitsForYou = count => count == 1 ? "1 decision waits for you" : $"{count} decisions wait for you",
        PreviewOnly = "A preview: nobody else sees this.",
        PreviewSkipped = "A preview: nobody else sees this. As there is nothing to report, it would not go out.",
        SendNow = "Send now",
        OnItsWay = view => (Reached(view) switch { 0 => "It reaches nobody.", 1 => "On its way.", var many => $"On its way to {many} readers and channels." }) + (view.Without.Count > 0 ? $" {English!.GetsNothing(view.Without)}." : ""),
        NoEdition = name => $"No digest of {name} went out for that period.",
        DigestsOf = name => $"Digests of {name}",
        DigestOf = name => name.Length == 0 ? "Digest" : $"Digest of {name}",
        Digests = count => count == 1 ? "1 digest" : $"{count} digests",
        NoneYet = page => page.IsManaged
            ? $"Nobody reads a digest of this yet. “New” sends one to people; for a channel, mention me there with “{English!.CommandOf(page.Subject, page.Name)}”."
            : "Nothing has gone out yet.",
        EditionsBelow = "What went out last:",
        EditionOf = (it, named) => $"{(named && it.Subject.Programme is { } programme ? $"{programme}: " : "")}{(it.Audience == DigestAudience.Executive ? "Executives" : "Team")}, {English!.Moment(it.At, it.Zone)}",
        NewestOf = (shown, all) => $"{all} digests went out for that period. These are the newest {shown}:",
        New = "New",
        ForAudience = audience => audience == DigestAudience.Executive ? "For executives: ten lines" : "For the team: all that changed",
        WhichSubject = "Digest of what?",
        WhenFact = "When",
        When = view => view.Subscription.Schedule is DigestSchedule.OnDays days
            ? $"{string.Join(", ", days.Days.Select(English!.Day))} at {days.Time.ToString("HH:mm", English.Culture)} ({view.Zone.Id})"
            : "after each round",
        NextFact = "Next",
        Next = view => view.Subscription switch
        {
            { IsPaused: true } => "paused",
            { NextAt: { } at } => English!.Moment(at, view.Zone),
            _ => "–",
        },
        ChannelFact = "Channel",
        InChannel = channel => $"{(channel.Name.Length > 0 ? channel.Name : channel.Place.ConversationType == "channel" ? "a channel" : "a group chat")} ({English!.LanguageName(channel.Language)})",
        PeopleFact = "People",
        Readers = it => string.Join(" · ", it.Channels.Select(channel => English!.InChannel(channel)).Concat(it.People.Select(person => person.Name))),
        PostedByFact = "Posted by",
        PostedBy = it => it.Publisher is { } publisher ? $"{publisher.Name}, in channels" : "PmoBot",
        Trouble = (trouble, channel, publisher) => trouble switch
        {
            DigestTrouble.SignInWanted => $"{publisher ?? "The publisher"} has to sign in again (“digest publisher”). PmoBot posts meanwhile.",
            DigestTrouble.NotAllowed => $"{publisher ?? "The publisher"} may not post in {Named(channel)}: add them to the team, or choose another publisher. PmoBot posts meanwhile.",
            DigestTrouble.PublisherGone => $"{publisher ?? "The publisher"} does not run digests any more: choose another publisher. PmoBot posts meanwhile.",
            DigestTrouble.ChannelGone => $"{Named(channel)} cannot be posted to: it was deleted or archived, or PmoBot was taken out of its team. Restore it and add PmoBot again, or take the channel out of this digest.",
            _ => $"Microsoft refused a post in {Named(channel)}. Look in the channel whether the digest is there; if it is not, “Preview” and then “Send now” send it again.",
        },
        TroubleTitle = name => $"The digest of {name} needs you",
        HasTrouble = "a channel needs you",
        UnmadeTitle = name => $"The digest of {name} could not be made",
        Unmade = view => $"The edition due on {English!.Moment(view.Subscription.Unmade!.Value, view.Zone)} could not be made. PmoBot goes on trying: as soon as it can, it goes out, once.",
        UnmadeHelp = "“Preview” shows whether it can be made again. If this lasts, show this card to whoever runs PmoBot: its log says why, under the names below.",
        IsUnmade = "an edition could not be made",
        MadeAgain = view => view.Subscription.IsPaused ? $"The digest of {view.Name} is paused" : $"The digest of {view.Name} can be made again",
        WasUnmade = view => English!.Moment(view.Subscription.Unmade!.Value, view.Zone) is var due && view.Subscription.IsPaused
            ? $"The edition due on {due}, which could not be made, goes out no more."
            : $"What kept back the edition due on {due} is over.",
        ByBot = (count, publisher) => count == 1 ? $"PmoBot posts a digest in place of {publisher}" : $"PmoBot posts {count} digests in place of {publisher}",
        NotByBot = publisher => $"PmoBot posts no digest in place of {publisher} any more",
        SignedInAgain = "They have signed in again: from the next one on, digests stand in their name.",
        GetsNothing = people => people.Count == 1 ? $"{English!.Names(people)} may not read it any more and gets nothing" : $"{English!.Names(people)} may not read it any more and get nothing",
        WithoutRight = people => $"{English!.GetsNothing(people)}. Take them out (“Change”), or give them the reader role (“roles”).",
        WantsSignIn = "You are not signed in yet: until you are, PmoBot posts it itself.",
        SignIn = "Sign in",
        Guests = outsiders => outsiders switch
        {
            null => "Teams does not say who reads along here: check whether guests are among them.",
            { Count: 0 } => null,
            { Count: > 10 } => $"{outsiders.Count} people of other organisations read along here.",
            { Count: 1 } => $"Somebody of another organisation reads along here: {outsiders[0].Name.CutAt(40)}.",
            _ => $"People of other organisations read along here: {string.Join(", ", outsiders.Select(one => one.Name.CutAt(40)))}.",
        },
        Preview = "Preview",
        Change = "Change",
        Pause = "Pause",
        Resume = "Resume",
        End = "End",
        EndQuestion = "End this digest?",
        EndMeans = "Nobody gets it any more. What went out stays, and can be shown again.",
        EndSurely = "End it",
        Keep = "Keep it",
        Ended = name => $"Ended: nobody gets this digest of {name} any more.",
        Gone = "This digest does not exist any more.",
        Open = "Open",
        PostedHere = "Posted here, for everybody who reads along",
        ForChannels = "For channels and people; a channel’s language is changed in the channel",
        ReadInChat = "For people, each in their own chat and language",
        AudienceLabel = "For whom",
        AudienceChoice = audience => English!.ForAudience(audience),
        WhenLabel = "When",
        AfterRound = at => $"After each round (next: {at.ToString("ddd d MMM, HH:mm", English!.Culture)})",
        OnDays = "On days of the week: choose them under “More”",
        LanguageLabel = "Language",
        LanguageName = language => language == Language.English ? "English" : "French",
        PeopleLabel = "Who reads it",
        More = "More",
        DaysLabel = "Days",
        TimeLabel = "Time",
        ZoneHint = "Leave empty for the portfolio’s",
        ChannelsLabel = "Channels (untick to take one out)",
        PosterLabel = "Posted to channels by",
        PosterChoice = (poster, publisher) => poster switch
        {
            DigestDraft.ByMe => "me, in my name",
            DigestDraft.ByOther => publisher ?? "whoever it was",
            _ => "PmoBot",
        },
        SkipsLabel = "Send nothing when there is nothing to report",
        Save = "Save",
        Saved = "Saved",
        LookAgain = "Please look at the fields marked below. Nothing you typed is lost.",
        EndedMeanwhile = "Somebody ended this digest meanwhile. What you typed is kept: send it again to begin it anew.",
        SentAlready = "This was sent already. A new preview sends it again.",
        AndOthers = names => $"Or typed by name: {string.Join(", ", names)}",
        ChangedMeanwhile = "Somebody changed this digest meanwhile. What you typed is kept: send it again to replace what they saved.",
        DaysMissing = "Choose at least one day",
        TimeMissing = "Say when, for example 08:30",
        NotATime = typed => $"“{typed}” is not a time: write one such as 08:30",
        MayNotRead = names => $"May not read it yet: {string.Join(", ", names)}. Give them the reader role first (“roles”).",
        PersonUnknown = "Somebody who was chosen is not known any more: choose again",
        TooMany = most => $"At most {most}",
        NobodyReads = command => $"Choose who reads it; for a channel, mention me there with “{command}”",
    };

    private string SinceThen(string what, DigestEdition edition) =>
        edition.Since is { } since ? $"{what} {Language.In("since", "depuis le")} {since.InZone(edition.Zone).ToString("ddd d MMM", Culture)}" : what;

    private static string Named(string channel) => channel.Length > 0 ? $"“{channel}”" : "the channel";
}
