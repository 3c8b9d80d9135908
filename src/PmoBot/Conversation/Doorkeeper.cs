using PmoBot.Audit;
using PmoBot.People;

namespace PmoBot.Conversation;

/// <summary>Every refusal passes here, typed or pressed: it says who could do it, and the tenant's trail keeps it.</summary>
internal sealed class Doorkeeper(RoleStore roles, Refusals trail)
{
    /// <param name="asked">The command or the verb.</param>
    public async Task<Reply> SeeOutAsync(Turn turn, string asked, Reply reply, CancellationToken cancel) => reply switch
    {
        Reply.Refused refused => await RefuseAsync(turn, asked, refused, cancel),
        Reply.Personally { Inner: var inner } => new Reply.Personally(await SeeOutAsync(turn, asked, inner, cancel)),
        Reply.Both { First: var first, Second: var second } =>
            new Reply.Both(await SeeOutAsync(turn, asked, first, cancel), await SeeOutAsync(turn, asked, second, cancel)),
        _ => reply,
    };

    // Whether it could be written down changes nothing for whoever asked.
    private async Task<Reply> RefuseAsync(Turn turn, string asked, Reply.Refused refused, CancellationToken cancel)
    {
        turn.UseCase.Outcome = UseCase.Refused;
        await trail.NoteAsync(turn.Now, turn.Pseudonym, turn.ActivityId, asked, What(refused.Why));
        return refused.Instead ?? new Reply.Text(await WordsAsync(turn, refused.Why, cancel));
    }

    private static string What(Refusal why) => why switch
    {
        Refusal.Unreadable unreadable => unreadable.Typed,
        Refusal.UnreadablePortfolio unreadable => unreadable.Typed,
        Refusal.Lacking { What: { } what } => what,
        Refusal.Forged forged => forged.What,
        _ => "",
    };

    private async Task<string> WordsAsync(Turn turn, Refusal why, CancellationToken cancel)
    {
        var texts = RefusalTexts.For(turn.Language);
        return why switch
        {
            Refusal.Unreadable { Typed: var typed } => texts.Unreadable(typed),
            Refusal.UnreadablePortfolio { Typed: var typed } => texts.UnreadablePortfolio(typed),
            Refusal.Lacking lacking => texts.Lacking(
                lacking.Right, lacking.What, texts.Who(lacking.Right, lacking.Named, await roles.PmoOfAsync(lacking.Of, cancel))),
            _ => texts.Forged,
        };
    }
}
