using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>The PMO excuses a project from a round, with a reason: it is not asked any more, and does not count.</summary>
internal sealed class ExcuseProject(ProjectStore projects, RoundStore rounds, AskedCommits commits, Commands commands) : IFormAction
{
    public const string ExcuseVerb = "round.excuse";
    public const string ReasonField = "reason";

    public const int LongestReason = 200;

    public string Verb => ExcuseVerb;

    public static CardAddress Address(string round, string code) =>
        new(ExcuseVerb, (PressPrompt.RoundField, round), (ProjectFields.Project, code));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var typed = form.Text(ProjectFields.Project) ?? "";
        if (!ProjectCode.TryParse(typed, out var code) || RoundId.Parse(form.Text(PressPrompt.RoundField)) is not { } round)
            return ProjectAccess.NotReadable(turn, typed);
        return await commands.RunAsync(code.Value.Partition, () => TryAsync(turn, form, code.Value, round.Period)) is Outcome<Reply>.Settled settled
            ? settled.Value
            : FormAgain(turn, form, ConversationTexts.For(turn.Language).Busy);
    }

    public Reply FormAgain(Turn turn, FormData form, string notice) => Again(turn, form, notice);

    private async Task<Tried<Reply>> TryAsync(Turn turn, FormData form, ProjectCode code, Period period)
    {
        if (await projects.FindAsync(code, CancellationToken.None) is not { Project: var project } stored)
            return ProjectAccess.NotReadable(turn, code.Value);
        if (turn.Refuse(Right.RunRounds, project) is { } refusal)
            return refusal;

        var texts = RoundTexts.For(turn.Language);
        if (await rounds.AskedAsync(code, period, CancellationToken.None) is not { } asked)
            return new Reply.Text(texts.NotAsked(code.Value, period));
        var reason = form.Text(ReasonField);
        if (reason is null || reason.Length > LongestReason)
            return Again(turn, form, null, reason is null ? texts.ReasonMissing : texts.TooLong(LongestReason));
        if (asked is { Excuse: Excuse.ByPmo } && asked.Reason == reason)
            return Done(turn, project, period, reason);
        return (await commits.CommitAsync(turn, ExcuseVerb, stored, asked with { Excuse = Excuse.ByPmo, Reason = reason })).Then(Done(turn, project, period, reason));
    }

    private static Reply Done(Turn turn, Project project, Period period, string reason)
    {
        var texts = RoundTexts.For(turn.Language);
        return new Reply.UpdatedCard(RoundCards.Excused(project, period, reason, texts), texts.IsExcused(project.Code.Value));
    }

    private static Reply.FormAgain Again(Turn turn, FormData form, string? notice, string? wrong = null)
    {
        var texts = RoundTexts.For(turn.Language);
        var code = form.Text(ProjectFields.Project) ?? "";
        return new(RoundCards.ExcuseForm(form, code, texts, notice, wrong), texts.ExcuseTitle(code));
    }
}

/// <summary>A tap on a project of the live round: asks why it is to be excused.</summary>
internal sealed class AskExcuse(ProjectStore projects, RoundStore rounds) : ICardAction
{
    private const string AskVerb = "round.excuse-ask";

    public string Verb => AskVerb;

    public static CardAddress Address(RoundId round, string code) => new(AskVerb, (PressPrompt.RoundField, round.ToString()), (ProjectFields.Project, code));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var typed = form.Text(ProjectFields.Project) ?? "";
        if (!ProjectCode.TryParse(typed, out var code) || RoundId.Parse(form.Text(PressPrompt.RoundField)) is not { } round
            || await projects.FindAsync(code.Value, cancel) is not { Project: var project })
            return ProjectAccess.NotReadable(turn, typed);
        if (turn.Refuse(Right.RunRounds, project) is { } refusal)
            return refusal;
        var texts = RoundTexts.For(turn.Language);
        return await rounds.AskedAsync(code.Value, round.Period, cancel) is null
            ? new Reply.Text(texts.NotAsked(code.Value.Value, round.Period))
            : new Reply.Personally(new Reply.Card(RoundCards.ExcuseForm(form, code.Value.Value, texts, null, null), texts.ExcuseTitle(code.Value.Value)));
    }
}
