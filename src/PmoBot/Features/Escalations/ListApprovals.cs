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
        new Reply.Personally(await PageAsync(turn, "", cancel));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) =>
        await PageAsync(turn, EscalationPages.From(form), cancel) is var page && turn.Place.IsShared ? new Reply.Personally(page) : EscalationPages.InPlace(page);

    // From the first on: what has been decided since the page before is to be counted no more.
    private async Task<Reply> PageAsync(Turn turn, string from, CancellationToken cancel)
    {
        var texts = EscalationTexts.For(turn.Language);
        var (waiting, left) = (new List<ListedCase>(), new List<ListedCase>());
        await foreach (var hints in approvals.HintedAsync(turn.Person, cancel).Chunk(Approvals.Most).WithCancellation(cancel))
        {
            waiting.AddRange(await cases.ListAsync(hints, at => EscalationMay.Of(at, turn.Person, turn.Roles, turn.Now).Decide, cancel));
            left = [.. EscalationPages.Behind(waiting, from, one => one.Place)];
            if (waiting.Count > Approvals.Most && left.Count > EscalationPages.PageSize)
                break;
        }

        return waiting.Count == 0
            ? new Reply.Text(texts.NothingWaits)
            : EscalationPages.Card(turn, texts.Waiting(waiting.Count), [], left.Count > 0 ? left : waiting, next => new CardAddress(PageVerb, (EscalationPages.FromField, next)));
    }
}
