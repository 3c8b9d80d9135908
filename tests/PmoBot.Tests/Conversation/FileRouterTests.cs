using PmoBot.Conversation;
using PmoBot.Tests.Conventions;

namespace PmoBot.Tests.Conversation;

public sealed class FileRouterTests
{
    private readonly Taker _csv = new(".csv");
    private readonly Taker _workbook = new(".xlsx");

    [Fact]
    public async Task Each_file_goes_to_whoever_takes_its_kind_in_the_order_of_the_message()
    {
        var reply = await AnswerAsync("Projects.CSV", "notes.txt", "more.xlsx", "again.csv");

        Assert.Equal(["Projects.CSV", "again.csv"], _csv.Taken);
        Assert.Equal(["more.xlsx"], _workbook.Taken);
        Assert.Equal(
            ["took Projects.CSV", "I do not know what to do with “notes.txt”. I take files that end in .csv, .xlsx.", "took more.xlsx", "took again.csv"],
            Words(reply));
    }

    [Fact]
    public async Task Where_nobody_takes_files_that_is_said()
    {
        var reply = await new FileRouter([]).AnswerAsync(CardCatalogue.TurnIn(Language.French), [File("projets.csv")], CancellationToken.None);

        Assert.Contains("je ne prends pas de fichiers", Assert.Single(Words(reply)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_shared_conversation_no_file_is_taken()
    {
        var channel = CardCatalogue.TurnIn(Language.English) with { Place = new Place(PlaceKind.Channel, "19:c@thread.tacv2") };

        var reply = await new FileRouter([_csv]).AnswerAsync(channel, [File("projects.csv")], CancellationToken.None);

        Assert.Contains("personal chat", Assert.Single(Words(reply)), StringComparison.Ordinal);
        Assert.Empty(_csv.Taken);
    }

    [Fact]
    public void The_address_of_a_file_does_not_print() =>
        Assert.DoesNotContain("secret", $"{File("x.csv")}", StringComparison.Ordinal);

    private Task<Reply> AnswerAsync(params string[] names) =>
        new FileRouter([_csv, _workbook]).AnswerAsync(CardCatalogue.TurnIn(Language.English), [.. names.Select(File)], CancellationToken.None);

    private static DroppedFile File(string name) => new(name, new FileAddress("https://contoso.sharepoint.com/secret"));

    private static IEnumerable<string> Words(Reply reply) => reply switch
    {
        Reply.Both both => Words(both.First).Concat(Words(both.Second)),
        Reply.Text text => [text.Words],
        _ => [],
    };

    private sealed class Taker(string extension) : IFileTaker
    {
        public List<string> Taken { get; } = [];

        public string Extension => extension;

        public Task<Reply> TakeAsync(Turn turn, DroppedFile file, CancellationToken cancel)
        {
            Taken.Add(file.Name);
            return Task.FromResult<Reply>(new Reply.Text($"took {file.Name}"));
        }
    }
}
