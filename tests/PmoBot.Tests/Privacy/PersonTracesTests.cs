using PmoBot.Privacy;
using PmoBot.Tables;
using SomebodyGone = PmoBot.AdaptiveCards.SomebodyGone;

namespace PmoBot.Tests.Privacy;

/// <summary>How somebody is found in a row, and what is left of it.</summary>
public sealed class PersonTracesTests
{
    private const string Id = "33333333-0000-4000-8000-000000000001";

    private static readonly PersonTraces Traces = new(Id, "left-x", ["Zoë O’Neil", "Al"], ["29:zoe", "a:zoe"], null, ["Zoë O’Neil-Smith", "Mia Zoë O’Neil"]);

    [Theory]
    [InlineData("Ask Zoë O’Neil.", "Ask someone who left / une personne partie.")]
    [InlineData("ZOË O’NEIL", "someone who left / une personne partie")]
    [InlineData("Zoë O’Neills", "Zoë O’Neills")]
    [InlineData("AZoë O’Neil", "AZoë O’Neil")]
    [InlineData("Zoë", "Zoë")]
    [InlineData("All of it", "All of it")]
    [InlineData("Al", "Al")]
    [InlineData("a:zoe", "left-x")]
    [InlineData("a:zoes", "a:zoes")]
    [InlineData("x," + Id + ",y", "x,left-x,y")]
    [InlineData("[\"" + Id + "\",\"b\"]", "[\"left-x\",\"b\"]")]
    [InlineData("[{\"id\":\"" + Id + "\",\"name\":\"Z.\",\"level\":1.50}]", "[{\"id\":\"left-x\",\"name\":\"someone who left / une personne partie\",\"level\":1.50}]")]
    [InlineData("{\"name\":\"Z.\",\"by\":{\"id\":\"b\",\"name\":\"Zo\\u00eb O\\u2019Neil\"}}", "{\"name\":\"Z.\",\"by\":{\"id\":\"b\",\"name\":\"someone who left / une personne partie\"}}")]
    [InlineData("zoë o’neil-smith, Mia Zoë O’Neil and Zoë O’Neil", "zoë o’neil-smith, Mia Zoë O’Neil and someone who left / une personne partie")]
    [InlineData("Zoë O’Neil-Smithson", "someone who left / une personne partie-Smithson")]
    [InlineData("{\"a\":1,\"a\":\"Zoë O’Neil\"}", "{\"a\":1,\"a\":\"someone who left / une personne partie\"}")]
    [InlineData("[\"\\ud800\",\"Zoë O’Neil\"]", "[\"\\ud800\",\"someone who left / une personne partie\"]")]
    [InlineData("[not JSON, says Zoë O’Neil", "[not JSON, says someone who left / une personne partie")]
    public void A_text_says_somebody_who_left_where_it_said_the_person(string text, string then)
    {
        var trace = Traces.In(new TableRow("project-A", "row", new Columns { ["text"] = text }, default));

        Assert.Equal(then, trace is Trace.Named named ? named.Without.Text("text") : text);
    }

    [Fact]
    public void The_name_beside_the_id_goes_however_it_reads_and_a_text_that_gets_too_long_is_said_shortly()
    {
        var named = Assert.IsType<Trace.Named>(Traces.In(new TableRow("project-A", "row", new Columns { ["by"] = Id.ToUpperInvariant(), ["byName"] = "Z.", ["otherName"] = "Z." }, default)));
        var tooLong = Assert.IsType<Trace.Named>(Traces.In(new TableRow("project-A", "row", new Columns { ["text"] = string.Concat(Enumerable.Repeat("Zoë O’Neil ", 2900)) }, default)));

        Assert.Equal(("left-x", SomebodyGone.Name, "Z."), (named.Without.Text("by"), named.Without.Text("byName"), named.Without.Text("otherName")));
        Assert.StartsWith("… …", tooLong.Without.Text("text"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("project-A", "card-status-1", true)]
    [InlineData("portfolio-a", "card-edition-1", true)]
    [InlineData("person-b", "card-prompt-1", false)]
    [InlineData("project-A", "linked-1", false)]
    public void A_card_in_their_chat_is_theirs_unless_it_is_kept_as_somebody_elses(string partition, string key, bool isTheirs)
    {
        var trace = Traces.In(new TableRow(partition, key, new Columns { ["conversation"] = "a:zoe" }, default));

        Assert.Equal(isTheirs, trace is Trace.Theirs);
        Assert.Equal(!isTheirs, trace is Trace.Named named && named.Without.Text("conversation") == "left-x");
    }

    [Fact]
    public async Task Every_kind_of_row_is_kept_for_a_time_that_is_said()
    {
        using var house = await PrivacyHouse.FilledAsync();

        var rows = await house.RowsAsync();

        Assert.DoesNotContain(rows.Where(row => RowKinds.Of(row).Keeping == Keeping.Unknown).Select(row => $"{row.Partition} {row.Key}"), _ => true);
        Assert.True(rows.Select(RowKinds.Of).Distinct().Count() > 45);
        Assert.DoesNotContain(RowKinds.All.GroupBy(kind => (kind.Partition, kind.Row)), same => same.Count() > 1);
    }
}
