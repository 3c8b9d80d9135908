using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

/// <summary>`risks APOLLO map`: the five highest, and how many stand at each probability and impact.</summary>
internal sealed class ShowHeatMap(MeantProjects projects, RegisterPages pages, RegisterStore register, RiskScales scales) : ICardAction
{
    public const string MapVerb = "register.map";

    private const int Top = 5;

    public string Verb => MapVerb;

    public static CardAddress Address(ProjectCode project, RegisterKind kind) =>
        new(MapVerb, (RegisterFields.Project, project.Value), (RegisterFields.Kind, kind.ToString()));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (RegisterFields.Chosen<RegisterKind>(form.Text(RegisterFields.Kind)) is not { } kind || kind == RegisterKind.Issue)
            return new Reply.Refused(new Refusal.Forged(MapVerb));
        var named = form.Text(RegisterFields.Project) ?? "";
        return await projects.NamedAsync(turn, named, cancel) is { } project
            ? (await OfAsync(turn, project, kind, cancel)).InPlace()
            : ProjectAccess.NotReadable(turn, named);
    }

    public async Task<Reply> OfAsync(Turn turn, Project project, RegisterKind kind, CancellationToken cancel)
    {
        var seesAll = RegisterPages.SeesAll(turn, project);
        var reading = register.FiguresAsync(project.Code, cancel);
        var highest = await pages.MergedAsync(project, new RegisterRange(RegisterOrder.ByScore), kind, seesAll, Top, cancel);
        var figures = await reading;
        var map = new HeatMap(
            project, kind, figures.For(seesAll), [.. highest.Select(line => line.Line)], await scales.CurrentAsync(project, cancel), project.PortfolioSettings.DayOf(turn.Now))
        {
            InNoReport = figures.InNoReport(seesAll),
        };
        var texts = RegisterTexts.For(turn.Language);
        return ProjectAccess.Here(turn, project, new Reply.Card(RegisterCards.HeatMap(map, texts), $"{project.Code} · {texts.HeatMapOf(kind)}"));
    }
}
