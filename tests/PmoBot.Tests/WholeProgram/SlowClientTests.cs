using System.Net.Sockets;
using System.Text;
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

    private static async Task<TcpClient> BeginAsync(Uri bot, string beginning, CancellationToken cancel)
    {
        var client = new TcpClient();
        await client.ConnectAsync(bot.Host, bot.Port, cancel);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(beginning), cancel);
        return client;
    }
}
