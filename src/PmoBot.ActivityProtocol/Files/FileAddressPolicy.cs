using System.Net;
using System.Text;

namespace PmoBot.ActivityProtocol;

/// <summary>
/// From where a file is fetched. A download address comes with an activity, so it can be anything; whoever could choose
/// it freely would have the bot look around in the network that it runs in.
/// </summary>
/// <param name="peers">Loopback addresses that settings name and that stand for SharePoint: in Development alone.</param>
public sealed class FileAddressPolicy(params IReadOnlyList<Uri> peers)
{
    // SharePoint, and OneDrive as TENANT-my, in the worldwide, US Government (GCC High, DoD) and 21Vianet clouds:
    // https://learn.microsoft.com/microsoft-365/enterprise/microsoft-365-endpoints
    private static readonly string[] Suffixes = [".sharepoint.com", ".sharepoint.us", ".sharepoint-mil.us", ".sharepoint.cn"];

    /// <summary>Characters of a name in the DNS.</summary>
    private const int LongestName = 253;

    /// <summary>Whether anything at all may be asked of this address.</summary>
    public bool Allows(Uri address) =>
        address.IsAbsoluteUri && address.UserInfo.Length == 0 && (IsPeer(address) || IsSharePoint(address));

    /// <summary>Whether this is a machine to which the name of an allowed address may lead.</summary>
    public bool Allows(Uri address, IPAddress machine) =>
        IsPeer(address) ? IPAddress.IsLoopback(machine) : PublicAddress.Is(machine);

    private bool IsPeer(Uri address) =>
        address.IsLoopback && peers.Any(peer => peer.IsLoopback && peer.Scheme == address.Scheme && peer.Authority == address.Authority);

    // A tenant's name is ASCII. Other letters could become these suffixes on their way to the look-up, or fail there.
    private static bool IsSharePoint(Uri address) =>
        address is { HostNameType: UriHostNameType.Dns, IsDefaultPort: true }
        && address.Scheme == Uri.UriSchemeHttps
        && address.Host.Length <= LongestName
        && Ascii.IsValid(address.Host)
        && Suffixes.Any(suffix => address.Host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
}
