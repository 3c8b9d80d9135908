using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using PmoBot.ActivityProtocol;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.ActivityProtocol;

public sealed class FileDownloadTests : IAsyncLifetime
{
    private const string Address = $"https://{LoopbackSharePoint.Host}/personal/camille/download.aspx?tempauth=secret";

    private readonly ManualTime _time = new();
    private LoopbackSharePoint _peer = null!;   // set before every test

    public async Task InitializeAsync() => _peer = await LoopbackSharePoint.StartAsync();

    public async Task DisposeAsync() => await _peer.DisposeAsync();

    [Fact]
    public async Task A_file_is_fetched_and_nothing_of_ours_is_sent_along()
    {
        var fetch = await FetchAsync();

        Assert.Equal("code;name", Text(fetch));
        var request = Assert.Single(_peer.Requests);
        Assert.Equal("identity", request.AcceptEncoding);
        Assert.Equal(["Accept-Encoding", "Host"], request.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("/personal/camille")]
    [InlineData("http://contoso.sharepoint.com/x")]
    [InlineData("https://evil.example/x")]
    [InlineData("https://evil.example\\@contoso.sharepoint.com/x")]
    [InlineData("https://camille@contoso.sharepoint.com/x")]
    public async Task An_address_that_is_not_SharePoints_is_not_even_looked_up(string? address)
    {
        var fetch = await FetchAsync(address);

        Assert.Equal(new FileFetch.NotAllowed(FileRule.Address), fetch);
        Assert.Empty(_peer.LookedUp);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("13.107.136.10", "10.0.0.1")]
    [InlineData]
    public async Task A_name_that_leads_into_a_private_network_is_not_dialled(params string[] machines)
    {
        _peer.Names = (_, _) => Task.FromResult<IPAddress[]>([.. machines.Select(IPAddress.Parse)]);

        var fetch = await FetchAsync();

        Assert.Equal(new FileFetch.NotAllowed(FileRule.PublicNetwork), fetch);
        Assert.Empty(_peer.Dialled);
    }

    [Fact]
    public async Task The_connection_goes_to_the_address_that_was_checked_though_the_name_means_another_by_then()
    {
        _peer.Names = (_, _) => Task.FromResult<IPAddress[]>([_peer.LookedUp.Count == 1 ? LoopbackSharePoint.Public : IPAddress.Loopback]);

        await FetchAsync();

        Assert.Equal([LoopbackSharePoint.Host], _peer.LookedUp);
        var (machines, port) = Assert.Single(_peer.Dialled);
        Assert.Equal([LoopbackSharePoint.Public], machines);
        Assert.Equal(443, port);
    }

    [Fact]
    public async Task A_certificate_of_another_name_is_refused_before_anything_is_asked()
    {
        await using var other = await LoopbackSharePoint.StartAsync("fabrikam.sharepoint.com");

        var fetch = await other.Download(_time).FetchAsync(Address);

        Assert.Equal(new FileFetch.Failed(0, "SecureConnectionError"), fetch);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task So_is_one_that_this_machine_does_not_trust()
    {
        var fetch = await _peer.Download(_time, trusted: false).FetchAsync(Address);

        Assert.Equal(new FileFetch.Failed(0, "SecureConnectionError"), fetch);
        Assert.Empty(_peer.Requests);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_followed_with_everything_checked_again_and_without_cookies(int status)
    {
        _peer.Answer = http => http.Request.Path == "/there"
            ? http.Response.WriteAsync("found")
            : Redirect(http, status, "/there", cookie: true);

        var fetch = await FetchAsync();

        Assert.Equal("found", Text(fetch));
        Assert.Equal(2, _peer.LookedUp.Count);
        Assert.Equal(2, _peer.Dialled.Count);
        Assert.All(_peer.Requests, request => Assert.Equal(0, request.Cookie.Count));
        Assert.All(_peer.Requests, request => Assert.Equal(0, request.Referer.Count));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task Three_redirects_are_enough(int redirects, bool found)
    {
        _peer.Answer = http => _peer.Requests.Count > redirects ? http.Response.WriteAsync("found") : Redirect(http, 302, "/again");

        var fetch = await FetchAsync();

        Assert.Equal(found, fetch is FileFetch.Fetched);
        Assert.Equal(found, fetch != new FileFetch.NotAllowed(FileRule.Redirects));
        Assert.Equal(4, _peer.Requests.Count);
    }

    [Theory]
    [InlineData("https://evil.example/x", FileRule.Address)]
    [InlineData("http://contoso.sharepoint.com/x", FileRule.Address)]
    [InlineData("//evil.example/x", FileRule.Address)]
    [InlineData("https://inside.sharepoint.com/x", FileRule.PublicNetwork)]
    [InlineData(null, FileRule.Redirects)]
    public async Task A_redirect_leads_nowhere_where_the_first_address_could_not(string? where, FileRule rule)
    {
        _peer.Names = (name, _) => Task.FromResult<IPAddress[]>([name == LoopbackSharePoint.Host ? LoopbackSharePoint.Public : IPAddress.Loopback]);
        _peer.Answer = http => Redirect(http, 302, where);

        var fetch = await FetchAsync();

        Assert.Equal(new FileFetch.NotAllowed(rule), fetch);
        Assert.Single(_peer.Dialled);
    }

    [Theory]
    [InlineData(FileDownload.MaxBytes, true)]
    [InlineData(FileDownload.MaxBytes + 1, false)]
    public async Task What_is_read_is_counted_where_the_answer_names_no_length(int length, bool fits)
    {
        _peer.Answer = async http => await http.Response.Body.WriteAsync(new byte[length]);

        var fetch = await FetchAsync();

        Assert.Equal(fits ? length : 0, fetch is FileFetch.Fetched { Content.Length: var read } ? read : 0);
        Assert.Equal(!fits, fetch is FileFetch.TooLarge);
    }

    [Fact]
    public async Task A_length_that_is_too_large_is_taken_at_its_word()
    {
        _peer.Answer = async http =>
        {
            http.Response.ContentLength = FileDownload.MaxBytes + 1;
            await http.Response.Body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, MachineTime.Real, http.RequestAborted);
        };

        Assert.IsType<FileFetch.TooLarge>(await FetchAsync());
    }

    [Fact]
    public async Task Half_a_file_is_none()
    {
        _peer.Answer = async http =>
        {
            http.Response.ContentLength = 1_000;
            await http.Response.WriteAsync("code;name");
            await http.Response.Body.FlushAsync();
            http.Abort();
        };

        Assert.Equal(0, Assert.IsType<FileFetch.Failed>(await FetchAsync()).Status);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity, deflate")]
    public async Task What_comes_packed_though_it_was_not_asked_for_is_not_read(string encoding)
    {
        _peer.Answer = http =>
        {
            http.Response.Headers.ContentEncoding = encoding;
            return http.Response.WriteAsync("packed");
        };

        Assert.Equal(new FileFetch.NotAllowed(FileRule.Encoding), await FetchAsync());
    }

    [Theory]
    [InlineData("name")]
    [InlineData("answer")]
    [InlineData("body")]
    public async Task All_of_it_takes_fifteen_seconds_at_most(string slow)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (slow == "name")
        {
            _peer.Names = async (_, cancel) =>
            {
                await HoldAsync(cancel);
                return [];
            };
        }

        _peer.Answer = async http =>
        {
            if (slow == "body")
                await http.Response.WriteAsync("code;");
            await HoldAsync(http.RequestAborted);
        };
        var fetch = FetchAsync();
        await reached.Task;

        _time.Advance(FileDownload.Longest - TimeSpan.FromTicks(1));
        var early = fetch.IsCompleted;
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.False(early);
        Assert.IsType<FileFetch.TimedOut>(await fetch);

        async Task HoldAsync(CancellationToken cancel)
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, MachineTime.Real, cancel);
        }
    }

    [Fact]
    public async Task Whoever_no_longer_wants_it_is_not_told_of_a_time_out()
    {
        using var cancel = new CancellationTokenSource();
        _peer.Answer = async http =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, MachineTime.Real, http.RequestAborted);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _peer.Download(_time).FetchAsync(Address, cancel.Token));
    }

    [Theory]
    [InlineData(204)]
    [InlineData(206)]
    [InlineData(304)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(503)]
    public async Task Only_a_whole_file_is_one(int status)
    {
        _peer.Answer = http =>
        {
            http.Response.StatusCode = status;
            return Task.CompletedTask;
        };

        Assert.Equal(status, Assert.IsType<FileFetch.Failed>(await FetchAsync()).Status);
    }

    [Fact]
    public async Task No_outcome_names_the_address()
    {
        var outcomes = new List<FileFetch> { await FetchAsync(), await FetchAsync("https://secret.example/secret") };
        _peer.Names = (_, _) => throw new SocketException((int)SocketError.HostNotFound);
        outcomes.Add(await FetchAsync());
        _peer.Names = (_, _) => Task.FromResult<IPAddress[]>([LoopbackSharePoint.Public]);
        await _peer.DisposeAsync();
        outcomes.Add(await FetchAsync());

        Assert.Equal(new FileFetch.Failed(0, "HostNotFound"), outcomes[2]);
        Assert.Equal(new FileFetch.Failed(0, "ConnectionError"), outcomes[3]);
        Assert.All(outcomes, outcome => Assert.DoesNotMatch("secret|sharepoint", $"{outcome}"));
    }

    [Fact]
    public async Task A_peer_that_a_setting_names_is_reached_as_it_is_and_its_neighbour_is_not()
    {
        await using var named = await LoopbackSharePoint.StartAsync(certified: null);
        await using var neighbour = await LoopbackSharePoint.StartAsync(certified: null);
        var download = new FileDownload(new FileAddressPolicy(named.Url), _time);

        Assert.Equal("code;name", Text(await download.FetchAsync($"{named.Url}x")));
        Assert.Equal(new FileFetch.NotAllowed(FileRule.Address), await download.FetchAsync($"{neighbour.Url}x"));
    }

    [Fact]
    public void What_Teams_says_of_a_file_is_read_and_printed_without_its_address()
    {
        var attachment = Assert.Single(Activity.Parse("""
            {"type":"message","attachments":[{"contentType":"application/vnd.microsoft.teams.file.download.info","name":"projects.csv",
             "content":{"downloadUrl":"https://contoso.sharepoint.com/secret","uniqueId":"u-1","fileType":"csv","etag":"1"}}]}
            """u8)!.Attachments!);

        var file = FileDownloadInfo.From(attachment)!;

        Assert.Equal(("https://contoso.sharepoint.com/secret", "u-1", "csv"), (file.DownloadUrl, file.UniqueId, file.FileType));
        Assert.DoesNotContain("secret", $"{file}", StringComparison.Ordinal);
        Assert.Null(FileDownloadInfo.From(new Attachment { ContentType = "text/html" }));
    }

    [Theory]
    [InlineData("""{"contentType":"application/vnd.microsoft.teams.file.download.info"}""")]
    [InlineData("""{"contentType":"application/vnd.microsoft.teams.file.download.info","content":"x"}""")]
    [InlineData("""{"contentType":"application/vnd.microsoft.teams.file.download.info","content":{"downloadUrl":7}}""")]
    public void A_file_that_cannot_be_read_is_one_without_an_address(string attachment)
    {
        var read = Activity.Parse(Encoding.UTF8.GetBytes($$"""{"type":"message","attachments":[{{attachment}}]}"""))!.Attachments!;

        Assert.Null(FileDownloadInfo.From(read[0])!.DownloadUrl);
    }

    private Task<FileFetch> FetchAsync(string? address = Address) => _peer.Download(_time).FetchAsync(address);

    private static string Text(FileFetch fetch) => Encoding.UTF8.GetString(Assert.IsType<FileFetch.Fetched>(fetch).Content.Span);

    private static Task Redirect(HttpContext http, int status, string? where, bool cookie = false)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.Location = where;
        if (cookie)
            http.Response.Headers.SetCookie = "a=b; Path=/";
        return Task.CompletedTask;
    }
}
