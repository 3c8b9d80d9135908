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

    [Fact]
    public async Task The_page_on_security_names_a_test_for_each_threat_and_only_tests_that_there_are()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "security.md"));
        var threats = page.Split('\n').SkipWhile(line => line != "## Threats").Where(line => line.StartsWith('|')).Skip(2).ToList();
        Assert.True(threats.Count > 20);

        var there = typeof(DocumentTests).Assembly.GetTypes().Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var tried in threats.Select(threat => threat.Split(" | ")[^1]))
        {
            var named = TestName().Matches(tried).Select(match => match.Groups["name"].Value).ToList();
            Assert.NotEmpty(named);
            Assert.All(named, name => Assert.Contains(name, there));
        }
    }

    // What is typed stands in code, with ordinary spaces.
    [Theory]
    [InlineData("docs/guide-utilisateur.md")]
    [InlineData("docs/guide-pmo.md")]
    [InlineData("docs/guide-administrateur.md")]
    [InlineData("docs/confidentialite.md")]
    [InlineData("manifest/fr.json")]
    public async Task No_line_of_a_French_page_begins_with_a_sign_that_a_space_stands_before(string page)
    {
        var prose = Typed().Replace(await File.ReadAllTextAsync(Path.Combine(Repository.Root, page)), "");
        Assert.Contains("\u00a0:", prose, StringComparison.Ordinal);

        Assert.Empty(BreakingSpace().Matches(prose).Select(match => match.Value));
    }

    [GeneratedRegex("^```.*?^```|`[^`\n]+`", RegexOptions.Singleline | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Typed();

    [GeneratedRegex(".{0,20}( [;:!?»]|« ).{0,20}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BreakingSpace();

    [GeneratedRegex("`(?<name>[A-Za-z]+Tests)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TestName();

    [GeneratedRegex("`(?<type>[A-Z][A-Za-z]+)\\.(?<member>[A-Z][A-Za-z]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeAndMember();
}
