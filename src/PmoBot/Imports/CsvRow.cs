using NodaTime;
using PmoBot.People;

namespace PmoBot.Imports;

/// <summary>One line's fields, by the names of their columns. What cannot be read is noted, and read as nothing.</summary>
internal sealed class CsvRow(CsvRecord record, CsvHeader header, ImportTexts texts)
{
    private readonly List<ImportFault> _faults = [];

    public int Line => record.Line;

    public IReadOnlyList<ImportFault> Faults => _faults;

    /// <summary>As it stands in the file, without the quotes of CSV.</summary>
    public string this[string column] => FormulaGuard.Off(record.Fields[header[column]]);

    /// <summary>Notes what is wrong: the caller's own rules speak through this too.</summary>
    /// <param name="column">Null: the line as a whole.</param>
    /// <param name="message">In the reader's language.</param>
    public void Wrong(string? column, string message) => _faults.Add(new(Line, column, message));

    /// <summary>Trimmed; null where the field is empty.</summary>
    public string? Text(string column, int longest = int.MaxValue)
    {
        var text = this[column].Trim();
        if (text.Length > longest)
            Wrong(column, texts.TooLong(longest));
        return text.Length is 0 || text.Length > longest ? null : text;
    }

    /// <summary>As <see cref="Text"/>, and there must be one.</summary>
    public string? Required(string column, int longest = int.MaxValue)
    {
        if (this[column].AsSpan().Trim().IsEmpty)
            Wrong(column, texts.Missing);
        return Text(column, longest);
    }

    public LocalDate? Date(string column) => Read<LocalDate>(column, text => TypedDate.Parse(text, texts));

    /// <summary>Not negative, with a decimal comma or point.</summary>
    public decimal? Amount(string column) => Read<decimal>(column, text => TypedAmount.Parse(text, texts));

    /// <summary>`Name &lt;Entra object id&gt;`.</summary>
    public Person? Person(string column)
    {
        var people = People(column);
        if (people.Count > 1)
            Wrong(column, texts.OnePersonOnly);
        return people.Count == 1 ? people[0] : null;
    }

    /// <summary>Several, separated by `|`; each once.</summary>
    public IReadOnlyList<Person> People(string column)
    {
        var people = new List<Person>();
        foreach (var piece in this[column].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (TypedPerson.Parse(piece) is not { } person)
                Wrong(column, texts.NotAPerson(piece));
            else if (!people.Any(person.Is))
                people.Add(person);
        }

        return people;
    }

    /// <summary>One of the words that the column takes.</summary>
    public T? Meant<T>(string column, FileWords<T> words) where T : struct =>
        Read<T>(column, typed => words.Find(typed) is { } meant ? (meant, null) : (null, texts.NotKnown(typed, words.All(texts.Language))));

    /// <summary>Null where the field is empty, or wrong.</summary>
    public T? Read<T>(string column, Func<string, (T? Value, string? Wrong)> read) where T : struct
    {
        if (Text(column) is not { } text)
            return null;
        var (value, wrong) = read(text);
        if (wrong is not null)
            Wrong(column, wrong);
        return value;
    }
}
