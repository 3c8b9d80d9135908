using System.Globalization;
using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Escalations;

/// <summary>A line of a list.</summary>
/// <param name="Place">By which the list is in order, and goes on behind it.</param>
internal sealed record ListedCase(string Place, Escalation Escalation, EscalationDesk Desk);

/// <summary>A case that is in a list's order, and not looked at yet.</summary>
internal sealed record PlacedCase(string Place, EscalationId Id);

/// <summary>The cases of a project or of a portfolio, a page at a time. What is confidential is in the list of whoever may read it, in no conversation of many, and in no figure.</summary>
internal sealed class EscalationPages(EscalationStore store, EscalationCases cases, ITableStore tables)
{
    /// <summary>Behind which line the page begins.</summary>
    public const string FromField = "from";

    public const int PageSize = 10;

    // Of many reads at once a list of a few lines needs these.
    private const int FewAtOnce = 2 * PageSize;
    private const int MostAtOnce = 100;

    /// <summary>Where a button leads; empty: the first page. A forged one only skips lines.</summary>
    public static string From(FormData form) => form.Text(FromField) ?? "";

    public static IEnumerable<T> Behind<T>(IEnumerable<T> lines, string from, Func<T, string> place) =>
        lines.Where(line => string.CompareOrdinal(place(line), from) > 0).OrderBy(place, StringComparer.Ordinal);

    public static Reply InPlace(Reply reply) => reply is Reply.Card card ? new Reply.UpdatedCard(card.Body, card.Summary) : reply;

    /// <param name="left">In their order: at least one more than a page, where there is more.</param>
    /// <param name="next">The address of what is left behind a place.</param>
    public static Reply.Card Card(Turn turn, string title, IReadOnlyList<string> figures, IReadOnlyList<ListedCase> left, Func<string, CardAddress> next) => new(
        EscalationCards.List(title, figures, [.. left.Take(PageSize)], shown => shown > 0 && shown < left.Count ? next(left[shown - 1].Place) : null, turn), title);

    /// <summary>What is open first, then what is over, the newest first.</summary>
    public async Task<Reply> OfAsync(Turn turn, Project project, string from, CancellationToken cancel)
    {
        var texts = EscalationTexts.For(turn.Language);
        var desk = new EscalationDesk(project, _ => null);
        var all = await store.ListAsync(project, cancel);
        var confidential = all.Where(one => one.IsConfidential && !turn.Place.IsShared).Select(one => new PlacedCase("", one.Id)).ToList();
        var readable = (await LookAsync(confidential, at => IsFor(turn, at), confidential.Count, cancel)).Select(one => one.Escalation.Id).ToHashSet();
        var listed = all.Where(one => !one.IsConfidential || readable.Contains(one.Id)).Select(one => new ListedCase(Place(one), one, desk)).ToList();
        if (listed.Count == 0)
            return ProjectAccess.Here(turn, project, new Reply.Text(texts.NoCases(project.Code.Value)));
        var figures = EscalationFigures.Of(EscalationSnapshot.LeadsOf(all)).Select(texts.LeadTimes);
        var left = Behind(listed, from, one => one.Place).ToList();
        return ProjectAccess.Here(turn, project, Card(
            turn, texts.CasesOf(project.Code.Value), [.. figures], left.Count > 0 ? left : [.. Behind(listed, "", one => one.Place)], next => Address(ProjectFields.Project, project.Code.Value, next)));
    }

    /// <summary>What is open in a portfolio, the oldest first, and how long its decisions took: by the rows that it has of its projects.</summary>
    public async Task<Reply> OfAsync(Turn turn, Portfolio portfolio, string from, CancellationToken cancel)
    {
        var texts = EscalationTexts.For(turn.Language);
        var (open, leads) = (new List<PlacedCase>(), new List<(int, Duration)>());
        await foreach (var project in ProjectSnapshot.OfPortfolioAsync(tables, portfolio.Id, cancel))
        {
            open.AddRange(EscalationSnapshot.OpenOf(project).Select(one => one.Placed));
            leads.AddRange(EscalationSnapshot.LeadsOf(project.Said));
        }

        // A row may be older than its case, and its project elsewhere by now: each is looked at before it is shown, or counted as being there.
        var left = await LookAsync(
            [.. Behind(open, from, one => one.Place)], at => at.Escalation.IsOpen && at.Project.Portfolio.Id == portfolio.Id && IsFor(turn, at), PageSize + 1, cancel);
        if (left.Count == 0 && from.Length > 0)
            return await OfAsync(turn, portfolio, "", cancel);
        var figures = EscalationFigures.Of(leads).Select(texts.LeadTimes).ToList();
        return new Reply.Personally(left.Count == 0 && figures.Count == 0
            ? new Reply.Text(texts.NoCases(portfolio.Name))
            : Card(turn, texts.CasesOf(portfolio.Name), figures, left, next => Address(ListEscalations.PortfolioField, portfolio.Name, next)));
    }

    private async Task<IReadOnlyList<ListedCase>> LookAsync(IReadOnlyList<PlacedCase> some, Func<EscalationAtHand, bool> shows, int most, CancellationToken cancel)
    {
        var found = new List<ListedCase>();
        for (int looked = 0, wave = FewAtOnce; looked < some.Count && found.Count < most; looked += wave, wave = MostAtOnce)
            found.AddRange(await cases.ListAsync([.. some.Skip(looked).Take(wave)], shows, cancel));
        return found;
    }

    private static bool IsFor(Turn turn, EscalationAtHand at) => EscalationMay.Of(at, turn.Person, turn.Roles, turn.Now).Read;

    private static string Place(Escalation one) => string.Create(CultureInfo.InvariantCulture, $"{(one.IsOpen ? "open" : "over")}-{EscalationId.Most - one.Id.Number:000000}");

    private static CardAddress Address(string field, string of, string from) => new(PageEscalations.PageVerb, (field, of), (FromField, from));
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
        var (_, it, desk) = listed;
        var days = (int)(desk.Worked(it.RaisedAt, turn.Now) / Duration.FromHours(9));
        string?[] said = it.IsOpen
            ? [texts.WaitsFor([.. desk.SeatsOf(it.Level, it.Raiser, it.Delegations, turn.Now).Select(seat => seat.Approver)]), texts.Age(days), it.DueAt(desk) is { } due ? texts.DueBy(due.InZone(turn.Zone)) : null]
            : [it.Verdict is { } verdict ? texts.Ended(it, verdict.At.InZone(turn.Zone)) : texts.State(it.State)];
        return new Container(
        [
            new TextBlock(CardText.Markdown($"**{it.Id.ToString()}** {it.Wanted.ReplaceLineEndings(" ").CutAt(160)}")) { Wrap = true },
            CardParts.Context(string.Join(" · ", said.Append(it.IsConfidential ? texts.Confidential : null).OfType<string>())),
        ])
        { Separator = true, Spacing = Spacing.Medium, SelectAction = CardParts.Button(it.Id.ToString(), EscalationFields.Address(ShowEscalation.ShowVerb, it)) };
    }
}
