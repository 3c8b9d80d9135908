using Microsoft.Extensions.DependencyInjection;
using PmoBot.Configuration;
using PmoBot.Delivery;
using PmoBot.Graph;

namespace PmoBot.Tests.Support;

internal static class NoGraph
{
    /// <summary>As the program is without <c>Graph:Enabled</c>, where Teams tells nothing either; what a test is about is added after it.</summary>
    public static IServiceCollection AddNoGraph(this IServiceCollection services) =>
        services.AddGraph(new GraphSettings { Enabled = false, BaseUrl = new Uri("http://localhost:1/v1.0") }).AddSingleton<ITeams>(new NoTeams());
}
