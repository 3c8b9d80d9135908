using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Primitives;
using PmoBot.Configuration;
using PmoBot.Local;

namespace PmoBot.Tests.Deployment;

/// <summary>The environment that the deployment gives the program, and what the program makes of it.</summary>
internal sealed class DeployedSettings
{
    private static readonly BicepFile App = BicepFile.All["modules/app.bicep"];

    private readonly Dictionary<string, string> _given;

    /// <param name="connection">Empty: before people can sign in.</param>
    public DeployedSettings(string connection)
    {
        _given = new(StringComparer.Ordinal)
        {
            ["botId"] = "11111111-2222-3333-4444-555555555555",
            ["tenantId"] = "66666666-7777-8888-9999-000000000000",
            ["admins"] = $"{Persona.Camille.AadObjectId},{Persona.Daniel.AadObjectId}",
            ["peopleConsultedOn"] = "2026-09-15",
            ["tableEndpoint"] = "https://pmobot.table.core.windows.net/",
            ["connectionName"] = connection,
        };
        Environment = Container.Fields["env"].Items.ToDictionary(it => it["name"].Text, it => Evaluate(it["value"]), StringComparer.Ordinal);
    }

    /// <summary>The program's own container, the first.</summary>
    public static BicepValue Container { get; } = App.Resource("Microsoft.App/containerApps").Value["properties"]["template"]["containers"].Items[0];

    /// <summary>The port of the ingress and of every probe.</summary>
    public static string Port { get; } = App.The("var", "port").Value.Text;

    public Dictionary<string, string> Environment { get; }

    /// <summary>As the program reads them at its start; with every name that it asked for.</summary>
    public (ProgramSettings Settings, IList<string> Problems, IReadOnlySet<string> Asked) Read()
    {
        var recorded = new Recorded(new ConfigurationBuilder()
            .AddInMemoryCollection(Environment.Select(it => KeyValuePair.Create(it.Key.Replace("__", ":", StringComparison.Ordinal), (string?)it.Value))).Build());
        var (settings, problems) = ProgramSettings.Read(recorded, new HostingEnvironment { EnvironmentName = Environments.Production });
        return (settings, problems, recorded.Asked);
    }

    /// <summary>A text, a name, or one of two texts by whether a name is empty: what a setting may be made of.</summary>
    private string Evaluate(BicepValue value) => value.Tokens switch
    {
        [{ Kind: BicepKind.Text } text] => text.Names.Aggregate(text.Text, (filled, name) => filled.Replace($"${{{name.Text}}}", Named(name.Text), StringComparison.Ordinal)),
        [var name] => Named(name.Text),
        [var name, _, _, { Text: "" }, { Text: "?" }, var yes, { Text: ":" }, var no] => Named(name.Text).Length == 0 ? yes.Text : no.Text,
        var more => throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {more[0].Line}: a setting is a text, a name, or one of two texts.")),
    };

    private string Named(string name) => _given.TryGetValue(name, out var given) ? given : App.The("var", name).Value.Text;

    private sealed class Recorded(IConfiguration inner) : IConfiguration
    {
        private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);

        public IReadOnlySet<string> Asked => _asked;

        public string? this[string key]
        {
            get
            {
                _asked.Add(key);
                return inner[key];
            }
            set => throw new NotSupportedException();
        }

        public IConfigurationSection GetSection(string key)
        {
            _asked.Add(key);
            return inner.GetSection(key);
        }

        public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren();

        public IChangeToken GetReloadToken() => inner.GetReloadToken();
    }
}
