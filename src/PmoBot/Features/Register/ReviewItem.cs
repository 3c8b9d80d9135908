using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

/// <summary>Somebody looked at it and nothing has changed: one tap, and it is looked at again when its band says so.</summary>
internal sealed class ReviewItem(RegisterItems items, RegisterCommits commits, RiskScales scales, Commands commands) : ICardAction
{
    public const string ReviewVerb = "register.review";

    public string Verb => ReviewVerb;

    public static CardAddress Address(RegisterItem item) => new(
        ReviewVerb, (RegisterFields.Project, item.Project.Value), (RegisterFields.Item, item.Number.ToString()));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var (found, missing) = await items.FindAsync(turn, form.Text(RegisterFields.Project), form.Text(RegisterFields.Item), cancel);
        if (found is null)
            return missing;
        var outcome = await commands.RunAsync(found.Project.Code.Partition, () => TryAsync(turn, found.Project.Code.Value, found.Item.Number.ToString()));
        return outcome is Outcome<Reply>.Settled settled ? settled.Value : new Reply.Text(ConversationTexts.For(turn.Language).Busy);
    }

    private async Task<Tried<Reply>> TryAsync(Turn turn, string project, string item)
    {
        var (found, missing) = await items.FindAsync(turn, project, item, CancellationToken.None);
        if (found is null)
            return missing;
        if ((RegisterItems.Refuse(turn, found.Project, found.Item) ?? RegisterRefusals.ForClosed(turn, found.Project)) is { } refusal)
            return refusal;

        var (now, scale) = (found.Item, await scales.FindAsync(found.Item.Scale, CancellationToken.None));
        var review = RegisterRules.ReviewOf(now, scale, found.Project.PortfolioSettings.DayOf(turn.Now));
        if (!now.IsLive || now.NextReview == review)
            return Shown(turn, found.Project, now, scale);

        var next = RegisterRules.Next(now, now with { NextReview = review }, ItemAct.Reviewed, turn.Person, turn.Now, found.Project, scale);
        return (await commits.CommitAsync(turn, ReviewVerb, found.InProject, [new(found.Stored, next)])).Then<Reply>(Shown(turn, found.Project, next, scale));
    }

    private static Reply.UpdatedCard Shown(Turn turn, Project project, RegisterItem item, RiskScale scale)
    {
        var view = ItemView.For(turn, project, item, scale);
        return new Reply.UpdatedCard(RegisterCards.Show(view), view.Line);
    }
}
