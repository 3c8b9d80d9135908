using Microsoft.AspNetCore.Http;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.FaultRun;

/// <summary>What storage and Connector do to those who call them. It is never quite fair, and it can be made worse.</summary>
internal sealed class Weather(int seed)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private readonly TaskCompletionSource _never = new();
    private int _storage;
    private int _connector;

    /// <summary>Of 1000 requests to the storage.</summary>
    public int StorageFails { get; set; }

    /// <summary>Nothing reaches the storage.</summary>
    public bool IsStorageOut { get; set; }

    /// <summary>Of 1000 requests to the Connector.</summary>
    public int ConnectorFails { get; set; }

    /// <summary>Requests to the storage that failed.</summary>
    public int StorageFaults => _storage;

    /// <summary>Requests to the Connector that failed.</summary>
    public int ConnectorFaults => _connector;

    /// <summary>Of messages that were sent all the same.</summary>
    public int Effects { get; private set; }

    public void Clear() => (StorageFails, ConnectorFails, IsStorageOut) = (0, 0, false);

    public Loss Lose(HttpRequest request)
    {
        lock (_lock)
        {
            if (!IsStorageOut && _random.Next(1000) >= StorageFails)
                return Loss.None;
            _storage++;
            return IsStorageOut ? Loss.Request : _random.Next(8) switch
            {
                0 or 1 => Loss.Busy,
                2 or 3 => Loss.Answer,
                4 => Loss.Failure,
                // It takes all the patience of whoever asked.
                5 => Loss.Silence,
                _ => Loss.Request,
            };
        }
    }

    public LoopbackFault? See(LoopbackRequest request)
    {
        lock (_lock)
        {
            if (_random.Next(1000) >= ConnectorFails)
                return null;
            _connector++;
            LoopbackFault fault = _random.Next(9) switch
            {
                0 => new LoopbackFault.Answer(429, TimeSpan.FromSeconds(1)),
                1 => new LoopbackFault.Answer(412),
                2 => new LoopbackFault.Answer(502),
                3 => new LoopbackFault.AnswerAfter(502),
                4 => new LoopbackFault.Answer(503),
                5 => new LoopbackFault.AnswerAfter(504),
                6 => new LoopbackFault.CutBefore(),
                7 => new LoopbackFault.CutAfter(),
                _ => _random.Next(4) == 0 ? new LoopbackFault.HoldAfter(_never.Task) : new LoopbackFault.Answer(500),
            };
            if (request.Method == "POST" && fault is LoopbackFault.AnswerAfter or LoopbackFault.CutAfter or LoopbackFault.HoldAfter)
                Effects++;
            return fault;
        }
    }
}
