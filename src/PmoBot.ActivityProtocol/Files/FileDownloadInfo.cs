using System.Text.Json;
using PmoBot.ActivityProtocol.Json;

namespace PmoBot.ActivityProtocol;

/// <summary>
/// The content of an attachment of the type <see cref="ContentTypes.FileDownload"/>: a file that somebody dropped in
/// their personal chat with the bot. Teams sends it there alone, and only where the manifest says <c>supportsFiles</c>.
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4#receive-files-in-personal-chat
/// </summary>
public sealed record FileDownloadInfo
{
    /// <summary>Good for some minutes, without a token: a secret. Data until <see cref="FileAddressPolicy"/> has judged it.</summary>
    public string? DownloadUrl { get; init; }

    /// <summary>The drive item's id.</summary>
    public string? UniqueId { get; init; }

    /// <summary>The extension, without its dot.</summary>
    public string? FileType { get; init; }

    /// <summary>Null for every other attachment. One whose content cannot be read is a file without an address.</summary>
    public static FileDownloadInfo? From(Attachment attachment) => attachment switch
    {
        { ContentType: ContentTypes.FileDownload, Content: { } content } when content.ToElement() is { ValueKind: JsonValueKind.Object } element =>
            element.Deserialize(WireJson.Default.FileDownloadInfo) ?? new(),
        { ContentType: ContentTypes.FileDownload } => new(),
        _ => null,
    };

    /// <summary>Without the address: whoever prints this into a log has not given the file away.</summary>
    public override string ToString() => $"file {UniqueId}";
}
