using System.Text.Json.Nodes;
using PmoBot.Benchmarks.Load;

namespace PmoBot.Benchmarks.Scenario;

/// <summary>What Teams posts, field by field; <see cref="PrebuiltRequest.Number"/> makes each message a new one.</summary>
internal static class Activities
{
    /// <summary>`language` in a linked channel: the bot asks "English or French?".</summary>
    public static string ShortQuestion(int person, Uri connector)
    {
        const string Mention = "<at>PmoBot</at>";
        var activity = Message(person, connector, "message", "channel", $"{Cast.Channel};messageid=17000000{person:00000}");
        activity["text"] = $"{Mention} language\n";
        activity["textFormat"] = "plain";
        activity["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "text/html",
            ["content"] = $"<p><span itemtype=\"http://schema.skype.com/Mention\" itemscope=\"\" itemid=\"0\">PmoBot</span>&nbsp;language</p>",
        });
        activity["entities"]!.AsArray().Add(new JsonObject
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = Bot, ["name"] = "PmoBot" },
            ["text"] = Mention,
        });
        activity["channelData"] = new JsonObject
        {
            ["channel"] = new JsonObject { ["id"] = Cast.Channel },
            ["team"] = new JsonObject { ["id"] = Cast.Channel },
            ["tenant"] = new JsonObject { ["id"] = Cast.Tenant },
        };
        return activity.ToJsonString();
    }

    /// <summary>Words in somebody's own chat, answered by a card that is posted there.</summary>
    public static string Words(int person, string words, Uri connector)
    {
        var activity = Message(person, connector, "message", "personal", $"a:benchmark-{person}");
        activity["text"] = words;
        activity["textFormat"] = "plain";
        activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Cast.Tenant } };
        return activity.ToJsonString();
    }

    /// <summary>A filled form of the register that is sent: a risk more each time.</summary>
    public static string FilledRisk(int project, Uri connector) => Pressed(project, "register.log", connector, new JsonObject
    {
        ["draft"] = $"risk-{PrebuiltRequest.Number}",
        ["project"] = Cast.CodeOf(project),
        ["kind"] = "Threat",
        ["statement"] = $"The supplier delivers late for the {PrebuiltRequest.Number}th time",
        ["probability"] = "3",
        ["impact"] = "2",
    });

    /// <summary>A filled status form that is sent: a new draft each time, so a report or a correction of one.</summary>
    public static string FilledStatus(int project, string period, Uri connector) => Pressed(project, "status.submit", connector, new JsonObject
    {
        ["draft"] = $"draft-{PrebuiltRequest.Number}",
        ["project"] = Cast.CodeOf(project),
        ["period"] = period,
        ["overall"] = "amber",
        ["forecastFinish"] = "2027-06-30",
        ["news"] = "The supplier confirmed the second delivery; acceptance tests began on Tuesday and go well.",
        ["wanted"] = "A decision on the training budget by the end of the month.",
        ["complete"] = "45",
        ["spent"] = "410000",
        ["etc"] = "380000",
        ["schedule"] = "amber",
    });

    /// <summary>The form gave way to the card of what was sent.</summary>
    public static bool IsSummary(ReadOnlySpan<byte> answer) =>
        answer.IndexOf("application/vnd.microsoft.card.adaptive"u8) >= 0 && answer.IndexOf("status.submit"u8) < 0;

    public const string Bot = $"28:{Tests.Support.LoopbackIdentity.AppId}";

    /// <summary>No form came back, whatever did.</summary>
    public static bool IsNoForm(ReadOnlySpan<byte> answer) => answer.IndexOf("status.submit"u8) < 0 && answer.IndexOf("register.log"u8) < 0;

    private static string Pressed(int project, string verb, Uri connector, JsonObject data)
    {
        var person = Cast.ManagerOf(project);
        var activity = Message(person, connector, "invoke", "personal", $"a:benchmark-{person}");
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = $"1:form-{project}";
        activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Cast.Tenant } };
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data },
            ["trigger"] = "manual",
        };
        return activity.ToJsonString();
    }

    private static JsonObject Message(int person, Uri connector, string type, string conversationType, string conversation) => new()
    {
        ["type"] = type,
        ["id"] = PrebuiltRequest.Number,
        ["timestamp"] = "2026-11-20T09:30:00.123Z",
        ["localTimestamp"] = "2026-11-20T10:30:00.123+01:00",
        ["localTimezone"] = "Europe/Paris",
        ["serviceUrl"] = connector.AbsoluteUri,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject
        {
            ["id"] = $"29:1benchmark-person-{person:00000}",
            ["name"] = Cast.NameOf(person),
            ["aadObjectId"] = Cast.ObjectIdOf(person),
        },
        ["conversation"] = new JsonObject
        {
            ["isGroup"] = conversationType != "personal",
            ["conversationType"] = conversationType,
            ["tenantId"] = Cast.Tenant,
            ["id"] = conversation,
        },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "PmoBot" },
        ["entities"] = new JsonArray(new JsonObject
        {
            ["locale"] = "en-GB",
            ["country"] = "FR",
            ["platform"] = "Windows",
            ["timezone"] = "Europe/Paris",
            ["type"] = "clientInfo",
        }),
        ["locale"] = "en-GB",
    };
}
