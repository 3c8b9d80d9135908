using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Audit;
using PmoBot.Features.Digests;
using PmoBot.Features.Imports;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Verbs;

namespace PmoBot.Features.Register;

internal static class RegisterFeature
{
    public static IServiceCollection AddRegister(this IServiceCollection services)
    {
        foreach (var kind in Enum.GetValues<RegisterKind>())
        {
            services.AddSingleton(provider => new OpenLog(
                kind, provider.GetRequiredService<MeantProjects>(), provider.GetRequiredService<FindItem>(), provider.GetRequiredService<RiskScales>(),
                provider.GetRequiredService<PeopleFinder>(), provider.GetRequiredService<NamedOwner>()));
            services.AddSingleton<ICommand>(provider => provider.GetServices<OpenLog>().Single(command => command.Kind == kind));
            services.AddSingleton<ICommand>(provider => new ListItems(
                kind, provider.GetRequiredService<MeantProjects>(), provider.GetRequiredService<RegisterPages>(), provider.GetRequiredService<ShowHeatMap>()));
        }

        return services
            .AddSingleton<RegisterStore>()
            .AddSingleton<IProjectSection, RegisterSection>()
            .AddSingleton<IKeptData, KeptItems>()
            .AddSingleton<RegisterReadings>()
            .AddSingleton<ISnapshotSource, RegisterSnapshot>()
        .AddSingleton<IDigestSection, RegisterDigestSection>()
            .AddSingleton<IProjectChanges, RegisterChanges>()
            .AddSingleton<IProjectFacts, RegisterFacts>()
            .AddSingleton<RegisterItems>()
            .AddSingleton<RegisterCommits>()
            .AddSingleton<RiskScales>()
            .AddSingleton<RegisterPages>()
            .AddSingleton<MyItems>()
            .AddSingleton<HintOwner>()
            .AddSingleton<IDeliveryHandler>(provider => provider.GetRequiredService<HintOwner>())
            .AddSingleton<IDerivedRows>(provider => provider.GetRequiredService<HintOwner>())
            .AddSingleton<NamedOwner>()
            .AddSingleton<FindItem>()
            .AddSingleton<IShorthand>(provider => provider.GetRequiredService<FindItem>())
            .AddSingleton<ShowHeatMap>()
            .AddSingleton<ICardAction>(provider => provider.GetRequiredService<ShowHeatMap>())
            .AddSingleton<ShowItem>()
            .AddSingleton<ICardAction>(provider => provider.GetRequiredService<ShowItem>())
            .AddSingleton<ICharges, ItemCharges>()
            .AddSingleton<IAuditedState, RegisterAudit>()
            .AddSingleton<IAuditWords, RegisterAudit>()
            .AddImport<RegisterImport>()
            .AddVerb<ExportRegister>()
            .AddSingleton<ChangeScale>()
            .AddSingleton<ICommand>(provider => provider.GetRequiredService<ChangeScale>())
            .AddSingleton<ICardAction>(provider => provider.GetRequiredService<ChangeScale>())
            .AddCardAction<OpenLogForm>()
            .AddCardAction<LogItem>()
            .AddItemForm<EditItem>()
            .AddItemForm<RespondToItem>()
            .AddItemForm<CloseItem>()
            .AddItemForm<ReopenItem>()
            .AddItemForm<ComeAbout>()
            .AddCardAction<OpenItemForm>()
            .AddCardAction<ReviewItem>()
            .AddCardAction<UndoItem>()
            .AddSingleton<ShowItemHistory>()
            .AddSingleton<ICardAction>(provider => provider.GetRequiredService<ShowItemHistory>())
            .AddCardAction<PageItems>()
            .AddMessageAction<LogMessage>()
            .AddSearch<SearchRegister>();
    }

    private static IServiceCollection AddItemForm<T>(this IServiceCollection services) where T : ItemForm => services
        .AddSingleton<T>()
        .AddSingleton<ItemForm>(provider => provider.GetRequiredService<T>())
        .AddSingleton<ICardAction>(provider => provider.GetRequiredService<T>());
}
