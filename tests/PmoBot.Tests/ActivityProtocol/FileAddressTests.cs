using System.Net;
using PmoBot.ActivityProtocol;

namespace PmoBot.Tests.ActivityProtocol;

public sealed class FileAddressTests
{
    [Theory]
    [InlineData("https://contoso.sharepoint.com/sites/pmo/_layouts/15/download.aspx?UniqueId=1&tempauth=a.b@c")]
    [InlineData("https://contoso-my.sharepoint.com/personal/camille/_layouts/15/download.aspx")]
    [InlineData("https://CONTOSO-MY.SharePoint.com:443/x")]
    [InlineData("https://contoso-my.sharepoint.us/x")]
    [InlineData("https://contoso.sharepoint-mil.us/x")]
    [InlineData("https://contoso.sharepoint.cn/x")]
    public void A_file_comes_from_SharePoint(string address) =>
        Assert.True(new FileAddressPolicy().Allows(new Uri(address)));

    [Theory]
    [InlineData("http://contoso.sharepoint.com/x")]
    [InlineData("ftp://contoso.sharepoint.com/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://contoso.sharepoint.com:8443/x")]
    [InlineData("https://contoso.sharepoint.com@evil.example/x")]
    [InlineData("https://camille@contoso.sharepoint.com/x")]
    [InlineData("https://:@contoso.sharepoint.com/x")]
    [InlineData("https://contoso.sharepoint.com.evil.example/x")]
    [InlineData("https://contoso.sharepoint.com./x")]
    [InlineData("https://evilsharepoint.com/x")]
    [InlineData("https://sharepoint.com/x")]
    [InlineData("https://evil.example/?contoso.sharepoint.com")]
    [InlineData("https://contoso.sharepoint.çom/x")]
    [InlineData("https://cöntoso.sharepoint.com/x")]
    [InlineData("https://13.107.136.10/x")]
    [InlineData("https://[2603:1061:1300::1]/x")]
    [InlineData("https://127.0.0.1/x")]
    [InlineData("http://localhost:3978/api/messages")]
    public void And_from_nowhere_else(string address) =>
        Assert.False(new FileAddressPolicy().Allows(new Uri(address)));

    [Theory]
    [InlineData("http://127.0.0.1:5000/x", true)]
    [InlineData("http://127.0.0.1:5001/x", false)]
    [InlineData("https://127.0.0.1:5000/x", false)]
    [InlineData("http://camille@127.0.0.1:5000/x", false)]
    [InlineData("http://10.0.0.7:5000/x", false)]
    public void A_peer_on_this_machine_is_allowed_where_a_setting_names_it(string address, bool allowed)
    {
        var policy = new FileAddressPolicy(new Uri("http://127.0.0.1:5000"), new Uri("http://10.0.0.7:5000"));

        Assert.Equal(allowed, policy.Allows(new Uri(address)));
    }

    [Fact]
    public void The_name_of_a_peer_leads_to_this_machine_only_and_any_other_never_does()
    {
        var policy = new FileAddressPolicy(new Uri("http://localhost:5000"));
        var peer = new Uri("http://localhost:5000/x");
        var sharePoint = new Uri("https://contoso.sharepoint.com/x");
        var elsewhere = IPAddress.Parse("13.107.136.10");

        Assert.Equal((true, false), (policy.Allows(peer, IPAddress.Loopback), policy.Allows(peer, elsewhere)));
        Assert.Equal((false, true), (policy.Allows(sharePoint, IPAddress.Loopback), policy.Allows(sharePoint, elsewhere)));
    }

    [Theory]
    [InlineData("13.107.136.10")]
    [InlineData("52.104.0.1")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2603:1061:1300::1")]
    [InlineData("::ffff:13.107.136.10")]
    [InlineData("64:ff9b::13.107.136.10")]
    public void These_are_of_the_public_internet(string machine) => Assert.True(PublicAddress.Is(IPAddress.Parse(machine)));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.250")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b::169.254.169.254")]
    [InlineData("64:ff9b:1::13.107.136.10")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:d6b:880a::")]
    [InlineData("3fff::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void These_are_not(string machine) => Assert.False(PublicAddress.Is(IPAddress.Parse(machine)));
}
