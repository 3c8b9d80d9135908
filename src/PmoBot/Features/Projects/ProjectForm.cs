using System.Globalization;
using PmoBot.AdaptiveCards;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>
/// A form that changes a project. Whoever sends it changes what they changed in it and nothing else; where somebody
/// else was faster, the form comes back and says so at the field.
/// </summary>
internal abstract class ProjectForm(
    ProjectStore projects, ProjectTrail trail, PeopleFinder people, ProjectDirectory directory, Commands commands, Outbox outbox)
    : IProjectPage, IFormAction
{
    public abstract string Verb { get; }

    public abstract (string English, string French) Word { get; }

    public abstract string Name(ProjectTexts texts, Project project);

    public bool IsFor(Turn turn, Project project) => turn.May(Needed, project) && WhyNot(project, ProjectTexts.For(turn.Language)) is null;

    /// <summary>The facts that it shows.</summary>
    protected abstract IReadOnlyCollection<string> Facts { get; }

    /// <summary>The fields that hold people.</summary>
    protected virtual IEnumerable<string> PeopleFields => [];

    protected abstract string Title(ProjectTexts texts, string code);

    protected abstract Right Needed { get; }

    /// <summary>Null: whoever has the right may. Otherwise why nobody may now.</summary>
    protected virtual string? WhyNot(Project project, ProjectTexts texts) => null;

    protected abstract IEnumerable<(string Field, string? Value)> Fill(Project project, ProjectTexts texts);

    /// <summary>The project with what is suggested where it says nothing yet, and where that comes from.</summary>
    protected virtual Task<(Project Shown, string? Said)> SuggestAsync(Project project, ProjectTexts texts, CancellationToken cancel) =>
        Task.FromResult<(Project, string?)>((project, null));

    /// <summary>The project with every field of the form; what is wrong with them stands in the reader.</summary>
    protected abstract Project Read(Turn turn, Project now, FormData form, ProjectReader reader, ProjectChoices choices);

    /// <summary>What no field can say by itself: whether all of it together may stand. What may not stands in the reader, or among the conflicts.</summary>
    protected virtual ProjectMerge Weigh(Turn turn, Project now, ProjectMerge merge, ProjectReader reader, ProjectChoices choices) => merge;

    protected abstract Func<ProjectFormView, AdaptiveCard> Draw { get; }

    public async Task<Reply> OpenAsync(Turn turn, Project project, CancellationToken cancel)
    {
        var texts = ProjectTexts.For(turn.Language);
        if (Refusal(turn, project) is { } refusal)
            return refusal;

        var (shown, suggested) = await SuggestAsync(project, texts, cancel);
        var form = Filled(project, shown, texts);
        var card = Draw(new ProjectFormView(form, await ChoicesAsync(turn, project, form, cancel), texts) { Project = project, Suggested = suggested });
        return new Reply.Form(card, Title(texts, project.Code.Value), this.Address(project, turn.Language));
    }

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (!ProjectCode.TryParse(form.Text(ProjectFields.Project), out var code)
            || await projects.FindAsync(code.Value, cancel) is not { Project: var project })
            return ProjectAccess.NotReadable(turn, form.Text(ProjectFields.Project) ?? "");
        if (Refusal(turn, project) is { } refusal)
            return refusal;

        var choices = await ChoicesAsync(turn, project, form, cancel);
        var texts = ProjectTexts.For(turn.Language);
        if (choices.CanFind && form.Line(ProjectFields.Find) is { } part)
            return Again(new ProjectFormView(form, choices, texts) { Project = project, Notice = texts.Found(choices.People.Count, part) });

        return await commands.RunAsync(code.Value.Partition, () => TryAsync(turn, form, code.Value, choices)) is Outcome<Reply>.Settled settled
            ? settled.Value
            : FormAgain(turn, form, ConversationTexts.For(turn.Language).Busy);
    }

    public Reply FormAgain(Turn turn, FormData form, string notice) =>
        Again(new ProjectFormView(form, ProjectChoices.Of(form, PeopleFields, turn), ProjectTexts.For(turn.Language)) { Notice = notice });

    private async Task<Tried<Reply>> TryAsync(Turn turn, FormData form, ProjectCode code, ProjectChoices choices)
    {
        if (await projects.FindAsync(code, CancellationToken.None) is not { Project: var now } stored)
            return ProjectAccess.NotReadable(turn, code.Value);
        if (Refusal(turn, now) is { } refusal)
            return refusal;

        var texts = ProjectTexts.For(turn.Language);
        var reader = new ProjectReader(form, texts, choices);
        var typed = await SpeltAsync(now, Read(turn, now, form, reader, choices));
        var was = await trail.AtAsync(now, form.Text(ProjectFields.Base), CancellationToken.None);
        var merge = Weigh(turn, now, ProjectMerge.Of(now, typed, was, Facts), reader, choices);
        if (reader.Errors.Count > 0)
            return Again(new ProjectFormView(form, choices, texts) { Project = now, Errors = reader.Errors });
        if (merge.Conflicts.Count > 0)
        {
            var words = new ProjectWords(texts, choices.Chosen.Concat(choices.People).Concat(now.People));
            var seen = merge.Conflicts.Select(change => new FieldError(FieldOf(change), words.SayMeanwhile(change)));
            return Again(new ProjectFormView(Filled(now, merge.Project, texts, form), choices, texts)
            {
                Project = now,
                Notice = texts.ChangedMeanwhile,
                Errors = [.. seen],
            });
        }

        return await CommitAsync(turn, stored, merge, choices);
    }

    // The programme that it is in may be spelt anew; another one as it is known.
    private async Task<Project> SpeltAsync(Project now, Project typed) => ProjectAccess.ScopeOf(typed) == ProjectAccess.ScopeOf(now)
        ? typed
        : await directory.SpeltAsync(typed, CancellationToken.None);

    private async Task<Tried<Reply>> CommitAsync(Turn turn, StoredProject stored, ProjectMerge merge, ProjectChoices choices)
    {
        if (ProjectRules.InWords(merge.Project) == ProjectRules.InWords(stored.Project))
            return Saved(turn, stored.Project, merge, choices);

        var (head, entry) = AuditTrail.Append(stored.Project.Audit, turn.Now, turn.Pseudonym, Verb, ProjectStore.Row, ProjectRules.ForTrail(merge.Project));
        var project = merge.Project with { Version = stored.Project.Version + 1, Audit = head, Edited = head.Sequence };
        var result = await outbox.CommitAsync(
            project.Code.Partition, [ProjectStore.Replace(project, stored.ETag), entry], [ListProject.Raise(turn.Now), TakeSnapshot.Raise(turn.Now)]);
        return result.Then(Saved(turn, project, merge, choices));
    }

    private Reply? Refusal(Turn turn, Project project)
    {
        if (turn.Refuse(Needed, project) is { } refusal)
            return refusal;
        return WhyNot(project, ProjectTexts.For(turn.Language)) is { } why ? ProjectAccess.Here(turn, project, new Reply.Text(why)) : null;
    }

    protected virtual async Task<ProjectChoices> ChoicesAsync(Turn turn, Project project, FormData form, CancellationToken cancel)
    {
        var portfolios = directory.PortfoliosAsync(cancel);
        var choices = await people.ChoicesAsync(
            turn, PeopleFields.SelectMany(form.Ids), [.. project.People], form.Line(ProjectFields.Find), cancel);
        return choices with { Portfolios = await portfolios, Settings = project.PortfolioSettings };
    }

    // What the project says now, with what the writer had changed: sent again, it is changed knowingly.
    private FormData Filled(Project now, Project shown, ProjectTexts texts, FormData? sent = null) => new(
        Fill(shown, texts)
            .Append((ProjectFields.Project, now.Code.Value))
            .Append((ProjectFields.Base, now.Edited.ToString(CultureInfo.InvariantCulture)))
            .Append((ProjectFields.Reason, sent?.Text(ProjectFields.Reason)))
            .Append((ProjectFields.Reopens, sent is null && now.State == ProjectState.Closed ? "true" : null))
            .Where(field => field.Item2 is not null)
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2!)));

    private Reply.FormAgain Again(ProjectFormView view) => new(Draw(view), Title(view.Texts, view.Code));

    private static string FieldOf(ProjectChange change) => ProjectFact.All.First(fact => fact.Key == change.Key).Field;

    private static Reply Saved(Turn turn, Project project, ProjectMerge merge, ProjectChoices choices)
    {
        var texts = ProjectTexts.For(turn.Language);
        var words = new ProjectWords(texts, choices.Chosen.Concat(choices.People).Concat(project.People));
        return new Reply.UpdatedCard(ProjectCards.Saved(project, merge, words), texts.Saved(project.Code.Value));
    }
}

/// <summary>All that a form is drawn from.</summary>
/// <param name="Typed">What stands in it.</param>
internal sealed record ProjectFormView(FormData Typed, ProjectChoices Choices, ProjectTexts Texts)
{
    /// <summary>As it stands; null where only the form's own data is at hand.</summary>
    public Project? Project { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>Said above the fields.</summary>
    public string? Notice { get; init; }

    /// <summary>Where a suggestion that stands in the form comes from.</summary>
    public string? Suggested { get; init; }

    public string Code => Typed.Text(ProjectFields.Project) ?? "";
}
