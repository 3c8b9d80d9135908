using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Audit;

namespace PmoBot.Features.Portfolios;

internal static class PortfoliosFeature
{
    public static IServiceCollection AddPortfolios(this IServiceCollection services) => services
        .AddSingleton<IAuditedState, PortfolioAudit>()
        .AddSingleton<IAuditWords, PortfolioAudit>()
        .AddSingleton<ChangePortfolio>()
        .AddSingleton<ICardAction>(provider => provider.GetRequiredService<ChangePortfolio>())
        .AddSingleton<RollUps>()
        .AddCardAction<TurnRollUp>()
        .AddCardAction<AboutPortfolio>()
        .AddCommand<ShowPortfolio>();
}
