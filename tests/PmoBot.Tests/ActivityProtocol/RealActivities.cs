using System.Text;

namespace PmoBot.Tests.ActivityProtocol;

/// <summary>Activities in the shapes that Teams sends: what tests read, and what the mutations start from.</summary>
internal static class RealActivities
{
    public const string Message = """
        {"text":"<at>PMO</at> statut Évêché &nbsp;","textFormat":"plain","attachments":[{"contentType":"text/html","content":"<div><span itemscope=\"\">PMO</span> statut</div>"}],
        "type":"message","timestamp":"2026-03-02T08:15:30.1234567Z","localTimestamp":"2026-03-02T09:15:30.1234567+01:00","id":"1772439330123","channelId":"msteams",
        "serviceUrl":"https://smba.trafficmanager.net/emea/99999999-8888-7777-6666-555555555555/",
        "from":{"id":"29:1XJKJMvc5GBtc2JwZq0oj8tHZmzrQgFmB39ATiQWA85gQtHieVkKilBZ9XHoq9j7Zaqt7CZ-NJWi7me2kHTL3Bw","name":"Ada Lovelace","aadObjectId":"00000000-0000-0000-0000-00000000ada0"},
        "conversation":{"isGroup":true,"conversationType":"channel","tenantId":"99999999-8888-7777-6666-555555555555","id":"19:253b1f341670408fb6fe51050b6e5ceb@thread.tacv2;messageid=1772439330000"},
        "recipient":{"id":"28:11111111-2222-3333-4444-555555555555","name":"PMO"},
        "entities":[{"mentioned":{"id":"28:11111111-2222-3333-4444-555555555555","name":"PMO"},"text":"<at>PMO</at>","type":"mention"},
        {"locale":"fr-FR","country":"FR","platform":"Windows","timezone":"Europe/Paris","type":"clientInfo"}],
        "channelData":{"teamsChannelId":"19:253b1f341670408fb6fe51050b6e5ceb@thread.tacv2","teamsTeamId":"19:712c61d0ef384e5fa681ba90ca943398@thread.tacv2",
        "channel":{"id":"19:253b1f341670408fb6fe51050b6e5ceb@thread.tacv2"},"team":{"id":"19:712c61d0ef384e5fa681ba90ca943398@thread.tacv2"},
        "tenant":{"id":"99999999-8888-7777-6666-555555555555"},"source":{"name":"message"}},"locale":"fr-FR","localTimezone":"Europe/Paris","callerId":"urn:botframework:azure"}
        """;

    public const string CardAction = """
        {"name":"adaptiveCard/action","type":"invoke","timestamp":"2026-03-02T08:16:00Z","id":"f:3d1b","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/emea/",
        "from":{"id":"29:ada","name":"Ada","aadObjectId":"00000000-0000-0000-0000-00000000ada0"},"conversation":{"conversationType":"personal","tenantId":"t","id":"a:1ada"},
        "recipient":{"id":"28:bot","name":"PMO"},"replyToId":"1772439331000","value":{"action":{"type":"Action.Execute","id":"s","verb":"status.submit",
        "data":{"draft":"d1","project":"APOLLO","summary":"tout va \ud83d\ude80","percent":40,"late":false,"nested":{"a":[1,2,{"b":null}]}}},"trigger":"manual"},"locale":"en-US"}
        """;

    public const string MembersAdded = """
        {"type":"conversationUpdate","id":"f:9","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/emea/","from":{"id":"29:x"},
        "conversation":{"isGroup":true,"conversationType":"channel","id":"19:c@thread.tacv2","tenantId":"t"},"recipient":{"id":"28:bot"},
        "membersAdded":[{"id":"28:bot"},{"id":"29:y","aadObjectId":"o"}],"channelData":{"team":{"aadGroupId":"g","name":"Portal","id":"19:t@thread.tacv2"},
        "eventType":"teamMemberAdded","tenant":{"id":"t"},"settings":{"selectedChannel":{"id":"19:c@thread.tacv2"}}}}
        """;

    public const string ChosenMessage = """
        {"name":"composeExtension/fetchTask","type":"invoke","timestamp":"2026-03-02T08:17:00Z","id":"f:4e2c","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/emea/",
        "from":{"id":"29:ada","name":"Ada","aadObjectId":"00000000-0000-0000-0000-00000000ada0"},"conversation":{"isGroup":true,"conversationType":"channel","tenantId":"t","id":"19:c@thread.tacv2;messageid=1772439330000"},
        "recipient":{"id":"28:bot","name":"PMO"},"channelData":{"tenant":{"id":"t"},"channel":{"id":"19:c@thread.tacv2"},"team":{"id":"19:t@thread.tacv2"},"source":{"name":"message"}},
        "value":{"commandId":"logRisk","commandContext":"message","requestId":"r1","context":{"theme":"default"},"messagePayload":{"linkToMessage":"https://teams.microsoft.com/l/message/19:c@thread.tacv2/1772439330000",
        "id":"1772439330000","replyToId":null,"createdDateTime":"2026-03-02T08:15:30.123Z","lastModifiedDateTime":null,"deleted":false,"subject":null,"summary":null,"importance":"normal","locale":"fr-fr",
        "body":{"contentType":"html","content":"<div><p>Le fournisseur <at id=\"0\">Bob</at> glisse&nbsp;🚀</p></div>"},
        "from":{"device":null,"conversation":null,"user":{"userIdentityType":"aadUser","id":"00000000-0000-0000-0000-00000000b0b0","displayName":"Bob Durand"},"application":null},
        "reactions":[],"mentions":[{"id":0,"mentionText":"Bob","mentioned":{"user":{"id":"00000000-0000-0000-0000-00000000b0b0","displayName":"Bob"}}}],"attachments":[]}},"locale":"fr-FR"}
        """;

    public const string Search = """
        {"name":"composeExtension/query","type":"invoke","timestamp":"2026-03-02T08:18:00Z","id":"f:5f3d","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/emea/",
        "from":{"id":"29:ada","name":"Ada","aadObjectId":"00000000-0000-0000-0000-00000000ada0"},"conversation":{"conversationType":"personal","tenantId":"t","id":"19:ada_bob@unq.gbl.spaces"},
        "recipient":{"id":"28:bot","name":"PMO"},"channelData":{"tenant":{"id":"t"},"source":{"name":"compose"}},
        "value":{"commandId":"search","parameters":[{"name":"text","value":"APOLLO R-12"}],"queryOptions":{"skip":25,"count":25}},"locale":"en-US"}
        """;

    public static IReadOnlyList<byte[]> All { get; } = [.. new[] { Message, CardAction, MembersAdded, ChosenMessage, Search }.Select(Encoding.UTF8.GetBytes)];
}
