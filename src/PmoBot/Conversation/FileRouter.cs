namespace PmoBot.Conversation;

/// <summary>Finds the use case for a dropped file. Never silence: a file that nobody takes is told what is taken.</summary>
internal sealed class FileRouter(IEnumerable<IFileTaker> takers)
{
    /// <summary>What one message of Teams can carry.</summary>
    public const int Most = 10;

    private readonly IReadOnlyList<IFileTaker> _takers = [.. takers];

    public async Task<Reply> AnswerAsync(Turn turn, IReadOnlyList<DroppedFile> files, CancellationToken cancel)
    {
        if (turn.Place.IsShared)
            return new Reply.Text(FileTexts.For(turn.Language).DropItPersonally);

        // One after another: two files of one person may be about the same things.
        var answer = Reply.Nothing;
        foreach (var file in files.Take(Most))
        {
            var next = await AnswerAsync(turn, file, cancel);
            answer = answer == Reply.Nothing ? next : new Reply.Both(answer, next);
        }

        return answer;
    }

    private Task<Reply> AnswerAsync(Turn turn, DroppedFile file, CancellationToken cancel) =>
        _takers.FirstOrDefault(taker => file.Name.EndsWith(taker.Extension, StringComparison.OrdinalIgnoreCase)) is { } taker
            ? taker.TakeAsync(turn, file, cancel)
            : Task.FromResult<Reply>(new Reply.Text(FileTexts.For(turn.Language).NotTaken(file.Name, string.Join(", ", Extensions))));

    private IEnumerable<string> Extensions => _takers.Select(taker => taker.Extension).Distinct(StringComparer.OrdinalIgnoreCase);
}
