namespace PmoBot.ActivityProtocol;

public static class ActivityTypes
{
    public const string Message = "message";
    public const string MessageUpdate = "messageUpdate";
    public const string MessageDelete = "messageDelete";
    public const string MessageReaction = "messageReaction";
    public const string ConversationUpdate = "conversationUpdate";
    public const string InstallationUpdate = "installationUpdate";
    public const string Invoke = "invoke";
    public const string Event = "event";
    public const string Typing = "typing";
}

public static class InvokeNames
{
    public const string AdaptiveCardAction = "adaptiveCard/action";
    public const string TaskFetch = "task/fetch";
    public const string TaskSubmit = "task/submit";
    public const string Search = "application/search";
    public const string MessageExtensionQuery = "composeExtension/query";
    public const string MessageExtensionFetch = "composeExtension/fetchTask";
    public const string MessageExtensionSubmit = "composeExtension/submitAction";
    public const string SignInTokenExchange = "signin/tokenExchange";
    public const string SignInVerifyState = "signin/verifyState";
    public const string SignInFailure = "signin/failure";
}

public static class ContentTypes
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";
    public const string ThumbnailCard = "application/vnd.microsoft.card.thumbnail";
    public const string OAuthCard = "application/vnd.microsoft.card.oauth";
    public const string FileDownload = "application/vnd.microsoft.teams.file.download.info";
    public const string Message = "application/vnd.microsoft.activity.message";
    public const string LoginRequest = "application/vnd.microsoft.activity.loginRequest";
    public const string Error = "application/vnd.microsoft.error";
    public const string PreconditionFailed = "application/vnd.microsoft.error.preconditionFailed";
}

public static class ConversationTypes
{
    public const string Personal = "personal";
    public const string GroupChat = "groupChat";
    public const string Channel = "channel";
}

public static class EntityTypes
{
    public const string Mention = "mention";
    public const string ClientInfo = "clientInfo";
}

public static class ChannelIds
{
    public const string Teams = "msteams";
}

public static class TextFormats
{
    public const string Plain = "plain";
    public const string Markdown = "markdown";
    public const string Xml = "xml";
}
