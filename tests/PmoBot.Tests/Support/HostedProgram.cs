using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace PmoBot.Tests.Support;

/// <summary>The whole program in this process, as it is composed; business time can be ours, and what a test puts in the place of a part.</summary>
internal sealed class HostedProgram(IEnumerable<KeyValuePair<string, string>> settings, IClock? clock = null, Action<IServiceCollection>? instead = null) : WebApplicationFactory<global::Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.ConfigureLogging(logging => logging.ClearProviders());
        foreach (var (name, value) in RealProgram.Defaults.Concat(settings))
            builder.UseSetting(name.Replace("ASPNETCORE_", "", StringComparison.Ordinal).Replace("__", ":", StringComparison.Ordinal), value);
        if (clock is not null)
            builder.ConfigureTestServices(services => services.AddSingleton(clock));
        if (instead is not null)
            builder.ConfigureTestServices(instead);
    }
}
