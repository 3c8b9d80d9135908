using System.Globalization;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>`escalate [project] [R-12 | tolerance]`: the form that asks somebody above the project for a decision.</summary>
internal sealed class OpenRaise(
    MeantProjects projects, EscalationCases cases, RegisterReadings register, LinkedPlaces places, IEnumerable<IBrokenTolerance> tolerances) : ICommand
{
    private static readonly HashSet<string> Tolerance = ["tolerance"];

    public CommandName Name { get; } = new(["escalate"], ["escalader", "faire remonter"])
    {
        Help = language => EscalationTexts.For(language).RaiseHelp,
        InManifest = true,
    };

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        if (line.First is { } typed && await projects.NamedAsync(turn, typed, cancel) is { } named)
            return await ForAsync(turn, named, line.Skip(1).First, cancel);
        var meant = await projects.MeantAsync(turn, Right.Escalate, cancel);
        // One word that is no project of theirs may be an item of the only one that is meant.
        if (line.First is { } word && !IsTolerance(word) && (meant is not [var only] || await register.ItemAsync(turn, only, word, cancel) is null))
            return ProjectAccess.NotReadable(turn, word);
        return meant switch
        {
            [var one] => await ForAsync(turn, one, line.First, cancel),
            [] => new Reply.Refused(Right.Escalate, Scope.All),
            _ => WhichProject.Ask(turn, meant, project => Escalating.Address(project.Code, line.First, turn.Language)),
        };
    }

    private async Task<Reply> ForAsync(Turn turn, Project project, string? item, CancellationToken cancel)
    {
        if (turn.Refuse(Right.Escalate, project) is { } refusal)
            return refusal;
        var texts = EscalationTexts.For(turn.Language);
        if (project.State == ProjectState.Closed)
            return ProjectAccess.Here(turn, project, new Reply.Text(texts.ClosedTakesNone));
        var desk = await cases.DeskAsync(project, turn.Person, cancel);
        if (desk.From(0, turn.Person) is null)
            return ProjectAccess.Here(turn, project, new Reply.Text(texts.NoPath(project.Code.Value)));
        var ofTolerance = item is not null && IsTolerance(item);
        var about = item is null || ofTolerance ? null : await register.ItemAsync(turn, project, item, cancel);
        if (item is not null && !ofTolerance && about is null)
            return new Reply.Personally(new Reply.Text(texts.UnreadableItem));
        var typed = new FormData(
        [
            new(RaiseDraft.Draft, RaiseEscalation.DraftOf(turn)), new(RaiseDraft.Item, about?.Number ?? ""),
            new(RaiseDraft.OfTolerance, ofTolerance ? "true" : ""),
            new(RaiseDraft.Wanted, ofTolerance ? await AskedAsync(turn, project, cancel) ?? "" : ""),
            new(RaiseDraft.Level, ofTolerance ? OwnerOfTolerance(project) : ""),
        ]);
        var form = RaiseEscalation.FormOf(turn, project, desk, typed, about, await places.OfferedAsync(turn, project, cancel) is not null);
        var open = ofTolerance ? Escalating.OfTolerance(project.Code, turn.Language) : Escalating.Address(project.Code, about?.Number, turn.Language);
        // A conversation of many learns not even that there is such an item.
        return turn.Place.IsShared && about is { IsConfidential: true }
            ? new Reply.Personally(new Reply.Card(EscalationCards.RaiseForm(form), form.Title))
            : new Reply.Form(EscalationCards.RaiseForm(form), form.Title, open);
    }

    private async Task<string?> AskedAsync(Turn turn, Project project, CancellationToken cancel)
    {
        foreach (var of in tolerances)
        {
            if (await of.AskAsync(project, turn.Language, cancel) is { } asked)
                return asked;
        }

        return null;
    }

    // The sponsor's own level, where the path has one; else the first that somebody decides at.
    private static string OwnerOfTolerance(Project project) =>
        project.EscalationPath.Index().FirstOrDefault(level => level.Item.Approvers.Any(approver => approver.Is(project.Sponsor))).Index.ToString(CultureInfo.InvariantCulture);

    private static bool IsTolerance(string word) => Tolerance.Contains(FoldedText.Fold(word));
}

