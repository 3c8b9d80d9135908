using System.Text.Json;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Help;
using PmoBot.Tests.Support;
using PmoBot.Tests.WholeProgram;

namespace PmoBot.Tests.Conventions;

public sealed class CommandTests
{
    [Fact]
    public void Every_command_of_the_manifest_is_registered_and_meant_for_it_and_the_other_way_round()
    {
        var registered = Commands.Names.Where(name => name.InManifest).Select(name => name.In(Language.English)).Order(StringComparer.Ordinal);

        Assert.Equal(registered, Titles("manifest.json").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_use_case_of_the_house_is_looked_at_here()
    {
        var built = typeof(ICommand).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && Array.Exists(
                [typeof(ICommand), typeof(ICardAction), typeof(IMessageAction), typeof(ISearch)], starts => starts.IsAssignableFrom(type)))
            .Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(built);

        var registered = Commands.All.Cast<object>().Concat(Commands.Actions).Concat(Commands.OfExtension).Select(useCase => useCase.GetType().Name);

        Assert.Equal(built.Order(StringComparer.Ordinal), registered.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_command_of_the_message_extension_has_its_handler_and_the_other_way_round()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "manifest", "manifest.json")));
        var commands = manifest.RootElement.GetProperty("composeExtensions")[0].GetProperty("commands").EnumerateArray().ToList();
        Assert.NotEmpty(commands);

        Assert.Equal(Commands.Chosen.Order(StringComparer.Ordinal), Ids("action").Order(StringComparer.Ordinal));
        Assert.Equal(Commands.Searches.Order(StringComparer.Ordinal), Ids("query").Order(StringComparer.Ordinal));
        // A message alone has what such a command begins with, and its dialog is ours; what is found is posted where it is typed.
        Assert.All(commands, command => Assert.Equal(
            command.GetProperty("type").GetString() == "action" ? "message True" : "compose False",
            $"{Assert.Single(command.GetProperty("context").EnumerateArray())} {command.TryGetProperty("fetchTask", out var fetches) && fetches.GetBoolean()}"));

        IEnumerable<string> Ids(string type) => commands
            .Where(command => command.GetProperty("type").GetString() == type).Select(command => command.GetProperty("id").GetString()!);
    }

    [Fact]
    public void The_French_manifest_names_each_command_by_a_French_word_of_it()
    {
        var english = Titles("manifest.json").ToList();
        var french = FrenchTitles().ToList();

        Assert.Equal(english.Count, french.Count);
        Assert.All(english.Zip(french), pair => Assert.Contains(
            pair.Second, Commands.Names.Single(name => name.In(Language.English) == pair.First).French));
    }

    [Fact]
    public void At_most_twelve_stand_in_the_manifest()
    {
        Assert.InRange(Commands.Names.Count(name => name.InManifest), 1, 12);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Help_lists_every_command_to_the_PMO(string tag)
    {
        var language = Languages.FromLocale(tag);

        var card = System.Text.Encoding.UTF8.GetString(HelpCards.Help(CardCatalogue.TurnIn(language), Commands.Names).ToUtf8Json());

        Assert.NotEmpty(Commands.Names);
        Assert.All(Commands.Names, name => Assert.Contains(FrenchSigns.In(name.Help(language).Does), card, StringComparison.Ordinal));
    }

    [Fact]
    public void What_help_says_to_type_is_understood_as_that_command()
    {
        Assert.All(Commands.All, command => Assert.All(Enum.GetValues<Language>(), language =>
        {
            var typed = command.Name.Help(language).Usage.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
            Assert.Same(command, Assert.IsType<CommandMatch.Exact>(Commands.Finder.Find(typed)).Command);
        }));
    }

    [Fact]
    public void No_two_buttons_share_a_verb_and_all_are_named_for_their_feature()
    {
        var verbs = Commands.Actions.Select(action => action.Verb).ToList();

        Assert.NotEmpty(verbs);
        Assert.Equal(verbs.Count, verbs.Distinct(StringComparer.Ordinal).Count());
        Assert.All(verbs, verb => Assert.Matches("^[a-z]+\\.[a-z]+(-[a-z]+)?$", verb));
    }

    [Fact]
    public void Every_command_and_every_button_has_a_row_in_the_table_of_who_may_do_what()
    {
        var words = WhoMayTable.What.Where(what => !what.StartsWith('[')).Select(Commands.Finder.Find)
            .OfType<CommandMatch.Exact>().Select(exact => exact.Command.Name.In(Language.English)).ToHashSet(StringComparer.Ordinal);
        var verbs = WhoMayTable.What.Where(what => what.StartsWith('[')).Select(what => what[1..what.IndexOf(']', StringComparison.Ordinal)])
            .ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(words);
        Assert.NotEmpty(verbs);

        Assert.Empty(Commands.Names.Select(name => name.In(Language.English)).Except(words, StringComparer.Ordinal));
        Assert.Empty(Commands.Actions.Select(action => action.Verb).Append(TurnRouter.RunVerb).Except(verbs, StringComparer.Ordinal));
        Assert.Empty(Commands.Chosen.Select(command => $"{{{command}}}").Concat(Commands.Searches.Select(command => $"?{command}"))
            .Except(WhoMayTable.What.Select(what => what.Split(' ')[0]), StringComparer.Ordinal));
    }

    private static IEnumerable<string> Titles(string file)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "manifest", file)));
        return [.. manifest.RootElement.GetProperty("bots")[0].GetProperty("commandLists").EnumerateArray()
            .SelectMany(list => list.GetProperty("commands").EnumerateArray())
            .Select(command => command.GetProperty("title").GetString()!)];
    }

    private static IEnumerable<string> FrenchTitles()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "manifest", "fr.json")));
        return [.. manifest.RootElement.EnumerateObject()
            .Where(entry => entry.Name.Contains("commandLists", StringComparison.Ordinal) && entry.Name.EndsWith(".title", StringComparison.Ordinal))
            .Select(entry => entry.Value.GetString()!)];
    }
}
