using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Verbs;

namespace PmoBot.Features.Imports;

/// <summary>What all imports share; each is added by the feature that it belongs to.</summary>
internal static class ImportsFeature
{
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<DroppedFiles>()
        .AddSingleton<IDeliveryHandler, ForgetFile>()
        .AddFileTaker<ImportDropped>();

    /// <summary>With its verb on the command line and its button in chat.</summary>
    public static IServiceCollection AddImport<TImport>(this IServiceCollection services)
        where TImport : class, IFileImport => services
        .AddSingleton<TImport>()
        .AddSingleton<IFileImport>(provider => provider.GetRequiredService<TImport>())
        .AddSingleton<IVerb>(provider => new ImportFile(provider.GetRequiredService<TImport>(), provider.GetRequiredService<OwnDeliveries>()))
        .AddSingleton<ICardAction>(provider => new ImportKept(provider.GetRequiredService<TImport>(), provider.GetRequiredService<DroppedFiles>()));
}
