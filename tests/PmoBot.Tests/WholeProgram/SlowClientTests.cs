using System.Net.Sockets;
using System.Text;
using PmoBot.Teams;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>Whoever begins a request and does not go on.</summary>
public sealed class SlowClientTests
{
    private const int Clients = 300;

    // Headers that never end, and a body that is announced and stops at its first letter.
    private static readonly string[] Beginnings = ["POST /api/messages HTTP/1.1\r\nHost: bot\r\nX-More: ", "POST /api/messages HTTP/1.1\r\nHost: bot\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"];

    [Fact]
    public async Task They_keep_nobody_else_waiting_and_are_let_go()
    {
        using var store = ProgramStore.OnSqlite();
        await using var program = await RealProgram.StartAsync(store.Settings);
        var bot = await program.Http;
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var clients = new List<TcpClient>();
        try
        {
            for (var i = 0; i < Clients; i++)
                clients.Add(await BeginAsync(bot.BaseAddress!, Beginnings[i % Beginnings.Length], late.Token));

            Assert.Equal("ready", await bot.GetStringAsync(new Uri("/readyz", UriKind.Relative), late.Token));
            // To the end of the connection, which is the program's doing: the token ends the test otherwise.
            await Task.WhenAll(clients.Select(client => client.GetStream().CopyToAsync(Stream.Null, late.Token)));
            Assert.Equal("ready", await bot.GetStringAsync(new Uri("/readyz", UriKind.Relative), late.Token));
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task They_cannot_be_more_than_so_many_and_afterwards_all_is_well()
    {
        using var store = ProgramStore.OnSqlite();
        await using var program = await RealProgram.StartAsync(store.Settings);
        var address = (await program.Http).BaseAddress!;
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var clients = new List<TcpClient>();
        try
        {
            for (var i = 0; i < RequestLimits.Connections; i++)
                clients.Add(await BeginAsync(address, Beginnings[0], late.Token));
            using var turnedAway = await ConnectAsync(address, late.Token);

            Assert.Equal(0, await ReadAsync(turnedAway, late.Token));
            await Task.WhenAll(clients.Select(client => client.GetStream().CopyToAsync(Stream.Null, late.Token)));
            using var bot = new HttpClient { BaseAddress = address };
            Assert.Equal("ready", await bot.GetStringAsync(new Uri("/readyz", UriKind.Relative), late.Token));
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task A_body_that_is_announced_as_far_too_large_is_refused_before_it_comes()
    {
        using var store = ProgramStore.OnSqlite();
        await using var program = await RealProgram.StartAsync(store.Settings);
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));

        using var client = await BeginAsync((await program.Http).BaseAddress!, "POST /api/messages HTTP/1.1\r\nHost: bot\r\nContent-Length: 10000000\r\n\r\n", late.Token);
        using var answer = new StreamReader(client.GetStream());

        Assert.Equal("HTTP/1.1 413 Payload Too Large", await answer.ReadLineAsync(late.Token));
    }

    // Nothing, or the connection is cut: in either case it is over.
    private static async Task<int> ReadAsync(TcpClient client, CancellationToken cancel)
    {
        try
        {
            return await client.GetStream().ReadAsync(new byte[1], cancel);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static async Task<TcpClient> BeginAsync(Uri bot, string beginning, CancellationToken cancel)
    {
        var client = await ConnectAsync(bot, cancel);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(beginning), cancel);
        return client;
    }
    private static async Task<TcpClient> ConnectAsync(Uri bot, CancellationToken cancel)
    {
        var client = new TcpClient();
        await client.ConnectAsync(bot.Host, bot.Port, cancel);
        return client;
    }
}
