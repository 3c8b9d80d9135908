using System.Text;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Fuzz;

/// <summary>
/// What those see who may do something with all of it: lists, and the forms that they open. Whoever sends its buttons has got
/// hold of such a card; what stands in its fields they have made up.
/// </summary>
internal static class ShownCards
{
    private static readonly string[] Openings =
    [
        "roles", "project new", "approvals", "settings", "digest", "portfolio",
        .. new[] { "APOLLO", "HERMES" }.SelectMany(code => new[]
        {
            $"project {code}", $"project {code} edit", $"project {code} people", $"project {code} escalation", $"status {code}", $"status {code} history",
            $"risks {code}", $"risk {code} Words", $"{code} R-1", $"{code} R-1 edit", $"{code} R-1 close", $"{code} R-1 respond", $"escalate {code}", $"escalations {code}", $"{code} E-1", $"digest {code}",
        }),
        .. new[] { "Digital", "Logistics" }.SelectMany(name => new[] { $"portfolio {name}", $"portfolio {name} settings", $"round schedule {name}", $"digest {name}" }),
    ];

    /// <param name="secrets">What must not come back by what is sent.</param>
    public static async Task<IReadOnlyList<string>> OfAsync(LoopbackConnector connector, HttpClient bot, IReadOnlyList<TeamsSpeaker> chats, IReadOnlyList<string> secrets)
    {
        var (cards, said) = (new List<string>(), connector.Requests.Count);
        foreach (var chat in chats)
        {
            foreach (var line in Openings)
                await bot.SendAsync(chat.Words(line));
            foreach (var (verb, data) in Posted().SelectMany(ActivityFuzzer.Buttons).Where(button => IsOpening(button.Verb)).DistinctBy(button => $"{button.Verb} {button.Data}").ToList())
                cards.Add((await bot.SendAsync(chat.Run(verb, data.DeepClone().AsObject(), null))).Body);
        }

        return [.. cards.Concat(Posted()).Select(card => secrets.Aggregate(card, (text, secret) => text.Replace(secret, "Words", StringComparison.Ordinal)))];

        IEnumerable<string> Posted() => connector.Requests.Skip(said).Select(request => Encoding.UTF8.GetString(request.Body));
    }

    private static bool IsOpening(string verb) => new[] { "open", "-ask", "show", "new" }.Any(end => verb.EndsWith(end, StringComparison.Ordinal));
}
