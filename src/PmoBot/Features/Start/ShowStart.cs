using PmoBot.Conversation;
using PmoBot.Features.Rounds;
using PmoBot.People;

namespace PmoBot.Features.Start;

/// <summary>`start`: the PMO's first steps, and what is still missing; `start message`: what to send to those without the app.</summary>
internal sealed class ShowStart(Survey survey, RoundReadings rounds) : ICommand
{
    public CommandName Name { get; } = new(["start"], ["démarrer"])
    {
        Help = language => StartTexts.For(language).Help,
        ForWhom = ForWhom.Pmo,
    };

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        var texts = StartTexts.For(turn.Language);
        if (!turn.MaySomewhere(Right.BeginHere))
            return new Reply.Refused(Right.BeginHere, Scope.All);

        // A message of its own, because that is what a phone can copy.
        if (line.First is "message")
            return new Reply.Personally(new Reply.Text(texts.Invitation));

        var findings = await survey.OfAsync(turn.Roles, cancel);
        var begun = findings.Portfolios.Take(StartCards.MostRounds).Select(async it => (it.Portfolio, await rounds.OfAsync(it.Portfolio, turn.Language, turn.Now, cancel)));
        findings = findings with { Rounds = await Task.WhenAll(begun) };
        return new Reply.Personally(new Reply.Card(StartCards.Steps(findings, texts, turn.Language), texts.Summary(findings.Projects)));
    }
}
