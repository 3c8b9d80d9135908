using System.Text.Json;
using PmoBot.ActivityProtocol;

namespace PmoBot.Tests.ActivityProtocol;

/// <summary>Ten thousand bodies that nobody should send: each is an activity or malformed, and never an exception.</summary>
public sealed class BadBodyTests
{
    [Fact]
    public void A_mutated_body_is_an_activity_or_malformed()
    {
        var random = new Random(20260302);
        var read = 0;

        for (var i = 0; i < 5000; i++)
            read += Use(BadBodies.Mutated(random, RealActivities.All[i % RealActivities.All.Count]));

        Assert.InRange(read, 500, 4500);
    }

    [Fact]
    public void Valid_JSON_with_wrong_types_is_an_activity_or_malformed()
    {
        var random = new Random(20260303);
        var read = 0;

        for (var i = 0; i < 5000; i++)
            read += Use(BadBodies.Mistyped(random, RealActivities.All[i % RealActivities.All.Count]));

        Assert.InRange(read, 3000, 4999);
    }

    // Reads everything a bot would, so that nothing explodes later.
    private static int Use(byte[] body)
    {
        if (Activity.Parse(body) is not { } it)
            return 0;

        _ = it.ToReference();
        _ = it.ToUtf8Json();
        _ = TaskModuleRequest.From(it.Value);
        _ = AdaptiveCardInvokeValue.From(it.Value);
        _ = MessageExtensionAction.From(it.Value);
        _ = MessageExtensionQuery.From(it.Value)?.Text;
        ReadAll(it.Value ?? default);
        foreach (var attachment in it.Attachments ?? [])
            ReadAll(attachment.Content?.ToElement() ?? default);
        return 1;
    }

    private static void ReadAll(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    ReadAll(item);
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    _ = property.Name;
                    ReadAll(property.Value);
                }

                break;
        }
    }
}
