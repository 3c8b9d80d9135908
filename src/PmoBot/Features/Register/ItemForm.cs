using System.Globalization;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>
/// A form that changes an item. Whoever sends it changes what they changed in it and nothing else; where somebody else
/// was faster, the form comes back and says so at the field.
/// </summary>
internal abstract class ItemForm(RegisterItems items, RegisterStore register, RegisterCommits commits, RiskScales scales, PeopleFinder people, Commands commands)
    : IFormAction
{
    public abstract string Verb { get; }

    /// <summary>Whether it can be done to an item in this state.</summary>
    public abstract bool IsFor(RegisterItem item);

    /// <summary>What it shows.</summary>
    protected abstract IReadOnlyCollection<string> Fields { get; }

    protected abstract ItemAct Act { get; }

    protected virtual RegisterDraft Filled(RegisterDraft draft, LocalDate today) => draft;

    /// <summary>The item with every field of the form; what is wrong with them stands in the reader.</summary>
    /// <param name="was">What the form was filled from.</param>
    protected abstract RegisterItem Read(RegisterItem was, RegisterItem now, RegisterDraft draft, Project project, Person? owner, RegisterReader reader);

    /// <summary>What becomes of other items, and what that says of this one.</summary>
    protected virtual IReadOnlyList<ItemChange> Changes(
        Turn turn, FoundItem found, RegisterItem next, RegisterDraft draft, Person? owner, RegisterReader reader, RiskScale scale) => [new(found.Stored, next)];

    /// <param name="action">What somebody has decided to do about it, to begin with.</param>
    public async Task<Reply> OpenAsync(Turn turn, FoundItem found, CancellationToken cancel, string? action = null)
    {
        var (project, item) = (found.Project, found.Item);
        var texts = RegisterTexts.For(turn.Language);
        if (Refusal(turn, project, item) is { } refusal)
            return refusal;
        if (!IsFor(item))
            return await ShownAsync(turn, project, item, texts.NotNow(item.State, item.Number.Kind), cancel);

        var draft = Filled(RegisterDraft.Of(item, texts), project.PortfolioSettings.DayOf(turn.Now));
        if (action is not null)
            draft = draft with { Action = action };
        var choices = await ChoicesAsync(turn, draft, project, cancel);
        var form = new RegisterForm(Verb, draft, texts, choices) { Project = project, Scale = await scales.CurrentAsync(project, cancel), Item = item };
        return new Reply.Form(RegisterCards.Form(form), form.Title, OpenItemForm.Address(Verb, item));
    }

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var draft = RegisterDraft.From(form);
        var (found, missing) = await items.FindAsync(turn, draft.Project, draft.Item, cancel);
        if (found is null)
            return missing;
        if (Refusal(turn, found.Project, found.Item) is { } refusal)
            return refusal;

        var choices = await ChoicesAsync(turn, draft, found.Project, cancel);
        return await commands.RunAsync(found.Project.Code.Partition, () => TryAsync(turn, draft, choices)) is Outcome<Reply>.Settled settled
            ? settled.Value
            : FormAgain(turn, form, ConversationTexts.For(turn.Language).Busy);
    }

    public Reply FormAgain(Turn turn, FormData form, string notice) => Again(new RegisterForm(
        Verb, RegisterDraft.From(form), RegisterTexts.For(turn.Language), ProjectChoices.Of(form, [RegisterFields.Owner], turn))
    {
        Notice = notice,
    });

    private async Task<Tried<Reply>> TryAsync(Turn turn, RegisterDraft draft, ProjectChoices choices)
    {
        var (found, missing) = await items.FindAsync(turn, draft.Project, draft.Item, CancellationToken.None);
        if (found is null)
            return missing;
        var (project, now, texts) = (found.Project, found.Item, RegisterTexts.For(turn.Language));
        if (Refusal(turn, project, now) is { } refusal)
            return refusal;
        if (!int.TryParse(draft.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            || await register.AsOfAsync(now, version, CancellationToken.None) is not { } was)
            return new Reply.Refused(new Refusal.Forged($"{project.Code} {now.Number} {draft.Version}"));

        var scale = await scales.CurrentAsync(project, CancellationToken.None);
        draft = draft with { Kind = now.Number.Kind };
        var form = new RegisterForm(Verb, draft, texts, choices) { Project = project, Scale = scale, Item = now };
        var owner = draft.Owner is { } id ? choices.Find(id) ?? (now.Owner?.Is(id) == true ? now.Owner : null) : null;
        var reader = new RegisterReader(texts, project.PortfolioSettings.DayOf(turn.Now));
        var typed = Read(was, now, draft, project, owner, reader);
        if (reader.Errors.Count > 0)
            return Again(form with { Errors = reader.Errors });

        var merge = ItemMerge.Of(was, now, typed, Fields);
        if (ItemFact.Between(merge.Item, now).Count == 0)
            return await ShownAsync(turn, project, now, texts.NothingChanged, CancellationToken.None);
        if (!IsFor(now))
            return Again(form with { Notice = $"{texts.NotNow(now.State, now.Number.Kind)} {texts.TypedStaysHere}" });
        if (merge.Conflicts.Count > 0)
            return Again(Meanwhile(form, merge, now));

        var next = RegisterRules.Next(now, merge.Item, Act, turn.Person, turn.Now, project, scale);
        var changes = Changes(turn, found, next, draft, owner, reader, scale);
        if (reader.Errors.Count > 0)
            return Again(form with { Errors = reader.Errors });
        var result = await commits.CommitAsync(turn, Verb, found.InProject, changes);
        return result.Then(await ShownAsync(turn, project, changes[0].Now, Also(merge.Others, now, texts), CancellationToken.None));
    }

    // What stands, with what the writer had changed: sent again, it is changed knowingly.
    private static RegisterForm Meanwhile(RegisterForm form, ItemMerge merge, RegisterItem now) => form with
    {
        Draft = RegisterDraft.Of(merge.Item, form.Texts) with { Version = now.Version.ToString(CultureInfo.InvariantCulture) },
        Notice = string.Join(' ', new[] { form.Texts.ChangedMeanwhile(now.By.Name), Also(merge.Others.Except(merge.Conflicts), now, form.Texts) }.OfType<string>()),
        Errors = [.. merge.Conflicts.Select(fact => new FieldError(fact.Field, form.Texts.Meanwhile(form.Texts.Say(fact, now))))],
    };

    private static string? Also(IEnumerable<ItemFact> changed, RegisterItem now, RegisterTexts texts) =>
        changed.Where(ItemWords.IsTold).Select(fact => texts.Label(fact, now)).ToList() is { Count: > 0 } told ? texts.AlsoChanged(now.By.Name, told) : null;

    private async Task<Reply> ShownAsync(Turn turn, Project project, RegisterItem item, string? notice, CancellationToken cancel)
    {
        var view = ItemView.For(turn, project, item, await scales.FindAsync(item.Scale, cancel)) with { Notice = notice };
        return new Reply.UpdatedCard(RegisterCards.Show(view), view.Line);
    }

    private static Reply? Refusal(Turn turn, Project project, RegisterItem item) =>
        RegisterItems.Refuse(turn, project, item) ?? RegisterRefusals.ForClosed(turn, project);

    private async Task<ProjectChoices> ChoicesAsync(Turn turn, RegisterDraft draft, Project project, CancellationToken cancel) =>
        await people.ChoicesAsync(turn, draft.Owner is { } id ? [id] : [], [.. project.People], null, cancel);

    private static Reply.FormAgain Again(RegisterForm form) => new(RegisterCards.Form(form), form.Title);
}

