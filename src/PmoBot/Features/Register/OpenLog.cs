using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>`risk`, `opportunity`, `issue` and whatever is typed behind them: the form, filled from the words.</summary>
internal sealed class OpenLog(RegisterKind kind, RegisterProjects projects, PeopleFinder people, KnownPeople known) : ICommand
{
    public CommandName Name { get; } = new(English(kind), French(kind))
    {
        Help = language => RegisterTexts.For(language).LogHelp(kind),
        InManifest = true,
    };

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        var words = RegisterWords.Parse(line.Rest, turn.Now.InZone(turn.Zone).Date);
        var texts = RegisterTexts.For(turn.Language);
        return await projects.ChooseAsync(turn, words, cancel) switch
        {
            RegisterProjects.Choice.One { Project: var project, Words: var said } =>
                RegisterRefusals.ForLogging(turn, project, texts) ?? await FormAsync(turn, project, said, line, texts, cancel),
            RegisterProjects.Choice.Several { Projects: [] } => new Reply.Text(texts.NoProjectOfYours),
            RegisterProjects.Choice.Several several => Which(turn, several.Projects, line, texts),
            _ => ProjectAccess.NotReadable(turn, words.Project ?? ""),
        };
    }

    private async Task<Reply> FormAsync(Turn turn, Project project, RegisterWords words, CommandLine line, RegisterTexts texts, CancellationToken cancel)
    {
        var owner = words.Owner is { } part ? await NamedAsync(project, part, cancel) ?? turn.Person : turn.Person;
        var draft = RegisterDraft.Of(Guid.NewGuid().ToString("N"), kind, project, words, owner);
        var choices = await people.ChoicesAsync(turn, [owner.ObjectId], [.. project.People], null, cancel);
        return new Reply.Form(
            RegisterCards.Form(new RegisterForm(draft, texts, choices) { Project = project }),
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

    private Reply Which(Turn turn, IReadOnlyList<Project> mine, CommandLine line, RegisterTexts texts)
    {
        var which = new Reply.Card(
            RegisterCards.WhichProject(mine, texts, project => TurnRouter.Run($"{Name.In(turn.Language)} {project.Code} {line.Rest}".TrimEnd())), texts.WhichProject);
        return turn.Place.IsShared ? new Reply.Personally(which) : which;
    }

    private static string[] English(RegisterKind kind) => kind switch
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
