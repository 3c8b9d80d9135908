using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using PmoBot.Delivery;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Delivery;

/// <summary>One process of the program, as far as delivery goes, with its own incarnation.</summary>
internal sealed class Replica : IDisposable
{
    private readonly ServiceProvider _provider;

    public Replica(
        ITableStore store, IClock clock, TimeProvider time, IEnumerable<IDeliveryHandler> handlers,
        IMessenger? messenger = null, IEnumerable<ICardRenderer>? renderers = null, ISendLimits? limits = null,
        DeliveryOptions? options = null)
    {
        var services = new ServiceCollection()
            .AddSingleton(store)
            .AddSingleton(clock)
            .AddSingleton(time)
            .AddSingleton(messenger ?? new Channel())
            .AddSingleton<IPersonalChats, PersonalChats>()
            .AddSingleton(limits ?? new NoSendLimits())
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddNoGraph().AddDelivery(options ?? new DeliveryOptions());
        foreach (var handler in handlers)
            services.AddSingleton(handler);
        foreach (var renderer in renderers ?? [])
            services.AddSingleton(renderer);
        _provider = services.BuildServiceProvider();
    }

    public Commands Commands => Get<Commands>();

    public Outbox Outbox => Get<Outbox>();

    public Dispatcher Dispatcher => Get<Dispatcher>();

    public T Get<T>() where T : notnull => _provider.GetRequiredService<T>();

    public Task RunOnceAsync() => Dispatcher.RunOnceAsync(CancellationToken.None);

    /// <summary>A command that asks for deliveries and changes nothing else.</summary>
    public Task AskAsync(string owner, params DeliveryRequest[] requests) => Commands.RunAsync<bool>(
        owner, async () => (await Outbox.CommitAsync(owner, [], requests)).Then(true));

    public void Dispose() => _provider.Dispose();
}
