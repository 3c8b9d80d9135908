using System.Text.RegularExpressions;
using PmoBot.Conversation;
using PmoBot.Features.Start;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Conventions;

/// <summary>The guides say what the product says, and lead to what there is.</summary>
public sealed partial class GuideTests
{
    private const int LargestPicture = 150_000;

    private static readonly string Docs = Path.Combine(Repository.Root, "docs");

    // Examples, a file, a setting, a part of a command, and what an administrator types.
    private static readonly HashSet<string> NotCommands = new(StringComparer.Ordinal)
    {
        "Digital", "APOLLO", "projects.csv", "Compliance:People", "agree", "convenir", "doctor", "export", "handover", "erase-person",
    };

    [Theory]
    [InlineData("pmo-guide.md")]
    [InlineData("guide-pmo.md")]
    public async Task Each_command_of_the_PMOs_guide_is_understood_as_it_stands_there(string guide)
    {
        var said = Code().Matches(Prose(await ReadAsync(guide))).Select(match => match.Groups["code"].Value.Replace("@PmoBot ", "", StringComparison.Ordinal))
            .Where(code => !NotCommands.Contains(code)).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(said.Count > 20);

        Assert.All(said, command => Assert.IsType<CommandMatch.Exact>(Commands.Finder.Find(command)));
    }

    [Theory]
    [InlineData("pmo-guide.md", "en")]
    [InlineData("guide-pmo.md", "fr")]
    public async Task The_message_of_the_pilot_begins_as_the_one_to_copy_in_chat(string guide, string language)
    {
        var invitation = StartTexts.For(language == "en" ? Language.English : Language.French).Invitation;

        Assert.Contains($"```\n{invitation}\n", await ReadAsync(guide), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_are_there_are_small_and_are_told_to_whoever_cannot_see_them()
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in Pages())
        {
            foreach (Match picture in Picture().Matches(await File.ReadAllTextAsync(page)))
            {
                var file = new FileInfo(Path.Combine(Path.GetDirectoryName(page)!, picture.Groups["file"].Value));
                Assert.True(file.Exists, $"{page}: {file.Name}");
                Assert.InRange(file.Length, 1, LargestPicture);
                Assert.True(picture.Groups["told"].Length > 20, $"{page}: {file.Name}");
                shown.Add(file.Name);
            }
        }

        Assert.Equal(Directory.EnumerateFiles(Path.Combine(Docs, "pictures")).Select(Path.GetFileName).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Links_lead_to_what_there_is()
    {
        var broken = new List<string>();
        var followed = 0;
        foreach (var page in Pages())
        {
            foreach (Match link in Link().Matches(Prose(await File.ReadAllTextAsync(page))))
            {
                var (file, heading) = (link.Groups["file"].Value, link.Groups["heading"].Value);
                var target = file.Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, file));
                followed++;
                if (!Path.Exists(target) || (heading.Length > 0 && !(await HeadingsAsync(target)).Contains(heading)))
                    broken.Add($"{Path.GetFileName(page)}: {link.Value}");
            }
        }

        Assert.True(followed > 100);
        Assert.Empty(broken);
    }

    // As GitHub makes addresses of them.
    private static async Task<HashSet<string>> HeadingsAsync(string page) => Heading().Matches(Prose(await File.ReadAllTextAsync(page)))
        .Select(match => string.Concat(match.Groups["title"].Value.Trim().ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')).Replace(' ', '-'))
        .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Pages() => Directory.EnumerateFiles(Docs, "*.md").Append(Path.Combine(Repository.Root, "README.md"));

    private static Task<string> ReadAsync(string page) => File.ReadAllTextAsync(Path.Combine(Docs, page));

    private static string Prose(string page) => Fenced().Replace(page, "");

    [GeneratedRegex("`(?<code>[^`\n]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"\]\((?!https?:)(?<file>[^)#\s]*)(#(?<heading>[^)\s]+))?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<title>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"!\[(?<told>[^\]]*)\]\((?<file>[^)]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Picture();
}
