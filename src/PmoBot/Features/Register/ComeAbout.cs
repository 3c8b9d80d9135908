using NodaTime;
using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>A threat has occurred: an issue goes on from it. An opportunity is realised.</summary>
internal sealed class ComeAbout(RegisterItems items, RegisterStore register, RegisterCommits commits, RiskScales scales, PeopleFinder people, Commands commands)
    : ItemForm(items, register, commits, scales, people, commands)
{
    public const string ComeAboutVerb = "register.comeabout";

    public override string Verb => ComeAboutVerb;

    public override bool IsFor(RegisterItem item) => item.State.MayBecome(EndOf(item), item.Number.Kind);

    protected override IReadOnlyCollection<string> Fields { get; } = [RegisterFields.State, RegisterFields.Outcome];

    protected override ItemAct Act => ItemAct.CameAbout;

    protected override RegisterDraft Filled(RegisterDraft draft, LocalDate today) => draft with
    {
        Outcome = null,
        Severity = draft.Impact,
        // Until when the threat was to be answered is no day for its issue once it is past.
        Due = string.CompareOrdinal(draft.Due, LocalDatePattern.Iso.Format(today)) < 0 ? null : draft.Due,
    };

    protected override RegisterItem Read(RegisterItem was, RegisterItem now, RegisterDraft draft, Project project, Person? owner, RegisterReader reader) => now with
    {
        State = EndOf(now),
        Outcome = reader.Words(RegisterFields.Outcome, draft.Outcome, RegisterDraft.MaxPart),
    };

    protected override IReadOnlyList<ItemChange> Changes(
        Turn turn, FoundItem found, RegisterItem next, RegisterDraft draft, Person? owner, RegisterReader reader, RiskScale scale)
    {
        if (next.State != ItemState.Occurred)
            return base.Changes(turn, found, next, draft, owner, reader, scale);

        var facts = (draft with { Kind = RegisterKind.Issue, NextReview = null }).Read(found.Project.Unit, owner, reader) with
        {
            Cause = next.Cause,
            Effect = next.Effect,
            Category = next.Category,
            CostImpact = next.CostImpact,
            IsConfidential = next.IsConfidential,
        };
        var issue = RegisterRules.Logged(found.Project, found.Project.NextNumber(RegisterKind.Issue), facts, turn.Person, turn.Now, scale);
        return [new(found.Stored, next with { Became = issue.Number }), new(null, issue with { CameFrom = next.Number, Source = next.Source })];
    }

    private static ItemState EndOf(RegisterItem item) => item.Number.Kind == RegisterKind.Opportunity ? ItemState.Realised : ItemState.Occurred;
}
