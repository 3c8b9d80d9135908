namespace PmoBot.Tests.WholeProgram;

/// <summary>
/// Who may do what, and where: the promise, written by hand. A command or a verb without a row here fails a convention
/// test. A row is words, or a button's verb in brackets with its fields, or a command of the message extension: `{id}` and
/// what the message says, `?id` and what is searched for. Of the fields,
/// <list type="bullet">
/// <item>`#` stands for the number of the turn, `_` for a blank, `@` for whoever asks, `$1` for the first person here;</item>
/// <item>`a|b` for another one in each place, `a~b` for another one after each change;</item>
/// <item>`$fresh` for a person without a role, `$held` for a reader of Digital, `$admin` for the PMO of the configuration;</item>
/// <item>`$base` for what an open form was filled from;</item>
/// <item>`$sent6` for the version of this week's report, which the sixth person here has just sent; `$open` for this week, which has none;</item>
/// <item>`$item` for a threat that was just logged, `$shut` for one that was closed since; `$scale` for the scale of Digital that stands;</item>
/// <item>`$case` for a case of APOLLO that the first person here has just raised, `$asking` for one with a question to them, `$withdrawn` for one that they have taken back;</item>
/// <item>`$asked` for the round of this week, in which the first person here, and nobody else, is asked for APOLLO;</item>
/// <item>`$digest` for a digest of Digital that somebody whom the bot never met reads;</item>
/// <item>`$rows` for a file of items that whoever asks has just dropped;</item>
/// <item>`$file` for a file that whoever asks has just dropped, `$file6` for one that the sixth person here has.</item>
/// </list>
/// </summary>
internal static class WhoMayTable
{
    /// <summary>A letter a person, in this order; the first five are named on APOLLO, of the programme payments, nobody of them on HERMES.</summary>
    public static readonly string[] People =
    [
        "Paula Manager", "Denis Deputy", "Mona Member", "Sven Sponsor", "Aline Approver",
        "Olga Office, PMO of the configuration", "Diego Digital, PMO of the portfolio", "Lena Logistics, PMO of another portfolio",
        "Anna Analyst, for all", "Rita Reader, of the portfolio", "Gus Guest, without a role", "Xenia Stranger",
        "Petra Programme, PMO of the programme",
    ];

