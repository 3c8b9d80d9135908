namespace PmoBot.Tests.Support;

/// <summary>A path in a folder of its own, removed with everything beside it.</summary>
internal sealed class TemporaryFile(string name) : IDisposable
{
    private readonly DirectoryInfo _folder = RunFolder.NewFolder();

    public string Path => System.IO.Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
