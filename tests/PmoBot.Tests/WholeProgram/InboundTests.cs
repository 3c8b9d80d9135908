using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>Who may speak to the real program, and whom it tells its own token.</summary>
public sealed class InboundTests : IAsyncLifetime, IDisposable
{
    private readonly ProgramStore _store = ProgramStore.OnSqlite();
    private readonly TemporaryFile _root = new("root.pem");
    private X509Certificate2 _certificate = null!;   // set before every test, as the others are
    private LoopbackIdentity _identity = null!;
    private LoopbackConnector _connector = null!;
    private RealProgram _program = null!;

    public async Task InitializeAsync()
    {
        _certificate = Certificate();
        await File.WriteAllTextAsync(_root.Path, _certificate.ExportCertificatePem());
        _identity = await LoopbackIdentity.StartAsync(MachineTime.Real, certificate: _certificate);
        _connector = await LoopbackConnector.StartAsync(MachineTime.Real, _identity);
        _program = await RealProgram.StartAsync(
        [
            .. _store.Settings,
            new("Bot__AppId", LoopbackIdentity.AppId), new("Bot__TenantId", LoopbackIdentity.TenantId),
            new("Bot__Credential", "ClientSecret"), new("Bot__ClientSecret", LoopbackIdentity.Secret),
            new("Bot__LoginUrl", _identity.Url.AbsoluteUri), new("Bot__OpenIdMetadata", _identity.Metadata.AbsoluteUri),
            new("Bot__ServiceUrl", _connector.ServiceUrl), new("SSL_CERT_FILE", _root.Path),
            new("Logging__LogLevel__Default", "Trace"), new("Logging__LogLevel__Microsoft.AspNetCore", "Trace"),
        ]);
    }

    public async Task DisposeAsync()
    {
        await _program.DisposeAsync();
        await _connector.DisposeAsync();
        await _identity.DisposeAsync();
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _root.Dispose();
        _store.Dispose();
    }

    [Fact]
    public async Task A_good_token_is_answered_and_the_answer_carries_the_bots_own()
    {
        var answer = await SayAsync(Chat(), _identity.Bearer(_connector.ServiceUrl));

        Assert.Equal(200, answer.Status);
        Assert.Single(_connector.Sent("a:1camille"));   // the Connector takes nothing without the bot's token
    }

    [Fact]
    public async Task No_token_and_no_secret_stands_in_the_log_however_talkative_it_is()
    {
        var token = _identity.Bearer(_connector.ServiceUrl);
        await SayAsync(Chat(), token);
        await SayAsync(Chat(), _identity.Bearer(_connector.ServiceUrl, it => it.Sign = _ => new byte[256]));

        Assert.Contains("dbug: ", _program.Output, StringComparison.Ordinal);
        Assert.All([token["Bearer ".Length..], "eyJ", LoopbackIdentity.Secret], secret => Assert.DoesNotContain(secret, _program.Output, StringComparison.Ordinal));
        Assert.All(_connector.Requests, request => Assert.DoesNotContain(request.Authorization!["Bearer ".Length..], _program.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_or_forged_token_is_401_and_nothing_is_said()
    {
        var missing = await SayAsync(Chat(), null);
        var forged = await SayAsync(Chat(), _identity.Bearer(_connector.ServiceUrl, token => token.Sign = _ => new byte[256]));

        Assert.Equal((401, 401), (missing.Status, forged.Status));
        Assert.Empty(_connector.Requests);
    }

    [Fact]
    public async Task Strangers_do_not_fill_the_log()
    {
        for (var times = 0; times < 500; times++)
            Assert.Equal(401, (await SayAsync(Chat(), null)).Status);

        var lines = _program.Output.Split('\n').Count(line => line.Contains("A request was refused", StringComparison.Ordinal));
        Assert.InRange(lines, 1, 250);
    }

    [Fact]
    public async Task Another_channels_activity_is_403_and_nothing_is_said()
    {
        _identity.Rotate(endorsements: ["msteams", "webchat"]);
        var forged = Chat().Words("help");
        forged["channelId"] = "webchat";

        var answer = await (await _program.Http).SendAsync(forged, _identity.Bearer(_connector.ServiceUrl));

        Assert.Equal(403, answer.Status);
        Assert.Empty(_connector.Requests);
    }

    [Fact]
    public async Task Another_tenants_activity_is_403_and_nothing_is_said()
    {
        var answer = await SayAsync(Chat() with { TenantId = Guid.NewGuid().ToString("D") }, _identity.Bearer(_connector.ServiceUrl));

        Assert.Equal(403, answer.Status);
        Assert.Empty(_connector.Requests);
    }

    [Fact]
    public async Task No_token_leaves_for_a_host_that_no_setting_names()
    {
        await using var hostile = await LoopbackConnector.StartAsync(MachineTime.Real);

        await SayAsync(Chat() with { ServiceUrl = hostile.ServiceUrl }, _identity.Bearer(hostile.ServiceUrl));
        await SayAsync(Chat() with { ServiceUrl = "https://smba.trafficmanager.net.evil.example/" }, _identity.Bearer("https://smba.trafficmanager.net.evil.example/"));

        Assert.All(hostile.Requests, request => Assert.Null(request.Authorization));
        Assert.Single(hostile.Requests);
        await _program.LineAsync(line => line.Contains("did not get through", StringComparison.Ordinal));
    }

    private TeamsSpeaker Chat() => new(_connector.ServiceUrl, "a:1camille");

    private async Task<BotAnswer> SayAsync(TeamsSpeaker chat, string? authorization) =>
        await (await _program.Http).SendAsync(chat.Words("help"), authorization);

    // Of this machine alone, and trusted by the program alone, through OpenSSL's own setting.
    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = MachineTime.Real.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
