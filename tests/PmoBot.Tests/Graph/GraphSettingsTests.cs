using Microsoft.Extensions.Configuration;
using PmoBot.Configuration;

namespace PmoBot.Tests.Graph;

public sealed class GraphSettingsTests
{
    [Theory]
    [InlineData(null, "https://graph.microsoft.com/v1.0", "https://graph.microsoft.com/.default")]
    [InlineData("https://login.microsoftonline.us", "https://graph.microsoft.us/v1.0", "https://graph.microsoft.us/.default")]
    public void Graph_is_off_unless_it_is_turned_on_and_is_that_of_the_cloud_where_the_bot_signs_in(string? login, string address, string scope)
    {
        var settings = Read(development: false, ("Bot:LoginUrl", login)).Graph;

        Assert.Equal((false, address, scope), (settings.Enabled, settings.BaseUrl.AbsoluteUri, settings.Scope));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void A_Graph_on_this_machine_is_taken_in_Development_alone(bool development, int problems)
    {
        var (settings, reader) = Read(development, ("Graph:BaseUrl", "http://127.0.0.1:5000/v1.0"));

        Assert.Equal(problems, reader.Problems.Count(problem => problem.StartsWith("Graph:", StringComparison.Ordinal)));
        Assert.Equal(development ? "127.0.0.1" : "graph.microsoft.com", settings.BaseUrl.Host);
    }

    private static (GraphSettings Graph, SettingsReader Reader) Read(bool development, params (string Name, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))).Build();
        var reader = new SettingsReader(configuration, development);
        return (GraphSettings.Read(reader, BotSettings.Read(reader, development)), reader);
    }
}
