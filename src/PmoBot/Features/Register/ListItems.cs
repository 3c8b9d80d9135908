using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>`risks`, `opportunities`, `issues`: what is live in a project, the highest score first; of several projects what I own. `risks APOLLO map`: the heat map; `risks APOLLO overdue`: a part of it.</summary>
internal sealed class ListItems(RegisterKind kind, MeantProjects projects, RegisterPages pages, ShowHeatMap map) : ICommand
{
    private static readonly string[] MapWords = ["map", "heatmap", "carte"];

    private static readonly Dictionary<string, RegisterView> Filters = new(StringComparer.Ordinal)
    {
        ["mine"] = new(RegisterKind.Threat, RegisterFilter.Mine),
        ["a moi"] = new(RegisterKind.Threat, RegisterFilter.Mine),
        ["overdue"] = new(RegisterKind.Threat, RegisterFilter.Overdue),
        ["en retard"] = new(RegisterKind.Threat, RegisterFilter.Overdue),
        ["near"] = new(RegisterKind.Threat, RegisterFilter.Near),
        ["proches"] = new(RegisterKind.Threat, RegisterFilter.Near),
        ["high"] = new(RegisterKind.Threat) { Band = Band.High },
        ["eleves"] = new(RegisterKind.Threat) { Band = Band.High },
        ["elevees"] = new(RegisterKind.Threat) { Band = Band.High },
    };

    public CommandName Name { get; } = new(English(kind), French(kind))
    {
        Help = language => RegisterTexts.For(language).ListHelp(kind),
        InManifest = kind == RegisterKind.Threat,
    };

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        if (line.First is { } typed && await projects.NamedAsync(turn, typed, cancel) is { } named)
            return await OfAsync(turn, named, line.Skip(1), cancel);

        var meant = await projects.MeantAsync(turn, Right.ReadProject, cancel);
        var view = ViewOf(line);
        if (line.First is { } unread && !IsMap(line.Rest) && view is null)
            return Unreadable(turn, meant, unread, line);
        if (meant is [var only])
            return await OfAsync(turn, only, line, cancel);
        if (IsMap(line.Rest) && kind != RegisterKind.Issue)
            return RegisterProjects.WhichOne(turn, meant, project => ShowHeatMap.Address(project.Code, kind));
        return view is null or { Filter: RegisterFilter.Mine }
            ? await pages.MineAsync(turn, new RegisterView(kind, RegisterFilter.Mine), cancel)
            : RegisterProjects.WhichOne(turn, meant, project => view.Address(project.Code));
    }

    public static bool IsMap(string words) => MapWords.Contains(FoldedText.Fold(words), StringComparer.Ordinal);

    // Nothing of an issue is near, and no band is its: all of them are shown.
    private RegisterView? ViewOf(CommandLine line) => Filters.GetValueOrDefault(FoldedText.Fold(line.Rest)) switch
    {
        null => null,
        { Filter: RegisterFilter.Mine or RegisterFilter.Overdue } view => view with { Kind = kind },
        { } view when kind != RegisterKind.Issue => view with { Kind = kind },
        _ => new RegisterView(kind),
    };

    private Reply Unreadable(Turn turn, IReadOnlyList<Project> meant, string typed, CommandLine line)
    {
        var near = DidYouMean.Near(meant, typed, project => project.Code.Value);
        return DidYouMean.Instead(turn, new Refusal.Unreadable(typed), RefusalTexts.For(turn.Language).NoProject(typed), [.. near.Select(project => new Suggestion(
            project.Code.Value, TurnRouter.Run($"{Name.In(turn.Language)} {project.Code} {line.Skip(1).Rest}".TrimEnd())))]);
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

    /// <param name="which">Without the project.</param>
    private Task<Reply> OfAsync(Turn turn, Project project, CommandLine which, CancellationToken cancel) => IsMap(which.Rest) && kind != RegisterKind.Issue
        ? map.OfAsync(turn, project, kind, cancel)
        : pages.OfAsync(turn, project, ViewOf(which) ?? new RegisterView(kind), cancel);
}

/// <summary>Another page of such a list, or another part of it.</summary>
internal sealed class PageItems(MeantProjects projects, RegisterPages pages) : ICardAction
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
