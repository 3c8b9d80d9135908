using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using PmoBot.ActivityProtocol;
using PmoBot.Conversation;
using PmoBot.Teams;
using PmoBot.Tests.Conventions;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Teams;

public sealed class DroppedFileTests
{
    private const string File = """{"contentType":"application/vnd.microsoft.teams.file.download.info","name":"projects.csv","content":{"downloadUrl":"https://a.example/1","fileType":"csv"}}""";
    private const string Nameless = """{"contentType":"application/vnd.microsoft.teams.file.download.info","content":{"downloadUrl":"https://a.example/2","fileType":"csv"}}""";

    [Theory]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","text":""}""")]
    [InlineData("""{"type":"message","text":"here it is"}""")]
    public void A_message_with_files_is_about_the_files_with_or_without_words(string message)
    {
        var dropped = Incoming(message, File, """{"contentType":"text/html","content":"<p>here it is</p>"}""", Nameless);

        Assert.Equal(
            [("projects.csv", "https://a.example/1"), (".csv", "https://a.example/2")],
            Assert.IsType<Incoming.Files>(dropped).Dropped.Select(file => (file.Name, file.Address.Secret!)));
    }

    [Fact]
    public void Other_attachments_leave_a_message_as_it_is() =>
        Assert.Equal("help", Assert.IsType<Incoming.Words>(
            Incoming("""{"type":"message","text":"help"}""", """{"contentType":"text/html","content":"<p>help</p>"}""")).Text);

    [Theory]
    [InlineData(200, typeof(FileContent.Read))]
    [InlineData(403, typeof(FileContent.OutOfReach))]
    public async Task What_becomes_of_fetching_is_told_in_the_features_words(int status, Type outcome)
    {
        await using var peer = await LoopbackSharePoint.StartAsync();
        peer.Answer = http =>
        {
            http.Response.StatusCode = status;
            return Task.CompletedTask;
        };

        var content = await ReadAsync(peer, $"https://{LoopbackSharePoint.Host}/x");

        Assert.IsType(outcome, content);
    }

    [Fact]
    public async Task An_address_from_elsewhere_and_a_file_that_is_too_large_are_told_apart()
    {
        await using var peer = await LoopbackSharePoint.StartAsync();
        peer.Answer = async http => await http.Response.Body.WriteAsync(new byte[FileDownload.MaxBytes + 1]);

        Assert.IsType<FileContent.FromElsewhere>(await ReadAsync(peer, "https://evil.example/x"));
        Assert.IsType<FileContent.TooLarge>(await ReadAsync(peer, $"https://{LoopbackSharePoint.Host}/x"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_outcome_but_a_good_one_is_explained_by_the_files_name(string tag)
    {
        var language = Languages.FromLocale(tag);
        var file = new DroppedFile("projects.csv", new FileAddress(null));
        FileContent[] bad = [new FileContent.TooLarge(FileDownload.MaxBytes), new FileContent.TooSlow(), new FileContent.FromElsewhere(), new FileContent.OutOfReach()];

        Assert.All(bad, content => Assert.Contains("projects.csv", FileTexts.For(language).Explain(file, content), StringComparison.Ordinal));
        Assert.Null(FileTexts.For(language).Explain(file, new FileContent.Read(default)));
    }

    private static Task<FileContent> ReadAsync(LoopbackSharePoint peer, string address) =>
        new TeamsFiles(peer.Download(new ManualTime()), NullLogger<TeamsFiles>.Instance)
            .ReadAsync(CardCatalogue.TurnIn(Language.English), new DroppedFile("x.csv", new FileAddress(address)), CancellationToken.None);

    private static Incoming? Incoming(string message, params string[] attachments) => IncomingFactory.From(
        Activity.Parse(Encoding.UTF8.GetBytes($$"""{{message[..^1]}},"attachments":[{{string.Join(",", attachments)}}]}"""))!);
}
