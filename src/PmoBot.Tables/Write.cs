using Azure;

namespace PmoBot.Tables;

/// <summary>One change of one row in a commit.</summary>
public abstract record Write(string Row)
{
    /// <summary>Conflict if the row exists.</summary>
    public sealed record Insert(string Row, Columns Columns) : Write(Row);

    /// <summary>Conflict if the row has changed since it was read, NotFound if it is gone.</summary>
    public sealed record Replace(string Row, Columns Columns, ETag ETag) : Write(Row);

    /// <summary>Inserts or replaces, whatever is there.</summary>
    public sealed record Upsert(string Row, Columns Columns) : Write(Row);

    /// <summary>Conflict if the row has changed since it was read, NotFound if it is gone.</summary>
    public sealed record Delete(string Row, ETag ETag) : Write(Row);
}
