using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Imports;
using PmoBot.People;
using SomebodyGone = PmoBot.AdaptiveCards.SomebodyGone;

namespace PmoBot.Features.Register;

/// <summary>What a line of the file does to its project's register.</summary>
/// <param name="Item">As it will be; a new one gets its number when it is written.</param>
/// <param name="Before">Null: it is new.</param>
internal sealed record ItemStep(int Line, RegisterItem Item, StoredItem? Before) : ImportStep.Writing(Line, Before is null)
{
    // When it is looked at again and by which scale it is scored follows from the day on which it is written.
    protected override string Effect => Before is null
        ? RegisterRules.InWords(Item with { NextReview = null, Scale = null })
        : string.Join('\n', Said.Select(fact => $"{fact.Key}: {fact.InWords(Before.Item)} → {fact.InWords(Item)}"));

    private IEnumerable<ItemFact> Said => ItemFact.Between(Before!.Item, Item).Where(fact => fact.Key is not ("nextReview" or "scale"));

    public string InWords(RegisterImportTexts texts)
    {
        var register = RegisterTexts.For(texts.Language);
        return Before is null
            ? texts.Log(Line, Item.Project.Value, register.Kind(Item.Number.Kind), Item.Statement)
            : texts.Change(Line, Item.Project.Value, Item.Number, string.Join(
                register.Language.In("; ", " ; "), Said.Select(fact => register.Changed(register.Label(fact, Item), register.Say(fact, Before.Item), register.Say(fact, Item)))));
    }
}

/// <summary>A project and its register as they stand.</summary>
/// <param name="Scale">By which it is scored from now on.</param>
internal sealed record StandingRegister(StoredProject InProject, IReadOnlyDictionary<ItemNumber, StoredItem> Items, RiskScale Scale)
{
    private readonly Lazy<HashSet<ItemSaid>> _said = new(() => [.. Items.Values.Select(stored => ItemSaid.Of(stored.Item))]);

    public Project Project => InProject.Project;

    public bool Has(ItemSaid said) => _said.Value.Contains(said);
}

/// <summary>What lines do to registers, for one importer at one time. Decided for the list, and again by what stands when it is written.</summary>
internal sealed record RegisterImportRules(Importer By, Instant Now, RegisterImportTexts Texts)
{
    // Nobody's id: the trail does not know either who types a command.
    public static readonly Person Program = new(Guid.Empty.ToString("D"), "PmoBot");

    private Person Person => By.Person ?? Program;

    private RegisterTexts Register => RegisterTexts.For(Texts.Language);

    public bool MayRun(Project project) => project.Allows(Right.RunRegister, Person.ObjectId, By.Roles);

    /// <param name="stands">Null: there is none, or none that this importer runs; nobody learns which of the two.</param>
    public ImportStep Step(int line, ImportedItem said, StandingRegister? stands)
    {
        if (stands is null || !MayRun(stands.Project))
            return ImportStep.Wrong.Because(line, RegisterFields.Project, Texts.NotYours(said.Project.Value));
        if (said.Number is not { } number)
            return stands.Has(ItemSaid.Of(said)) ? new ImportStep.Nothing(line) : New(line, said, stands);
        return stands.Items.TryGetValue(number, out var stored)
            ? Changed(line, said, stored, stands)
            : ImportStep.Wrong.Because(line, RegisterFile.Number, Texts.NoSuchItem(number, said.Project.Value));
    }

