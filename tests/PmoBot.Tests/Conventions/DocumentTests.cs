using System.Reflection;
using System.Text.RegularExpressions;
using PmoBot.ActivityProtocol;
using PmoBot.AdaptiveCards;
using PmoBot.Features.Projects;
using PmoBot.Tables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Conventions;

public sealed partial class DocumentTests
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    [Fact]
    public async Task The_life_of_a_message_names_what_there_is()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "life-of-a-message.md"));
        var named = TypeAndMember().Matches(page).Select(match => (Type: match.Groups["type"].Value, Member: match.Groups["member"].Value))
            .Where(name => name.Type != "Action")   // Action.Execute and Action.Submit are words of Adaptive Cards
            .ToList();
        Assert.True(named.Count > 20);

        var members = new[] { typeof(Project), typeof(Activity), typeof(AdaptiveCard), typeof(ITableStore) }
            .SelectMany(type => type.Assembly.GetTypes()).ToLookup(type => type.Name, type => type.GetMembers(Any), StringComparer.Ordinal);

        Assert.DoesNotContain(named, name => !members[name.Type].Any(of => of.Any(member => member.Name == name.Member)));
    }

    [GeneratedRegex("`(?<type>[A-Z][A-Za-z]+)\\.(?<member>[A-Z][A-Za-z]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeAndMember();
}
