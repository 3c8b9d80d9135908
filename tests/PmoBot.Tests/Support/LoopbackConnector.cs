using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using PmoBot.ActivityProtocol;

namespace PmoBot.Tests.Support;

/// <summary>
/// The Connector of Teams on a free port of this machine. It keeps what it is sent, and holds the bot to the documented
/// rules: known conversations, own messages, sizes, one member in a personal chat, a token and rate limits when asked.
/// </summary>
internal sealed partial class LoopbackConnector : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly LoopbackIdentity? _identity;
    private readonly Dictionary<string, LoopbackConversation> _conversations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (TeamInfo Team, ChannelInfo[] Channels)> _teams = new(StringComparer.Ordinal);
    private readonly Queue<LoopbackFault> _faults = [];
    private readonly List<LoopbackRequest> _requests = [];
    private readonly List<SentActivity> _sent = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication _host = null!;   // set by StartAsync, the only way to make one
    private long _lastId = 1_700_000_000_000;

    private LoopbackConnector(TimeProvider time, LoopbackIdentity? identity) => (_time, _identity) = (time, identity);

    public string ServiceUrl { get; private set; } = "";

    /// <summary>Whether a conversation that nobody added is made when first written to; else it answers 404.</summary>
    public bool TakesAnyConversation { get; set; } = true;

    /// <summary>Whether Teams' limits of one bot, in one conversation and in all of a tenant, are kept, with 429.</summary>
    public bool LimitsRates { get; set; }

    /// <summary>How often they were broken.</summary>
    public int BrokenLimits { get; private set; }

    /// <summary>Whether a personal chat may be made for this member; else it answers 403.</summary>
    public Func<string, bool> IsInstalledFor { get; set; } = _ => true;

    /// <summary>Off: nothing is kept of what is sent, as a benchmark wants it.</summary>
    public bool Keeps { get; set; } = true;

    /// <summary>Chooses a fault by request, before those of <see cref="Next"/>.</summary>
    public Func<LoopbackRequest, LoopbackFault?>? FaultFor { get; set; }

    /// <summary>Every request, in order.</summary>
    public IReadOnlyList<LoopbackRequest> Requests => Locked(() => _requests.ToArray());

    /// <summary>Every message ever sent, in order, deleted ones too.</summary>
    public IReadOnlyList<SentActivity> All => Locked(() => _sent.ToArray());

    /// <param name="identity">Calls need a token of its making; without one, no token is asked for.</param>
    public static async Task<LoopbackConnector> StartAsync(TimeProvider time, LoopbackIdentity? identity = null, int port = 0)
    {
        var connector = new LoopbackConnector(time, identity);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var host = connector._host = builder.Build();
        connector.Map(host);
        await host.StartAsync();
        connector.ServiceUrl = host.Urls.First() + "/";
        return connector;
    }

    public LoopbackConversation AddConversation(string id, params ChannelAccount[] members)
    {
        lock (_lock)
        {
            var conversation = _conversations[id] = new LoopbackConversation(id);
            conversation.Members.AddRange(members);
            return conversation;
        }
    }

    public void AddTeam(TeamInfo team, params ChannelInfo[] channels)
    {
        lock (_lock)
            _teams[team.Id!] = (team, channels);
    }

    /// <summary>The next requests fail so, one fault each.</summary>
    public void Next(params LoopbackFault[] faults)
    {
        lock (_lock)
        {
            foreach (var fault in faults)
                _faults.Enqueue(fault);
        }
    }

    /// <summary>What stands in a conversation, in order.</summary>
    public IReadOnlyList<SentActivity> Sent(string conversationId) => Locked(() =>
        _conversations.TryGetValue(conversationId, out var it) ? it.Messages.Where(message => !message.IsDeleted).ToArray() : []);

    /// <summary>The first message that matches, as soon as there is one.</summary>
    /// <exception cref="TimeoutException">There was none in time (10 s by default).</exception>
    public Task<SentActivity> WaitForAsync(Func<SentActivity, bool> match, TimeSpan? timeout = null) =>
        WaitForAsync(it => it.All.FirstOrDefault(match), timeout);

    /// <summary>Whatever the look finds, looked for again after every change.</summary>
    /// <exception cref="TimeoutException">There was nothing in time (10 s by default).</exception>
    public async Task<T> WaitForAsync<T>(Func<LoopbackConnector, T?> look, TimeSpan? timeout = null) where T : class
    {
        using var end = new CancellationTokenSource(timeout ?? TimeSpan.FromSeconds(10));
        while (true)
        {
            var changed = Volatile.Read(ref _changed).Task;
            if (look(this) is { } found)
                return found;

            try
            {
                await changed.WaitAsync(end.Token);
            }
            catch (OperationCanceledException e)
            {
                throw new TimeoutException($"Nothing came; {All.Count} messages did: {string.Join(" | ", All.Select(it => it.Activity.Text))}", e);
            }
        }
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private void Map(WebApplication host)
    {
        const string One = "/v3/conversations/{cid}/activities/{aid}";
        host.MapPost("/v3/conversations", Answer(Create));
        host.MapPost("/v3/conversations/{cid}/activities", Answer(Send));
        host.MapPost(One, Answer(Send));
        host.MapPut(One, Answer(Update));
        host.MapDelete(One, Answer(Delete));
        host.MapGet("/v3/conversations/{cid}/pagedmembers", Answer(PagedMembers));
        host.MapGet("/v3/conversations/{cid}/members/{mid}", Answer(Member));
        host.MapGet("/v3/teams/{tid}", Answer(Team));
        host.MapGet("/v3/teams/{tid}/conversations", Answer(Channels));
    }

    private sealed record Reply(int Status, string Body, TimeSpan? RetryAfter = null)
    {
        public static Reply Error(int status, string code, string? subCode = null, string? message = null) => new(status, new JsonObject
        {
            ["error"] = new JsonObject { ["code"] = code, ["subCode"] = subCode, ["message"] = message ?? code },
        }.ToJsonString());
    }

    private sealed record Call(HttpContext Http, byte[] Body)
    {
        public string Conversation => Part(Http, "cid")!;

        public string Activity => Part(Http, "aid")!;

        public string Member => Part(Http, "mid")!;

        public string Team => Part(Http, "tid")!;

        // Kestrel leaves an escaped slash as it is, so that it does not part the path.
        public static string? Part(HttpContext http, string name) =>
            ((string?)http.GetRouteValue(name))?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
    }

    private RequestDelegate Answer(Func<Call, Reply> handle) => async http =>
    {
        var body = Array.Empty<byte>();
        if (http.Request.ContentLength is > 0 || http.Request.Headers.TransferEncoding.Count > 0)
        {
            using var buffer = new MemoryStream();
            await http.Request.Body.CopyToAsync(buffer);
            body = buffer.ToArray();
        }

        var authorization = (string?)http.Request.Headers.Authorization;
        var request = new LoopbackRequest(http.Request.Method, http.Request.Path + http.Request.QueryString, Call.Part(http, "cid"), authorization, body);
        var fault = Locked(() =>
        {
            if (Keeps)
                _requests.Add(request);
            return FaultFor?.Invoke(request) ?? (_faults.Count > 0 ? _faults.Dequeue() : null);
        });

        if (fault is LoopbackFault.Hold hold)
            await hold.Until.WaitAsync(http.RequestAborted);
        if (fault is LoopbackFault.Redirect redirect)
        {
            http.Response.Redirect(redirect.To, permanent: false, preserveMethod: true);
            return;
        }

        if (fault is LoopbackFault.CutBefore)
        {
            http.Abort();
            return;
        }

        var reply = fault is LoopbackFault.Answer no
            ? new Reply(no.Status, no.Body ?? """{"error":{"code":"Scripted","message":"scripted"}}""", no.RetryAfter)
            : _identity is not null && !await _identity.IsBotTokenAsync(authorization)
                ? Reply.Error(401, "Unauthorized")
                : Locked(() => handle(new Call(http, body)));
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        if (fault is LoopbackFault.CutAfter)
        {
            http.Abort();
            return;
        }

        if (fault is LoopbackFault.HoldAfter slow)
            await slow.Until.WaitAsync(http.RequestAborted);
        http.Response.StatusCode = fault is LoopbackFault.AnswerAfter late ? late.Status : reply.Status;
        http.Response.ContentType = "application/json";
        if (reply.RetryAfter is { } wait)
            http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await http.Response.WriteAsync(reply.Body);
    };

    private T Locked<T>(Func<T> read)
    {
        lock (_lock)
            return read();
    }
}
