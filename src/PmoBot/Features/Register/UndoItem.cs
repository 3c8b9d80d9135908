using System.Globalization;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>Takes back what was done to an item last, for ten minutes: by whoever did it, or whoever runs the register. Nothing is erased.</summary>
internal sealed class UndoItem(RegisterItems items, RegisterStore register, RegisterCommits commits, RiskScales scales, Commands commands) : ICardAction
{
    public const string UndoVerb = "register.undo";

    private static readonly Duration Within = Duration.FromMinutes(10);

    public string Verb => UndoVerb;

    public static CardAddress Address(RegisterItem item) => new(
        UndoVerb,
        (RegisterFields.Project, item.Project.Value),
        (RegisterFields.Item, item.Number.ToString()),
        (RegisterFields.Version, item.Version.ToString(CultureInfo.InvariantCulture)));

    /// <summary>An issue that came from a threat is undone where the threat is: the two are one act.</summary>
    public static bool IsOpen(RegisterItem item, Instant now) =>
        item.Act != ItemAct.Undone && item is not { Version: 1, CameFrom: not null } && now - item.At <= Within;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var (found, missing) = await FindAsync(turn, form, cancel);
        if (found is null)
            return missing.InPlace();
        var outcome = await commands.RunAsync(found.Project.Code.Partition, () => TryAsync(turn, form));
        return outcome is Outcome<Reply>.Settled settled ? settled.Value : new Reply.Text(ConversationTexts.For(turn.Language).Busy);
    }

    // Who logged something confidential for somebody else may not read it, and may still take back what they said.
    private Task<(FoundItem? Found, Reply Missing)> FindAsync(Turn turn, FormData form, CancellationToken cancel) => items.FindAsync(
        turn, form.Text(RegisterFields.Project), form.Text(RegisterFields.Item),
        item => item is { Version: 1, State: not ItemState.Withdrawn } && IsLast(form, item) && turn.Person.Is(item.LoggedBy), cancel);

    private static bool IsLast(FormData form, RegisterItem item) =>
        form.Text(RegisterFields.Version) == item.Version.ToString(CultureInfo.InvariantCulture);

    private async Task<Tried<Reply>> TryAsync(Turn turn, FormData form)
    {
        var (found, missing) = await FindAsync(turn, form, CancellationToken.None);
        if (found is null)
            return missing.InPlace();
        var (project, now, texts) = (found.Project, found.Item, RegisterTexts.For(turn.Language));
        if (!IsLast(form, now))
            return await ShownAsync(turn, project, now, Since(turn, now, texts));
        if (!turn.Person.Is(now.By) && turn.Refuse(Right.UndoItemOfAnother, project) is { } refusal)
            return refusal;
        if (RegisterRefusals.ForClosed(turn, project) is { } closed)
            return closed;
        if (!IsOpen(now, turn.Now))
            return RegisterItems.Here(turn, project, now, new Reply.Text(texts.TooLateToUndo));

        List<ItemChange> changes = [new(found.Stored, await BeforeAsync(turn, now))];
        if (now.Act == ItemAct.CameAbout && now.Became is { } became)
        {
            // Asked for here and not of a card: whoever may undo what became an issue may undo the issue.
            var issue = (await register.FindAsync(project.Code, became, CancellationToken.None))!;
            if (issue.Item.Version > 1)
                return RegisterItems.Here(turn, project, now, new Reply.Text(texts.WorkedOn(became)));
            changes.Add(new(issue, await BeforeAsync(turn, issue.Item)));
        }

        var result = await commits.CommitAsync(turn, UndoVerb, found.InProject, changes);
        return result.Then(await ShownAsync(turn, project, changes[0].Now));
    }

    // What was never anything else is withdrawn.
    private async Task<RegisterItem> BeforeAsync(Turn turn, RegisterItem now) =>
        (await register.AsOfAsync(now, now.Version - 1, CancellationToken.None) ?? now with { State = ItemState.Withdrawn }) with
        {
            Version = now.Version + 1,
            Act = ItemAct.Undone,
            By = turn.Person,
            At = turn.Now,
        };

    // Nobody's work is taken back by a button that was drawn before it; whoever pressed twice knows what they did.
    private static string? Since(Turn turn, RegisterItem now, RegisterTexts texts) => now.Act == ItemAct.Undone && turn.Person.Is(now.By)
        ? null
        : $"{texts.NothingUndone} {texts.Meanwhile(texts.Did(now.Act, now.Number.Kind, now.By.Name))}.";

    private async Task<Reply> ShownAsync(Turn turn, Project project, RegisterItem item, string? notice = null)
    {
        var view = ItemView.For(turn, project, item, await scales.FindAsync(item.Scale, CancellationToken.None)) with { Notice = notice };
        return item.State == ItemState.Withdrawn
            ? new Reply.UpdatedCard(RegisterCards.Withdrawn(project, item, view.Texts, turn.Zone), view.Line)
            : new Reply.UpdatedCard(RegisterCards.Show(view), view.Line);
    }
}
