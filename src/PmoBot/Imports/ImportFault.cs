using PmoBot.Conversation;

namespace PmoBot.Imports;

/// <summary>What is wrong with a file, in the reader's language.</summary>
/// <param name="Line">As an editor counts, from 1; of a record that goes over several lines, the first.</param>
/// <param name="Column">As the header names it; null: the line as a whole.</param>
internal sealed record ImportFault(int Line, string? Column, string Message);

/// <summary>What a line of the file says.</summary>
internal sealed record ImportLine<T>(int Line, T Value);

/// <summary>The lines that can be read, and what is wrong with the others; both in the order of the file.</summary>
internal sealed record ImportReading<T>(IReadOnlyList<ImportLine<T>> Lines, IReadOnlyList<ImportFault> Faults);

/// <summary>The columns of a kind of file, as its header names them, in any order.</summary>
internal sealed record CsvLayout(params IReadOnlyList<string> Columns)
{
    /// <summary>Whether a header is meant to be of this kind: it names at least half of the columns, and the rest will be said to be missing.</summary>
    public bool IsMeantBy(IReadOnlyList<string> header) =>
        2 * Columns.Select(FoldedText.Fold).Intersect(header.Select(FoldedText.Fold), StringComparer.Ordinal).Count() >= Columns.Count;
}
