using PmoBot.ActivityProtocol;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Teams;

/// <summary>A message, dropped files, or the press of a button in either of its two forms → what came in.</summary>
internal static class IncomingFactory
{
    // Teams ends a message at about 28 KB. Each mention can make a text longer by each place where it stands, the next by each
    // of those: of a text that is longer than this, what is left of its mentions stays as it is.
    private const int MostWithNames = 64 * 1024;

    /// <summary>Null: nothing that a use case answers.</summary>
    public static Incoming? From(Activity activity) => activity.Type switch
    {
        ActivityTypes.Invoke when activity.Name == InvokeNames.AdaptiveCardAction => FromInvoke(activity),
        ActivityTypes.Message when FromSubmit(activity) is { } press => press,
        // Words beside a file are a note on it: the file is what came.
        ActivityTypes.Message when FilesOf(activity) is { Count: > 0 } files => new Incoming.Files(files),
        // A card that a search found and somebody posted is for people, unless they mention the bot beside it.
        ActivityTypes.Message when IsPostedCard(activity) => null,
        ActivityTypes.Message when activity.Text is not null => new Incoming.Words(WithoutMention(activity)),
        _ => null,
    };

    private static Incoming.Press? FromInvoke(Activity activity) =>
        AdaptiveCardInvokeValue.From(activity.Value) is { Action: { Verb: { } verb } action }
            ? new Incoming.Press(verb, action.Data is { } data ? new FormData(data) : FormData.Empty)
            : null;

    // An Action.Submit is a message whose value holds the button's verb beside what was typed.
    private static Incoming.Press? FromSubmit(Activity activity)
    {
        if (activity.Value is not { ValueKind: System.Text.Json.JsonValueKind.Object } value)
            return null;
        var form = new FormData(value);
        return form.Text(SubmitAction.VerbKey) is { } verb ? new Incoming.Press(verb, form) : null;
    }

    private static bool IsPostedCard(Activity activity) =>
        activity.Attachments?.Any(attachment => attachment.ContentType == ContentTypes.AdaptiveCard) == true
        && activity.Entities?.Any(entity => entity.Type == EntityTypes.Mention && entity.Mentioned?.Id == activity.Recipient?.Id) != true;

    private static List<DroppedFile> FilesOf(Activity activity)
    {
        var files = new List<DroppedFile>();
        foreach (var attachment in activity.Attachments ?? [])
        {
            if (FileDownloadInfo.From(attachment) is { } file)
                files.Add(new DroppedFile(attachment.Name ?? $".{file.FileType}", new FileAddress(file.DownloadUrl)));
        }

        return files;
    }

    private static string NameOf(Entity mention) =>
        Said.Name(mention.Mentioned?.Name is { Length: > 0 } name ? name : MessageText.Of(new MessageBody { ContentType = MessageBody.Html, Content = mention.Text }))!
        .Replace('"', '\'').Trim();

    // Whoever else was picked from the list is that person, by the whole name.
    private static string WithoutMention(Activity activity)
    {
        var text = activity.Text!;
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity is not { Type: EntityTypes.Mention, Text.Length: > 0 } || text.Length > MostWithNames)
                continue;
            var isMe = entity.Mentioned?.Id == activity.Recipient?.Id;
            text = text.Replace(entity.Text, isMe ? " " : $" @\"{NameOf(entity)}\" ", StringComparison.Ordinal);
        }

        return text.Replace('\u00a0', ' ').Trim();
    }
}
