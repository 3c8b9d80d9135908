using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace PmoBot.Local;

/// <summary>Opens the local Teams once the bot listens, and closes it with the bot. Never stops the bot.</summary>
internal sealed class PlaygroundLauncher(
    LocalOptions options, IServer server, IHostApplicationLifetime life, PortProbe probe, TextWriter output, TimeProvider time)
    : BackgroundService
{
    public const string NoNode =
        "Local Teams: Node.js (20 or later) is not installed, so there is no Playground; the bot runs on.";

    private readonly List<Playground> _running = [];

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        foreach (var playground in _running)
            playground.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        try
        {
            await OpenAllAsync(stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            // A convenience must not end the program, which an exception of a background task does.
            await output.WriteLineAsync($"Local Teams: not opened ({failure.Message}); the bot runs on.");
        }
    }

    private async Task OpenAllAsync(CancellationToken cancel)
    {
        if (PlaygroundFolder.FindFrom(options.SearchFrom) is not { } folder)
        {
            await output.WriteLineAsync("Local Teams: there is no playground folder above the program; the bot runs on without it.");
            return;
        }
        using var node = NodeProgram.Start(new(options.Node, ["--version"]), _ => { });
        if (node is null)
        {
            await output.WriteLineAsync(NoNode);
            return;
        }
        if (!await new PlaygroundInstall(folder, output, time).EnsureAsync(cancel))
            return;
        var endpoint = OwnAddress.MessagesOf(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);
        var open = await Task.WhenAll(Persona.All.Select(persona => OpenAsync(persona, folder, endpoint, cancel)));
        await GreetAsync([.. Persona.All.Where((_, index) => open[index])]);
    }

    private async Task<bool> OpenAsync(Persona persona, PlaygroundFolder folder, Uri endpoint, CancellationToken cancel)
    {
        switch (await probe.AskAsync(persona, cancel))
        {
            case PortState.SomethingElse:
                await output.WriteLineAsync(Taken(persona, PortOwner.Find(persona.Port)));
                return false;
            case PortState.ThisPersona:
                return await TakeOverAsync(persona, folder, endpoint, cancel);
            default:
                return await StartAsync(persona, folder, endpoint, cancel);
        }
    }

    private async Task<bool> StartAsync(Persona persona, PlaygroundFolder folder, Uri endpoint, CancellationToken cancel)
    {
        var playground = await Playground.StartAsync(persona, folder, options.Node, endpoint, time, cancel);
        if (playground is null)
            await output.WriteLineAsync($"Local Teams: the Playground of {persona.Name} did not start; see {folder.LogOf(persona)}. The bot runs on.");
        else
            Keep(playground);
        return playground is not null;
    }

    private async Task<bool> TakeOverAsync(Persona persona, PlaygroundFolder folder, Uri endpoint, CancellationToken cancel)
    {
        var receipt = RunReceipt.Load(folder.ReceiptOf(persona));
        if (receipt?.FindPlayground() is not { } process)
        {
            await output.WriteLineAsync($"Local Teams: using the Playground of {persona.Name} that somebody started by hand.");
            return true;
        }
        if (receipt.BotIsAlive)
        {
            await output.WriteLineAsync($"Local Teams: another PmoBot (pid {receipt.BotPid}) has the Playground of {persona.Name}; end it, or set Playground__Enabled=false.");
            return false;
        }
        var orphan = new Playground(persona, process);
        if (receipt.Endpoint != endpoint.ToString())
        {
            orphan.Dispose();   // it would go on talking to an address where no bot is
            return await StartAsync(persona, folder, endpoint, cancel);
        }
        (receipt with { BotPid = Environment.ProcessId }).Save(folder.ReceiptOf(persona));
        Keep(orphan);
        await output.WriteLineAsync($"Local Teams: the Playground of {persona.Name} is still there from the last run (pid {receipt.Pid}); using it.");
        return true;
    }

    private void Keep(Playground playground)
    {
        lock (_running)
            _running.Add(playground);
    }

    private async Task GreetAsync(IReadOnlyList<Persona> open)
    {
        if (open.Count == 0)
            return;
        await output.WriteLineAsync("Local Teams is open:");
        foreach (var persona in open)
            await output.WriteLineAsync($"  {persona.Address.GetLeftPart(UriPartial.Authority)}   {persona.Name}, {persona.Role}");
        await output.WriteLineAsync("In the personal chat, write: help, status APOLLO; in French: aide, météo. In a channel, mention @PmoBot first.");
    }

    private static string Taken(Persona persona, int? owner) => string.Create(
        CultureInfo.InvariantCulture,
        $"Local Teams: port {persona.Port}, for {persona.Name}, is taken by {(owner is { } pid ? $"process {pid}" : "another program")}; end it and start again, or set Playground__Enabled=false.");

    private async Task StartedAsync(CancellationToken cancel)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancel);
    }
}
