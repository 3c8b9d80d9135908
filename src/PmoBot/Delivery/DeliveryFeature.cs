namespace PmoBot.Delivery;

internal static class DeliveryFeature
{
    /// <summary>Needs an ITableStore, IClock, TimeProvider, ISendLimits, IMessenger, IActivityFeed and IPersonalChats; handlers and renderers register themselves.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services, DeliveryOptions options) => services
        .AddSingleton(options)
        .AddSingleton(Incarnation.New())
        .AddMetrics()
        .AddSingleton<DeliveryMeter>()
        .AddSingleton<PartitionQueue>()
        .AddSingleton<Commands>()
        .AddSingleton<DueIndex>()
        .AddSingleton<Alarm>()
        .AddSingleton<Outbox>()
        .AddSingleton<SendPause>()
        .AddSingleton<Lease>()
        .AddSingleton<Sightings>()
        .AddSingleton<DeadLetters>()
        .AddSingleton<Claims>()
        .AddSingleton<Handlers>()
        .AddSingleton<Work>()
        .AddSingleton<OwnDeliveries>()
        .AddSingleton<LiveCards>()
        .AddSingleton<PersonalCards>()
        .AddSingleton<IDeliveryHandler, ShowLiveCard>()
        .AddSingleton<IDeliveryHandler, NoticeInFeed>()
        .AddSingleton<Dispatcher>()
        .AddHostedService(provider => provider.GetRequiredService<Dispatcher>());
}
