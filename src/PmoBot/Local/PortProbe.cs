using System.Net;
using System.Net.NetworkInformation;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PmoBot.Local;

/// <summary>What answers on a persona's port.</summary>
internal enum PortState
{
    Free,
    ThisPersona,
    SomethingElse,
}

/// <summary>
/// Asks a port who it is: the Playground's Connector knows its persona as a member of the personal chat. (The page's
/// own configuration endpoint answers after 15 s where the bot is gone, which is when one asks.)
/// </summary>
internal sealed partial class PortProbe(HttpClient http)
{
    public async Task<PortState> AskAsync(Persona persona, CancellationToken cancel)
    {
        if (!IsTaken(persona.Port))
            return PortState.Free;
        try
        {
            var path = $"_connector/v3/conversations/{persona.PersonalChat}/members/{persona.UserId}";
            var member = await http.GetFromJsonAsync(new Uri(persona.Address, path), ProbeJson.Default.Member, cancel);
            return member is { TenantId: Persona.TenantId } && member.AadObjectId == persona.AadObjectId
                ? PortState.ThisPersona
                : PortState.SomethingElse;
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException
            || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return PortState.SomethingElse;
        }
    }

    private static bool IsTaken(int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
        .Any(listener => listener.Port == port && (IPAddress.IsLoopback(listener.Address) || IsAny(listener.Address)));

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    internal sealed record Member(string? TenantId, string? AadObjectId);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Member))]
    private sealed partial class ProbeJson : JsonSerializerContext;
}
