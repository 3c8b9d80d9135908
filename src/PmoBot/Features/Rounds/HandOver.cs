using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>"I am away: ask my deputy": for this round, whoever stands in is asked for what is still wanted.</summary>
internal sealed class HandOver(
    ProjectStore projects, ProfileStore profiles, RoundStore rounds, Prompts prompts, PromptReader reader, AskedCommits commits, Commands commands) : ICardAction
{
    public const string HandOverVerb = "round.hand-over";

    public string Verb => HandOverVerb;

    public static CardAddress Address(PromptView view) => PressPrompt.Address(HandOverVerb, view, []);

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var texts = RoundTexts.For(turn.Language);
        if (turn.Place.IsShared || RoundId.Parse(form.Text(PressPrompt.RoundField)) is not { } round
            || await prompts.FindAsync(turn.Person.ObjectId, round, cancel) is not { } prompt
            || await reader.OfAsync(turn.Person.ObjectId, prompt, PromptStage.First, cancel) is not { } view)
            return PressPrompt.NotFound(turn, form, HandOverVerb);

        if (view.IsClosed)
            return new Reply.Text(texts.NothingToPutOff);
        foreach (var wanted in view.Wanted)
        {
            if (StandIn.Of(wanted.Project, turn.Person.ObjectId) is { } other && await profiles.FindAsync(other.ObjectId, cancel) is { } profile
                && profile.IsAbsent(turn.Now.InZone(profile.Zone).Date))
                return new Reply.Text(texts.DeputyAway(other.Name));
            if (StandIn.Of(wanted.Project, turn.Person.ObjectId) is { } deputy
                && await commands.RunAsync(wanted.Project.Code.Partition, () => TryAsync(turn, wanted.Project.Code, round, deputy)) is not Outcome<bool>.Settled)
                return new Reply.Text(ConversationTexts.For(turn.Language).Busy);
        }

        return await reader.OfAsync(turn.Person.ObjectId, prompt, PromptStage.First, cancel) is { } shown
            ? new Reply.UpdatedCard(PromptCards.Show(shown), RoundTexts.For(shown.Language).Line(shown)) { IsLive = true }
            : new Reply.Text(texts.NothingToPutOff);
    }

    private async Task<Tried<bool>> TryAsync(Turn turn, ProjectCode code, RoundId round, Person deputy)
    {
        if (await projects.FindAsync(code, CancellationToken.None) is not { } stored
            || await rounds.AskedAsync(code, round.Period, CancellationToken.None) is not { } asked
            || asked.Round != round || asked.Person?.Is(turn.Person) != true)
            return true;
        var handed = asked.To(deputy, turn.Person) with { ByHand = true };
        return (await commits.CommitAsync(turn, HandOverVerb, stored, handed)).Then(true);
    }
}
