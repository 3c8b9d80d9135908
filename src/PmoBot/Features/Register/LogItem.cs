using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

/// <summary>The form comes back: an item with the next number of its kind; the same form once more is the same item.</summary>
internal sealed class LogItem(
    ProjectStore projects, RegisterStore register, PeopleFinder people, Commands commands, Outbox outbox) : IFormAction
{
    public const string LogVerb = "register.log";

    public string Verb => LogVerb;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var draft = RegisterDraft.From(form);
        if (draft is { Project: null, Message.Offered.Count: > 0 })
            return Again(RegisterForm.WithoutProject(draft, form, turn));
        if (!ProjectCode.TryParse(draft.Project, out var code))
            return ProjectAccess.NotReadable(turn, draft.Project ?? "");

        var choices = await people.ChoicesAsync(turn, draft.Owner is { } id ? [id] : [], [], null, cancel);
        return await commands.RunAsync(code.Value.Partition, () => TryAsync(turn, draft, code.Value, choices)) is Outcome<Reply>.Settled settled
            ? settled.Value
            : FormAgain(turn, form, ConversationTexts.For(turn.Language).Busy);
    }

    public Reply FormAgain(Turn turn, FormData form, string notice)
    {
        var draft = RegisterDraft.From(form);
        return Again(new RegisterForm(draft, RegisterTexts.For(turn.Language), ProjectChoices.Of(form, [RegisterFields.Owner], turn)) { Notice = notice });
    }

    private async Task<Tried<Reply>> TryAsync(Turn turn, RegisterDraft draft, ProjectCode code, ProjectChoices choices)
    {
        var marking = register.FindMarkAsync(code, draft.Id, CancellationToken.None);
        if (await projects.FindAsync(code, CancellationToken.None) is not { Project: var project } stored)
            return ProjectAccess.NotReadable(turn, code.Value);
        var texts = RegisterTexts.For(turn.Language);
        if (RegisterRefusals.ForLogging(turn, project, texts) is { } refusal)
            return refusal;
        if (await marking is { } logged && await register.FindAsync(code, logged, CancellationToken.None) is { Item: var there })
            return Logged(turn, project, there, texts);

        var today = project.PortfolioSettings.DayOf(turn.Now);
        var owner = draft.Owner is { } id ? choices.Find(id) ?? project.People.FirstOrDefault(person => person.Is(id)) : null;
        var (facts, errors) = draft.Validate(project, owner, today, texts);
        if (facts is null)
            return Again(new RegisterForm(draft, texts, choices) { Project = project, Errors = errors });

        var scale = RiskScale.Default;
        var item = RegisterRules.Logged(project, project.NextNumber(facts.Kind), facts, turn.Person, turn.Now, scale) with { Source = draft.Message?.Link };
        var (head, entry) = AuditTrail.Append(
            project.Audit, turn.Now, turn.Pseudonym, LogVerb, RegisterRows.RowOf(item.Number), RegisterRules.InWords(item));
        item = item with { Entries = [head.Sequence] };
        var changes = await register.ChangeAsync(null, item, await register.FiguresAsync(code, CancellationToken.None), today, _ => scale);
        var result = await outbox.CommitAsync(
            code.Partition,
            [ProjectStore.Replace(project.Numbered(item.Number) with { Audit = head }, stored.ETag), RegisterStore.Mark(draft.Id, item.Number), entry, .. changes],
            [TakeSnapshot.Raise(turn.Now)]);
        return result.Then(Logged(turn, project, item, texts));
    }

    private static Reply.FormAgain Again(RegisterForm form) =>
        new(RegisterCards.Form(form), form.Texts.New(form.Draft.Kind, form.Draft.Project));

    private static Reply Logged(Turn turn, Project project, RegisterItem item, RegisterTexts texts)
    {
        var card = RegisterCards.Logged(project, item, RiskScale.Default, project.PortfolioSettings.DayOf(turn.Now), texts);
        return new Reply.UpdatedCard(card, texts.Logged(item.Number, texts.Kind(item.Number.Kind)));
    }
}
