using Azure;

namespace PmoBot.Tables;

/// <summary>A row as it was read. Its <see cref="ETag"/> changes with every write and never comes back.</summary>
public sealed record TableRow(string Partition, string Key, Columns Columns, ETag ETag);
