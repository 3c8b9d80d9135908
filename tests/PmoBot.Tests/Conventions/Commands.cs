using Microsoft.Extensions.DependencyInjection;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Audit;
using PmoBot.Features.Digests;
using PmoBot.Features.Escalations;
using PmoBot.Features.Help;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.RoleGrants;
using PmoBot.Features.Rounds;
using PmoBot.Features.Settings;
using PmoBot.Features.Start;
using PmoBot.Features.Status;
using PmoBot.Graph;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tables.Sqlite;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Conventions;

/// <summary>The commands and card actions as the program registers them.</summary>
internal static class Commands
{
    private static readonly Lazy<IServiceProvider> Services = new(() => new ServiceCollection()
        .AddLogging()
        .AddSingleton<NodaTime.IClock>(new ManualClock())
        .AddSingleton<TimeProvider>(new ManualTime())
        .AddSingleton<ITableStore>(SqliteTableStore.Open(Path.Combine(RunFolder.NewFolder().FullName, "t.db"), new ManualTime()))
        .AddConversation().AddSingleton<IFileSource>(new FileShelf())
        .AddNoGraph().AddDelivery(new DeliveryOptions())
        .AddPeople(new PmoOptions([])).AddSingleton<IRoster>(new Roster()).AddSingleton<NoSignIn>().AddSingleton<ISignIn>(provider => provider.GetRequiredService<NoSignIn>()).AddSingleton<IUserTokens>(provider => provider.GetRequiredService<NoSignIn>())
        .AddHelp().AddStatus().AddProjects().AddPortfolios().AddRegister().AddRounds().AddDigests().AddSingleton<IChannelPublisher>(new GraphOff()).AddSingleton<ITeams>(new NoTeams()).AddEscalations().AddSettings().AddStart().AddAudit().AddRoleGrants()
        .BuildServiceProvider());

    public static CommandRouter Finder => Services.Value.GetRequiredService<CommandRouter>();

    public static IReadOnlyList<ICommand> All => Finder.Commands;

    public static IReadOnlyList<CommandName> Names => [.. All.Select(command => command.Name)];

    public static TurnRouter Router => Services.Value.GetRequiredService<TurnRouter>();

    /// <summary>Of the message extension.</summary>
    public static IReadOnlyList<string> Chosen => [.. Services.Value.GetServices<IMessageAction>().Select(action => action.CommandId)];

    public static IReadOnlyList<string> Searches => [.. Services.Value.GetServices<ISearch>().Select(search => search.CommandId)];

    public static IEnumerable<object> OfExtension => Services.Value.GetServices<IMessageAction>().Concat<object>(Services.Value.GetServices<ISearch>());

    public static IReadOnlyList<ICardAction> Actions => [.. Services.Value.GetServices<ICardAction>()];
}
