using System.Globalization;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Portfolios;

/// <summary>
/// `portfolio NAME settings`: zone, working days, holidays and what holds for its projects, by the PMO of the portfolio.
/// Where somebody else was faster, the form comes back and says at each field what stands now.
/// </summary>
internal sealed class ChangePortfolio(
    PortfolioStore portfolios, ProjectDirectory directory, Outbox outbox, IEnumerable<IPortfolioFollower> followers, Commands commands) : IFormAction
{
    public const string SaveVerb = "portfolio.save";

    public string Verb => SaveVerb;

    public async Task<Reply> OpenAsync(Turn turn, Portfolio portfolio, CancellationToken cancel)
    {
        if (!turn.May(Right.GovernPortfolio, new Scope(portfolio.Id)))
            return new Reply.Refused(Right.GovernPortfolio, new Scope(portfolio.Id));

        var texts = PortfolioTexts.For(turn.Language);
        var (settings, _) = await portfolios.FindAsync(portfolio.Id, cancel);
        return new Reply.Form(
            PortfolioCards.Form(new PortfolioForm(portfolio, PortfolioDraft.Of(settings, turn.Language), texts)),
            texts.SettingsOf(portfolio.Name),
            PortfolioCards.OpenSettings(portfolio, texts));
    }

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var named = Portfolio.Named(form.Text(PortfolioDraft.Portfolio) ?? "");
        var portfolio = (await directory.PortfoliosAsync(cancel)).FirstOrDefault(it => it.Id == named.Id);
        if (portfolio is null || !turn.May(Right.ReadPortfolio, new Scope(portfolio.Id)))
            return new Reply.Refused(new Refusal.UnreadablePortfolio(named.Name));
        if (!turn.May(Right.GovernPortfolio, new Scope(portfolio.Id)))
            return new Reply.Refused(Right.GovernPortfolio, new Scope(portfolio.Id));

        return await commands.RunAsync(portfolio.Partition, () => TryAsync(turn, form, portfolio)) is Outcome<Reply>.Settled settled
            ? settled.Value
            : FormAgain(turn, form, ConversationTexts.For(turn.Language).Busy);
    }

    public Reply FormAgain(Turn turn, FormData form, string notice) =>
        Again(new PortfolioForm(Portfolio.Named(form.Text(PortfolioDraft.Portfolio) ?? ""), form, PortfolioTexts.For(turn.Language)) { Notice = notice });

    private async Task<Tried<Reply>> TryAsync(Turn turn, FormData form, Portfolio portfolio)
    {
        var texts = PortfolioTexts.For(turn.Language);
        var (stands, etag) = await portfolios.FindAsync(portfolio.Id, CancellationToken.None);
        var (settings, errors) = PortfolioDraft.Read(form, stands, turn.Language);
        if (errors.Count > 0)
            return Again(new PortfolioForm(portfolio, form, texts) { Errors = errors });

        if (PortfolioRules.Reopened(stands, settings, turn.Now) is var (period, until))
        {
            FieldError late = new(PortfolioDraft.CalendarField(settings, stands, texts), texts.MovesCutOff(period, until.InZone(turn.Zone)));
            return Again(new PortfolioForm(portfolio, form, texts) { Errors = [late] });
        }

        var words = PortfolioRules.InWords(settings);
        if (words == PortfolioRules.InWords(stands))
            return Saved(portfolio, stands, texts);
        if (form.Text(PortfolioDraft.Base) != stands.Audit.Sequence.ToString(CultureInfo.InvariantCulture))
        {
            return Again(new PortfolioForm(portfolio, PortfolioDraft.On(form, stands), texts)
            {
                Notice = texts.ChangedMeanwhile,
                Errors = PortfolioDraft.Differences(settings, stands, texts),
            });
        }

        var (head, entry) = AuditTrail.Append(stands.Audit, turn.Now, turn.Pseudonym, SaveVerb, PortfolioStore.Row, words);
        var saved = settings with { Audit = head };
        var following = new List<DeliveryRequest>();
        foreach (var follower in followers)
            following.AddRange(await follower.FollowAsync(portfolio.Id, stands, saved));
        return (await outbox.CommitAsync(portfolio.Partition, [PortfolioStore.ToWrite(saved, etag), entry], following)).Then(Saved(portfolio, saved, texts));
    }

    private static Reply.FormAgain Again(PortfolioForm form) => new(PortfolioCards.Form(form), form.Texts.SettingsOf(form.Portfolio.Name));

    private static Reply Saved(Portfolio portfolio, PortfolioSettings settings, PortfolioTexts texts) =>
        new Reply.UpdatedCard(PortfolioCards.Saved(portfolio, settings, texts), texts.Saved(portfolio.Name));
}
