using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using PmoBot.Local;

namespace PmoBot.Tests.Local;

public class PlaygroundTests
{
    [Theory]
    [InlineData("http://localhost:3978", "http://localhost:3978/api/messages")]
    [InlineData("http://[::]:4000", "http://localhost:4000/api/messages")]
    [InlineData("http://0.0.0.0:4000", "http://localhost:4000/api/messages")]
    [InlineData("https://localhost:7001;http://127.0.0.1:5001", "http://127.0.0.1:5001/api/messages")]
    public void The_playground_is_told_an_address_that_it_can_reach(string addresses, string expected)
    {
        Assert.Equal(new Uri(expected), OwnAddress.MessagesOf(addresses.Split(';')));
    }

    [Fact]
    public void Every_persona_has_a_file_with_its_own_identity()
    {
        Assert.All(Persona.All, persona =>
        {
            var me = Values(persona, "currentUser:", "users:");

            Assert.Contains(persona.Name, me, StringComparer.Ordinal);
            Assert.Contains(persona.AadObjectId, me, StringComparer.Ordinal);
            Assert.Contains(persona.UserId, me, StringComparer.Ordinal);
            Assert.Contains(persona.PersonalChat, Values(persona, "personalChat:", "groupChat:"), StringComparer.Ordinal);
            Assert.Contains(Persona.TenantId, File.ReadAllText(Folder.ConfigOf(persona)), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void No_two_personas_share_a_conversation()
    {
        var conversations = Persona.All.SelectMany(persona => Values(persona, "personalChat:", null).Where(IsConversation)).ToList();

        Assert.Equal(4 * Persona.All.Count, conversations.Count);
        Assert.Equal(conversations, conversations.Distinct(StringComparer.Ordinal), StringComparer.Ordinal);

        static bool IsConversation(string value) => value.StartsWith("19:", StringComparison.Ordinal) || value.StartsWith("a:", StringComparison.Ordinal);
    }

    [Fact]
    public void The_two_know_the_same_people_by_the_same_ids()
    {
        Assert.Equal(People(Persona.Camille), People(Persona.Daniel), StringComparer.Ordinal);

        static IEnumerable<string> People(Persona persona) =>
            Values(persona, "currentUser:", "personalChat:").Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("12 34 http://localhost:3978/api/messages", true)]
    [InlineData("12 34", false)]
    [InlineData("twelve 34 http://localhost:3978/api/messages", false)]
    [InlineData("", false)]
    public void A_receipt_that_was_cut_off_counts_as_none(string text, bool isWhole)
    {
        Assert.Equal(isWhole, RunReceipt.Parse(text) is not null);
    }

    [Fact]
    public void A_receipt_of_a_process_that_is_no_node_finds_no_playground()
    {
        var receipt = new RunReceipt(Environment.ProcessId, BotPid: int.MaxValue, "http://localhost:3978/api/messages");

        Assert.Null(receipt.FindPlayground());
        Assert.False(receipt.BotIsAlive);
    }

    [Fact]
    public async Task A_port_that_something_else_holds_is_told_from_a_free_one_and_its_holder_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var taken = Persona.Camille with { Port = ((IPEndPoint)listener.LocalEndpoint).Port };
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(200) };   // it accepts and never answers
        var probe = new PortProbe(http);

        var whileHeld = await probe.AskAsync(taken, CancellationToken.None);
        var owner = PortOwner.Find(taken.Port);
        listener.Stop();

        Assert.Equal(PortState.SomethingElse, whileHeld);
        Assert.Equal(OperatingSystem.IsLinux() ? Environment.ProcessId : null, owner);
        Assert.Equal(PortState.Free, await probe.AskAsync(taken, CancellationToken.None));
    }

    private static PlaygroundFolder Folder => PlaygroundFolder.FindFrom(AppContext.BaseDirectory)
        ?? throw new InvalidOperationException("No playground folder above the tests.");

    private static List<string> Values(Persona persona, string from, string? to)
    {
        var file = File.ReadAllText(Folder.ConfigOf(persona));
        var start = file.IndexOf($"\n{from}", StringComparison.Ordinal);
        var end = to is null ? file.Length : file.IndexOf($"\n{to}", start + 1, StringComparison.Ordinal);
        return [.. Regex.Matches(file[start..end], @"^[ -]+\w+: (?<value>.+)$", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Select(match => match.Groups["value"].Value)];
    }
}
