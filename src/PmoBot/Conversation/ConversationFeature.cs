namespace PmoBot.Conversation;

internal static class ConversationFeature
{
    public static IServiceCollection AddConversation(this IServiceCollection services) => services
        .AddMetrics()
        .AddSingleton<TurnMeter>()
        .AddSingleton<CommandRouter>()
        .AddSingleton<Doorkeeper>()
        .AddSingleton<FileRouter>()
        .AddSingleton<ExtensionRouter>()
        .AddSingleton<TurnRouter>();

    /// <summary>One line a use case; help, the manifest's check and the router learn of it here.</summary>
    public static IServiceCollection AddCommand<TCommand>(this IServiceCollection services)
        where TCommand : class, ICommand
    {
        services.AddSingleton<TCommand>().AddSingleton<ICommand>(provider => provider.GetRequiredService<TCommand>());
        if (typeof(ICardAction).IsAssignableFrom(typeof(TCommand)))
            services.AddSingleton(provider => (ICardAction)provider.GetRequiredService<TCommand>());
        return services;
    }

    /// <summary>A use case that only buttons start.</summary>
    public static IServiceCollection AddCardAction<TAction>(this IServiceCollection services)
        where TAction : class, ICardAction => services.AddSingleton<ICardAction, TAction>();

    /// <summary>A use case that starts by a dropped file. Which one takes a file is asked in this order.</summary>
    public static IServiceCollection AddFileTaker<TTaker>(this IServiceCollection services)
        where TTaker : class, IFileTaker => services.AddSingleton<IFileTaker, TTaker>();

    /// <summary>A use case that starts from a message. The manifest's check learns of it here.</summary>
    public static IServiceCollection AddMessageAction<TAction>(this IServiceCollection services)
        where TAction : class, IMessageAction => services.AddSingleton<IMessageAction, TAction>();

    /// <summary>A use case that finds cards to post. The manifest's check learns of it here.</summary>
    public static IServiceCollection AddSearch<TSearch>(this IServiceCollection services)
        where TSearch : class, ISearch => services.AddSingleton<ISearch, TSearch>();
}
