using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using PmoBot.Tables;

namespace PmoBot.Tests.Support;

/// <summary>The whole program in this process, as it is composed; only business time and the storage can be ours.</summary>
internal sealed class HostedProgram(IEnumerable<KeyValuePair<string, string>> settings, IClock? clock = null, ITableStore? store = null) : WebApplicationFactory<global::Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.ConfigureLogging(logging => logging.ClearProviders());
        foreach (var (name, value) in RealProgram.Defaults.Concat(settings))
            builder.UseSetting(name.Replace("ASPNETCORE_", "", StringComparison.Ordinal).Replace("__", ":", StringComparison.Ordinal), value);
        if (clock is not null)
            builder.ConfigureTestServices(services => services.AddSingleton(clock));
        if (store is not null)
            builder.ConfigureTestServices(services => services.AddSingleton(store));
    }
}
