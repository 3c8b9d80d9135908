using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Portfolios;

/// <summary>Another part of a roll-up, in place of the card that was pressed.</summary>
internal sealed class TurnRollUp(RollUps rollUps) : ICardAction
{
    public const string PageVerb = "portfolio.page";
    public const string PortfolioField = "portfolio";
    public const string FilterField = "filter";
    public const string ProgrammeField = "programme";
    public const string AfterField = "after";

    /// <summary>Of the choice: all of them.</summary>
    public const string AllProgrammes = "*";

    public string Verb => PageVerb;

    /// <summary>Without the programme, which the card's own choice says.</summary>
    public static CardAddress Address(Portfolio portfolio, RollUpFilter filter, string? after = null) => after is null
        ? new(PageVerb, (PortfolioField, portfolio.Id), (FilterField, filter.ToString()))
        : new(PageVerb, (PortfolioField, portfolio.Id), (FilterField, filter.ToString()), (AfterField, after));

    /// <summary>What a choice carries of a programme: never empty, for that is a field that was emptied.</summary>
    public static string Value(string? programme) => programme is null ? AllProgrammes : $"={programme}";

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var named = Portfolio.Named(form.Text(PortfolioField) ?? "");
        if ((await rollUps.SeenAsync(turn, cancel)).FirstOrDefault(it => it.Portfolio.Id == named.Id) is not { } seen)
            return new Reply.Refused(new Refusal.UnreadablePortfolio(named.Name));

        var filter = Enum.TryParse<RollUpFilter>(form.Text(FilterField), out var typed) && Enum.IsDefined(typed) ? typed : RollUpFilter.All;
        var programme = form.Text(ProgrammeField) is ['=', .. var name] ? RollUps.Folded(name) : null;
        var card = await rollUps.OfAsync(turn, seen, new RollUpLens(filter, programme, form.Text(AfterField) ?? ""), cancel);
        // What one person may read is not what a whole channel may.
        return turn.Place.IsShared ? new Reply.Personally(card) : new Reply.UpdatedCard(card.Body, card.Summary);
    }
}
