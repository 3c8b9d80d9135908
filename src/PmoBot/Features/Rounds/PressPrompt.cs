using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;

namespace PmoBot.Features.Rounds;

/// <summary>
/// A press on a prompt does what the status feature does; what the prompt shows then is itself, for its other projects
/// still wait. A form opens below it, and never in its place.
/// </summary>
internal abstract class PressPrompt(Prompts prompts, PromptReader reader) : ICardAction
{
    public const string UnchangedVerb = "round.unchanged";
    public const string UpdateVerb = "round.update";
    public const string UndoVerb = "round.undo";

    public const string RoundField = "round";
    public const string ProjectsField = "projects";
    private const string StageField = "stage";

    public abstract string Verb { get; }

    /// <summary>Every button of a prompt says which round it is of, and which projects that asks for.</summary>
    public static CardAddress Address(string verb, PromptView view, params IEnumerable<(string Key, string Value)> data) => new(
        verb,
        [
            (RoundField, view.Round.ToString()), (ProjectsField, string.Join(',', view.Lines.Select(line => line.Code))), (StageField, view.Stage.ToString()), .. data,
        ]);

    public static CardAddress Address(string verb, PromptView view, Project project) =>
        Address(verb, view, StatusAnswers.Data(project, view.Round.Period));

    /// <param name="of">What the status feature's own button says.</param>
    public static CardAddress Address(string verb, PromptView view, CardAddress of) =>
        Address(verb, view, of.Data.Select(pair => (pair.Key, pair.Value)));

    /// <summary>They have no such prompt. Of a round so old that none is kept, that is nobody's forgery.</summary>
    public static Reply NotFound(Turn turn, FormData form, string verb) =>
        RoundId.Parse(form.Text(RoundField)) is { } round && turn.Now - round.Period.LastDay.AtMidnight().InUtc().ToInstant() > ForgetNames.After
            ? new Reply.Text(RoundTexts.For(turn.Language).NothingToPutOff)
            : new Reply.Refused(new Refusal.Forged(verb));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        // The message is the prompt's: it must not become a report's card as well.
        var reply = await DoAsync(turn with { PressedCardId = null }, form, cancel);
        // A prompt is in a chat of one; elsewhere nothing is posted that all would read.
        if (turn.Place.IsShared)
            return reply;
        return reply switch
        {
            Reply.UpdatedCard or Reply.Both { First: Reply.UpdatedCard } when await ShownAsync(turn, form, cancel) is { } shown =>
                reply is Reply.Both { Second: var more } ? new Reply.Both(shown, more) : shown,
            Reply.Form opened => new Reply.Card(opened.Body, opened.Title),
            Reply.FormAgain again => new Reply.Card(again.Body, again.Title),
            _ => reply,
        };
    }

    protected abstract Task<Reply> DoAsync(Turn turn, FormData form, CancellationToken cancel);

    /// <summary>The prompt as it stands now, in the place of what was pressed; null: it is not this person's.</summary>
    protected async Task<Reply?> ShownAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (RoundId.Parse(form.Text(RoundField)) is not { } round
            || await prompts.FindAsync(turn.Person.ObjectId, round, cancel) is not { } prompt)
            return null;
        var stage = Enum.TryParse<PromptStage>(form.Text(StageField), out var known) ? known : PromptStage.First;
        return await reader.OfAsync(turn.Person.ObjectId, prompt, stage, cancel) is { } view
            ? new Reply.UpdatedCard(PromptCards.Show(view), RoundTexts.For(view.Language).Line(view)) { IsLive = true }
            : null;
    }
}

/// <summary>"Nothing changed", in one tap.</summary>
internal sealed class AnswerUnchanged(StatusAnswers answers, Prompts prompts, PromptReader reader) : PressPrompt(prompts, reader)
{
    public override string Verb => UnchangedVerb;

    protected override Task<Reply> DoAsync(Turn turn, FormData form, CancellationToken cancel) => answers.UnchangedAsync(turn, form, cancel);
}

/// <summary>"Update": the report's form, below the prompt.</summary>
internal sealed class AnswerByForm(StatusAnswers answers, Prompts prompts, PromptReader reader) : PressPrompt(prompts, reader)
{
    public override string Verb => UpdateVerb;

    protected override Task<Reply> DoAsync(Turn turn, FormData form, CancellationToken cancel) => answers.OpenAsync(turn, form, cancel);
}

/// <summary>What was answered is taken back on the prompt.</summary>
internal sealed class UndoAnswer(StatusAnswers answers, Prompts prompts, PromptReader reader) : PressPrompt(prompts, reader)
{
    public override string Verb => UndoVerb;

    protected override Task<Reply> DoAsync(Turn turn, FormData form, CancellationToken cancel) => answers.UndoAsync(turn, form, cancel);
}
