using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>`risk`, `opportunity`, `issue` and whatever is typed behind them: the form, filled from the words.</summary>
internal sealed class OpenLog(
    RegisterKind kind, MeantProjects projects, FindItem find, RiskScales scales, PeopleFinder people, NamedOwner owners) : ICommand
{
    public RegisterKind Kind => kind;

    public CommandName Name { get; } = new(English(kind), French(kind))
    {
        Help = language => RegisterTexts.For(language).LogHelp(kind),
        InManifest = kind != RegisterKind.Opportunity,
    };

    // Whoever opens the form of this message, and however often: it is one item.
    public Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel) =>
        OpenAsync(turn, line, Drafts.IdOf(turn.Conversation.ConversationId, turn.ActivityId), cancel);

    /// <param name="draft">The id that each of its forms has.</param>
    public async Task<Reply> OpenAsync(Turn turn, CommandLine line, string draft, CancellationToken cancel)
    {
        if (await find.AskedAsync(turn, line.Words, cancel) is { } item)
            return item;

        var words = RegisterWords.Parse(line.Rest, turn.Now.InZone(turn.Zone).Date, kind);
        if (await projects.NamedAsync(turn, words.Code, cancel) is { } named)
            return await ForAsync(turn, named, words.InProject(), line, draft, cancel);

        // A first word that is no project of theirs is a word: "DELAY in supply" begins a sentence.
        // Whom no project names, and who says one, means no other of their scope.
        var meant = await projects.MeantAsync(turn, Right.LogItem, cancel, ofScope: !words.NamesProject);
        if (words is { NamesProject: true, Code: { } code } && DidYouMean.Near(meant, code, project => project.Code.Value) is { Count: > 0 } near)
            return WhichProjectOrWord(turn, meant, near, code, line, draft);
        return meant.Count switch
        {
            1 => await ForAsync(turn, meant[0], words, line, draft, cancel),
            0 when words is { NamesProject: true, Code: { } typed } => ProjectAccess.NotReadable(turn, typed),
            _ => RegisterProjects.WhichOne(turn, meant, project => Address(draft, $"{project.Code} {line.Rest}")),
        };
    }

    // Nothing is logged elsewhere unasked. The near ones take the word's place, the others take it as a word.
    private Reply WhichProjectOrWord(Turn turn, IReadOnlyList<Project> meant, IReadOnlyList<Project> near, string typed, CommandLine line, string draft)
    {
        var rest = line.Skip(line.Words.Count > 1 && line.Words[1] == ":" ? 2 : 1).Rest;
        var choices = near.Select(project => new Suggestion(project.Code.Value, Address(draft, $"{project.Code} {rest}")))
            .Concat(meant is [var only]
                ? [new Suggestion(RegisterTexts.For(turn.Language).IsAWord(typed), Address(draft, $"{only.Code} {line.Rest}"))]
                : meant.Except(near).Select(project => new Suggestion(project.Code.Value, Address(draft, $"{project.Code} {line.Rest}"))));
        return DidYouMean.Ask(turn, RefusalTexts.For(turn.Language).NoProject(typed), [.. choices]);
    }

    private async Task<Reply> ForAsync(Turn turn, Project project, RegisterWords words, CommandLine line, string draft, CancellationToken cancel) =>
        RegisterRefusals.ForLogging(turn, project) ?? await FormAsync(turn, project, words, line, draft, RegisterTexts.For(turn.Language), cancel);

    private async Task<Reply> FormAsync(
        Turn turn, Project project, RegisterWords words, CommandLine line, string id, RegisterTexts texts, CancellationToken cancel)
    {
        var (named, left) = await owners.FindAsync(project, words, cancel);
        var owner = named ?? turn.Person;
        var draft = RegisterDraft.Of(id, kind, project, left, owner);
        var choices = await people.ChoicesAsync(turn, [owner.ObjectId], [.. project.People], null, cancel);
        return new Reply.Form(
            RegisterCards.Form(new RegisterForm(LogItem.LogVerb, draft, texts, choices) { Project = project, Scale = await scales.CurrentAsync(project, cancel) }),
            texts.New(kind, project.Code.Value),
            Address(id, line.Rest));
    }

    private CardAddress Address(string draft, string line) => OpenLogForm.Address(kind, draft, line);

    public static string[] English(RegisterKind kind) => kind switch
    {
        RegisterKind.Threat => ["risk", "threat"],
        RegisterKind.Opportunity => ["opportunity"],
        _ => ["issue"],
    };

    private static string[] French(RegisterKind kind) => kind switch
    {
        RegisterKind.Threat => ["risque", "menace"],
        RegisterKind.Opportunity => ["opportunité"],
        _ => ["problème"],
    };
}

/// <summary>The button that opens the form of one message: for everybody, and every time, the same item.</summary>
internal sealed class OpenLogForm(IEnumerable<OpenLog> commands) : ICardAction
{
    public const string OpenVerb = "register.new";
    private const string Line = "line";

    public string Verb => OpenVerb;

    public static CardAddress Address(RegisterKind kind, string draft, string line) =>
        new(OpenVerb, (RegisterFields.Kind, kind.ToString()), (RegisterFields.Draft, draft), (Line, line));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) =>
        RegisterFields.Chosen<RegisterKind>(form.Text(RegisterFields.Kind)) is { } kind && form.Text(RegisterFields.Draft) is { } draft && Drafts.IsId(draft)
            ? await commands.Single(command => command.Kind == kind).OpenAsync(turn, new CommandLine(form.Text(Line) ?? ""), draft, cancel)
            : new Reply.Refused(new Refusal.Forged(OpenVerb));
}
