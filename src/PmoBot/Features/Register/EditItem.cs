using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>Everything that is said of an item, except how it ends.</summary>
internal sealed class EditItem(RegisterItems items, RegisterStore register, RegisterCommits commits, RiskScales scales, PeopleFinder people, Commands commands)
    : ItemForm(items, register, commits, scales, people, commands)
{
    public const string SaveVerb = "register.edit";

    public override string Verb => SaveVerb;

    public override bool IsFor(RegisterItem item) => item.IsLive;

    protected override IReadOnlyCollection<string> Fields { get; } =
        [.. ItemFact.All.Select(fact => fact.Field).Except([RegisterFields.State, RegisterFields.Outcome, ""], StringComparer.Ordinal)];

    protected override ItemAct Act => ItemAct.Edited;

    protected override RegisterItem Read(RegisterItem was, RegisterItem now, RegisterDraft draft, Project project, Person? owner, RegisterReader reader) =>
        RegisterRules.Said(draft.Read(now.CostImpact?.Unit ?? project.Unit, owner, reader, was), now);
}
