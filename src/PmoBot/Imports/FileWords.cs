using System.Collections.Frozen;
using PmoBot.Conversation;

namespace PmoBot.Imports;

/// <summary>The words of a column that takes no others, whatever language the file was written in, like its amounts and dates.</summary>
internal sealed class FileWords<T> where T : struct
{
    private readonly IReadOnlyList<T> _values;
    private readonly Func<T, IReadOnlyList<string>> _words;
    private readonly FrozenDictionary<string, T> _known;

    /// <param name="values">All that there are.</param>
    /// <param name="words">The English one, the French one, and any other that is read.</param>
    public FileWords(IReadOnlyList<T> values, Func<T, IReadOnlyList<string>> words)
    {
        (_values, _words) = (values, words);
        _known = values
            .SelectMany(value => words(value).Select(FoldedText.Fold).Distinct(StringComparer.Ordinal).Select(word => KeyValuePair.Create(word, value)))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    public T? Find(string typed) => _known.TryGetValue(FoldedText.Fold(typed), out var value) ? value : null;

    public string Say(T value, Language language) => _words(value)[language.In(0, 1)];

    public string All(Language language) => string.Join(", ", _values.Select(value => Say(value, language)));
}
