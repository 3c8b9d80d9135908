using NodaTime;
using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <summary>
/// The PMO excuses a project from a round, with a reason: it is not asked any more, and does not count. With a day it is
/// paused: nothing that is due up to then is asked for.
/// </summary>
internal sealed class ExcuseProject(ProjectStore projects, RoundStore rounds, AskedCommits commits, ProjectAsking asking, Commands commands) : IFormAction
{
    public const string ExcuseVerb = "round.excuse";
    public const string ReasonField = "reason";
    public const string UntilField = "until";

    public const int LongestReason = 200;

    // A project that stands still for longer is on hold.
    private const int LongestPause = 366;

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

    public Reply FormAgain(Turn turn, FormData form, string notice) => Again(turn, form, notice, []);

    private async Task<Tried<Reply>> TryAsync(Turn turn, FormData form, ProjectCode code, Period period)
    {
        if (await projects.FindAsync(code, CancellationToken.None) is not { Project: var project } stored)
            return ProjectAccess.NotReadable(turn, code.Value);
        if (turn.Refuse(Right.RunRounds, project) is { } refusal)
            return refusal;

        var texts = RoundTexts.For(turn.Language);
        if (await rounds.AskedAsync(code, period, CancellationToken.None) is not { } asked)
            return new Reply.Text(texts.NotAsked(code.Value, period));
        var stands = (await rounds.PausesAsync([project], CancellationToken.None))[0];
        var (reason, until, wrong) = Read(form, project.PortfolioSettings.DayOf(turn.Now), texts);
        if (wrong.Count > 0)
            return Again(turn, form, null, wrong);

        var pause = until is { } day ? new Pause(day, reason!) : null;
        // A pause that ends asks again, in this round too.
        var isAskedAgain = pause is null && stands is not null;
        var then = isAskedAgain ? asked with { Excuse = null, Reason = null } : asked with { Excuse = Excuse.ByPmo, Reason = reason };
        if (then == asked && pause == stands)
            return Done(turn, project, period, reason!, pause, isAskedAgain);
        var committed = await commits.CommitAsync(turn, ExcuseVerb, stored, then, pause, stands);
        if (committed is CommitResult.Committed)
            await asking.ShowAsync(asked.Round, project);
        return committed.Then(Done(turn, project, period, reason!, pause, isAskedAgain));
    }

    private static (string? Reason, LocalDate? Until, IReadOnlyList<FieldError> Wrong) Read(FormData form, LocalDate today, RoundTexts texts)
    {
        var (reason, typed, wrong) = (form.Text(ReasonField), form.Text(UntilField), new List<FieldError>());
        if (reason is null || reason.Length > LongestReason)
            wrong.Add(new FieldError(ReasonField, reason is null ? texts.ReasonMissing : texts.TooLong(LongestReason)));
        if (typed is null)
            return (reason, null, wrong);
        var day = LocalDatePattern.Iso.Parse(typed);
        if (!day.Success || day.Value < today || day.Value > today.PlusDays(LongestPause))
            wrong.Add(new FieldError(UntilField, texts.PauseDay));
        return (reason, day.Success ? day.Value : null, wrong);
    }

    private static Reply Done(Turn turn, Project project, Period period, string reason, Pause? pause, bool isAskedAgain)
    {
        var texts = RoundTexts.For(turn.Language);
        var said = (pause, isAskedAgain) switch
        {
            ({ } paused, _) => texts.IsPaused(project.Code.Value, paused.Until),
            (null, true) => texts.IsNotPaused(project.Code.Value),
            _ => texts.IsExcused(project.Code.Value),
        };
        return new Reply.UpdatedCard(RoundCards.Excused(project, period, said, isAskedAgain && pause is null ? null : reason, texts), said);
    }

    private static Reply.FormAgain Again(Turn turn, FormData form, string? notice, IReadOnlyList<FieldError> wrong)
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
        if (await rounds.AskedAsync(code.Value, round.Period, cancel) is null)
            return new Reply.Text(texts.NotAsked(code.Value.Value, round.Period));
        var pause = (await rounds.PausesAsync([project], cancel))[0];
        var filled = new FormData(
        [
            new(PressPrompt.RoundField, round.ToString()),
            .. pause is null ? Array.Empty<KeyValuePair<string, string>>() : [new(ExcuseProject.ReasonField, pause.Reason), new(ExcuseProject.UntilField, LocalDatePattern.Iso.Format(pause.Until))],
        ]);
        return new Reply.Personally(new Reply.Card(RoundCards.ExcuseForm(filled, code.Value.Value, texts, null, []), texts.ExcuseTitle(code.Value.Value)));
    }
}
