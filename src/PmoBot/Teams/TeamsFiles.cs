using PmoBot.ActivityProtocol;
using PmoBot.Conversation;

namespace PmoBot.Teams;

/// <summary>Fetches what somebody dropped from where Teams put it.</summary>
internal sealed partial class TeamsFiles(FileDownload download, ILogger<TeamsFiles> logger) : IFileSource
{
    public async Task<FileContent> ReadAsync(Turn turn, DroppedFile file, CancellationToken cancel)
    {
        var fetch = await download.FetchAsync(file.Address.Secret, cancel);
        if (fetch is FileFetch.Fetched fetched)
            return new FileContent.Read(fetched.Content);

        Log.NotFetched(logger, turn.CorrelationId, fetch);
        return fetch switch
        {
            FileFetch.TooLarge => new FileContent.TooLarge(FileDownload.MaxBytes),
            FileFetch.TimedOut => new FileContent.TooSlow(),
            FileFetch.NotAllowed => new FileContent.FromElsewhere(),
            _ => new FileContent.OutOfReach(),
        };
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A file of turn {CorrelationId} was not fetched: {Outcome}")]
        public static partial void NotFetched(ILogger logger, string correlationId, FileFetch outcome);
    }
}
