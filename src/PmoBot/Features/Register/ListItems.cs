using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>`risks`, `opportunities`, `issues`: what is live in a project, the highest score first; of several projects what I own. `risks APOLLO map`: the heat map.</summary>
internal sealed class ListItems(RegisterKind kind, RegisterProjects projects, RegisterPages pages, ShowHeatMap map) : ICommand
{
    private static readonly string[] MapWords = ["map", "heatmap", "carte"];

    public CommandName Name { get; } = new(English(kind), French(kind))
    {
        Help = language => RegisterTexts.For(language).ListHelp(kind),
        InManifest = kind == RegisterKind.Threat,
    };

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        var isMap = line.Words.Count > 0 && MapWords.Contains(FoldedText.Fold(line.Words[^1]), StringComparer.Ordinal);
        if (line.First is { } typed)
        {
            if (await projects.NamedAsync(turn, typed, cancel) is { } named)
                return await OfAsync(turn, named, isMap && line.Words.Count > 1, cancel);
            if (!isMap || line.Words.Count > 1)
                return ProjectAccess.NotReadable(turn, typed);
        }

        var meant = await projects.MeantAsync(turn, Right.ReadProject, cancel);
        return (meant, isMap) switch
        {
            ([var only], _) => await OfAsync(turn, only, isMap, cancel),
            (_, true) => RegisterProjects.WhichOne(turn, meant, project => ShowHeatMap.Address(project.Code, kind)),
            _ => await pages.MineAsync(turn, new RegisterView(kind, RegisterFilter.Mine), cancel),
        };
    }

    public static string[] English(RegisterKind kind) => kind switch
    {
        RegisterKind.Threat => ["risks", "threats"],
        RegisterKind.Opportunity => ["opportunities"],
        _ => ["issues"],
    };

    public static string[] French(RegisterKind kind) => kind switch
    {
        RegisterKind.Threat => ["risques", "menaces"],
        RegisterKind.Opportunity => ["opportunités"],
        _ => ["problèmes"],
    };

    private Task<Reply> OfAsync(Turn turn, Project project, bool isMap, CancellationToken cancel) => isMap && kind != RegisterKind.Issue
        ? map.OfAsync(turn, project, kind, cancel)
        : pages.OfAsync(turn, project, new RegisterView(kind), cancel);
}

/// <summary>Another page of such a list, or another part of it.</summary>
internal sealed class PageItems(RegisterProjects projects, RegisterPages pages) : ICardAction
{
    public const string PageVerb = "register.page";

    public string Verb => PageVerb;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var named = form.Text(RegisterFields.Project);
        if (RegisterView.Read(form) is not { } view)
            return new Reply.Refused(new Refusal.Forged(PageVerb));
        if (named is null)
            return (await pages.MineAsync(turn, view, cancel)).InPlace();
        return await projects.NamedAsync(turn, named, cancel) is { } project
            ? (await pages.OfAsync(turn, project, view, cancel)).InPlace()
            : ProjectAccess.NotReadable(turn, named);
    }
}
