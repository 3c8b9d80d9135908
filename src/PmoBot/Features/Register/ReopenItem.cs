using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>A closed item is open again, with a reason; never one that came about.</summary>
internal sealed class ReopenItem(RegisterItems items, RegisterStore register, RegisterCommits commits, RiskScales scales, PeopleFinder people, Commands commands)
    : ItemForm(items, register, commits, scales, people, commands)
{
    public const string ReopenVerb = "register.reopen";

    public override string Verb => ReopenVerb;

    public override bool IsFor(RegisterItem item) => item.State == ItemState.Closed;

    protected override IReadOnlyCollection<string> Fields { get; } = [RegisterFields.State, RegisterFields.Outcome];

    protected override ItemAct Act => ItemAct.Reopened;

    protected override RegisterDraft Filled(RegisterDraft draft, LocalDate today) => draft with { Outcome = null };

    protected override RegisterItem Read(RegisterItem was, RegisterItem now, RegisterDraft draft, Project project, Person? owner, RegisterReader reader) => now with
    {
        State = ItemState.Open,
        Outcome = reader.Words(RegisterFields.Outcome, draft.Outcome, RegisterDraft.MaxPart, reader.Texts.ReasonMissing),
    };
}