    private ImportStep New(int line, ImportedItem said, StandingRegister stands)
    {
        var (project, isIssue) = (stands.Project, said.Kind == RegisterKind.Issue);
        var facts = new ItemFacts(said.Kind, said.Statement!)
        {
            Cause = said.Cause,
            Effect = said.Effect,
            Assessment = isIssue ? null : new Assessment(said.Probability!.Value, said.Impact!.Value),
            Severity = said.Severity,
            Type = isIssue ? IssueType.Problem : null,
            CostImpact = said.CostImpact is { } cost ? new Money(cost, said.Unit ?? project.Unit) : null,
            Owner = Known(said.Owner, null, project),
            Response = said.Response,
            Category = said.Category,
            Proximity = said.Proximity,
            Due = said.Due,
            IsConfidential = said.IsConfidential ?? false,
        };
        var logged = RegisterRules.Logged(project, project.NextNumber(said.Kind), facts, Person, Now, stands.Scale);
        var item = Stated(logged with { Act = ItemAct.Imported, State = said.State ?? logged.State });
        if (NotAllowed(line, ItemState.Open, item, project) is { } wrong)
            return wrong;
        return new ItemStep(line, item.IsLive ? item : item with { NextReview = null }, null);
    }

    private ImportStep Changed(int line, ImportedItem said, StoredItem stored, StandingRegister stands)
    {
        var (before, project) = (stored.Item, stands.Project);
        if (said is { CostImpact: null, Unit: { } unit } && before.CostImpact is { } cost && cost.Unit != unit)
            return ImportStep.Wrong.Because(line, RegisterFile.Currency, ImportTexts.For(Texts.Language).UnitAlone);

        var merged = Merged(said, before, project);
        if (ItemFact.Between(before, merged).Count == 0)
            return new ImportStep.Nothing(line);
        if (NotAllowed(line, before.State, merged, project) is { } wrong)
            return wrong;
        if (!before.IsLive && merged.State == before.State)
            return ImportStep.Wrong.Because(line, null, Texts.Ended(before.Number, Register.State(before.State, before.Number.Kind)));
        return new ItemStep(line, RegisterRules.Next(before, merged, ItemAct.Imported, Person, Now, project, stands.Scale), stored);
    }

    private static RegisterItem Merged(ImportedItem said, RegisterItem before, Project project)
    {
        var facts = before with
        {
            Statement = Kept(said.Statement, before.Statement)!,
            Cause = Kept(said.Cause, before.Cause),
            Effect = Kept(said.Effect, before.Effect),
            Current = before.Current is { } current ? new Assessment(said.Probability ?? current.Probability, said.Impact ?? current.Impact) : null,
            Severity = said.Severity ?? before.Severity,
            CostImpact = said.CostImpact is { } cost ? new Money(cost, said.Unit ?? before.CostImpact?.Unit ?? project.Unit) : before.CostImpact,
            Owner = Known(said.Owner, before.Owner, project) ?? before.Owner,
            Response = said.Response ?? before.Response,
            Category = said.Category ?? before.Category,
            Proximity = said.Proximity ?? before.Proximity,
            Due = said.Due ?? before.Due,
            IsConfidential = said.IsConfidential ?? before.IsConfidential,
        };
        var merged = Stated(facts with { State = said.State ?? before.State });
        return merged with { Outcome = merged.IsLive == before.IsLive ? before.Outcome : null };
    }

    // “Open” and “responding” both say that it is live.
    private static RegisterItem Stated(RegisterItem item) => item with { State = RegisterRules.StateOf(item) };

    private ImportStep.Wrong? NotAllowed(int line, ItemState before, RegisterItem next, Project project) => next.State switch
    {
        _ when project.State == ProjectState.Closed => ImportStep.Wrong.Because(line, RegisterFields.Project, Register.ClosedTakesNone),
        { } state when state != before && !before.MayBecome(state, next.Number.Kind) =>
            ImportStep.Wrong.Because(line, RegisterFile.Status, Texts.NotSo(Register.State(before, next.Number.Kind), Register.State(state, next.Number.Kind))),
        _ => null,
    };

    // As it stands, or as an export says it in a language of one.
    private static string? Kept(string? said, string? stands) => said is null || new[] { null, "en", "fr" }
        .Any(language => ItemSaid.Plain(said) == ItemSaid.Plain(SomebodyGone.In(stands ?? "", language))) ? stands : said;

    // Names are for reading, and those that stand may have been learnt from the person.
    private static Person? Known(Person? said, Person? before, Project project) =>
        before?.Is(said) == true ? before : project.People.FirstOrDefault(person => person.Is(said)) ?? said;
}
