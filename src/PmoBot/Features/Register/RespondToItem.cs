using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>What is done about an item, by whom and until when; emptied, nothing is done about it any more.</summary>
internal sealed class RespondToItem(RegisterItems items, RegisterStore register, RegisterCommits commits, RiskScales scales, PeopleFinder people, Commands commands)
    : ItemForm(items, register, commits, scales, people, commands)
{
    public const string RespondVerb = "register.respond";

    public override string Verb => RespondVerb;

    public override bool IsFor(RegisterItem item) => item.IsLive;

    protected override IReadOnlyCollection<string> Fields { get; } =
        [RegisterFields.Response, RegisterFields.Action, RegisterFields.Owner, RegisterFields.Due, RegisterFields.TargetProbability];

    protected override ItemAct Act => ItemAct.Responded;

    protected override RegisterItem Read(RegisterItem was, RegisterItem now, RegisterDraft draft, Project project, Person? owner, RegisterReader reader)
    {
        if (draft.Owner is not null && owner is null)
            reader.Object(RegisterFields.Owner, reader.Texts.PersonUnknown);
        var response = draft.ChosenResponse;
        if (now.State == ItemState.Open && response is null && draft.Action is null)
            reader.Object(RegisterFields.Action, reader.Texts.ActionMissing);
        return now with
        {
            Response = response,
            Action = reader.Words(RegisterFields.Action, draft.Action, RegisterDraft.MaxPart),
            Owner = owner,
            Due = reader.DayToCome(RegisterFields.Due, draft.Due, was.Due),
            Target = now.Current is null ? null : draft.Target(reader) ?? now.Target,
        };
    }
}
