using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>A file dropped in the PMO's chat, from the message that names its address to the projects; beside it, a SharePoint on this machine.</summary>
public sealed class DroppedImportTests : IAsyncLifetime
{
    // Stands in every address. Whoever reads it in a log could open the file.
    private const string Secret = "tempauth=v1.eyJzaXRlaWQi";

    // As a French Excel saves it: BOM, semicolons, dates and decimals of its culture. Line 4 has no name.
    private const string Projects =
        "\uFEFFcode;name;portfolio;programme;pm;deputy;sponsor;members;start;baselineFinish;forecastFinish;budget;currency;cadence;methodology;language\r\n"
        + "APOLLO;Portail;Numérique;;Camille Martin <6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01>;;;;01/07/2026;30/06/2027;;480000,50;EUR;weekly;;fr\r\n"
        + "HERMES;Colis;Numérique;;Daniel Okafor <8b7e4a90-52cd-4e1b-8f0d-71a3c96e2b02>;;;;;;;;;;;\r\n"
        + "ARGOS;;;;;;;;;;;;;;;\r\n";

    private readonly ProgramStore _store = ProgramStore.OnSqlite();
    private LoopbackConnector _connector = null!;   // set before any test runs, and so are the next three
    private LoopbackSharePoint _sharePoint = null!;
    private RealProgram _program = null!;
    private TeamsSpeaker _camille = null!;

    public async Task InitializeAsync()
    {
        _connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        _sharePoint = await LoopbackSharePoint.StartAsync(certified: null);
        _sharePoint.Answer = http => http.Response.WriteAsync(Projects);
        _camille = new(_connector.ServiceUrl, "a:1camille");
        _program = await RealProgram.StartAsync(
        [
            .. _store.Settings, new("Bot__FileUrl", _sharePoint.Url.ToString()),
            new("Logging__LogLevel__Default", "Trace"), new("Logging__LogLevel__Microsoft.AspNetCore", "Trace"),
        ]);
    }

    public async Task DisposeAsync()
    {
        await _program.DisposeAsync();
        await _sharePoint.DisposeAsync();
        await _connector.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task In_French_it_is_listed_then_imported_by_the_button_and_only_once()
    {
        await AskAsync(_camille.Words("langue fr"));
        var list = await AskAsync(Drop("projets.csv", _sharePoint));
        Assert.Contains("2 à créer, 0 à modifier, 0 inchangé, 1 erroné", list, StringComparison.Ordinal);
        Assert.Contains("ligne 2\u00a0: créer APOLLO, Portail, dans le nouveau portefeuille Numérique", list, StringComparison.Ordinal);
        Assert.Contains("ligne 4\u00a0: faux, name\u00a0: ", list, StringComparison.Ordinal);
        Assert.Contains("Importer 2 projets", list, StringComparison.Ordinal);
        Assert.Empty(await _store.PartitionAsync("project-APOLLO"));

        Assert.Contains("2 créés, 0 modifié, 0 inchangé, 1 erroné", await PressAsync(list), StringComparison.Ordinal);
        await SettledAsync();
        var written = await _store.PartitionAsync("project-APOLLO");
        Assert.Contains("Ce fichier n’est plus gardé", await PressAsync(list), StringComparison.Ordinal);
        await SettledAsync();

        Assert.Equal(written.Select(row => (row.Key, row.ETag)), (await _store.PartitionAsync("project-APOLLO")).Select(row => (row.Key, row.ETag)));
        var projects = await AskAsync(_camille.Words("projets"));
        Assert.All((string[])["2 projets", "APOLLO", "Portail", "HERMES", "Colis"], said => Assert.Contains(said, projects, StringComparison.Ordinal));
        Assert.Contains("30 juin 2027", await AskAsync(_camille.Words("projet apollo")), StringComparison.Ordinal);
        var (code, lines) = await RealProgram.RunVerbAsync(_store.Settings, "audit", "verify");
        Assert.EndsWith(" 0 faults", Assert.Single(lines), StringComparison.Ordinal);
        Assert.Equal(0, code);
        await AssertUnloggedAsync(_sharePoint);
    }

    [Theory]
    [InlineData("language en", "does not come from your organisation’s OneDrive or SharePoint, so I did not open it")]
    [InlineData("langue fr", "ne vient ni du OneDrive ni du SharePoint de votre organisation")]
    public async Task From_elsewhere_it_is_not_opened_and_its_reader_reads_why(string language, string why)
    {
        await using var elsewhere = await LoopbackSharePoint.StartAsync(certified: null);
        _sharePoint.Answer = http =>
        {
            http.Response.Redirect(AddressIn(elsewhere).AbsoluteUri);
            return Task.CompletedTask;
        };
        await AskAsync(_camille.Words(language));

        Assert.Contains(why, await AskAsync(_camille.Drop("far.csv", new($"https://files.example/x?{Secret}"))), StringComparison.Ordinal);
        Assert.Contains(why, await AskAsync(Drop("near.csv", elsewhere)), StringComparison.Ordinal);
        Assert.Contains(why, await AskAsync(Drop("forwarded.csv", _sharePoint)), StringComparison.Ordinal);

        Assert.Empty(elsewhere.Requests);
        Assert.Single(_sharePoint.Requests);
        await AssertUnloggedAsync(elsewhere, _sharePoint);
    }

    private static Uri AddressIn(LoopbackSharePoint peer) => new(peer.Url, $"/personal/camille/_layouts/15/download.aspx?{Secret}");

    private JsonObject Drop(string name, LoopbackSharePoint peer) => _camille.Drop(name, AddressIn(peer));

    private async Task<BotAnswer> SendAsync(JsonObject activity)
    {
        var answer = await (await _program.Http).SendAsync(activity);
        Assert.Equal(200, answer.Status);
        return answer;
    }

    /// <summary>What then stands last in the chat.</summary>
    private async Task<string> AskAsync(JsonObject activity)
    {
        await SendAsync(activity);
        return Encoding.UTF8.GetString(_connector.Sent(_camille.Conversation)[^1].Activity.ToUtf8Json());
    }

    /// <summary>What the answer to the list's button shows.</summary>
    private async Task<string> PressAsync(string list)
    {
        var button = JsonNode.Parse(list)!["attachments"]![0]!["content"]!["actions"]![0]!;
        var answer = await SendAsync(_camille.Press((string)button["verb"]!, null, ("file", (string)button["data"]!["file"]!)));
        return answer.Body;
    }

    // A dropped file is forgotten the next day, also one that was imported meanwhile.
    private Task SettledAsync() => _store.SettledAsync(later: 1);

    /// <summary>Ends the program: only then all that it logged is there.</summary>
    private async Task AssertUnloggedAsync(params LoopbackSharePoint[] peers)
    {
        await _program.TerminateAsync();
        Assert.Contains("trce: ", _program.Output, StringComparison.Ordinal);
        Assert.All(peers.Select(peer => peer.Url.Authority).Append(Secret), part => Assert.DoesNotContain(part, _program.Output, StringComparison.Ordinal));
    }
}
