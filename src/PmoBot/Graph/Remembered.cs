using System.Collections.Concurrent;
using PmoBot.People;

namespace PmoBot.Graph;

/// <summary>What the directory said, for a while; what it could not say just then is asked for again.</summary>
/// <param name="span">For answers; a refusal is remembered for an hour, since only an administrator can change it.</param>
internal sealed class Remembered<T>(TimeProvider time, TimeSpan span)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Refusal = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (Looked<T> Answer, long At)> _answers = new(StringComparer.OrdinalIgnoreCase);

    public Looked<T>? Find(string key) =>
        _answers.TryGetValue(key, out var kept) && IsFresh(kept) ? kept.Answer : null;

    public void Keep(string key, Looked<T> answer)
    {
        if (answer is Looked<T>.NotNow)
            return;
        if (_answers.Count >= Most)
        {
            foreach (var (old, kept) in _answers)
            {
                if (!IsFresh(kept) || _answers.Count >= Most)
                    _answers.TryRemove(old, out _);
            }
        }

        _answers[key] = (answer, time.GetTimestamp());
    }

    private bool IsFresh((Looked<T> Answer, long At) kept) =>
        time.GetElapsedTime(kept.At) < (kept.Answer is Looked<T>.NotPermitted ? Refusal : span);
}
