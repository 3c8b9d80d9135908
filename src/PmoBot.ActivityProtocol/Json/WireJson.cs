using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PmoBot.ActivityProtocol.Json;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TextOrNothing), typeof(FlagOrNothing), typeof(InstantOrNothing)])]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(ConversationResourceResponse))]
[JsonSerializable(typeof(PagedMembers))]
[JsonSerializable(typeof(TeamInfo))]
[JsonSerializable(typeof(ChannelList))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(SignInResource))]
[JsonSerializable(typeof(SignInState))]
[JsonSerializable(typeof(OAuthCard))]
[JsonSerializable(typeof(TokenExchange))]
[JsonSerializable(typeof(TokenExchangeFailure))]
[JsonSerializable(typeof(SignInVerification))]
[JsonSerializable(typeof(AdaptiveCardInvokeValue))]
[JsonSerializable(typeof(AdaptiveCardInvokeResponse))]
[JsonSerializable(typeof(InvokeError))]
[JsonSerializable(typeof(TaskModuleRequest))]
[JsonSerializable(typeof(TaskModuleResponse))]
[JsonSerializable(typeof(TaskModuleCard))]
[JsonSerializable(typeof(MessageExtensionQuery))]
[JsonSerializable(typeof(MessageExtensionAction))]
[JsonSerializable(typeof(MessageExtensionResponse))]
[JsonSerializable(typeof(FileDownloadInfo))]
internal sealed partial class WireJson : JsonSerializerContext
{
    // The attribute cannot name an encoder. This one escapes what JSON demands and nothing more.
    static WireJson() => Default = new WireJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
