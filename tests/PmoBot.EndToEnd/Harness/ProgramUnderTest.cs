using System.Collections.Concurrent;
using System.Diagnostics;

namespace PmoBot.EndToEnd.Harness;

/// <summary>A process whose output can be waited for, and which can be ended softly or by SIGKILL.</summary>
internal sealed class ProgramUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly List<(Func<string, bool> Wanted, TaskCompletionSource<string> Seen)> _waiting = [];
    private bool _isDisposed;

    public ProgramUnderTest(string file, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var how = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment)
            how.Environment[name] = value;
        _process = new Process { StartInfo = how, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Exited += (_, _) => GiveUp();
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Pid => _process.Id;

    public string Output => string.Join('\n', _lines);

    /// <summary>The first line that was or will be written and that fits; fails with all output if none comes.</summary>
    public async Task<string> LineAsync(Func<string, bool> wanted)
    {
        var seen = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
        {
            if (_lines.FirstOrDefault(wanted) is { } before)
                return before;
            _waiting.Add((wanted, seen));
        }
        if (_process.HasExited)
            GiveUp();
        try
        {
            return await seen.Task.WaitAsync(Patience);
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"The expected line did not come within {Patience.TotalSeconds} s. Output:\n{Output}", late);
        }
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is said.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a container or Ctrl+C ends it; returns the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        await SignalAsync("TERM");
        return await EndAsync();
    }

    /// <summary>Waits until it ends by itself; returns the exit code. Its output is whole then.</summary>
    public async Task<int> EndAsync(TimeSpan? patience = null)
    {
        await _process.WaitForExitAsync().WaitAsync(patience ?? Patience);
        return _process.ExitCode;
    }

    /// <summary>SIGSTOP and SIGCONT make a process that was away for a while and does not know it.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public Task SayAsync(string line) => _process.StandardInput.WriteLineAsync(line);

    public async ValueTask DisposeAsync()
    {
        // A second time it would hide what a test failed of.
        if (_isDisposed)
            return;
        _isDisposed = true;
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        lock (_waiting)
        {
            _lines.Enqueue(line);
            foreach (var (_, seen) in _waiting.Where(waiter => waiter.Wanted(line)))
                seen.TrySetResult(line);
        }
    }

    private void GiveUp()
    {
        lock (_waiting)
        {
            foreach (var (_, seen) in _waiting)
                seen.TrySetException(new InvalidOperationException($"The program ended with code {_process.ExitCode}. Output:\n{Output}"));
        }
    }
}
