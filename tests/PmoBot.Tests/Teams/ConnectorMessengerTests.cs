using PmoBot.ActivityProtocol;
using PmoBot.Delivery;
using PmoBot.Teams;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Teams;

public sealed class ConnectorMessengerTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("{\"id\":\"\"}")]
    public async Task A_post_that_was_taken_without_an_id_was_sent(string answer)
    {
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        connector.Next(new LoopbackFault.Answer(202, Body: answer));
        var messenger = new ConnectorMessenger(new ConnectorClient(ConnectorHttp.Create(), new ServiceUrlPolicy(loopback: true), MachineTime.Real));
        var conversation = new PmoBot.Delivery.ConversationReference(new Uri(connector.ServiceUrl), "a:1", "personal", "28:bot", "tenant");

        var sending = await messenger.PostAsync(conversation, new CardContent("{}"u8.ToArray(), "Week 47"), CancellationToken.None);

        Assert.Equal(new Sending.Sent(null), sending);
    }
}
