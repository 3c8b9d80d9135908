using System.Globalization;
using PmoBot.Conversation;

namespace PmoBot.Features.Escalations;

/// <summary>`approvals`: what waits for my decision, the oldest first.</summary>
internal sealed class ListApprovals(Approvals approvals, EscalationCases cases) : ICommand, ICardAction
{
    public const string PageVerb = "escalations.approvals";

    public CommandName Name { get; } = new(["approvals"], ["validations", "à décider", "approbations"])
    {
        Help = language => EscalationTexts.For(language).ApprovalsHelp,
        InManifest = true,
    };

    public string Verb => PageVerb;

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel) =>
        new Reply.Personally(await PageAsync(turn, 0, cancel));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) =>
        await PageAsync(turn, EscalationPages.From(form), cancel) is var page && turn.Place.IsShared ? new Reply.Personally(page) : EscalationPages.InPlace(page);

    private async Task<Reply> PageAsync(Turn turn, int from, CancellationToken cancel)
    {
        var texts = EscalationTexts.For(turn.Language);
        var waiting = new List<ListedCase>();
        foreach (var hinted in (await approvals.HintedAsync(turn.Person, cancel)).OrderBy(one => one.RaisedAt))
        {
            if (await cases.FindAsync(hinted.Id, cancel) is { } at && EscalationMay.Of(at, turn.Person, turn.Roles, turn.Now).Decide)
                waiting.Add(new ListedCase(at.Escalation, at.Desk));
        }

        return waiting.Count == 0
            ? new Reply.Text(texts.NothingWaits)
            : EscalationPages.Card(turn, texts.Waiting(waiting.Count), [], waiting, from,
                next => new CardAddress(PageVerb, (EscalationPages.FromField, next.ToString(CultureInfo.InvariantCulture))));
    }
}
