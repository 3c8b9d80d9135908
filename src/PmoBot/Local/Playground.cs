using System.Diagnostics;
using System.Globalization;

namespace PmoBot.Local;

/// <summary>One persona's local Teams: started anew, or taken over from a run that was killed.</summary>
internal sealed class Playground(Persona persona, Process process) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Persona Persona => persona;

    public bool IsRunning => !process.HasExited;

    /// <summary>Null if there is no Node, or if the Playground did not come up on the persona's own port.</summary>
    public static async Task<Playground?> StartAsync(
        Persona persona, PlaygroundFolder folder, string node, Uri endpoint, TimeProvider time, CancellationToken cancel)
    {
        var listening = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = NodeProgram.Start(HowToStart(persona, folder, node, endpoint), line =>
        {
            if (line.StartsWith("Listening on ", StringComparison.Ordinal))
                listening.TrySetResult(line["Listening on ".Length..]);
        });
        if (process is null)
            return null;
        process.Exited += (_, _) => listening.TrySetResult(null);

        var playground = new Playground(persona, process);
        // On a port that is taken it would choose another one at random, where nobody looks for it.
        if (await playground.PortAsync(listening.Task, time, cancel) != persona.Port)
        {
            playground.Dispose();
            return null;
        }
        new RunReceipt(process.Id, Environment.ProcessId, endpoint.ToString()).Save(folder.ReceiptOf(persona));
        return playground;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private async Task<int?> PortAsync(Task<string?> listening, TimeProvider time, CancellationToken cancel)
    {
        try
        {
            var port = await listening.WaitAsync(Patience, time, cancel);
            return int.TryParse(port, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
        catch (TimeoutException)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            Dispose();
            throw;
        }
    }

    private static ProcessStartInfo HowToStart(Persona persona, PlaygroundFolder folder, string node, Uri endpoint)
    {
        string[] arguments = [folder.Program, "start", "-e", endpoint.ToString(), "-c", "msteams",
            "-p", persona.Port.ToString(CultureInfo.InvariantCulture), "--disable-telemetry"];
        var how = new ProcessStartInfo(node, arguments) { WorkingDirectory = folder.Path };
        how.Environment["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = folder.ConfigOf(persona);
        how.Environment["M365_AGENTS_PLAYGROUND_LOGFILE"] = folder.LogOf(persona);
        how.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        how.Environment["TZ"] = "Europe/Paris";   // what it reports as the user's time zone
        return how;
    }
}