    /// <summary>
    /// w: done, and written down; s: shown here; p: sent to the person's own chat; x: refused, and only the trail of
    /// refusals says so; -: answered in words, for there is nothing to do.
    /// </summary>
    public const string Table = """
        what                                                                                              | chat          | linked        | channel       | group
        help                                                                                              | sssssssssssss | sssssssssssss | sssssssssssss | sssssssssssss
        [conversation.run] line=help                                                                      | sssssssssssss | sssssssssssss | sssssssssssss | sssssssssssss
        [made.up] project=APOLLO                                                                          | xxxxxxxxxxxxx | xxxxxxxxxxxxx | xxxxxxxxxxxxx | xxxxxxxxxxxxx
        settings                                                                                          | sssssssssssss | sssssssssssss | sssssssssssss | sssssssssssss
        [settings.save] language=en zone=Lyon|Europe/London                                               | wwwwwwwwwwwww | wwwwwwwwwwwww | wwwwwwwwwwwww | wwwwwwwwwwwww
        language fr|en                                                                                    | wwwwwwwwwwwww | wwwwwwwwwwwww | wwwwwwwwwwwww | wwwwwwwwwwwww
        [status.unchanged] draft=u# project=APOLLO period=$open                                           | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw
        [status.unchanged] draft=u# project=HERMES period=$open                                           | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        round                                                                                             | -----sss----- | -----ppp----- | -----ppp----- | -----ppp-----
        round Digital                                                                                     | xxxxxssxxxxxx | xxxxxppxxxxxx | xxxxxppxxxxxx | xxxxxppxxxxxx
        round Logistics                                                                                   | xxxxxsxsxxxxx | xxxxxpxpxxxxx | xxxxxpxpxxxxx | xxxxxpxpxxxxx
        round preview Digital                                                                             | xxxxxssxxxxxx | xxxxxppxxxxxx | xxxxxppxxxxxx | xxxxxppxxxxxx
        round schedule Digital                                                                            | xxxxxssxxxxxx | xxxxxssxxxxxx | xxxxxssxxxxxx | xxxxxssxxxxxx
        round schedule Digital monthly                                                                    | xxxxxssxxxxxx | xxxxxssxxxxxx | xxxxxssxxxxxx | xxxxxssxxxxxx
        [round.page] round=$asked only=Open programme=*                                                   | xxxxxssxxxxxx | xxxxxppxxxxxx | xxxxxppxxxxxx | xxxxxppxxxxxx
        [round.page] round=logistics/20261116-w                                                           | xxxxxsxsxxxxx | xxxxxpxpxxxxx | xxxxxpxpxxxxx | xxxxxpxpxxxxx
        [round.schedule] portfolio=Digital cadence=Weekly mode=Off ownZone=true~false opens=Thu_14:00 due=Fri_12:00 cutOff=Mon_10:00 published=Mon_11:00 | xxxxxwwxxxxxx | xxxxxwwxxxxxx | xxxxxwwxxxxxx | xxxxxwwxxxxxx
        [round.schedule] portfolio=Logistics cadence=Weekly mode=Off ownZone=true~false opens=Thu_14:00 due=Fri_12:00 cutOff=Mon_10:00 published=Mon_11:00 | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        [round.unchanged] draft=v# project=APOLLO period=$open                                            | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw
        [round.unchanged] draft=v# project=HERMES period=$open                                            | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        [round.snooze-ask] project=APOLLO round=$asked                                                    | sxxxxxxxxxxxx | xxxxxxxxxxxxx | xxxxxxxxxxxxx | xxxxxxxxxxxxx
        [round.snooze] project=APOLLO round=$asked until=2026-11-19T09:00:00Z                             | wxxxxxxxxxxxx | xxxxxxxxxxxxx | xxxxxxxxxxxxx | xxxxxxxxxxxxx
        [round.hand-over] project=APOLLO round=$asked                                                     | wxxxxxxxxxxxx | xxxxxxxxxxxxx | xxxxxxxxxxxxx | xxxxxxxxxxxxx
        [round.excuse-ask] project=APOLLO round=$asked                                                    | xxxxxssxxxxxs | xxxxxppxxxxxp | xxxxxppxxxxxp | xxxxxppxxxxxp
        [round.excuse-ask] project=HERMES round=logistics/20261116-w                                      | xxxxx-x-xxxxx | xxxxx-x-xxxxx | xxxxx-x-xxxxx | xxxxx-x-xxxxx
        [round.excuse] project=APOLLO round=$asked reason=R#                                              | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw
        [round.excuse] project=HERMES round=logistics/20261116-w reason=R#                                | xxxxx-x-xxxxx | xxxxx-x-xxxxx | xxxxx-x-xxxxx | xxxxx-x-xxxxx
        [round.dry] project=APOLLO                                                                        | ------------- | ------------- | ------------- | -------------
        [round.update] project=APOLLO                                                                     | ssxxxssxxxxxs | ssxxxssxxxxxs | ssxxxssxxxxxs | ssxxxssxxxxxs
        [round.update] project=HERMES                                                                     | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx
        [round.undo] project=APOLLO period=20261116-w version=$sent6                                      | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw
        [round.undo] project=HERMES period=20261116-w version=$sent6                                      | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        status                                                                                            | ss----------- | wwxxxwwxxxxxw | ww----------- | ww-----------
        risks                                                                                             | ssssssssss--s | sssssssssssss | ppppp-------- | ppppp--------
        [register.page] kind=Threat                                                                       | ssssssssss--s | ppppppppppppp | ppppp-------- | ppppp--------
        status APOLLO                                                                                     | ssxxxssxxxxxs | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw
        status HERMES                                                                                     | xxxxxsxsxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        [status.open] project=APOLLO                                                                      | ssxxxssxxxxxs | ssxxxssxxxxxs | ssxxxssxxxxxs | ssxxxssxxxxxs
        [status.open] project=HERMES                                                                      | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx
        [status.submit] draft=d# project=APOLLO overall=red news=Slips                                    | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw
        [status.submit] draft=d# project=HERMES overall=red news=Slips                                    | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        [status.submit] draft=d# project=APOLLO overall=red news=N# base=9999 version=$sent2              | swxxxssxxxxxs | swxxxssxxxxxs | swxxxssxxxxxs | swxxxssxxxxxs
        [status.submit] draft=d# project=APOLLO period=20261109-w overall=red reason=R#                   | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw
        [status.submit] draft=d# project=HERMES overall=red news=N# base=9999 version=$sent6              | xxxxxwxsxxxxx | xxxxxwxsxxxxx | xxxxxwxsxxxxx | xxxxxwxsxxxxx
        [status.submit] draft=d# project=HERMES period=20261109-w overall=red reason=R#                   | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        projects                                                                                          | ssssssssss--s | ppppppppppppp | ppppppppppppp | ppppppppppppp
        [projects.page]                                                                                   | ssssssssss--s | ppppppppppppp | ppppppppppppp | ppppppppppppp
        project APOLLO                                                                                    | sssssssxssxxs | sssssssssssss | pppppppxppxxp | pppppppxppxxp
        project HERMES                                                                                    | xxxxxsxssxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        project new                                                                                       | xxxxxsssxxxxs | xxxxxsssxxxxs | xxxxxsssxxxxs | xxxxxsssxxxxs
        [projects.create] code=NEW-# name=N portfolio=Digital manager=@                                   | xxxxxwwxxxxxx | xxxxxwwxxxxxx | xxxxxwwxxxxxx | xxxxxwwxxxxxx
        [projects.create] code=NEW-# name=N portfolio=Digital programme=payments manager=@                | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw
        [projects.create] code=NEW-# name=N portfolio=P# manager=@ beginPortfolio=true                    | xxxxxwxxxxxxx | xxxxxwxxxxxxx | xxxxxwxxxxxxx | xxxxxwxxxxxxx
        link APOLLO                                                                                       | xxxxx---xxxx- | xxxxxssxxxxxs | xxxxxwwxxxxxw | xxxxxwwxxxxxw
        link HERMES                                                                                       | xxxxx---xxxx- | xxxxxwx-xxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        lire APOLLO                                                                                       | sssssssssssss | sssssssssssss | sssssssssssss | sssssssssssss
        unlink APOLLO                                                                                     | xxxxx---xxxx- | xxxxxww-xxxxw | xxxxx---xxxx- | xxxxx---xxxx-
        audit                                                                                             | xxxxxsxxxxxxx | xxxxxppxxxxxp | xxxxxpxxxxxxx | xxxxxpxxxxxxx
        audit APOLLO                                                                                      | xxxxxssxxxxxs | xxxxxppxxxxxp | xxxxxppxxxxxp | xxxxxppxxxxxp
        audit HERMES                                                                                      | xxxxxsxsxxxxx | xxxxxpxpxxxxx | xxxxxpxpxxxxx | xxxxxpxpxxxxx
        [audit.page]                                                                                      | xxxxxsxxxxxxx | xxxxxpxxxxxxx | xxxxxpxxxxxxx | xxxxxpxxxxxxx
        [audit.page] project=APOLLO                                                                       | xxxxxssxxxxxs | xxxxxppxxxxxp | xxxxxppxxxxxp | xxxxxppxxxxxp
        [audit.page] project=HERMES before=99                                                             | xxxxxsxsxxxxx | xxxxxpxpxxxxx | xxxxxpxpxxxxx | xxxxxpxpxxxxx
        roles                                                                                             | xxxxxssssxxxs | xxxxxppppxxxp | xxxxxppppxxxp | xxxxxppppxxxp
        [roles.page]                                                                                      | xxxxxssssxxxs | xxxxxppppxxxp | xxxxxppppxxxp | xxxxxppppxxxp
        [roles.open]                                                                                      | xxxxxsssxxxxs | xxxxxsssxxxxs | xxxxxsssxxxxs | xxxxxsssxxxxs
        [roles.grant] person=$fresh role=Reader scope=digital                                             | xxxxxwwxxxxxx | xxxxxwwxxxxxx | xxxxxwwxxxxxx | xxxxxwwxxxxxx
        [roles.grant] person=$fresh role=Reader scope=digital/payments                                    | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw
        [roles.grant] person=$fresh role=Pmo scope=logistics                                              | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        [roles.grant] person=$fresh role=Pmo scope=*                                                      | xxxxxwxxxxxxx | xxxxxwxxxxxxx | xxxxxwxxxxxxx | xxxxxwxxxxxxx
        [roles.withdraw] person=$held role=Reader scope=digital                                           | xxxxxwwxxxxxx | xxxxxwwxxxxxx | xxxxxwwxxxxxx | xxxxxwwxxxxxx
        [roles.withdraw] person=$admin role=Pmo scope=*                                                   | xxxxxxxxxxxxx | xxxxxxxxxxxxx | xxxxxxxxxxxxx | xxxxxxxxxxxxx
        digest                                                                                            | ssssssssssxxs | pppppssxppxxs | ppppppssppxxs | ppppppssppxxs
        digest APOLLO                                                                                     | sssssssxssxxs | pppppssxppxxs | pppppssxppxxs | pppppssxppxxs
        digest HERMES                                                                                     | xxxxxsxssxxxx | xxxxxsxspxxxx | xxxxxsxspxxxx | xxxxxsxspxxxx
        digest Digital                                                                                    | xxxxxssxssxxx | xxxxxssxppxxx | xxxxxssxppxxx | xxxxxssxppxxx
        digest Digital payments                                                                           | xxxxxssxssxxs | xxxxxssxppxxs | xxxxxssxppxxs | xxxxxssxppxxs
        digest Digital 2026-W40                                                                           | xxxxxssxssxxx | xxxxxppxppxxx | xxxxxppxppxxx | xxxxxppxppxxx
        [digests.edit] of=portfolio-digital                                                               | xxxxxssxxxxxx | xxxxxssxxxxxx | xxxxxssxxxxxx | xxxxxssxxxxxx
        [digests.edit] of=project-APOLLO                                                                  | xxxxxssxxxxxs | xxxxxssxxxxxs | xxxxxssxxxxxs | xxxxxssxxxxxs
        [digests.edit] of=project-HERMES                                                                  | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx
        [digests.save] of=portfolio-digital digest=d# audience=Team when=round people=@                   | xxxxxwwxxxxxx | xxxxxwwxxxxxx | xxxxxwwxxxxxx | xxxxxwwxxxxxx
        [digests.save] of=project-APOLLO digest=d# audience=Team when=round people=@                      | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw
        [digests.save] of=project-HERMES digest=d# audience=Team when=round people=@                      | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        [digests.open] of=portfolio-digital digest=$digest                                                | xxxxxssxxxxxx | xxxxxppxxxxxx | xxxxxppxxxxxx | xxxxxppxxxxxx
        [digests.preview] of=portfolio-digital digest=$digest                                             | xxxxxssxxxxxx | xxxxxppxxxxxx | xxxxxppxxxxxx | xxxxxppxxxxxx
        [digests.send] of=portfolio-digital digest=$digest                                                | xxxxxssxxxxxx | xxxxxppxxxxxx | xxxxxppxxxxxx | xxxxxppxxxxxx
        [digests.pause] of=portfolio-digital digest=$digest pause=true                              | xxxxxwwxxxxxx | xxxxxwwxxxxxx | xxxxxwwxxxxxx | xxxxxwwxxxxxx
        [digests.end] of=portfolio-digital digest=$digest                                                 | xxxxxssxxxxxx | xxxxxppxxxxxx | xxxxxppxxxxxx | xxxxxppxxxxxx
        [digests.end] of=portfolio-digital digest=$digest sure=true                                       | xxxxxwwxxxxxx | xxxxxwwxxxxxx | xxxxxwwxxxxxx | xxxxxwwxxxxxx
        [digests.show] of=portfolio-digital edition=none                                                  | xxxxx--x--xxx | xxxxxppxppxxx | xxxxxppxppxxx | xxxxxppxppxxx
        digest publisher                                                                                  | xxxxxsssxxxxs | xxxxxpppxxxxp | xxxxxpppxxxxp | xxxxxpppxxxxp
        [digests.sign-in]                                                                                 | xxxxxsssxxxxs | xxxxxpppxxxxp | xxxxxpppxxxxp | xxxxxpppxxxxp
        [digests.sign-out]                                                                                | xxxxxsssxxxxs | xxxxxpppxxxxp | xxxxxpppxxxxp | xxxxxpppxxxxp
        portfolio                                                                                         | ssssssssssxxs | ppppppppppxxp | ppppppppppxxp | ppppppppppxxp
        portfolio Digital                                                                                 | sssssssxssxxs | pppppppxppxxp | pppppppxppxxp | pppppppxppxxp
        [portfolio.page] portfolio=digital filter=Worse                                                   | sssssssxssxxs | pppppppxppxxp | pppppppxppxxp | pppppppxppxxp
        [portfolio.page] portfolio=logistics filter=All after=0                                           | xxxxxsxssxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        [portfolio.about] portfolio=digital                                                               | xxxxxssxssxxx | xxxxxppxppxxx | xxxxxppxppxxx | xxxxxppxppxxx
        [portfolio.about] portfolio=logistics                                                             | xxxxxsxssxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        portfolio Logistics                                                                               | xxxxxsxssxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        portfolio Digital settings                                                                        | xxxxxssxxxxxx | xxxxxssxxxxxx | xxxxxssxxxxxx | xxxxxssxxxxxx
        portfolio Logistics settings                                                                      | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx
        [portfolio.save] portfolio=Digital base=$base workingDays=Monday,Tuesday,Wednesday,Thursday,Friday unit=CHF~USD                | xxxxxwwxxxxxx | xxxxxwwxxxxxx | xxxxxwwxxxxxx | xxxxxwwxxxxxx
        [portfolio.save] portfolio=Logistics base=$base workingDays=Monday,Tuesday,Wednesday,Thursday,Friday unit=CHF~USD              | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        audit portfolio Digital                                                                           | xxxxxssxxxxxx | xxxxxppxxxxxx | xxxxxppxxxxxx | xxxxxppxxxxxx
        [audit.page] portfolio=Logistics                                                                  | xxxxxsxsxxxxx | xxxxxpxpxxxxx | xxxxxpxpxxxxx | xxxxxpxpxxxxx
        risk APOLLO it_slips p3 i3                                                                        | sssxxssxxxxxs | sssxxssxxxxxs | sssxxssxxxxxs | sssxxssxxxxxs
        risk HERMES it_slips p3 i3                                                                        | sssxxsssxxxxs | sssxxsssxxxxs | sssxxspsxxxxp | sssxxspsxxxxp
        opportunity APOLLO it_gains p3 i3                                                                 | sssxxssxxxxxs | sssxxssxxxxxs | sssxxssxxxxxs | sssxxssxxxxxs
        issue APOLLO it_broke i3                                                                          | sssxxssxxxxxs | sssxxssxxxxxs | sssxxssxxxxxs | sssxxssxxxxxs
        [register.new] kind=Threat draft=n# line=APOLLO_it_slips                                          | sssxxssxxxxxs | sssxxssxxxxxs | sssxxssxxxxxs | sssxxssxxxxxs
        [register.new] kind=Threat draft=n# line=HERMES_it_slips                                          | sssxxsssxxxxs | sssxxsssxxxxs | sssxxspsxxxxp | sssxxspsxxxxp
        [register.log] draft=r# project=APOLLO kind=Threat statement=S# probability=3 impact=3            | wwwxxwwxxxxxw | wwwxxwwxxxxxw | wwwxxwwxxxxxw | wwwxxwwxxxxxw
        [register.log] draft=r# project=HERMES kind=Issue statement=S# severity=3                         | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        risks APOLLO                                                                                      | sssssssxssxxs | sssssssssssss | pppppppxppxxp | pppppppxppxxp
        issues HERMES                                                                                     | xxxxxsxssxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        opportunities APOLLO                                                                              | sssssssxssxxs | sssssssssssss | pppppppxppxxp | pppppppxppxxp
        [register.page] project=APOLLO kind=Threat                                                        | sssssssxssxxs | sssssssssssss | pppppppxppxxp | pppppppxppxxp
        [register.page] project=HERMES kind=Issue filter=Overdue                                          | xxxxxsxssxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        risks APOLLO map                                                                                  | sssssssxssxxs | sssssssssssss | pppppppxppxxp | pppppppxppxxp
        risks HERMES map                                                                                  | xxxxxsxssxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        [register.map] project=APOLLO kind=Threat                                                         | sssssssxssxxs | sssssssssssss | pppppppxppxxp | pppppppxppxxp
        [register.map] project=HERMES kind=Opportunity                                                    | xxxxxsxssxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        APOLLO R-1                                                                                        | ss-s-ssx--xxs | ppppppppppppp | pppppppxppxxp | pppppppxppxxp
        HERMES I-1                                                                                        | xxxxxsxssxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        [register.show] project=APOLLO item=R-1                                                           | ss-s-ssx--xxs | ppppppppppppp | pppppppxppxxp | pppppppxppxxp
        [register.show] project=APOLLO item=$item                                                         | sssssssxssxxs | sssssssssssss | pppppppxppxxp | pppppppxppxxp
        [register.show] project=HERMES item=$item                                                         | xxxxxsxssxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        [register.open] project=APOLLO item=$item form=register.edit                                      | ssxxxssxxxxxs | ssxxxssxxxxxs | ssxxxssxxxxxs | ssxxxssxxxxxs
        [register.open] project=HERMES item=$item form=register.close                                     | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx
        [register.edit] project=APOLLO item=$item version=1 statement=S# probability=3 impact=3           | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw
        [register.edit] project=HERMES item=$item version=1 statement=S# probability=3 impact=3           | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        [register.respond] project=APOLLO item=$item version=1 action=A#                                  | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw
        [register.respond] project=HERMES item=$item version=1 action=A#                                  | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        [register.close] project=APOLLO item=$item version=1 outcome=O                                    | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw
        [register.close] project=HERMES item=$item version=1 outcome=O                                    | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        [register.comeabout] project=APOLLO item=$item version=1 statement=S severity=3                   | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw
        [register.comeabout] project=HERMES item=$item version=1 statement=S severity=3                   | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        [register.review] project=APOLLO item=$item                                                       | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw
        [register.review] project=HERMES item=$item                                                       | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        [register.undo] project=APOLLO item=$item version=1                                               | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw
        [register.undo] project=HERMES item=$item version=1                                               | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        [register.reopen] project=APOLLO item=$shut version=2 outcome=O                                   | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw
        [register.reopen] project=HERMES item=$shut version=2 outcome=O                                   | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        [register.history] project=APOLLO item=R-1                                                        | ss-s-ssx--xxs | ppppppppppppp | pppppppxppxxp | pppppppxppxxp
        [register.history] project=APOLLO item=$item                                                      | sssssssxssxxs | sssssssssssss | pppppppxppxxp | pppppppxppxxp
        [register.history] project=HERMES item=$item                                                      | xxxxxsxssxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        {logRisk} it_slips                                                                                | sss--sss----s | sssxxssxxxxxs | sss--sss----s | sss--sss----s
        ?search                                                                                           | ssssssssss--s | sssssssssssss | ------------- | -------------
        ?search APOLLO                                                                                    | sssssss-ss--s | sssssssssssss | ------------- | -------------
        ?search APOLLO R-1                                                                                | ss-s-ss-----s | ------------- | ------------- | -------------
        ?search HERMES                                                                                    | -----s-ss---- | ------------- | ------------- | -------------
        scale Digital                                                                                     | xxxxxssxxxxxx | xxxxxssxxxxxx | xxxxxssxxxxxx | xxxxxssxxxxxx
        scale Logistics                                                                                   | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx
        [register.scale] portfolio=Digital base=$scale probabilityTo=10_30_50_70 midpoints=5_20_40_60_85 impactTo=10_50_100_200 bands=4_12 reviewDays=30_14_5~30_14_6 | xxxxxwwxxxxxx | xxxxxwwxxxxxx | xxxxxwwxxxxxx | xxxxxwwxxxxxx
        start                                                                                             | xxxxxsssxxxxs | xxxxxpppxxxxp | xxxxxpppxxxxp | xxxxxpppxxxxp
        start message                                                                                     | xxxxx---xxxx- | xxxxxpppxxxxp | xxxxxpppxxxxp | xxxxxpppxxxxp
        my data                                                                                           | sssssssssssss | ppppppppppppp | ppppppppppppp | ppppppppppppp
        project APOLLO edit                                                                               | ssxxxssxxxxxs | ssxxxssxxxxxs | ssxxxssxxxxxs | ssxxxssxxxxxs
        project HERMES edit                                                                               | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx
        project APOLLO agree                                                                              | xxxxxssxxxxxs | xxxxxssxxxxxs | xxxxxssxxxxxs | xxxxxssxxxxxs
        project APOLLO people                                                                             | xxxxxssxxxxxs | xxxxxssxxxxxs | xxxxxssxxxxxs | xxxxxssxxxxxs
        project APOLLO escalation                                                                         | xxxxxssxxxxxs | xxxxxssxxxxxs | xxxxxssxxxxxs | xxxxxssxxxxxs
        project APOLLO history                                                                            | sssssssxssxxs | pppppppxppxxp | pppppppxppxxp | pppppppxppxxp
        project HERMES history                                                                            | xxxxxsxssxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        [projects.edit] project=APOLLO base=$base name=Payments_relaunch_#                                | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw
        [projects.edit] project=HERMES base=$base name=Parcel_tracking_#                                  | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        [projects.agree] project=APOLLO base=$base portfolio=Digital programme=payments budget=# reason=R | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw
        [projects.people] project=APOLLO base=$base manager=$1 deputy=$2 sponsor=$4 members=$3,$4~$3,$5   | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw
        [projects.path] project=APOLLO base=$base approvers1=$5,$4~$5,$3                                  | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw
        [projects.history] project=APOLLO                                                                 | sssssssxssxxs | pppppppxppxxp | pppppppxppxxp | pppppppxppxxp
        [projects.history] project=HERMES                                                                 | xxxxxsxssxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        status history                                                                                    | ss---ss-----s | sssssssxssxxs | pp---pp-----p | pp---pp-----p
        status APOLLO history                                                                             | sssssssxssxxs | sssssssxssxxs | pppppppxppxxp | pppppppxppxxp
        status HERMES history                                                                             | xxxxxsxssxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        [status.history] project=APOLLO                                                                   | sssssssxssxxs | sssssssxssxxs | pppppppxppxxp | pppppppxppxxp
        [status.history] project=HERMES                                                                   | xxxxxsxssxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        [status.compare] project=APOLLO                                                                   | -------x--xx- | -------x--xx- | pppppppxppxxp | pppppppxppxxp
        [status.compare] project=HERMES                                                                   | xxxxx-x--xxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        [status.compare] project=APOLLO from=20261109-w to=20261116-w version=$sent6                      | sssssssxssxxs | sssssssxssxxs | pppppppxppxxp | pppppppxppxxp
        [status.compare] project=HERMES from=20261109-w to=20261116-w version=$sent6                      | xxxxxsxssxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        [status.why] project=APOLLO                                                                       | --xxx--xxxxx- | --xxx--xxxxx- | ppxxxppxxxxxp | ppxxxppxxxxxp
        [status.why] project=HERMES                                                                       | xxxxx-x-xxxxx | xxxxxpxpxxxxx | xxxxxpxpxxxxx | xxxxxpxpxxxxx
        [status.why] project=APOLLO period=20261116-w version=$sent6                                      | ssxxxssxxxxxs | ssxxxssxxxxxs | ssxxxssxxxxxs | ssxxxssxxxxxs
        [status.why] project=HERMES period=20261116-w version=$sent6                                      | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx
        [status.explain] draft=e# project=APOLLO cause=C plan=P                                           | ssxxxssxxxxxs | ssxxxssxxxxxs | ssxxxssxxxxxs | ssxxxssxxxxxs
        [status.explain] draft=e# project=HERMES cause=C plan=P                                           | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx
        [status.explain] draft=e# project=APOLLO period=20261116-w base=$sent6 cause=C# plan=P            | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw
        [status.explain] draft=e# project=HERMES period=20261116-w base=$sent6 cause=C# plan=P            | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        [status.undo] project=APOLLO period=20260105-w version=1                                          | xxxxxxxxxxxxx | xxxxxxxxxxxxx | xxxxxxxxxxxxx | xxxxxxxxxxxxx
        [status.undo] project=HERMES period=20260105-w version=1                                          | xxxxxxxxxxxxx | xxxxxxxxxxxxx | xxxxxxxxxxxxx | xxxxxxxxxxxxx
        [status.undo] project=APOLLO period=20261116-w version=$sent6                                     | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw | xxxxxwwxxxxxw
        [status.undo] project=HERMES period=20261116-w version=$sent6                                     | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx | xxxxxwxwxxxxx
        [status.undo] project=APOLLO period=20261116-w version=$sent1                                     | wxxxxwwxxxxxw | wxxxxwwxxxxxw | wxxxxwwxxxxxw | wxxxxwwxxxxxw
        [status.undo] project=APOLLO period=20261116-w version=9999                                       | xxxxxxxxxxxxx | xxxxxxxxxxxxx | xxxxxxxxxxxxx | xxxxxxxxxxxxx
        [projects.import] file=gone                                                                       | xxxxx---xxxx- | xxxxx---xxxx- | xxxxx---xxxx- | xxxxx---xxxx-
        [projects.import] file=$file                                                                      | xxxxxww-xxxxw | xxxxxww-xxxxw | xxxxxww-xxxxw | xxxxxww-xxxxw
        [projects.import] file=$file6                                                                     | xxxxxw--xxxx- | xxxxxw--xxxx- | xxxxxw--xxxx- | xxxxxw--xxxx-
        [register.import] file=gone                                                                       | --xxx---xxxx- | --xxx---xxxx- | --xxx---xxxx- | --xxx---xxxx-
        [register.import] file=$rows                                                                      | wwxxxww-xxxxw | wwxxxww-xxxxw | wwxxxww-xxxxw | wwxxxww-xxxxw
        escalate                                                                                          | ssxxxss-xxxxs | ssxxxssxxxxxs | psxxxppxxxxxp | psxxxppxxxxxp
        escalate APOLLO                                                                                   | ssxxxssxxxxxs | ssxxxssxxxxxs | ssxxxssxxxxxs | ssxxxssxxxxxs
        escalate HERMES                                                                                   | xxxxx-x-xxxxx | xxxxxpxpxxxxx | xxxxxpxpxxxxx | xxxxxpxpxxxxx
        escalate APOLLO tolerance                                                                         | ssxxxssxxxxxs | ssxxxssxxxxxs | ssxxxssxxxxxs | ssxxxssxxxxxs
        approvals                                                                                         | ------------- | ppppppppppppp | ppppppppppppp | ppppppppppppp
        escalations                                                                                       | s----ss-----s | ------------- | pppppppp-p--p | pppppppp-p--p
        escalations APOLLO                                                                                | -------x--xx- | ------------- | pppppppxppxxp | pppppppxppxxp
        escalations HERMES                                                                                | xxxxx-x--xxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        escalations Digital                                                                               | xxxxx--x--xxx | xxxxxppxppxxx | xxxxxppxppxxx | xxxxxppxppxxx
        escalations Logistics                                                                             | xxxxx-x--xxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        APOLLO $case                                                                                      | sssssssxssxxs | ppppppppppppp | pppppppxppxxp | pppppppxppxxp
        HERMES E-1                                                                                        | xxxxx-x--xxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        [escalations.approvals]                                                                           | ----s-------- | ppppppppppppp | ppppppppppppp | ppppppppppppp
        [escalations.page] project=APOLLO                                                                 | sssssssxssxxs | sssssssssssss | pppppppxppxxp | pppppppxppxxp
        [escalations.page] project=HERMES                                                                 | xxxxx-x--xxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        [escalations.page] portfolio=Digital                                                              | xxxxxssxssxxx | xxxxxppxppxxx | xxxxxppxppxxx | xxxxxppxppxxx
        [escalations.page] portfolio=Logistics                                                            | xxxxx-x--xxxx | xxxxxpxppxxxx | xxxxxpxppxxxx | xxxxxpxppxxxx
        [escalations.raise] draft=c# project=APOLLO wanted=W# optionA=A optionB=B                         | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw
        [escalations.raise] draft=c# project=HERMES wanted=W# optionA=A optionB=B                         | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx | xxxxxsxsxxxxx
        [escalations.show] project=APOLLO escalation=$case opening=1                                      | sssssssxssxxs | ppppppppppppp | pppppppxppxxp | pppppppxppxxp
        [escalations.view] project=APOLLO escalation=$case opening=1                                      | sssssssxssxxs | sssssssssssss | sssssssxssxxs | sssssssxssxxs
        [escalations.timeline] project=APOLLO escalation=$case opening=1                                  | sssssssxssxxs | pppppppxppxxp | pppppppxppxxp | pppppppxppxxp
        [escalations.decide] project=APOLLO escalation=$case opening=1 option=A                           | xxxxwxxxxxxxx | xxxxwxxxxxxxx | xxxxwxxxxxxxx | xxxxwxxxxxxxx
        [escalations.reject] project=APOLLO escalation=$case opening=1 comment=C                          | xxxxwxxxxxxxx | xxxxwxxxxxxxx | xxxxwxxxxxxxx | xxxxwxxxxxxxx
        [escalations.ask] project=APOLLO escalation=$case opening=1 comment=C                             | xxxxwxxxxxxxx | xxxxwxxxxxxxx | xxxxwxxxxxxxx | xxxxwxxxxxxxx
        [escalations.delegate-ask] project=APOLLO escalation=$case opening=1                              | sssssssxssxxs | sssspssxssxxs | sssspssxssxxs | sssspssxssxxs
        [escalations.delegate] project=APOLLO escalation=$case opening=1 person=$3                        | xxxxwxxxxxxxx | xxxxwxxxxxxxx | xxxxwxxxxxxxx | xxxxwxxxxxxxx
        [escalations.answer] project=APOLLO escalation=$asking opening=1 answer=A                         | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw
        [escalations.withdraw-ask] project=APOLLO escalation=$case opening=1                              | sssssssxssxxs | ppsssppxssxxp | ppsssppxssxxp | ppsssppxssxxp
        [escalations.withdraw] project=APOLLO escalation=$case opening=1                                  | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw
        [escalations.reopen-ask] project=APOLLO escalation=$withdrawn opening=1                           | sssssssxssxxs | ppsssppxssxxp | ppsssppxssxxp | ppsssppxssxxp
        [escalations.reopen] project=APOLLO escalation=$withdrawn opening=1 reason=R                      | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw | wwxxxwwxxxxxw
        """;

    public static IReadOnlyList<string[]> Rows { get; } =
        [.. Table.Split('\n').Select(line => Array.ConvertAll(line.Split(" | "), cell => cell.Trim()))];

    /// <summary>The words and verbs of the rows.</summary>
    public static IEnumerable<string> What => Rows.Skip(1).Select(row => row[0]);
}
