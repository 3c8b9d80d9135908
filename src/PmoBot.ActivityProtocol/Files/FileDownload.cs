using System.Net;
using System.Net.Sockets;

namespace PmoBot.ActivityProtocol;

/// <summary>
/// Fetches a file that somebody dropped, from SharePoint alone. The name is looked up once, its addresses are checked,
/// and the connection goes to those very addresses, so that no second look-up can lead elsewhere; the certificate must
/// be the name's. Nothing of ours is sent along: no token, cookie, referrer or trace.
/// </summary>
public sealed class FileDownload
{
    /// <summary>5 MB: of what is read, whatever the answer says of its length.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    public const int MaxRedirects = 3;

    /// <summary>For all of it: names, redirects, bytes.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private readonly FileAddressPolicy _policy;
    private readonly TimeProvider _time;
    private readonly FileNetwork _network;

    public FileDownload(FileAddressPolicy policy, TimeProvider time)
        : this(policy, time, FileNetwork.OfThisMachine)
    {
    }

    internal FileDownload(FileAddressPolicy policy, TimeProvider time, FileNetwork network) =>
        (_policy, _time, _network) = (policy, time, network);

    /// <param name="downloadUrl"><see cref="FileDownloadInfo.DownloadUrl"/>, as it came.</param>
    /// <param name="cancel">The caller's own; a file that takes too long is <see cref="FileFetch.TimedOut"/>.</param>
    public async Task<FileFetch> FetchAsync(string? downloadUrl, CancellationToken cancel = default)
    {
        using var limit = new CancellationTokenSource(Longest, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            return Uri.TryCreate(downloadUrl, UriKind.Absolute, out var address)
                ? await FollowAsync(address, either.Token)
                : new FileFetch.NotAllowed(FileRule.Address);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new FileFetch.TimedOut();
        }
        // Messages of these name the host: only the kind of error goes on.
        catch (HttpRequestException e)
        {
            return new FileFetch.Failed(0, $"{e.HttpRequestError}");
        }
        catch (SocketException e)
        {
            return new FileFetch.Failed(0, $"{e.SocketErrorCode}");
        }
        catch (IOException e)
        {
            return new FileFetch.Failed(0, e.GetType().Name);
        }
    }

    private async Task<FileFetch> FollowAsync(Uri address, CancellationToken cancel)
    {
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            if (!_policy.Allows(address))
                return new FileFetch.NotAllowed(FileRule.Address);
            var machines = await _network.ResolveAsync(address.IdnHost, cancel);
            if (machines.Length == 0 || !machines.All(machine => _policy.Allows(address, machine)))
                return new FileFetch.NotAllowed(FileRule.PublicNetwork);

            using var http = new HttpClient(PinnedTo(machines)) { Timeout = Timeout.InfiniteTimeSpan };
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { AcceptEncoding = { new("identity") } } };
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
                return await ReadAsync(response, cancel);
            if (response.Headers.Location is not { } where || !Uri.TryCreate(address, where, out var next))
                break;
            address = next;
        }

        return new FileFetch.NotAllowed(FileRule.Redirects);
    }

    // Of its own for each hop, so that a connection is never one that was made for another check.
    private SocketsHttpHandler PinnedTo(IPAddress[] machines) => new()
    {
        ConnectCallback = (context, cancel) => _network.DialAsync(machines, context.DnsEndPoint.Port, cancel),
        SslOptions = { CertificateChainPolicy = _network.Trust },
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,   // a proxy would look the name up again, somewhere else
        ActivityHeadersPropagator = null,
        MaxResponseDrainSize = 0,
    };

    private static async Task<FileFetch> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.StatusCode != HttpStatusCode.OK)
            return new FileFetch.Failed((int)response.StatusCode, "refused");
        if (response.Content.Headers.ContentEncoding.Any(encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)))
            return new FileFetch.NotAllowed(FileRule.Encoding);
        if (response.Content.Headers.ContentLength > MaxBytes)
            return new FileFetch.TooLarge();

        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        var content = new MemoryStream();
        var piece = new byte[64 * 1024];
        while (await body.ReadAsync(piece, cancel) is > 0 and var read)
        {
            if (content.Length + read > MaxBytes)
                return new FileFetch.TooLarge();
            content.Write(piece, 0, read);
        }

        return new FileFetch.Fetched(content.GetBuffer().AsMemory(0, (int)content.Length));
    }
}
