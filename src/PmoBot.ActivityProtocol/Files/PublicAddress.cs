using System.Net;
using System.Net.Sockets;

namespace PmoBot.ActivityProtocol;

/// <summary>
/// Whether an IP address is one of the public internet: not this machine, not its network, not the cloud's own.
/// https://www.iana.org/assignments/iana-ipv4-special-registry and https://www.iana.org/assignments/iana-ipv6-special-registry
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8",            // this network
            "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
            "100.64.0.0/10",        // behind a carrier's NAT
            "127.0.0.0/8",
            "169.254.0.0/16",       // link-local, with the clouds' metadata
            "168.63.129.16/32",     // Azure's own, in every virtual network: looks public, and is not
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4",          // multicast
            "240.0.0.0/4",          // reserved, broadcast
            "2001::/23",            // protocol assignments: Teredo, ORCHID, benchmarks
            "2001:db8::/32", "3fff::/20",
            "2002::/16",            // 6to4, which can carry any IPv4 address and is no longer in use
        }.Select(text => IPNetwork.Parse(text)),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool Is(IPAddress address)
    {
        var meant = Unwrapped(address);
        return (meant.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(meant))
            && !NotPublic.Any(network => network.Contains(meant));
    }

    // Two IPv6 forms stand for an IPv4 machine: mapped, and through the NAT64 of a network without IPv4.
    private static IPAddress Unwrapped(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        return Nat64.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12)) : address;
    }
}
