using PmoBot.ActivityProtocol;

namespace PmoBot.Tests.ActivityProtocol;

public sealed class ServiceUrlPolicyTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net")]
    [InlineData("https://SMBA.TrafficManager.net/fr/9b/")]
    [InlineData("https://smba.trafficmanager.net:443/emea")]
    [InlineData("https://token.botframework.com")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/gov")]
    [InlineData("https://api.botframework.azure.us")]
    public void Microsofts_hosts_get_the_token(string url) =>
        Assert.Equal(ServiceUrlTrust.WithToken, new ServiceUrlPolicy().Judge(url));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/emea/")]
    [InlineData("smba.trafficmanager.net")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("ftp://smba.trafficmanager.net/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://x.smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net.evil.com/")]
    [InlineData("https://smba.trafficmanager.net./")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://botframework.com/")]
    [InlineData("https://botframework.com.evil.com/")]
    [InlineData("https://xteams.microsoft.com/")]
    [InlineData("https://smba.trafficmanager.net@evil.com/")]
    [InlineData("https://smba.trafficmanager.net:443@evil.com/")]
    [InlineData("https://user:secret@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://smba.trafficmanager.net\\@evil.com/")]
    [InlineData("https:\\\\smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net?.evil.com/")]
    [InlineData("https://evil.com#.botframework.com")]
    [InlineData("https://evil.com/.botframework.com")]
    [InlineData("https://evil.com%2f.botframework.com/")]
    [InlineData("https://evil.com%00.botframework.com/")]
    [InlineData("https://smbа.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager。net/")]
    [InlineData("https://token.botframework.com\u200b/")]
    [InlineData(" https://smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net /")]
    [InlineData("https://smba.trafficmanager.net/\r\nHost: evil.com")]
    [InlineData("https://13.107.6.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://localhost/")]
    [InlineData("http://localhost:56150/")]
    [InlineData("http://127.0.0.1:56150/")]
    [InlineData("http://169.254.169.254/")]
    public void Any_other_address_is_not_called(string? url) =>
        Assert.Equal(ServiceUrlTrust.None, new ServiceUrlPolicy().Judge(url));

    [Theory]
    [InlineData("http://localhost:56150/_connector", ServiceUrlTrust.WithoutToken)]
    [InlineData("http://127.0.0.1:56150", ServiceUrlTrust.WithoutToken)]
    [InlineData("http://[::1]:56150", ServiceUrlTrust.WithoutToken)]
    [InlineData("http://127.0.0.1:4000/any/path", ServiceUrlTrust.WithToken)]
    [InlineData("http://localhost:4000", ServiceUrlTrust.WithoutToken)]
    [InlineData("https://127.0.0.1:4000", ServiceUrlTrust.WithoutToken)]
    [InlineData("http://localhost.evil.com:4000", ServiceUrlTrust.None)]
    [InlineData("http://localhost@evil.com:4000", ServiceUrlTrust.None)]
    [InlineData("http://10.0.0.1:4000", ServiceUrlTrust.None)]
    [InlineData("http://evil.com:4000", ServiceUrlTrust.None)]
    public void In_Development_loopback_is_called_and_a_configured_address_there_gets_the_token(string url, ServiceUrlTrust trust) =>
        Assert.Equal(trust, new ServiceUrlPolicy(loopback: true, new Uri("http://127.0.0.1:4000/"), new Uri("http://evil.com:4000")).Judge(url));
}
