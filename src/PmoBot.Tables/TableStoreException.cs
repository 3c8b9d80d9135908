namespace PmoBot.Tables;

/// <summary>The storage is out of reach or answered something that it never should. Nothing is known to be written.</summary>
public sealed class TableStoreException : Exception
{
    public TableStoreException(string message) : base(message) { }

    public TableStoreException(string message, Exception inner) : base(message, inner) { }
}
