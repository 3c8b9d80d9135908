namespace PmoBot.Tests.WholeProgram;

/// <summary>
/// Who may do what, and where: the promise, written by hand. A command or a verb without a row here fails a convention
/// test. A row is words, or a button's verb in brackets with its fields; of the fields, `#` stands for the number of the
/// turn, `@` for whoever asks, `$fresh` for a person without a role, `$held` for a reader of Digital, `$admin` for the
/// PMO of the configuration, and `a|b` for now the one and now the other.
/// </summary>
internal static class WhoMayTable
{
    /// <summary>A letter a person, in this order; the first five are named on APOLLO, nobody of them on HERMES.</summary>
    public static readonly string[] People =
    [
        "Paula Manager", "Denis Deputy", "Mona Member", "Sven Sponsor",
        "Olga Office, PMO of the configuration", "Diego Digital, PMO of the portfolio", "Lena Logistics, PMO of another portfolio",
        "Anna Analyst, for all", "Rita Reader, of the portfolio", "Gus Guest, without a role", "Xenia Stranger",
    ];

    /// <summary>
    /// w: done, and written down; s: shown here; p: sent to the person's own chat; x: refused, and only the trail of
    /// refusals says so; -: answered in words, for there is nothing to do.
    /// </summary>
    public const string Table = """
        what                                                              | chat        | linked      | channel     | group
        help                                                              | sssssssssss | sssssssssss | sssssssssss | sssssssssss
        [conversation.run] line=help                                      | sssssssssss | sssssssssss | sssssssssss | sssssssssss
        [made.up] project=APOLLO                                          | xxxxxxxxxxx | xxxxxxxxxxx | xxxxxxxxxxx | xxxxxxxxxxx
        settings                                                          | sssssssssss | sssssssssss | sssssssssss | sssssssssss
        [settings.save] language=en zone=Europe/Paris|Europe/London       | wwwwwwwwwww | wwwwwwwwwww | wwwwwwwwwww | wwwwwwwwwww
        language fr|en                                                    | wwwwwwwwwww | wwwwwwwwwww | wwwwwwwwwww | wwwwwwwwwww
        status                                                            | ss--------- | wwxxwwxxxxx | ww--------- | ww---------
        status APOLLO                                                     | ssxxssxxxxx | wwxxwwxxxxx | wwxxwwxxxxx | wwxxwwxxxxx
        status HERMES                                                     | xxxxsxsxxxx | xxxxwxwxxxx | xxxxwxwxxxx | xxxxwxwxxxx
        [status.open] project=APOLLO                                      | ssxxssxxxxx | ssxxssxxxxx | ssxxssxxxxx | ssxxssxxxxx
        [status.open] project=HERMES                                      | xxxxsxsxxxx | xxxxsxsxxxx | xxxxsxsxxxx | xxxxsxsxxxx
        [status.submit] draft=d# project=APOLLO overall=red news=Slips    | wwxxwwxxxxx | wwxxwwxxxxx | wwxxwwxxxxx | wwxxwwxxxxx
        [status.submit] draft=d# project=HERMES overall=red news=Slips    | xxxxwxwxxxx | xxxxwxwxxxx | xxxxwxwxxxx | xxxxwxwxxxx
        projects                                                          | sssssssss-- | ppppppppppp | ppppppppppp | ppppppppppp
        [projects.page]                                                   | sssssssss-- | ppppppppppp | ppppppppppp | ppppppppppp
        project APOLLO                                                    | ssssssxssxx | sssssssssss | ppppppxppxx | ppppppxppxx
        project HERMES                                                    | xxxxsxssxxx | xxxxpxppxxx | xxxxpxppxxx | xxxxpxppxxx
        project new                                                       | xxxxsssxxxx | xxxxsssxxxx | xxxxsssxxxx | xxxxsssxxxx
        [projects.create] code=NEW-# name=N portfolio=Digital manager=@   | xxxxwwxxxxx | xxxxwwxxxxx | xxxxwwxxxxx | xxxxwwxxxxx
        [projects.create] code=NEW-# name=N portfolio=P# manager=@ beginPortfolio=true | xxxxwxxxxxx | xxxxwxxxxxx | xxxxwxxxxxx | xxxxwxxxxxx
        link APOLLO                                                       | xxxx---xxxx | xxxxssxxxxx | xxxxwwxxxxx | xxxxwwxxxxx
        link HERMES                                                       | xxxx---xxxx | xxxxwx-xxxx | xxxxwxwxxxx | xxxxwxwxxxx
        lire APOLLO                                                       | sssssssssss | sssssssssss | sssssssssss | sssssssssss
        unlink APOLLO                                                     | xxxx---xxxx | xxxxww-xxxx | xxxx---xxxx | xxxx---xxxx
        audit                                                             | xxxxsxxxxxx | xxxxppxxxxx | xxxxpxxxxxx | xxxxpxxxxxx
        audit APOLLO                                                      | xxxxssxxxxx | xxxxppxxxxx | xxxxppxxxxx | xxxxppxxxxx
        audit HERMES                                                      | xxxxsxsxxxx | xxxxpxpxxxx | xxxxpxpxxxx | xxxxpxpxxxx
        [audit.page]                                                      | xxxxsxxxxxx | xxxxpxxxxxx | xxxxpxxxxxx | xxxxpxxxxxx
        [audit.page] project=APOLLO                                       | xxxxssxxxxx | xxxxppxxxxx | xxxxppxxxxx | xxxxppxxxxx
        [audit.page] project=HERMES before=99                             | xxxxsxsxxxx | xxxxpxpxxxx | xxxxpxpxxxx | xxxxpxpxxxx
        roles                                                             | xxxxssssxxx | xxxxppppxxx | xxxxppppxxx | xxxxppppxxx
        [roles.page]                                                      | xxxxssssxxx | xxxxppppxxx | xxxxppppxxx | xxxxppppxxx
        [roles.open]                                                      | xxxxsssxxxx | xxxxsssxxxx | xxxxsssxxxx | xxxxsssxxxx
        [roles.grant] person=$fresh role=Reader scope=digital             | xxxxwwxxxxx | xxxxwwxxxxx | xxxxwwxxxxx | xxxxwwxxxxx
        [roles.grant] person=$fresh role=Pmo scope=logistics              | xxxxwxwxxxx | xxxxwxwxxxx | xxxxwxwxxxx | xxxxwxwxxxx
        [roles.grant] person=$fresh role=Pmo scope=*                      | xxxxwxxxxxx | xxxxwxxxxxx | xxxxwxxxxxx | xxxxwxxxxxx
        [roles.withdraw] person=$held role=Reader scope=digital           | xxxxwwxxxxx | xxxxwwxxxxx | xxxxwwxxxxx | xxxxwwxxxxx
        [roles.withdraw] person=$admin role=Pmo scope=*                   | xxxxxxxxxxx | xxxxxxxxxxx | xxxxxxxxxxx | xxxxxxxxxxx
        """;

    public static IReadOnlyList<string[]> Rows { get; } =
        [.. Table.Split('\n').Select(line => Array.ConvertAll(line.Split(" | "), cell => cell.Trim()))];

    /// <summary>The words and verbs of the rows.</summary>
    public static IEnumerable<string> What => Rows.Skip(1).Select(row => row[0]);
}
