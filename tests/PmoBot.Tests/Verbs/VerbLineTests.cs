using PmoBot.Conversation;
using PmoBot.Verbs;

namespace PmoBot.Tests.Verbs;

public sealed class VerbLineTests
{
    [Theory]
    [InlineData]
    [InlineData("--Clock:Start", "2026-11-20T09:00:00Z")]
    [InlineData("--urls=http://127.0.0.1:0")]
    [InlineData("Clock:Speed=2")]
    [InlineData("/Clock:Speed", "2")]
    public void Without_a_verb_all_of_the_line_is_settings(params string[] arguments)
    {
        var (verb, settings) = VerbLine.Parse(arguments);

        Assert.Null(verb);
        Assert.Equal(arguments, settings);
    }

    [Fact]
    public void Options_and_settings_may_stand_anywhere_after_the_verb()
    {
        var (verb, settings) = VerbLine.Parse(
            ["import", "--dry-run", "projects.csv", "--Storage:SqlitePath", "other.db", "--language", "fr", "--Clock:Speed=2", "--partial"]);

        Assert.Equal(["import", "projects.csv"], verb!.Words);
        Assert.Equal(["dry-run", "partial"], verb.Flags.Order(StringComparer.Ordinal));
        Assert.Equal(Language.French, verb.Language);
        Assert.Equal(["--Storage:SqlitePath=other.db", "--Clock:Speed=2"], settings);
    }

    [Fact]
    public void An_option_with_a_value_may_be_there_several_times_and_takes_the_word_behind_it()
    {
        var (verb, settings) = VerbLine.Parse(["export-register", "--project", "APOLLO", "out.csv", "--project=HERMES", "--project"]);

        Assert.Equal(["export-register", "out.csv"], verb!.Words);
        Assert.Equal([("project", "APOLLO"), ("project", "HERMES"), ("project", "")], verb.Values);
        Assert.Empty(verb.Flags);
        Assert.Empty(settings);
    }

    [Theory]
    [InlineData("--language", "de")]
    [InlineData("--language")]
    [InlineData("--lang=fr")]
    public void An_option_that_is_not_understood_stays_one_that_no_verb_has(params string[] option) =>
        Assert.Single(VerbLine.Parse(["audit", "verify", .. option]).Verb!.Flags);

    [Fact]
    public void A_verb_is_known_by_whole_words()
    {
        var line = VerbLine.Parse(["audit", "verify", "twice"]).Verb!;

        Assert.True(line.Begins("audit verify"));
        Assert.False(line.Begins("audit ver"));
        Assert.Equal(["twice"], line.After("audit verify").Words);
    }
}
