using PmoBot.Delivery;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Portfolios;

/// <summary>Plans something by a portfolio's zone and days.</summary>
internal interface IPortfolioFollower
{
    /// <returns>What is to be done about it, in the commit that makes the change.</returns>
    Task<IEnumerable<DeliveryRequest>> FollowAsync(string portfolio, PortfolioSettings before, PortfolioSettings after);
}
