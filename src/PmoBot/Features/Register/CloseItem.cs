using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>An item ends, and how is said.</summary>
internal sealed class CloseItem(RegisterItems items, RegisterStore register, RegisterCommits commits, RiskScales scales, PeopleFinder people, Commands commands)
    : ItemForm(items, register, commits, scales, people, commands)
{
    public const string CloseVerb = "register.close";

    public override string Verb => CloseVerb;

    public override bool IsFor(RegisterItem item) => item.State.MayBecome(ItemState.Closed, item.Number.Kind);

    protected override IReadOnlyCollection<string> Fields { get; } = [RegisterFields.State, RegisterFields.Outcome];

    protected override ItemAct Act => ItemAct.Closed;

    protected override RegisterDraft Filled(RegisterDraft draft, LocalDate today) => draft with { Outcome = null };

    protected override RegisterItem Read(RegisterItem was, RegisterItem now, RegisterDraft draft, Project project, Person? owner, RegisterReader reader) => now with
    {
        State = ItemState.Closed,
        Outcome = reader.Words(RegisterFields.Outcome, draft.Outcome, RegisterDraft.MaxPart, reader.Texts.OutcomeMissing),
    };
}
