using System.Globalization;

namespace PmoBot.Tests.Support;

/// <summary>
/// The wall clock of one machine, which a test sets while programs run on it. libfaketime stands between them and the
/// system; time that only ever goes on, by which leases and time-outs go, stays the machine's own.
/// </summary>
internal sealed class WallClock(string name) : IDisposable
{
    private readonly TemporaryFile _file = new(name);

    /// <summary>
    /// Of the environment of a program that goes by it. It looks at the file once a second. Waits are left alone: what the
    /// library does to those of .NET, which go by monotonic time, lets them end at once, or never.
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("LD_PRELOAD", Library), new("FAKETIME_TIMESTAMP_FILE", _file.Path), new("FAKETIME_CACHE_DURATION", "1"),
        new("FAKETIME_DONT_FAKE_MONOTONIC", "1"), new("FAKETIME_FORCE_MONOTONIC_FIX", "0"),
    ];

    private static string Library =>
        Directory.EnumerateFiles("/usr/lib", "libfaketime.so.1", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).FirstOrDefault()
        ?? throw new InvalidOperationException("libfaketime is missing: Debian's package faketime.");

    /// <summary>From now on it is ahead of the machine by so much, or behind it.</summary>
    public void Set(TimeSpan ahead)
    {
        // Whoever reads it meanwhile finds the old one or the new one.
        var next = _file.Path + ".next";
        File.WriteAllText(next, string.Create(CultureInfo.InvariantCulture, $"{ahead.TotalSeconds:+0;-0}\n"));
        File.Move(next, _file.Path, overwrite: true);
    }

    public void Dispose() => _file.Dispose();
}
