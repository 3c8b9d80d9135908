using Polly;
using Polly.Retry;

namespace PmoBot.ActivityProtocol;

/// <summary>What a retry needs to know of an outcome, whatever the call was to bring.</summary>
internal interface IAttempt
{
    bool IsWorthRetrying { get; }

    TimeSpan? RetryAfter { get; }
}

internal static class Retries
{
    // The Bot Service gives a turn up after 10 to 15 seconds, so a longer wait than this helps nobody.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    /// <summary>
    /// 429, 412, 502, 503, 504 and connections that were not made, up to three times more: after Retry-After if that
    /// is short enough, else with exponential backoff and jitter.
    /// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit#handle-http-429-responses
    /// </summary>
    public static ResiliencePipeline InATurn(TimeProvider time) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(500),
            MaxDelay = Longest,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = it => new(it.Outcome.Result is IAttempt { IsWorthRetrying: true } attempt && !(attempt.RetryAfter > Longest)),
            DelayGenerator = it => new((it.Outcome.Result as IAttempt)?.RetryAfter),
        })
        .Build();
}
