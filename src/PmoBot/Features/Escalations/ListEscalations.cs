using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>`escalations [project | portfolio]`: the cases of one; `escalations APOLLO E-4`, and so `APOLLO E-4` or `E-4` alone: one case.</summary>
internal sealed class ListEscalations(
    MeantProjects projects, ProjectDirectory directory, EscalationStore store, EscalationCases cases, EscalationPages pages, ShowEscalation show) : ICommand
{
    public const string PortfolioField = "portfolio";

    private const int MostNamed = 10;

    public CommandName Name { get; } = new(["escalations", "escalation"], ["escalades", "escalade"])
    {
        Help = language => EscalationTexts.For(language).ListHelp,
    };

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        if (line.First is { } typed && await projects.NamedAsync(turn, typed, cancel) is { } named && (line.Words.Count == 1 || line.Words.Count == 2 && EscalationId.IsName(line.Words[1])))
            return line.Words.Count == 1 ? await pages.OfAsync(turn, named, "", cancel) : await show.ShowAsync(turn, EscalationId.Parse(named.Code, line.Words[1])!, cancel);
        if (line.Words is [var code, var name] && EscalationId.IsName(name) && ProjectCode.TryParse(code, out var parsed))
            return await show.ShowAsync(turn, EscalationId.Parse(parsed.Value, name)!, cancel);   // of a project that they may not read they may still have to decide
        if (line.Words is [var alone] && EscalationId.IsName(alone))
            return await WhoseAsync(turn, alone, cancel);

        var readable = (await directory.PortfoliosAsync(cancel)).Where(it => turn.May(Right.ReadPortfolio, new Scope(it.Id))).ToList();
        if (line.Words.Count > 0)
        {
            return readable.Find(it => it.Id == Portfolio.Named(line.Rest).Id) is { } portfolio
                ? await pages.OfAsync(turn, portfolio, "", cancel)
                : await NotReadableAsync(turn, line, readable, cancel);
        }

        return await projects.MeantAsync(turn, Right.ReadProject, cancel, ofScope: false) switch
        {
            [var only] => await pages.OfAsync(turn, only, "", cancel),
            [] when readable is [var one] => await pages.OfAsync(turn, one, "", cancel),
            [] when readable.Count > 0 => new Reply.Text(EscalationTexts.For(turn.Language).WhichOf([.. readable.Select(it => it.Name)])),
            [] => new Reply.Text(EscalationTexts.For(turn.Language).NothingToList),
            var meant => WhichProject.Ask(
                turn, meant, project => Address(project.Code, null, turn.Language),
                readable.Count > 0 ? EscalationTexts.For(turn.Language).WhichOf([.. readable.Take(MostNamed).Select(it => it.Name)]) : null),
        };
    }

    private static CardAddress Address(ProjectCode project, string? name, Language language) =>
        TurnRouter.Run($"{language.In("escalations", "escalades")} {project} {name}".TrimEnd());

    private async Task<Reply> NotReadableAsync(Turn turn, CommandLine line, IEnumerable<Portfolio> readable, CancellationToken cancel)
    {
        var names = (await projects.MeantAsync(turn, Right.ReadProject, cancel)).Select(project => project.Code.Value).Concat(readable.Select(portfolio => portfolio.Name));
        return DidYouMean.Instead(turn, new Refusal.Unreadable(line.Rest), RefusalTexts.For(turn.Language).NoProjectOrPortfolio(line.Rest),
            [.. DidYouMean.Near(names, line.Rest, name => name).Select(name => new Suggestion(name, TurnRouter.Run($"{Name.In(turn.Language)} {name}")))]);
    }

    private async Task<Reply> WhoseAsync(Turn turn, string name, CancellationToken cancel)
    {
        var among = new List<Project>();
        foreach (var project in await projects.MeantAsync(turn, Right.ReadProject, cancel))
        {
            var id = EscalationId.Parse(project.Code, name)!;
            if (await store.FindAsync(id, cancel) is { } one && (!one.IsConfidential || await cases.FindAsync(id, cancel) is { } at && EscalationView.For(turn, at).May.Read))
                among.Add(project);
        }

        return among switch
        {
            [var only] => await show.ShowAsync(turn, EscalationId.Parse(only.Code, name)!, cancel),
            [] => ShowEscalation.Missing(turn, EscalationTexts.For(turn.Language).NowhereCase(name.ToUpperInvariant())),
            _ => WhichProject.Ask(turn, among, project => Address(project.Code, name, turn.Language)),
        };
    }
}

/// <summary>`E-4`, `APOLLO E-4`.</summary>
internal sealed class FindCase : IShorthand
{
    public string? Meant(IReadOnlyList<string> words, bool isLast) => words switch
    {
        [var name] when EscalationId.IsName(name) => $"escalations {name}",
        [var project, var name] when EscalationId.IsName(name) && ProjectCode.TryParse(project, out _) && (isLast || !project.Any(char.IsAsciiLetterLower)) => $"escalations {project} {name}",
        _ => null,
    };
}

/// <summary>Another page of such a list.</summary>
internal sealed class PageEscalations(MeantProjects projects, ProjectDirectory directory, EscalationPages pages) : ICardAction
{
    public const string PageVerb = "escalations.page";

    public string Verb => PageVerb;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (form.Text(ListEscalations.PortfolioField) is { } typed)
        {
            return (await directory.PortfoliosAsync(cancel)).FirstOrDefault(it => it.Id == Portfolio.Named(typed).Id) is { } portfolio && turn.May(Right.ReadPortfolio, new Scope(portfolio.Id))
                ? await pages.OfAsync(turn, portfolio, EscalationPages.From(form), cancel)
                : new Reply.Refused(new Refusal.UnreadablePortfolio(typed));
        }

        var named = form.Text(ProjectFields.Project) ?? "";
        return await projects.NamedAsync(turn, named, cancel) is { } project
            ? EscalationPages.InPlace(await pages.OfAsync(turn, project, EscalationPages.From(form), cancel))
            : ProjectAccess.NotReadable(turn, named);
    }
}
