using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Register;

/// <summary>
/// `scale [portfolio]`: how a portfolio scores risks, by its PMO. Each change is a version; what was scored keeps the one
/// that it was scored with.
/// </summary>
internal sealed class ChangeScale(PortfolioStore portfolios, ProjectDirectory directory, RiskScales scales, ITableStore store, Commands commands) : ICommand, IFormAction
{
    public const string SaveVerb = "register.scale";

    public CommandName Name { get; } = new(["scale"], ["échelle"])
    {
        Help = language => ScaleTexts.For(language).Help,
        ForWhom = ForWhom.Pmo,
    };

    public string Verb => SaveVerb;

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        var governed = (await directory.PortfoliosAsync(cancel)).Where(it => turn.May(Right.GovernPortfolio, new Scope(it.Id))).ToList();
        var named = line.Rest.Length == 0 && governed.Count == 1 ? governed[0] : governed.Find(it => it.Id == Portfolio.Named(line.Rest).Id);
        var texts = ScaleTexts.For(turn.Language);
        if (named is not null)
        {
            var scale = await scales.FindAsync((await portfolios.FindAsync(named.Id, cancel)).Settings.Scale, cancel);
            return new Reply.Form(ScaleCards.Form(new ScaleForm(named, ScaleDraft.Of(named, scale), texts)), texts.ScaleOf(named.Name), Address(named, turn.Language));
        }

        if (governed.Count == 0)
            return new Reply.Refused(Right.GovernPortfolio, Scope.All);
        return line.Rest.Length > 0
            ? ProjectAccess.NotReadable(turn, line.Rest, governed, it => Address(it, turn.Language))
            : new Reply.Personally(new Reply.Card(ScaleCards.Which(governed, texts), texts.WhichPortfolio));
    }

    public static CardAddress Address(Portfolio portfolio, Language language) => TurnRouter.Run($"{language.In("scale", "échelle")} {portfolio.Name}");

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var named = Portfolio.Named(form.Text(ScaleDraft.Portfolio) ?? "");
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
        Again(new ScaleForm(Portfolio.Named(form.Text(ScaleDraft.Portfolio) ?? ""), form, ScaleTexts.For(turn.Language)) { Notice = notice });

    private async Task<Tried<Reply>> TryAsync(Turn turn, FormData form, Portfolio portfolio)
    {
        var texts = ScaleTexts.For(turn.Language);
        var (settings, etag) = await portfolios.FindAsync(portfolio.Id, CancellationToken.None);
        var stands = await scales.FindAsync(settings.Scale, CancellationToken.None);
        var (typed, errors) = ScaleDraft.Read(form, texts);
        if (errors.Count > 0)
            return Again(new ScaleForm(portfolio, form, texts) { Errors = errors });
        if (RiskScaleRows.InWords(typed) == RiskScaleRows.InWords(stands))
            return Saved(portfolio, stands, texts);
        if ((form.Text(ScaleDraft.Base) ?? "") != (stands.Id ?? ""))
        {
            return Again(new ScaleForm(portfolio, ScaleDraft.On(form, stands), texts)
            {
                Notice = texts.ChangedMeanwhile,
                Errors = ScaleDraft.Differences(portfolio, form, stands, texts),
            });
        }

        var next = typed with { Id = RiskScaleRows.IdOf(portfolio, RiskScaleRows.VersionOf(settings.Scale) + 1) };
        var row = RiskScaleRows.RowOf(RiskScaleRows.VersionOf(next.Id));
        var (head, written) = AuditTrail.Append(settings.Audit, turn.Now, turn.Pseudonym, SaveVerb, row, RiskScaleRows.InWords(next));
        var saved = settings with { Scale = next.Id };
        (head, var chosen) = AuditTrail.Append(head, turn.Now, turn.Pseudonym, SaveVerb, PortfolioStore.Row, PortfolioRules.InWords(saved));
        var result = await store.CommitAsync(
            portfolio.Partition,
            [PortfolioStore.ToWrite(saved with { Audit = head }, etag), new Write.Insert(row, RiskScaleRows.Write(next)), written, chosen]);
        return result.Then(Saved(portfolio, next, texts));
    }

    private static Reply.FormAgain Again(ScaleForm form) => new(ScaleCards.Form(form), form.Texts.ScaleOf(form.Portfolio.Name));

    private static Reply Saved(Portfolio portfolio, RiskScale scale, ScaleTexts texts) =>
        new Reply.UpdatedCard(ScaleCards.Saved(portfolio, scale, texts), texts.Saved(portfolio.Name));
}
