using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.Teamwork.SendActivityNotification;
using PmoBot.Delivery;
using KeyValuePair = Microsoft.Graph.Models.KeyValuePair;

namespace PmoBot.Graph;

/// <summary>
/// https://learn.microsoft.com/graph/api/userteamwork-sendactivitynotification, by the one type of activity that no
/// manifest has to declare.
/// </summary>
internal sealed class GraphFeed(GraphAsBot bot) : IActivityFeed
{
    public bool IsOn => true;

    public async Task<Noticing> NoticeAsync(string person, FeedNotice notice, CancellationToken cancel)
    {
        var information = bot.Wire.Requests.Users[person].Teamwork.SendActivityNotification.ToPostRequestInformation(Body(notice));
        using var request = await bot.Wire.NativeAsync(information);
        return await bot.SendAsync("Notice", request, _ => Task.FromResult<GraphAnswer<bool>>(new GraphAnswer<bool>.Ok(true)), cancel) switch
        {
            GraphAnswer<bool>.Ok => new Noticing.Noticed(),
            GraphAnswer<bool>.Throttled throttled => new Noticing.Throttled(throttled.After),
            GraphAnswer<bool>.NotDone notDone => new Noticing.NotDone(notDone.Why),
            GraphAnswer<bool>.Refused { Refusal.IsNotPermitted: true } => new Noticing.NotPermitted(),
            GraphAnswer<bool>.Refused refused => new Noticing.Refused(refused.Reason),
            var unknown => new Noticing.Unknown(unknown.Reason),
        };
    }

    private static SendActivityNotificationPostRequestBody Body(FeedNotice notice) => new()
    {
        Topic = new TeamworkActivityTopic { Source = TeamworkActivityTopicSource.Text, Value = notice.Topic, WebUrl = notice.Link.AbsoluteUri },
        ActivityType = "systemDefault",
        PreviewText = new ItemBody { Content = notice.Preview },
        TemplateParameters = [new KeyValuePair { Name = "systemDefaultText", Value = notice.Text }],
    };
}
