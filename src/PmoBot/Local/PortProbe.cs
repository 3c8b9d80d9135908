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

/// <summary>Asks a port who it is: a Playground tells its configuration, and with it the persona.</summary>
internal sealed partial class PortProbe(HttpClient http)
{
    public async Task<PortState> AskAsync(Persona persona, CancellationToken cancel)
    {
        if (!IsTaken(persona.Port))
            return PortState.Free;
        try
        {
            var answer = await http.GetFromJsonAsync(new Uri(persona.Address, "_internal/v1/config"), ProbeJson.Default.Answer, cancel);
            return answer?.Config is { } config && config.TenantId == Persona.TenantId && config.CurrentUser?.AadObjectId == persona.AadObjectId
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

    internal sealed record Answer(AnswerConfig? Config);

    internal sealed record AnswerConfig(string? TenantId, AnswerUser? CurrentUser);

    internal sealed record AnswerUser(string? AadObjectId);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Answer))]
    private sealed partial class ProbeJson : JsonSerializerContext;
}
