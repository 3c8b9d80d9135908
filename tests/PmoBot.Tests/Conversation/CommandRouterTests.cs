using PmoBot.Conversation;
using PmoBot.Tests.Conventions;

namespace PmoBot.Tests.Conversation;

public sealed class CommandRouterTests
{
    private readonly CommandRouter _router = Commands.Finder;

    [Theory]
    [InlineData("status", "status", "")]
    [InlineData("STATUS  apollo", "status", "apollo")]
    [InlineData("météo APOLLO", "status", "APOLLO")]
    [InlineData("meteo APOLLO", "status", "APOLLO")]
    [InlineData("Aide", "help", "")]
    [InlineData("parametres", "settings", "")]
    [InlineData("rapport d’avancement APOLLO", "status", "APOLLO")]
    [InlineData("project new HERMES", "project new", "HERMES")]
    [InlineData("projet nouveau", "project new", "")]
    [InlineData("project HERMES", "project", "HERMES")]
    [InlineData("projets", "projects", "")]
    public void Words_of_either_language_find_their_command_longest_first(string typed, string command, string rest)
    {
        var exact = Assert.IsType<CommandMatch.Exact>(_router.Find(typed));

        Assert.Equal(command, exact.Command.Name.In(Language.English));
        Assert.Equal(rest, exact.Line.Rest);
    }

    [Theory]
    [InlineData("statsu APOLLO", "status", "APOLLO")]
    [InlineData("porjects", "projects", "")]
    [InlineData("setings", "settings", "")]
    [InlineData("météoo", "status", "")]
    public void A_slip_of_one_or_two_letters_is_understood(string typed, string command, string rest)
    {
        var slip = Assert.IsType<CommandMatch.Slip>(_router.Find(typed));

        Assert.Equal(command, slip.Command.Name.In(Language.English));
        Assert.Equal(rest, slip.Line.Rest);
    }

    [Theory]
    [InlineData("R-12", "risk", "R-12")]
    [InlineData("o3", "opportunity", "O-3")]
    [InlineData("APOLLO R-12", "risk", "APOLLO R-12")]
    [InlineData("apollo i-7", "issue", "APOLLO I-7")]
    [InlineData("PROJET1 R-12", "risk", "PROJET1 R-12")]
    public void An_items_number_stands_for_the_command_that_shows_it(string typed, string command, string rest)
    {
        var exact = Assert.IsType<CommandMatch.Exact>(_router.Find(typed));

        Assert.Equal((command, rest), (exact.Command.Name.In(Language.English), exact.Line.Rest));
    }

    [Theory]
    [InlineData("rsik R-12", "risk", "R-12")]
    [InlineData("projt R-12", "project", "R-12")]
    public void A_slip_before_an_items_number_is_still_a_slip(string typed, string command, string rest)
    {
        var slip = Assert.IsType<CommandMatch.Slip>(_router.Find(typed));

        Assert.Equal((command, rest), (slip.Command.Name.In(Language.English), slip.Line.Rest));
    }

    [Theory]
    [InlineData("R-12 please tell me")]
    [InlineData("R-0")]
    [InlineData("X-12")]
    public void What_is_no_items_number_is_no_short_form(string typed) =>
        Assert.IsType<CommandMatch.None>(_router.Find(typed));

    [Fact]
    public void What_was_understood_is_said_as_it_is_written()
    {
        var slip = Assert.IsType<CommandMatch.Slip>(_router.Find("paramtres"));

        Assert.Equal("paramètres", slip.Words);
    }

    [Theory]
    [InlineData("good morning")]
    [InlineData("")]
    [InlineData("🙂")]
    [InlineData("\ud800")]
    public void What_is_no_command_is_nobodys(string typed)
    {
        Assert.IsType<CommandMatch.None>(_router.Find(typed));
    }

    [Theory]
    [InlineData("risk: vendor slips")]
    [InlineData("Risque : vendor slips")]
    public void A_colon_behind_a_command_is_nothing(string typed)
    {
        var exact = Assert.IsType<CommandMatch.Exact>(_router.Find(typed));

        Assert.Equal(("risk", "vendor slips"), (exact.Command.Name.In(Language.English), exact.Line.Rest));
    }

    [Fact]
    public void What_is_offered_carries_the_rest_of_the_words()
    {
        var none = Assert.IsType<CommandMatch.None>(_router.Find("riks APOLLO vendor late"));

        Assert.All(none.Nearest, near => Assert.Equal("APOLLO vendor late", near.Line.Rest));
        Assert.Contains(none.Nearest, near => near.Command.Name.In(Language.English) == "risk");
    }

    [Theory]
    [InlineData("close R-1", "risk", "R-1 close")]
    [InlineData("APOLLO R-1 history", "risk", "APOLLO R-1 history")]
    [InlineData("clore APOLLO I-2", "issue", "APOLLO I-2 clore")]
    [InlineData("heatmap", "risks", "heatmap")]
    [InlineData("carte APOLLO", "risks", "APOLLO carte")]
    public void What_is_done_with_an_item_and_the_map_stand_for_their_commands(string typed, string command, string rest)
    {
        var exact = Assert.IsType<CommandMatch.Exact>(_router.Find(typed));

        Assert.Equal((command, rest), (exact.Command.Name.In(Language.English), exact.Line.Rest));
    }

    [Fact]
    public void What_is_nearly_a_command_offers_the_closest_ones()
    {
        var none = Assert.IsType<CommandMatch.None>(_router.Find("statusses"));

        Assert.Contains(none.Nearest, near => near.Command.Name.In(Language.English) == "status");
        Assert.InRange(none.Nearest.Count, 1, 3);
    }

    [Fact]
    public void A_word_of_many_letters_costs_no_more_than_its_length()
    {
        var pasted = new string('x', 100_000);
        _router.Find("warm up");
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.IsType<CommandMatch.None>(_router.Find(pasted));

        // Some copies; not a table of all its letters for each command.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500L * pasted.Length);
    }
}