/// <summary>The form comes back: a case with the next number; the same form once more is the same case.</summary>
internal sealed class RaiseEscalation(
    ProjectStore projects, EscalationCases cases, EscalationStore store, EscalationFacts facts, RegisterReadings register, LinkedPlaces places,
    IEnumerable<IBrokenTolerance> tolerances, EscalationCommits commits, SeenCards seen, Commands commands) : IFormAction
{
    public const string RaiseVerb = "escalations.raise";

    public string Verb => RaiseVerb;

    /// <summary>Whoever opens the form of this message, and however often: it is one case.</summary>
    public static string DraftOf(Turn turn) => Drafts.IdOf(turn.Conversation.ConversationId, turn.ActivityId, turn.Person.ObjectId);

    public static RaiseForm FormOf(Turn turn, Project project, EscalationDesk desk, FormData typed, ItemReading? about, bool hasChannel)
    {
        var texts = EscalationTexts.For(turn.Language);
        return new RaiseForm(project.Code.Value, typed, turn.Language)
        {
            ProjectName = project.Name,
            Unit = project.Unit,
            About = about is null ? null : $"{about.Number}{turn.Language.In(":", " :")} {about.Statement}",
            Levels =
            [
                .. project.EscalationPath.Index().Select(level => (level.Index, Seats: desk.SeatsOf(level.Index, turn.Person, [], turn.Now)))
                    .Where(level => level.Seats.Count > 0)
                    .Select(level => new Choice(texts.LevelName(level.Index, [.. level.Seats.Select(seat => seat.Approver)], desk.NeedsAll(level.Index)), $"{level.Index}")),
            ],
            OffersChannel = hasChannel && about is not { IsConfidential: true },
        };
    }

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var typed = form.Text(ProjectFields.Project) ?? "";
        if (!ProjectCode.TryParse(typed, out var code))
            return ProjectAccess.NotReadable(turn, typed);
        if (!Drafts.IsId(form.Text(RaiseDraft.Draft) ?? ""))
            return new Reply.Refused(new Refusal.Forged($"{code} {RaiseVerb}"));
        if (await commands.RunAsync(code.Value.Partition, () => TryAsync(turn, form, code.Value)) is not Outcome<Reply>.Settled settled)
            return FormAgain(turn, form, ConversationTexts.For(turn.Language).Busy);
        if (settled.Value is Reply.UpdatedCard && await store.DraftedAsync(code.Value, form.Text(RaiseDraft.Draft)!, cancel) is { } raised)
            await seen.FollowAsync(turn, raised, Occasions.Raised);
        return settled.Value;
    }

    public Reply FormAgain(Turn turn, FormData form, string notice) =>
        Again(new RaiseForm(form.Text(ProjectFields.Project) ?? "", form, turn.Language) { Notice = notice });

    private async Task<Tried<Reply>> TryAsync(Turn turn, FormData form, ProjectCode code)
    {
        if (await projects.FindAsync(code, CancellationToken.None) is not { Project: var project } stored)
            return ProjectAccess.NotReadable(turn, code.Value);
        if (turn.Refuse(Right.Escalate, project) is { } refusal)
            return refusal;
        var texts = EscalationTexts.For(turn.Language);
        var desk = await cases.DeskAsync(project, turn.Person, CancellationToken.None);
        var draft = form.Text(RaiseDraft.Draft)!;
        if (await store.DraftedAsync(code, draft, CancellationToken.None) is { } raised && await cases.FindAsync(raised, CancellationToken.None) is { } there)
            return Shown(turn, there);

        var about = form.Text(RaiseDraft.Item) is { } item ? await register.ItemAsync(turn, project, item, CancellationToken.None) : null;
        if (turn.Place.IsShared && about is { IsConfidential: true })
            return new Reply.Refused(new Refusal.Forged($"{code} {RaiseVerb}"));
        var channel = await places.OfferedAsync(turn, project, CancellationToken.None);
        var again = FormOf(turn, project, desk, form, about, channel is not null);
        if (project.State == ProjectState.Closed)
            return Again(again with { Notice = texts.ClosedTakesNone });
        if (form.Text(RaiseDraft.Item) is not null && about is null)
            return Again(again with { Notice = texts.UnreadableItem });
        var (asked, errors) = RaiseDraft.Read(form, project.Unit, turn.Language);
        if (asked is null)
            return Again(again with { Errors = errors });
        if (desk.Start(Math.Clamp(asked.Level, 0, ProjectLimits.Levels), turn.Person) is not { } level)
            return Again(again with { Notice = texts.NoPath(code.Value) });

        var escalation = new Escalation
        {
            Id = EscalationId.NextOf(project),
            Raiser = turn.Person,
            RaisedAt = turn.Now,
            RaisedFor = project.IsLedBy(turn.Person.ObjectId) ? null : project.Manager,
            Wanted = asked.Wanted,
            IsOfTolerance = form.IsOn(RaiseDraft.OfTolerance),
            Options = asked.Options,
            Unit = project.Unit,
            Recommended = asked.Recommended,
            Item = about?.Number,
            IsConfidential = about is { IsConfidential: true },
            Facts = await facts.TakeAsync(project, about?.Number, turn.Now, CancellationToken.None),
            Time = asked.Time,
            IsInChannel = asked.InChannel && again.OffersChannel,
            First = level,
            Level = level,
            Clock = desk.ClockOf(level, turn.Person, asked.Time, turn.Now),
        };
        var moved = new Ruling.Moved(escalation, new EscalationStep(StepKind.Raised, turn.Now, turn.Person, level) { Text = asked.Wanted });
        var offers = new List<DeliveryRequest>();
        foreach (var of in escalation.IsOfTolerance ? tolerances : [])
            offers.AddRange(await of.AskedAsync(project, turn.Now, CancellationToken.None));
        var result = await commits.CommitAsync(
            turn.Pseudonym, turn.Now, RaiseVerb, stored, desk, moved,
            [EscalationStore.Drafted(draft, escalation.Id), .. escalation.IsInChannel ? [LiveCards.Insert(EscalationCard.InChannel(escalation.Id, channel!))] : Array.Empty<Tables.Write>()], offers);
        return result.Then(Shown(turn, new EscalationAtHand(stored, escalation, desk)));
    }

    private static Reply Shown(Turn turn, EscalationAtHand at)
    {
        if (turn.Place.IsShared && at.Escalation.IsConfidential)
            return EscalationView.Unreadable(turn, at.Escalation.Id);
        var texts = EscalationTexts.For(turn.Language);
        return new Reply.UpdatedCard(EscalationCards.Show(EscalationView.For(turn, at) with { Notice = texts.Raised(at.Escalation.Id) }), texts.Line(at.Escalation));
    }

    private static Reply.FormAgain Again(RaiseForm form) => new(EscalationCards.RaiseForm(form), form.Title);
}
