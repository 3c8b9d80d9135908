using NodaTime;
using PmoBot.Backups;
using PmoBot.Configuration;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Doctor;
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
using PmoBot.Local;
using PmoBot.Observability;
using PmoBot.People;
using PmoBot.Privacy;
using PmoBot.Tables;
using PmoBot.Teams;
using PmoBot.Verbs;

(var verb, args) = VerbLine.Parse(args);
var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
#pragma warning disable RS0030 // The one place where the program chooses its clocks.
var (clock, time) = ((IClock)SystemClock.Instance, TimeProvider.System);
#pragma warning restore RS0030
var (settings, problems) = ProgramSettings.Read(builder.Configuration, builder.Environment);
var store = problems.Count == 0 ? settings.Storage.Open(time, problems) : null;
if (store is null)
{
    foreach (var problem in problems)
        await Console.Error.WriteLineAsync(problem);
    return 1;
}

builder.Services
    .AddSingleton(clock)
    .AddSingleton(time)
    .AddSingleton(_ => store)   // by a function, so that the container closes it
    .AddSingleton(provider => (IMaintenanceScan)provider.GetRequiredService<ITableStore>())
    .AddObservability(verb is null ? settings.Export : null)
    .AddConversation()
    .AddDelivery(settings.Delivery)
    .AddPeople(settings.Pmo, settings.People)
    .AddTeams(settings.Bot, settings.Graph.ConnectionName, settings.LimitsEnabled)
    .AddGraph(settings.Graph)
    .AddHelp()
    .AddStatus()
    .AddProjects()
    .AddPortfolios()
    .AddRegister()
    .AddEscalations()
    .AddRounds()
    .AddDigests()
    .AddSettings()
    .AddRoleGrants()
    .AddAudit()
    .AddStart()
    .AddBackups()
    .AddPrivacy(settings.Retention)
    .AddDoctor(settings)
    .AddVerbs();
builder.AddLogFormat(settings.LogFormat);
builder.AddLocal().AddDemo();
if (verb is not null)
    return await builder.RunVerbAsync(verb);

var app = builder.Build();
app.UseObservability(settings.Export);
app.MapHealth();
app.MapTeams();
await app.RunAsync();
return 0;
