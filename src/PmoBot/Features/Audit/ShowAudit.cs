using System.Globalization;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Audit;

/// <summary>
/// `audit APOLLO`: who did what, the newest first, for the PMO of its scope; `audit portfolio Digital`: the same of a
/// portfolio's settings; `audit` alone: the tenant's own trail.
/// </summary>
internal sealed class ShowAudit(
    ProjectStore projects, PortfolioStore portfolios, ProjectDirectory directory, TenantAudit tenant, AuditReader trail, Pseudonyms pseudonyms, IEnumerable<IAuditWords> words) : ICommand, ICardAction
{
    public const string PageVerb = "audit.page";
    public const int PageSize = 10;

    private const string ProjectField = "project";
    private const string PortfolioField = "portfolio";
    private const string BeforeField = "before";

    public CommandName Name { get; } = new(["audit"], ["audit"])
    {
        Help = language => AuditTexts.For(language).Help,
        ForWhom = ForWhom.Pmo,
    };

    public string Verb => PageVerb;

    public static CardAddress Older(string? project, long before) => Older(ProjectField, project ?? "", before);

    public static CardAddress OlderOf(Portfolio portfolio, long before) => Older(PortfolioField, portfolio.Name, before);

    public Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel) =>
        line.Words.Count > 1 && FoldedText.Fold(line.Words[0]) is "portfolio" or "portefeuille"
            ? OfPortfolioAsync(turn, line.Skip(1).Rest, long.MaxValue, cancel)
            : ShowAsync(turn, line.First ?? turn.LinkedProject, long.MaxValue, cancel);

    public Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var before = long.TryParse(form.Text(BeforeField), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : long.MaxValue;
        return form.Text(PortfolioField) is { } portfolio
            ? OfPortfolioAsync(turn, portfolio, before, cancel)
            : ShowAsync(turn, form.Text(ProjectField), before, cancel);
    }

    private async Task<Reply> ShowAsync(Turn turn, string? named, long before, CancellationToken cancel)
    {
        if (named is null)
        {
            return turn.May(Right.ReadTrail, Scope.All)
                ? await PageAsync(turn, null, TenantAudit.Partition, await tenant.HeadAsync(cancel), before, place => Older(null, place), cancel)
                : new Reply.Refused(Right.ReadTrail, Scope.All);
        }

        if (!ProjectCode.TryParse(named, out var code) || await projects.FindAsync(code.Value, cancel) is not { Project: var project })
            return ProjectAccess.NotReadable(turn, named);
        return turn.Refuse(Right.ReadTrail, project)
            ?? await PageAsync(turn, project.Code.Value, project.Code.Partition, project.Audit, before, place => Older(project.Code.Value, place), cancel);
    }

    private async Task<Reply> OfPortfolioAsync(Turn turn, string named, long before, CancellationToken cancel)
    {
        var portfolio = (await directory.PortfoliosAsync(cancel)).FirstOrDefault(it => it.Id == Portfolio.Named(named).Id);
        if (portfolio is null || !turn.May(Right.ReadPortfolio, new Scope(portfolio.Id)))
            return new Reply.Refused(new Refusal.UnreadablePortfolio(named));
        if (!turn.May(Right.ReadTrail, new Scope(portfolio.Id)))
            return new Reply.Refused(Right.ReadTrail, new Scope(portfolio.Id));
        var (settings, _) = await portfolios.FindAsync(portfolio.Id, cancel);
        return await PageAsync(turn, portfolio.Name, portfolio.Partition, settings.Audit, before, place => OlderOf(portfolio, place), cancel);
    }

    private static CardAddress Older(string field, string of, long before) =>
        new(PageVerb, (field, of), (BeforeField, before.ToString(CultureInfo.InvariantCulture)));

    // Who did what is for nobody's eyes but the asker's: names are in it.
    private async Task<Reply> PageAsync(
        Turn turn, string? of, string partition, AuditHead head, long before, Func<long, CardAddress> older, CancellationToken cancel)
    {
        var texts = AuditTexts.For(turn.Language);
        var place = Math.Clamp(before, 1, head.Sequence + 1);
        var entries = await trail.BeforeAsync(partition, place, PageSize, cancel);
        var names = await pseudonyms.NamesAsync(entries.Select(entry => entry.Actor), cancel);
        var oldest = place - PageSize;
        var page = new AuditPage(
            texts.TrailOf(of),
            texts.Count(head.Sequence),
            [.. entries.Select(entry => new AuditPage.Line(What(entry, turn.Language), texts.When(entry.At, turn.Zone), Who(entry, names, texts)))],
            oldest > 1 ? older(oldest) : null);
        return new Reply.Personally(new Reply.Card(AuditCards.Trail(page, texts), page.Title));
    }

    private string What(AuditEntry entry, Language language) =>
        words.Select(feature => feature.Say(entry, language)).FirstOrDefault(said => said is not null) ?? $"{entry.Action} {entry.Subject}";

    private static string Who(AuditEntry entry, IReadOnlyDictionary<Guid, string> names, AuditTexts texts) =>
        names.GetValueOrDefault(entry.Actor, texts.Erased);
}

/// <summary>A page of a trail, in its reader's words.</summary>
internal sealed record AuditPage(string Title, string Count, IReadOnlyList<AuditPage.Line> Lines, CardAddress? Older)
{
    internal sealed record Line(string What, string When, string Who);
}
