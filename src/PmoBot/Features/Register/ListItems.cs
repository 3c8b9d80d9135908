using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>`risks`, `opportunities`, `issues`: what is live in a project, the highest score first, a page at a time.</summary>
internal sealed class ListItems(RegisterKind kind, RegisterProjects projects, RegisterPages pages) : ICommand
{
    public CommandName Name { get; } = new(English(kind), French(kind))
    {
        Help = language => RegisterTexts.For(language).ListHelp(kind),
        InManifest = kind == RegisterKind.Threat,
    };

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        if (line.First is { } typed)
        {
            return await projects.NamedAsync(turn, typed, cancel) is { } named
                ? await pages.OfAsync(turn, named, kind, null, cancel)
                : ProjectAccess.NotReadable(turn, typed);
        }

        var meant = await projects.MeantAsync(turn, Right.ReadProject, cancel);
        return meant.Count == 1
            ? await pages.OfAsync(turn, meant[0], kind, null, cancel)
            : RegisterProjects.WhichOne(turn, meant, project => TurnRouter.Run($"{Name.In(turn.Language)} {project.Code}"));
    }

    private static string[] English(RegisterKind kind) => kind switch
    {
        RegisterKind.Threat => ["risks", "threats"],
        RegisterKind.Opportunity => ["opportunities"],
        _ => ["issues"],
    };

    private static string[] French(RegisterKind kind) => kind switch
    {
        RegisterKind.Threat => ["risques", "menaces"],
        RegisterKind.Opportunity => ["opportunités"],
        _ => ["problèmes"],
    };
}

/// <summary>The next page of such a list.</summary>
internal sealed class PageItems(RegisterProjects projects, RegisterPages pages) : ICardAction
{
    public const string PageVerb = "register.page";
    public const string From = "from";

    public string Verb => PageVerb;

    public static CardAddress Address(Project project, RegisterKind kind, string from) => new(
        PageVerb, (RegisterFields.Project, project.Code.Value), (RegisterFields.Kind, kind.ToString()), (From, from));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var named = form.Text(RegisterFields.Project) ?? "";
        return await projects.NamedAsync(turn, named, cancel) is { } project
            && RegisterFields.Chosen<RegisterKind>(form.Text(RegisterFields.Kind)) is { } kind
            ? await pages.OfAsync(turn, project, kind, form.Text(From), cancel)
            : ProjectAccess.NotReadable(turn, named);
    }
}

/// <summary>Reads a page of a project's register, with what this person may see of it and no more.</summary>
internal sealed class RegisterPages(RegisterStore register)
{
    public const int PageSize = 8;

    /// <param name="from">The key that the page before stopped at.</param>
    public async Task<Reply> OfAsync(Turn turn, Project project, RegisterKind kind, string? from, CancellationToken cancel)
    {
        // A shared conversation sees what its link grants to all of its members, whoever asks.
        var seesAll = !turn.Place.IsShared && turn.May(Right.ReadConfidentialItem, project);
        var plain = ReadAsync(confidential: false);
        var rest = seesAll ? await ReadAsync(confidential: true) : [];
        var lines = (await plain).Concat(rest).OrderBy(line => line.Key, StringComparer.Ordinal).ToList();
        var figures = await register.FiguresAsync(project.Code, cancel);
        var page = new RegisterPage(
            project, kind,
            figures.Plain.Live.GetValueOrDefault(kind) + (seesAll ? figures.Confidential.Live.GetValueOrDefault(kind) : 0),
            [.. lines.Take(PageSize).Select(line => line.Line)],
            lines.Count > PageSize ? lines[PageSize].Key : null)
        {
            MayLog = turn.May(Right.LogItem, project) && project.State != ProjectState.Closed,
        };
        var texts = RegisterTexts.For(turn.Language);
        return ProjectAccess.Here(turn, project, new Reply.Card(RegisterCards.List(page, texts), texts.ListOf(kind, project.Code.Value)));

        Task<IReadOnlyList<(string Key, RegisterLine Line)>> ReadAsync(bool confidential) =>
            register.PageAsync(project.Code, RegisterOrder.ByScore, kind, confidential, from, PageSize + 1, cancel);
    }
}

internal sealed record RegisterPage(Project Project, RegisterKind Kind, int Count, IReadOnlyList<RegisterLine> Lines, string? Next)
{
    public bool MayLog { get; init; }
}
