namespace PmoBot.Tests.WholeProgram;

/// <summary>
/// Who may do what, and where: the promise, written by hand. A command or a verb without a row here fails a convention
/// test. A row is words, or a button's verb in brackets with its fields; of the fields, `#` stands for the number of the
/// turn, `@` for whoever asks, `$1` for the first person here, `$base` for what an open form was filled from, `_` for a blank, `$fresh` for a person without a role, `$held` for a reader of Digital, `$admin` for the
/// PMO of the configuration, `a|b` for another one in
/// each place and `a~b` for another one with each turn.
/// </summary>
internal static class WhoMayTable
{
    /// <summary>A letter a person, in this order; the first five are named on APOLLO, nobody of them on HERMES.</summary>
    public static readonly string[] People =
    [
        "Paula Manager", "Denis Deputy", "Mona Member", "Sven Sponsor", "Aline Approver",
        "Olga Office, PMO of the configuration", "Diego Digital, PMO of the portfolio", "Lena Logistics, PMO of another portfolio",
        "Anna Analyst, for all", "Rita Reader, of the portfolio", "Gus Guest, without a role", "Xenia Stranger",
    ];

    /// <summary>
    /// w: done, and written down; s: shown here; p: sent to the person's own chat; x: refused, and only the trail of
    /// refusals says so; -: answered in words, for there is nothing to do.
    /// </summary>
    public const string Table = """
        what                                                                                         | chat         | linked       | channel      | group
        help                                                                                         | ssssssssssss | ssssssssssss | ssssssssssss | ssssssssssss
        [conversation.run] line=help                                                                 | ssssssssssss | ssssssssssss | ssssssssssss | ssssssssssss
        [made.up] project=APOLLO                                                                     | xxxxxxxxxxxx | xxxxxxxxxxxx | xxxxxxxxxxxx | xxxxxxxxxxxx
        settings                                                                                     | ssssssssssss | ssssssssssss | ssssssssssss | ssssssssssss
        [settings.save] language=en zone=Lyon|Europe/London                                          | wwwwwwwwwwww | wwwwwwwwwwww | wwwwwwwwwwww | wwwwwwwwwwww
        language fr|en                                                                               | wwwwwwwwwwww | wwwwwwwwwwww | wwwwwwwwwwww | wwwwwwwwwwww
        status                                                                                       | ss---------- | wwxxxwwxxxxx | ww---------- | ww----------
        status APOLLO                                                                                | ssxxxssxxxxx | wwxxxwwxxxxx | wwxxxwwxxxxx | wwxxxwwxxxxx
        status HERMES                                                                                | xxxxxsxsxxxx | xxxxxwxwxxxx | xxxxxwxwxxxx | xxxxxwxwxxxx
        [status.open] project=APOLLO                                                                 | ssxxxssxxxxx | ssxxxssxxxxx | ssxxxssxxxxx | ssxxxssxxxxx
        [status.open] project=HERMES                                                                 | xxxxxsxsxxxx | xxxxxsxsxxxx | xxxxxsxsxxxx | xxxxxsxsxxxx
        [status.submit] draft=d# project=APOLLO overall=red news=Slips                               | wwxxxwwxxxxx | wwxxxwwxxxxx | wwxxxwwxxxxx | wwxxxwwxxxxx
        [status.submit] draft=d# project=HERMES overall=red news=Slips                               | xxxxxwxwxxxx | xxxxxwxwxxxx | xxxxxwxwxxxx | xxxxxwxwxxxx
        projects                                                                                     | ssssssssss-- | pppppppppppp | pppppppppppp | pppppppppppp
        [projects.page]                                                                              | ssssssssss-- | pppppppppppp | pppppppppppp | pppppppppppp
        project APOLLO                                                                               | sssssssxssxx | ssssssssssss | pppppppxppxx | pppppppxppxx
        project HERMES                                                                               | xxxxxsxssxxx | xxxxxpxppxxx | xxxxxpxppxxx | xxxxxpxppxxx
        project new                                                                                  | xxxxxsssxxxx | xxxxxsssxxxx | xxxxxsssxxxx | xxxxxsssxxxx
        [projects.create] code=NEW-# name=N portfolio=Digital manager=@                              | xxxxxwwxxxxx | xxxxxwwxxxxx | xxxxxwwxxxxx | xxxxxwwxxxxx
        [projects.create] code=NEW-# name=N portfolio=P# manager=@ beginPortfolio=true               | xxxxxwxxxxxx | xxxxxwxxxxxx | xxxxxwxxxxxx | xxxxxwxxxxxx
        link APOLLO                                                                                  | xxxxx---xxxx | xxxxxssxxxxx | xxxxxwwxxxxx | xxxxxwwxxxxx
        link HERMES                                                                                  | xxxxx---xxxx | xxxxxwx-xxxx | xxxxxwxwxxxx | xxxxxwxwxxxx
        lire APOLLO                                                                                  | ssssssssssss | ssssssssssss | ssssssssssss | ssssssssssss
        unlink APOLLO                                                                                | xxxxx---xxxx | xxxxxww-xxxx | xxxxx---xxxx | xxxxx---xxxx
        audit                                                                                        | xxxxxsxxxxxx | xxxxxppxxxxx | xxxxxpxxxxxx | xxxxxpxxxxxx
        audit APOLLO                                                                                 | xxxxxssxxxxx | xxxxxppxxxxx | xxxxxppxxxxx | xxxxxppxxxxx
        audit HERMES                                                                                 | xxxxxsxsxxxx | xxxxxpxpxxxx | xxxxxpxpxxxx | xxxxxpxpxxxx
        [audit.page]                                                                                 | xxxxxsxxxxxx | xxxxxpxxxxxx | xxxxxpxxxxxx | xxxxxpxxxxxx
        [audit.page] project=APOLLO                                                                  | xxxxxssxxxxx | xxxxxppxxxxx | xxxxxppxxxxx | xxxxxppxxxxx
        [audit.page] project=HERMES before=99                                                        | xxxxxsxsxxxx | xxxxxpxpxxxx | xxxxxpxpxxxx | xxxxxpxpxxxx
        roles                                                                                        | xxxxxssssxxx | xxxxxppppxxx | xxxxxppppxxx | xxxxxppppxxx
        [roles.page]                                                                                 | xxxxxssssxxx | xxxxxppppxxx | xxxxxppppxxx | xxxxxppppxxx
        [roles.open]                                                                                 | xxxxxsssxxxx | xxxxxsssxxxx | xxxxxsssxxxx | xxxxxsssxxxx
        [roles.grant] person=$fresh role=Reader scope=digital                                        | xxxxxwwxxxxx | xxxxxwwxxxxx | xxxxxwwxxxxx | xxxxxwwxxxxx
        [roles.grant] person=$fresh role=Pmo scope=logistics                                         | xxxxxwxwxxxx | xxxxxwxwxxxx | xxxxxwxwxxxx | xxxxxwxwxxxx
        [roles.grant] person=$fresh role=Pmo scope=*                                                 | xxxxxwxxxxxx | xxxxxwxxxxxx | xxxxxwxxxxxx | xxxxxwxxxxxx
        [roles.withdraw] person=$held role=Reader scope=digital                                      | xxxxxwwxxxxx | xxxxxwwxxxxx | xxxxxwwxxxxx | xxxxxwwxxxxx
        [roles.withdraw] person=$admin role=Pmo scope=*                                              | xxxxxxxxxxxx | xxxxxxxxxxxx | xxxxxxxxxxxx | xxxxxxxxxxxx
        portfolio                                                                                    | xxxxxsssssxx | xxxxxpppppxx | xxxxxpppppxx | xxxxxpppppxx
        portfolio Digital                                                                            | xxxxxssxssxx | xxxxxppxppxx | xxxxxppxppxx | xxxxxppxppxx
        portfolio Logistics                                                                          | xxxxxsxssxxx | xxxxxpxppxxx | xxxxxpxppxxx | xxxxxpxppxxx
        portfolio Digital settings                                                                   | xxxxxssxxxxx | xxxxxssxxxxx | xxxxxssxxxxx | xxxxxssxxxxx
        portfolio Logistics settings                                                                 | xxxxxsxsxxxx | xxxxxsxsxxxx | xxxxxsxsxxxx | xxxxxsxsxxxx
        [portfolio.save] portfolio=Digital base=$base workingDays=Monday unit=CHF~EUR                | xxxxxwwxxxxx | xxxxxwwxxxxx | xxxxxwwxxxxx | xxxxxwwxxxxx
        [portfolio.save] portfolio=Logistics base=$base workingDays=Monday unit=CHF~EUR              | xxxxxwxwxxxx | xxxxxwxwxxxx | xxxxxwxwxxxx | xxxxxwxwxxxx
        audit portfolio Digital                                                                      | xxxxxssxxxxx | xxxxxppxxxxx | xxxxxppxxxxx | xxxxxppxxxxx
        [audit.page] portfolio=Logistics                                                             | xxxxxsxsxxxx | xxxxxpxpxxxx | xxxxxpxpxxxx | xxxxxpxpxxxx
        start                                                                                        | xxxxxsssxxxx | xxxxxpppxxxx | xxxxxpppxxxx | xxxxxpppxxxx
        start message                                                                                | xxxxx---xxxx | xxxxxpppxxxx | xxxxxpppxxxx | xxxxxpppxxxx
        my data                                                                                      | ssssssssssss | pppppppppppp | pppppppppppp | pppppppppppp
        project APOLLO edit                                                                          | ssxxxssxxxxx | ssxxxssxxxxx | ssxxxssxxxxx | ssxxxssxxxxx
        project HERMES edit                                                                          | xxxxxsxsxxxx | xxxxxsxsxxxx | xxxxxsxsxxxx | xxxxxsxsxxxx
        project APOLLO agree                                                                         | xxxxxssxxxxx | xxxxxssxxxxx | xxxxxssxxxxx | xxxxxssxxxxx
        project APOLLO people                                                                        | xxxxxssxxxxx | xxxxxssxxxxx | xxxxxssxxxxx | xxxxxssxxxxx
        project APOLLO escalation                                                                    | xxxxxssxxxxx | xxxxxssxxxxx | xxxxxssxxxxx | xxxxxssxxxxx
        project APOLLO history                                                                       | sssssssxssxx | pppppppxppxx | pppppppxppxx | pppppppxppxx
        project HERMES history                                                                       | xxxxxsxssxxx | xxxxxpxppxxx | xxxxxpxppxxx | xxxxxpxppxxx
        [projects.import] file=gone                                                                  | xxxxx---xxxx | xxxxx---xxxx | xxxxx---xxxx | xxxxx---xxxx
        [projects.edit] project=APOLLO base=$base name=Payments_relaunch_#                           | wwxxxwwxxxxx | wwxxxwwxxxxx | wwxxxwwxxxxx | wwxxxwwxxxxx
        [projects.edit] project=HERMES base=$base name=Parcel_tracking_#                             | xxxxxwxwxxxx | xxxxxwxwxxxx | xxxxxwxwxxxx | xxxxxwxwxxxx
        [projects.agree] project=APOLLO base=$base portfolio=Digital programme=One#                  | xxxxxwwxxxxx | xxxxxwwxxxxx | xxxxxwwxxxxx | xxxxxwwxxxxx
        [projects.people] project=APOLLO base=$base manager=$1 deputy=$2 sponsor=$4 members=$3,$4~$3 | xxxxxwwxxxxx | xxxxxwwxxxxx | xxxxxwwxxxxx | xxxxxwwxxxxx
        [projects.path] project=APOLLO base=$base approvers1=$5,$4~$5                                | xxxxxwwxxxxx | xxxxxwwxxxxx | xxxxxwwxxxxx | xxxxxwwxxxxx
        [projects.history] project=APOLLO                                                            | sssssssxssxx | pppppppxppxx | pppppppxppxx | pppppppxppxx
        [projects.history] project=HERMES                                                            | xxxxxsxssxxx | xxxxxpxppxxx | xxxxxpxppxxx | xxxxxpxppxxx
        status history                                                                               | ss---ss----- | sssssssxssxx | pp---pp----- | pp---pp-----
        status APOLLO history                                                                        | sssssssxssxx | sssssssxssxx | pppppppxppxx | pppppppxppxx
        status HERMES history                                                                        | xxxxxsxssxxx | xxxxxpxppxxx | xxxxxpxppxxx | xxxxxpxppxxx
        [status.history] project=APOLLO                                                              | sssssssxssxx | sssssssxssxx | pppppppxppxx | pppppppxppxx
        [status.history] project=HERMES                                                              | xxxxxsxssxxx | xxxxxpxppxxx | xxxxxpxppxxx | xxxxxpxppxxx
        [status.compare] project=APOLLO                                                              | -------x--xx | -------x--xx | pppppppxppxx | pppppppxppxx
        [status.compare] project=HERMES                                                              | xxxxx-x--xxx | xxxxxpxppxxx | xxxxxpxppxxx | xxxxxpxppxxx
        [status.why] project=APOLLO                                                                  | --xxx--xxxxx | --xxx--xxxxx | ppxxxppxxxxx | ppxxxppxxxxx
        [status.why] project=HERMES                                                                  | xxxxx-x-xxxx | xxxxxpxpxxxx | xxxxxpxpxxxx | xxxxxpxpxxxx
        [status.explain] draft=e# project=APOLLO cause=C plan=P                                      | --xxx--xxxxx | --xxx--xxxxx | --xxx--xxxxx | --xxx--xxxxx
        [status.explain] draft=e# project=HERMES cause=C plan=P                                      | xxxxx-x-xxxx | xxxxx-x-xxxx | xxxxx-x-xxxx | xxxxx-x-xxxx
        [status.unchanged] draft=u# project=APOLLO                                                   | ssxxxssxxxxx | ssxxxssxxxxx | ssxxxssxxxxx | ssxxxssxxxxx
        [status.unchanged] draft=u# project=HERMES                                                   | xxxxxsxsxxxx | xxxxxsxsxxxx | xxxxxsxsxxxx | xxxxxsxsxxxx
        [status.undo] project=APOLLO period=20260105-w version=1                                     | -------x--xx | -------x--xx | pppppppxppxx | pppppppxppxx
        [status.undo] project=HERMES period=20260105-w version=1                                     | xxxxx-x--xxx | xxxxxpxppxxx | xxxxxpxppxxx | xxxxxpxppxxx
        """;

    public static IReadOnlyList<string[]> Rows { get; } =
        [.. Table.Split('\n').Select(line => Array.ConvertAll(line.Split(" | "), cell => cell.Trim()))];

    /// <summary>The words and verbs of the rows.</summary>
    public static IEnumerable<string> What => Rows.Skip(1).Select(row => row[0]);
}
