using Microsoft.Extensions.Configuration;
using PmoBot.Configuration;

namespace PmoBot.Tests.Teams;

public sealed class FilePeerTests
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void A_machine_that_stands_for_SharePoint_is_named_in_Development_alone(bool development, int peers)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Bot:FileUrl", "http://127.0.0.1:5000")]).Build();

        var settings = BotSettings.Read(new SettingsReader(configuration, development), development);

        Assert.Equal(peers, settings.FilePeers.Count);
    }
}
