using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>`risk`, `opportunity`, `issue` and whatever is typed behind them: the form, filled from the words.</summary>
internal sealed class OpenLog(RegisterKind kind, RegisterProjects projects, FindItem find, RiskScales scales, PeopleFinder people, KnownPeople known) : ICommand
{
    public CommandName Name { get; } = new(English(kind), French(kind))
    {
        Help = language => RegisterTexts.For(language).LogHelp(kind),
        InManifest = kind != RegisterKind.Opportunity,
    };

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        if (await find.AskedAsync(turn, line.Words, cancel) is { } item)
            return item;

        var words = RegisterWords.Parse(line.Rest, turn.Now.InZone(turn.Zone).Date);
        if (await projects.NamedAsync(turn, words.Project, cancel) is { } named)
            return await ForAsync(turn, named, words, line, cancel);

        // A first word that is no project of theirs is a word: "DELAY in supply" begins a sentence.
        var meant = await projects.MeantAsync(turn, Right.LogItem, cancel);
        return meant.Count switch
        {
            1 => await ForAsync(turn, meant[0], words.WithoutProject(), line, cancel),
            0 when words.Project is { } typed => ProjectAccess.NotReadable(turn, typed),
            _ => RegisterProjects.WhichOne(turn, meant, project => TurnRouter.Run($"{Name.In(turn.Language)} {project.Code} {line.Rest}".TrimEnd())),
        };
    }

    private async Task<Reply> ForAsync(Turn turn, Project project, RegisterWords words, CommandLine line, CancellationToken cancel) =>
        RegisterRefusals.ForLogging(turn, project) ?? await FormAsync(turn, project, words, line, RegisterTexts.For(turn.Language), cancel);

    private async Task<Reply> FormAsync(Turn turn, Project project, RegisterWords words, CommandLine line, RegisterTexts texts, CancellationToken cancel)
    {
        var owner = words.Owner is { } part ? await NamedAsync(project, part, cancel) : turn.Person;
        var draft = RegisterDraft.Of(Guid.NewGuid().ToString("N"), kind, project, owner is null ? words.WithoutOwner() : words, owner ?? turn.Person);
        var choices = await people.ChoicesAsync(turn, [(owner ?? turn.Person).ObjectId], [.. project.People], null, cancel);
        return new Reply.Form(
            RegisterCards.Form(new RegisterForm(LogItem.LogVerb, draft, texts, choices) { Project = project, Scale = await scales.CurrentAsync(project, cancel) }),
            texts.New(kind, project.Code.Value),
            TurnRouter.Run($"{Name.In(turn.Language)} {line.Rest}".TrimEnd()));
    }

    // The project's own people first: of two Daniels, theirs is meant.
    private async Task<Person?> NamedAsync(Project project, string part, CancellationToken cancel)
    {
        var folded = FoldedText.Fold(part);
        return project.People.FirstOrDefault(person => FoldedText.Fold(person.Name).Contains(folded, StringComparison.Ordinal))
            ?? (await known.SearchAsync(part, cancel)) switch { [var only] => only, _ => null };
    }

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
