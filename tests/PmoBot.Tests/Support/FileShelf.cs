using System.Text;
using PmoBot.Conversation;

namespace PmoBot.Tests.Support;

/// <summary>Where dropped files lie, as many as a test puts there; any other is out of reach.</summary>
internal sealed class FileShelf : IFileSource
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public DroppedFile Put(string name, string text)
    {
        _files[name] = Encoding.UTF8.GetBytes(text);
        return new(name, new FileAddress(name));
    }

    public Task<FileContent> ReadAsync(Turn turn, DroppedFile file, CancellationToken cancel) => Task.FromResult<FileContent>(
        _files.TryGetValue(file.Address.Secret ?? "", out var bytes) ? new FileContent.Read(bytes) : new FileContent.OutOfReach());
}