/// <summary>The button that opens such a form, by the verb that it is sent with.</summary>
internal sealed class OpenItemForm(RegisterItems items, IEnumerable<ItemForm> forms) : ICardAction
{
    public const string OpenVerb = "register.open";
    private const string Form = "form";

    public string Verb => OpenVerb;

    /// <param name="verb">Of the form.</param>
    public static CardAddress Address(string verb, RegisterItem item) => new(
        OpenVerb, (RegisterFields.Project, item.Project.Value), (RegisterFields.Item, item.Number.ToString()), (Form, verb));

    /// <summary>The form of what is done about an item, with what was decided above the project.</summary>
    public static CardAddress PlanAction(ProjectCode project, string item, string action) => new(
        OpenVerb, (RegisterFields.Project, project.Value), (RegisterFields.Item, item), (Form, RespondToItem.RespondVerb), (RegisterFields.Action, action));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var (found, missing) = await items.FindAsync(turn, form.Text(RegisterFields.Project), form.Text(RegisterFields.Item), cancel);
        if (found is null)
            return missing;
        var verb = form.Text(Form);
        return forms.FirstOrDefault(it => it.Verb == verb) is { } known
            ? await known.OpenAsync(turn, found, cancel, form.Text(RegisterFields.Action))
            : new Reply.Refused(new Refusal.Forged($"{found.Project.Code} {found.Item.Number} {verb}"));
    }
}
