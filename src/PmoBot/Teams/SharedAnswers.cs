namespace PmoBot.Teams;

/// <summary>
/// What several clients of one person ask at the same time, or the Bot Service brings again, is done once: all get that one
/// answer. What failed is forgotten as soon as it has, and may be tried again.
/// </summary>
internal sealed class SharedAnswers<T>(Func<T, bool> isKept)
{
    private const int Most = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Person, string Id), Task<T>> _answers = [];
    private readonly Queue<(string Person, string Id)> _order = [];

    public async Task<T> GetAsync(string person, string id, Func<Task<T>> ask)
    {
        var key = (person, id);
        Task<T> answer;
        lock (_lock)
        {
            if (!_answers.TryGetValue(key, out answer!))
            {
                // Not under the lock, nor on the first asker's way.
                _answers[key] = answer = Task.Run(ask);
                _order.Enqueue(key);
                if (_order.Count > Most)
                    _answers.Remove(_order.Dequeue());
            }
        }

        try
        {
            var got = await answer;
            if (!isKept(got))
                Forget(key, answer);
            return got;
        }
        catch
        {
            Forget(key, answer);
            throw;
        }
    }

    private void Forget((string Person, string Id) key, Task<T> answer)
    {
        lock (_lock)
        {
            if (_answers.GetValueOrDefault(key) == answer)
                _answers.Remove(key);
        }
    }
}
