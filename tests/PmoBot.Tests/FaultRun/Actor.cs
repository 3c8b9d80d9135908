using System.Text.Json.Nodes;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.FaultRun;

/// <summary>
/// Somebody who presses again until the bot says that it is done, with the form that came back, as people do. They press in a
/// place of many, so that in their own chat nothing stands but what was sent to them.
/// </summary>
internal sealed class Actor(Fleet fleet, TeamsSpeaker chat, string place)
{
    private const int Patience = 300;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);

    private readonly TeamsSpeaker _here = chat with { Type = "channel", Conversation = place };

    public string ObjectId => chat.ObjectId;

    public string Chat => chat.Conversation;

    public Actor In(string channel) => new(fleet, chat, channel);

    /// <summary>Typed in their own chat: the answer is posted there.</summary>
    public Task SayAsync(string words) => fleet.AnsweredAsync(chat.Words(words));

    public Task SayHereAsync(string words) => fleet.AnsweredAsync(_here.Words(words));

    public JsonObject Button(string verb, params (string Field, string Value)[] carried) => _here.Press(verb, null, carried);

    /// <summary>Opens a form by a command, fills it in and sends it until the card that comes back is no form.</summary>
    public Task<string> FillAsync(string line, string verb, params (string Field, string Value)[] typed) =>
        FillAsync(Button("conversation.run", ("line", line)), verb, typed);

    public async Task<string> FillAsync(JsonObject opens, string verb, params (string Field, string Value)[] typed) =>
        await PressAsync(await OpenAsync(opens, verb), verb, typed);

    /// <summary>A button that carries all that it needs.</summary>
    public Task<string> PressAsync(string verb, params (string Field, string Value)[] carried) => PressAsync([], verb, carried);

    private async Task<JsonObject> OpenAsync(JsonObject opens, string verb)
    {
        for (var tries = 1; ; tries++)
        {
            var answer = await fleet.AnsweredAsync(Again(opens));
            if (FormOf(answer, verb) is { } form)
                return form;
            await GoOnAsync(tries, verb, answer);
        }
    }

    private async Task<string> PressAsync(JsonObject form, string verb, params (string Field, string Value)[] typed)
    {
        for (var tries = 1; ; tries++)
        {
            var data = form.DeepClone().AsObject();
            foreach (var (field, value) in typed)
                data[field] = value;
            var answer = await fleet.AnsweredAsync(_here.Run(verb, data, null));
            if (answer is { ShowsCard: true, ShowsForm: false })
                return answer.Body;
            form = FormOf(answer, verb) ?? form;
            await GoOnAsync(tries, verb, answer);
        }
    }

    // Another press, not the same one once more.
    private static JsonObject Again(JsonObject activity)
    {
        var press = activity.DeepClone().AsObject();
        press["id"] = $"{Guid.NewGuid():N}";
        return press;
    }

    private static async Task GoOnAsync(int tries, string verb, BotAnswer answer)
    {
        Assert.True(tries < Patience, $"{verb} was never taken: {answer.Body}");
        await Task.Delay(Moment, MachineTime.Real);
    }

    // What Teams sends with a button: its own data, and what stands in the fields.
    private static JsonObject? FormOf(BotAnswer answer, string verb)
    {
        if (!answer.ShowsCard || JsonNode.Parse(answer.Body)?["value"] is not { } card || All(card).FirstOrDefault(IsButton) is not { } button)
            return null;
        var data = button["data"]?.DeepClone().AsObject() ?? [];
        foreach (var field in All(card).Where(IsField))
            data[(string)field["id"]!] = field["value"]?.DeepClone();
        return data;

        bool IsButton(JsonObject one) => (string?)one["type"] == "Action.Execute" && (string?)one["verb"] == verb;
        static bool IsField(JsonObject one) => one["value"] is not null && one["type"] is JsonValue type && type.GetValue<string>().StartsWith("Input.", StringComparison.Ordinal);
    }

    private static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonArray many => many.SelectMany(All),
        JsonObject one => one.SelectMany(member => All(member.Value)).Prepend(one),
        _ => [],
    };
}
