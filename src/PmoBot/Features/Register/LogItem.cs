using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

/// <summary>The form comes back: an item with the next number of its kind; the same form once more is the same item.</summary>
internal sealed class LogItem(
    ProjectStore projects, RegisterStore register, RegisterCommits commits, RiskScales scales, PeopleFinder people, Commands commands) : IFormAction
{
    public const string LogVerb = "register.log";

    public string Verb => LogVerb;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var draft = RegisterDraft.From(form);
        if (draft is { Project: null, Message.Offered.Count: > 0 })
            return Again(Sent(turn, form) with { Errors = [new(RegisterFields.Project, ExtensionTexts.For(turn.Language).ChooseProject), .. Wrong(turn, draft)] });
        if (!ProjectCode.TryParse(draft.Project, out var code))
            return ProjectAccess.NotReadable(turn, draft.Project ?? "");
        if (!Drafts.IsId(draft.Id))
            return new Reply.Refused(new Refusal.Forged($"{code} {LogVerb}"));

        var choices = await people.ChoicesAsync(turn, draft.Owner is { } id ? [id] : [], [], null, cancel);
        return await commands.RunAsync(code.Value.Partition, () => TryAsync(turn, draft, code.Value, choices)) is Outcome<Reply>.Settled settled
            ? settled.Value
            : FormAgain(turn, form, ConversationTexts.For(turn.Language).Busy);
    }

    public Reply FormAgain(Turn turn, FormData form, string notice) => Again(Sent(turn, form) with { Notice = notice });

    // From its own data alone.
    private static RegisterForm Sent(Turn turn, FormData form) =>
        new(LogVerb, RegisterDraft.From(form), RegisterTexts.For(turn.Language), ProjectChoices.Of(form, [RegisterFields.Owner], turn));

    // Whose project is not chosen yet: what an amount is counted in, who is known there and which day it is there show later.
    private static IReadOnlyList<FieldError> Wrong(Turn turn, RegisterDraft draft)
    {
        var reader = new RegisterReader(RegisterTexts.For(turn.Language), PortfolioSettings.Default.DayOf(turn.Now));
        (draft with { CostImpact = null, Owner = null }).Read("", null, reader);
        return reader.Errors;
    }

    private async Task<Tried<Reply>> TryAsync(Turn turn, RegisterDraft draft, ProjectCode code, ProjectChoices choices)
    {
        var marking = register.FindMarkAsync(code, draft.Id, CancellationToken.None);
        if (await projects.FindAsync(code, CancellationToken.None) is not { Project: var project } stored)
            return ProjectAccess.NotReadable(turn, code.Value);
        var texts = RegisterTexts.For(turn.Language);
        if (RegisterRefusals.ForLogging(turn, project) is { } refusal)
            return refusal;
        if (await marking is { } logged && await register.FindAsync(code, logged, CancellationToken.None) is { Item: var there })
        {
            // What another logged and keeps from this person is as if it were not there.
            return turn.Person.Is(there.LoggedBy) || RegisterItems.IsFor(turn, project, there)
                ? await AgainAsync(turn, project, draft, there)
                : await TryAsync(turn, draft with { Id = Drafts.IdOf(draft.Id, turn.Person.ObjectId) }, code, choices);
        }

        var scale = await scales.CurrentAsync(project, CancellationToken.None);
        var owner = draft.Owner is { } id ? choices.Find(id) ?? project.People.FirstOrDefault(person => person.Is(id)) : null;
        var reader = new RegisterReader(texts, project.PortfolioSettings.DayOf(turn.Now));
        var facts = draft.Read(project.Unit, owner, reader);
        if (reader.Errors.Count > 0)
            return Again(new RegisterForm(LogVerb, draft, texts, choices) { Project = project, Scale = scale, Errors = reader.Errors });

        var item = RegisterRules.Logged(project, project.NextNumber(facts.Kind), facts, turn.Person, turn.Now, scale) with { Source = draft.Message?.Link };
        var result = await commits.CommitAsync(turn, LogVerb, stored, [new(null, item)], RegisterStore.Mark(draft.Id, item.Number));
        var shown = Logged(turn, project, item, scale);
        // Who typed it for all to read is not the only one who waits for it.
        return result.Then<Reply>(turn.LinkedProject == code.Value && !item.IsConfidential
            ? new Reply.Both(shown, new Reply.Text(texts.LoggedHere(item.Number, item.Statement.ReplaceLineEndings(" ").CutAt(RegisterLine.LongestStatement), turn.Person.Name)))
            : shown);
    }

    // It may have become somebody else's to read, or have been undone since.
    private async Task<Reply> AgainAsync(Turn turn, Project project, RegisterDraft draft, RegisterItem item)
    {
        var (texts, scale) = (RegisterTexts.For(turn.Language), await scales.FindAsync(item.Scale, CancellationToken.None));
        if (item.State == ItemState.Withdrawn)
            return new Reply.UpdatedCard(RegisterCards.Withdrawn(project, item, texts, turn.Zone), texts.WasUndone(item.Number));
        return RegisterItems.Reads(turn, project, item)
            ? Logged(turn, project, item, scale, turn.Person.Is(item.LoggedBy) && draft.Statement == item.Statement ? null : texts.AlreadyLogged(item.Number))
            : new Reply.Text(texts.Logged(item.Number, texts.Kind(item.Number.Kind)));
    }

    private static Reply.FormAgain Again(RegisterForm form) => new(RegisterCards.Form(form), form.Title);

    private static Reply.UpdatedCard Logged(Turn turn, Project project, RegisterItem item, RiskScale scale, string? notice = null)
    {
        var texts = RegisterTexts.For(turn.Language);
        return new(RegisterCards.Show(ItemView.For(turn, project, item, scale) with { Notice = notice }), texts.Logged(item.Number, texts.Kind(item.Number.Kind)));
    }
}
