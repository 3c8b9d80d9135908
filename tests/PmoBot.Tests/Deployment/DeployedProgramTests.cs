using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Azure.Identity;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PmoBot.Configuration;
using PmoBot.Delivery;
using PmoBot.Doctor;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Deployment;

/// <summary>The deployment speaks of this program: its settings, its addresses, its figures, its guide.</summary>
public sealed partial class DeployedProgramTests
{
    private static readonly string Operations = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));

    [Theory]
    [InlineData("")]
    [InlineData("graph")]
    public void With_the_settings_that_it_is_given_the_program_starts(string connection)
    {
        var (settings, problems, _) = new DeployedSettings(connection).Read();

        Assert.Empty(problems);
        Assert.Equal(new StorageSettings.AzureTables(null, new Uri("https://pmobot.table.core.windows.net/"), "pmobot"), settings.Storage);
        Assert.IsType<ManagedIdentityCredential>(settings.Bot.Credential);
        Assert.Equal(connection, settings.Graph.ConnectionName ?? "");
        Assert.Equal(2, settings.Pmo.Admins.Count);
        Assert.NotNull(settings.People.ConsultedOn);
    }

    [Theory]
    [InlineData("Bot__AppId", "Bot:AppId is not set")]
    [InlineData("Bot__TenantId", "Bot:TenantId is not set")]
    [InlineData("Pmo__Admins", "Pmo:Admins is not set")]
    [InlineData("Storage__TableEndpoint", "Storage:TableEndpoint is not set")]
    [InlineData("Graph__ConnectionName", "Graph:ConnectionName is not set")]
    public void Without_one_of_them_it_would_not(string setting, string problem)
    {
        var deployed = new DeployedSettings("graph");

        Assert.True(deployed.Environment.Remove(setting));

        Assert.StartsWith(problem, Assert.Single(deployed.Read().Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_set_that_nobody_reads()
    {
        var deployed = new DeployedSettings("graph");
        var asked = deployed.Read().Asked;

        Assert.All(deployed.Environment.Keys, name => Assert.True(asked.Contains(name.Replace("__", ":", StringComparison.Ordinal)) || IsOfALibrary(name), name));
        Assert.False(IsOfALibrary("PMOBOT_NOBODY_READS_THIS"));
    }

    [Fact]
    public void The_storage_is_asked_with_the_identity_that_the_bot_is()
    {
        var environment = new DeployedSettings("").Environment;

        Assert.Equal(environment["Bot__AppId"], environment["AZURE_CLIENT_ID"]);
    }

    [Fact]
    public async Task Probes_and_the_bot_service_ask_for_addresses_that_there_are_on_the_port_that_is_listened_on()
    {
        using var store = ProgramStore.OnSqlite();
        await using var host = new HostedProgram([.. store.Settings, new("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")]);
        var there = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(it => it.RoutePattern.RawText).ToList();
        var probes = DeployedSettings.Container["probes"].Items.Select(it => (Type: it["type"].Text, Path: it["httpGet"]["path"].Text, Port: it["httpGet"]["port"].Text)).ToList();
        var endpoint = BicepFile.All["modules/bot.bicep"].Resource("Microsoft.BotService/botServices").Value["properties"]["endpoint"].Text;
        var ingress = BicepFile.All["modules/app.bicep"].Resource("Microsoft.App/containerApps").Value["properties"]["configuration"]["ingress"];
        var project = XDocument.Load(Path.Combine(Repository.Root, "src", "PmoBot", "PmoBot.csproj"));

        Assert.Equal([("Startup", "/healthz", "port"), ("Liveness", "/healthz", "port"), ("Readiness", "/readyz", "port")], probes);
        Assert.All(probes, probe => Assert.Contains(probe.Path, there));
        Assert.Contains(endpoint.Replace("https://${host}", "", StringComparison.Ordinal), there);
        Assert.Equal("port", ingress["targetPort"].Text);
        Assert.Equal($"http://+:{DeployedSettings.Port}", new DeployedSettings("").Environment["ASPNETCORE_URLS"]);
        Assert.Equal(DeployedSettings.Port, project.Descendants("ContainerPort").Single().Attribute("Include")!.Value);
    }

    // https://learn.microsoft.com/rest/api/resource-manager/containerapps/container-apps/create-or-update#containerappprobe
    [Fact]
    public void No_probe_waits_or_repeats_longer_than_the_platform_lets_it()
    {
        var probes = DeployedSettings.Container["probes"].Items;
        var bounds = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["initialDelaySeconds"] = 60,
            ["periodSeconds"] = 240,
            ["timeoutSeconds"] = 240,
            ["successThreshold"] = 10,
            ["failureThreshold"] = 10,
        };
        var set = probes.SelectMany(probe => probe.Fields).Where(field => field.Key is not ("type" or "httpGet")).ToList();

        Assert.All(set, field => Assert.InRange(int.Parse(field.Value.Text, CultureInfo.InvariantCulture), 1, bounds[field.Key]));
        // A second, which is what it is unless it is said, is less than a busy replica may take.
        Assert.All(probes, probe => Assert.True(probe.Fields.ContainsKey("timeoutSeconds"), probe["type"].Text));
    }

    // https://learn.microsoft.com/azure/container-apps/containers#allocations
    [Fact]
    public void A_replica_is_given_two_gibibytes_for_each_core_in_quarters_of_a_core()
    {
        var given = BicepFile.All["modules/app.bicep"].Resource("Microsoft.App/containerApps").Value["properties"]["template"]["containers"].Items
            .Select(container => (Cores: Number(container["resources"]["cpu"]), Memory: Number(container["resources"]["memory"]))).ToList();
        var cores = given.Sum(it => it.Cores);

        Assert.Equal(2, given.Count);
        Assert.Equal(0, cores % 0.25m);
        Assert.InRange(cores, 0.25m, 4);
        Assert.Equal(2 * cores, given.Sum(it => it.Memory));

        static decimal Number(BicepValue value) => decimal.Parse(value.Tokens.Single(token => token.Kind == BicepKind.Text).Text.Replace("Gi", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }

    [Fact]
    public void The_image_runs_as_nobody_special_and_is_called_what_the_example_calls_it()
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src", "PmoBot", "PmoBot.csproj"));
        string Of(string name) => project.Descendants(name).Single().Value;

        Assert.DoesNotContain(Of("ContainerUser"), (string[])["", "root", "0"]);
        Assert.Contains($"/{Of("ContainerRepository")}:", File.ReadAllText(Path.Combine(BicepFile.Folder, "main.bicepparam")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_are_about_figures_that_the_program_measures()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => { lock (known) known.Add(instrument.Name); } };
        listener.Start();
        using var store = ProgramStore.OnSqlite();
        await using var host = new HostedProgram(store.Settings);
        using var bot = host.CreateClient();
        // It looks only where somebody collects figures.
        using var backlog = ActivatorUtilities.CreateInstance<Backlog>(host.Services, TimeSpan.FromHours(1));
        var asked = Metric().Matches(BicepFile.All["modules/alerts.bicep"].Source).Select(match => match.Groups["name"].Value).ToList();

        lock (known)
        {
            Assert.Contains("pmobot.delivery.attempts", known);
            Assert.Equal(Rules.Count, asked.Count);
            Assert.Empty(asked.Except(known));
        }
    }

    // What takes them to Application Insights fills in the sum of a single figure, and neither its least nor its most.
    [Fact]
    public void Alerts_ask_for_what_is_filled_in() =>
        Assert.All(Rules, rule => Assert.DoesNotMatch(@"\b(Min|Max)\b", rule["query"].Text));

    [Theory]
    [InlineData("operations.md")]
    [InlineData("administrator-guide.md")]
    [InlineData("guide-administrateur.md")]
    public void Whoever_is_told_by_an_alert_finds_it_in_the_guides_by_its_name(string guide)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", guide));

        Assert.All([.. Rules.Select(rule => rule["name"].Text), "errors"], name => Assert.Contains($"`pmobot-{name}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void An_alert_and_the_doctor_call_a_delivery_late_after_the_same_time() =>
        Assert.Equal($"{CheckWork.Late.TotalSeconds}", BicepFile.All["modules/alerts.bicep"].The("var", "lateAfterSeconds").Value.Text);

    [Fact]
    public void What_the_program_sends_goes_through_the_collector_to_Application_Insights()
    {
        var collector = File.ReadAllText(Path.Combine(BicepFile.Folder, "collector.yaml"));
        var port = new Uri(new DeployedSettings("").Environment["OTEL_EXPORTER_OTLP_ENDPOINT"]).Port;

        Assert.Contains($"endpoint: localhost:{port}\n", collector, StringComparison.Ordinal);
        Assert.All((string[])["traces", "metrics", "logs"], signal =>
            Assert.Matches($@"\n    {signal}:\n      receivers: \[otlp\]\n      processors: .*\n      exporters: \[azuremonitor\]", collector));
        Assert.Equal("delta", new DeployedSettings("").Environment["OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"]);
        var given = BicepFile.All["modules/app.bicep"].Source;
        Assert.All(Variable().Matches(collector), used => Assert.Contains($"'{used.Groups["name"].Value}'", given, StringComparison.Ordinal));
    }

    [Fact]
    public void The_guide_names_what_the_deployment_gives_back_and_asks_for()
    {
        var main = BicepFile.All["main.bicep"];
        var secret = BicepFile.All["modules/signIn.bicep"].Modules.Single().Value["params"]["clientSecret"].Tokens.Single(token => token.Kind == BicepKind.Text).Text;
        var scopes = BicepFile.All["modules/connection.bicep"].Resource("Microsoft.BotService/botServices/connections").Value["properties"]["scopes"].Text;

        Assert.All(main.Outputs, output => Assert.Matches($@"\b{output.Name}\b", Operations));
        Assert.All(main.Parameters.Where(it => !it.HasDefault), it => Assert.Contains($"`{it.Name}`", Operations, StringComparison.Ordinal));
        Assert.Contains($"--name {secret} ", Operations, StringComparison.Ordinal);
        Assert.Contains(scopes, Operations, StringComparison.Ordinal);
    }

    private static IReadOnlyList<BicepValue> Rules => BicepFile.All["modules/alerts.bicep"].The("var", "rules").Value.Items;

    // In capitals: of the host (ASPNETCORE_…), or a constant in one of the libraries beside the program.
    private static bool IsOfALibrary(string name) =>
        name.Equals($"ASPNETCORE_{WebHostDefaults.ServerUrlsKey}", StringComparison.OrdinalIgnoreCase)
        || Directory.EnumerateFiles(Path.GetDirectoryName(RealProgram.Path)!, "*.dll")
            .Where(path => !Path.GetFileName(path).StartsWith("PmoBot.Tests", StringComparison.Ordinal))
            .Any(path => File.ReadAllBytes(path).AsSpan().IndexOf(Encoding.Unicode.GetBytes(name)) >= 0);

    [GeneratedRegex("AppMetrics \\| where Name == \"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Metric();

    [GeneratedRegex(@"\$\{env:(?<name>[A-Z_]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
