using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PmoBot.ActivityProtocol;

namespace PmoBot.Tests.Support;

/// <summary>
/// Where dropped files lie, on a free port of this machine, by https as contoso.sharepoint.com or by http. Names stand
/// for what a test says; whatever they stand for is dialled here, and noted.
/// </summary>
internal sealed class LoopbackSharePoint : IAsyncDisposable
{
    public const string Host = "contoso.sharepoint.com";
    public static readonly IPAddress Public = IPAddress.Parse("13.107.136.10");

    private readonly X509Certificate2? _certificate;
    private WebApplication _host = null!;   // set by StartAsync, the only way to make one

    private LoopbackSharePoint(X509Certificate2? certificate) => _certificate = certificate;

    /// <summary>Of this machine: http://127.0.0.1:port.</summary>
    public Uri Url => new(_host.Urls.First());

    public RequestDelegate Answer { get; set; } = http => http.Response.WriteAsync("code;name");

    public ConcurrentQueue<IHeaderDictionary> Requests { get; } = [];

    public Func<string, CancellationToken, Task<IPAddress[]>> Names { get; set; } = (_, _) => Task.FromResult<IPAddress[]>([Public]);

    public ConcurrentQueue<string> LookedUp { get; } = [];

    public ConcurrentQueue<(IPAddress[] Machines, int Port)> Dialled { get; } = [];

    /// <param name="certified">The name in the certificate; null: plain http.</param>
    public static async Task<LoopbackSharePoint> StartAsync(string? certified = Host)
    {
        var peer = new LoopbackSharePoint(certified is null ? null : Certificate(certified));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (peer._certificate is not null)
                listen.UseHttps(peer._certificate);
        }));
        peer._host = builder.Build();
        peer._host.Run(http =>
        {
            peer.Requests.Enqueue(new HeaderDictionary(http.Request.Headers.ToDictionary()));
            return peer.Answer(http);
        });
        await peer._host.StartAsync();
        return peer;
    }

    public FileDownload Download(TimeProvider time, bool trusted = true) => new(new FileAddressPolicy(), time, new FileNetwork
    {
        ResolveAsync = (name, cancel) =>
        {
            LookedUp.Enqueue(name);
            return Names(name, cancel);
        },
        DialAsync = DialAsync,
        Trust = trusted ? Trust() : null,
    });

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _certificate?.Dispose();
    }

    private async ValueTask<Stream> DialAsync(IPAddress[] machines, int port, CancellationToken cancel)
    {
        Dialled.Enqueue((machines, port));
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, Url.Port, cancel);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private X509ChainPolicy Trust() => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        RevocationMode = X509RevocationMode.NoCheck,
        CustomTrustStore = { _certificate! },
    };

    private static X509Certificate2 Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var now = MachineTime.Real.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
