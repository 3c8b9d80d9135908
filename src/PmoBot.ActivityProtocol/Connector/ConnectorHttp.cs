namespace PmoBot.ActivityProtocol;

/// <summary>The one HTTP client for every call that may carry the bot's token.</summary>
public static class ConnectorHttp
{
    /// <param name="timeout">For one attempt, answer included. The default leaves a delivery its claim's 20 seconds.</param>
    public static HttpClient Create(TimeSpan? timeout = null)
    {
        var handler = new SocketsHttpHandler
        {
            // A redirect would carry the token to a host that nobody judged.
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            // Hosts behind Traffic Manager move: look their names up again now and then.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        return new HttpClient(handler) { Timeout = timeout ?? TimeSpan.FromSeconds(15), MaxResponseContentBufferSize = 4 * 1024 * 1024 };
    }
}
