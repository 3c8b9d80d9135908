using System.Globalization;
using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Escalations;

/// <summary>A line of a list.</summary>
internal sealed record ListedCase(Escalation Escalation, EscalationDesk Desk);

/// <summary>The cases of a project or of a portfolio, a page at a time. What is confidential is in the list of whoever may read it, in no conversation of many, and in no figure.</summary>
internal sealed class EscalationPages(EscalationStore store, EscalationCases cases, ITableStore tables)
{
    public const string FromField = "from";

    private const int PageSize = 10;

    public static int From(FormData form) =>
        int.TryParse(form.Text(FromField), NumberStyles.None, CultureInfo.InvariantCulture, out var from) && from <= EscalationId.Most ? from : 0;

    public static Reply InPlace(Reply reply) => reply is Reply.Card card ? new Reply.UpdatedCard(card.Body, card.Summary) : reply;

    /// <param name="next">The address of what is left, from its first line on.</param>
    public static Reply.Card Card(Turn turn, string title, IReadOnlyList<string> figures, IReadOnlyList<ListedCase> cases, int from, Func<int, CardAddress> next) => new(
        EscalationCards.List(title, figures, [.. cases.Skip(from).Take(PageSize)], shown => from + shown < cases.Count ? next(from + shown) : null, turn), title);

    /// <summary>What is open first, then what is over, the newest first.</summary>
    public async Task<Reply> OfAsync(Turn turn, Project project, int from, CancellationToken cancel)
    {
        var texts = EscalationTexts.For(turn.Language);
        var desk = new EscalationDesk(project, _ => null);
        var (all, listed) = (await store.ListAsync(project, cancel), new List<ListedCase>());
        foreach (var one in all)
        {
            if (!one.IsConfidential || await IsForAsync(turn, one.Id, cancel))
                listed.Add(new ListedCase(one, desk));
        }

        if (listed.Count == 0)
            return ProjectAccess.Here(turn, project, new Reply.Text(texts.NoCases(project.Code.Value)));
        var figures = EscalationFigures.Of(EscalationSnapshot.LeadsOf(all)).Select(texts.LeadTimes);
        return ProjectAccess.Here(turn, project, Card(
            turn, texts.CasesOf(project.Code.Value), [.. figures], [.. listed.OrderByDescending(one => one.Escalation.IsOpen)], from,
            next => Address(ProjectFields.Project, project.Code.Value, next)));
    }

    /// <summary>What is open in a portfolio, the oldest first, and how long its decisions took: by the rows that it has of its projects.</summary>
    public async Task<Reply> OfAsync(Turn turn, Portfolio portfolio, int from, CancellationToken cancel)
    {
        var texts = EscalationTexts.For(turn.Language);
        var (open, leads) = (new List<OpenCase>(), new List<(int, Duration)>());
        await foreach (var (code, columns) in TakeSnapshot.RowsAsync(tables, portfolio.Id, cancel))
        {
            open.AddRange(EscalationSnapshot.OpenOf(code, columns));
            leads.AddRange(EscalationSnapshot.LeadsOf(columns));
        }

        // A row may be older than its case, and its project elsewhere by now: each is looked at before it is shown.
        var (listed, left) = (new List<ListedCase>(), new Queue<OpenCase>(open.OrderBy(one => one.RaisedAt).Skip(from)));
        var looked = from;
        while (listed.Count < PageSize && left.TryDequeue(out var one))
        {
            looked++;
            if (await cases.FindAsync(one.Id, cancel) is { Escalation.IsOpen: true } at && at.Project.Portfolio.Id == portfolio.Id
                && EscalationMay.Of(at, turn.Person, turn.Roles, turn.Now).Read)
                listed.Add(new ListedCase(at.Escalation, at.Desk));
        }

        var figures = EscalationFigures.Of(leads).Select(texts.LeadTimes).ToList();
        if (listed.Count == 0 && figures.Count == 0)
            return new Reply.Personally(new Reply.Text(texts.NoCases(portfolio.Name)));
        var title = texts.CasesOf(portfolio.Name);
        return new Reply.Personally(new Reply.Card(
            EscalationCards.List(title, figures, listed, shown => left.Count > 0 || shown < listed.Count
                ? Address(ListEscalations.PortfolioField, portfolio.Name, shown < listed.Count ? from + shown : looked) : null, turn), title));
    }

    private static CardAddress Address(string field, string of, int from) =>
        new(PageEscalations.PageVerb, (field, of), (FromField, from.ToString(CultureInfo.InvariantCulture)));

    private async Task<bool> IsForAsync(Turn turn, EscalationId id, CancellationToken cancel) =>
        !turn.Place.IsShared && await cases.FindAsync(id, cancel) is { } at && EscalationMay.Of(at, turn.Person, turn.Roles, turn.Now).Read;
}

internal static partial class EscalationCards
{
    /// <summary>A line a case: what is asked, how long it has waited, and until when; a tap shows it.</summary>
    /// <param name="next">Of how many are shown: where it goes on.</param>
    public static AdaptiveCard List(string title, IReadOnlyList<string> figures, IReadOnlyList<ListedCase> cases, Func<int, CardAddress?> next, Turn turn)
    {
        var texts = EscalationTexts.For(turn.Language);
        return CardBudget.Fit(cases, (shown, _) => new AdaptiveCard
        {
            Lang = turn.Language.Tag(),
            Body =
            [
                CardParts.Title(title),
                .. figures.Select(figure => CardParts.Context(figure)),
                .. shown.Select(one => Row(one, turn, texts)),
            ],
            Actions = next(shown.Count) is { } address ? [CardParts.Button(texts.Older, address)] : null,
        });
    }

    private static Container Row(ListedCase listed, Turn turn, EscalationTexts texts)
    {
        var (it, desk) = listed;
        var days = (int)(desk.Worked(it.RaisedAt, turn.Now) / Duration.FromHours(9));
        string?[] said = it.IsOpen
            ? [texts.State(it.State), texts.Age(days), it.DueAt(desk) is { } due ? texts.Soon(due.InZone(turn.Zone)) : null]
            : [it.Verdict is { } verdict ? texts.Ended(it.State, verdict, verdict.At.InZone(turn.Zone)) : texts.State(it.State)];
        return new Container(
        [
            new TextBlock(CardText.Markdown($"**{it.Id.ToString()}** {it.Wanted.ReplaceLineEndings(" ").CutAt(160)}")) { Wrap = true },
            CardParts.Context(string.Join(" · ", said.Append(it.IsConfidential ? texts.Confidential : null).OfType<string>())),
        ])
        { Separator = true, Spacing = Spacing.Medium, SelectAction = CardParts.Button(it.Id.ToString(), EscalationFields.Address(ShowEscalation.ShowVerb, it)) };
    }
}
