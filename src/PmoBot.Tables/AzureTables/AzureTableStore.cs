using System.Runtime.CompilerServices;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PmoBot.Tables.AzureTables;

/// <summary>The store in one table of Azure Table Storage, or of Azurite. The table is made if it is absent.</summary>
public sealed class AzureTableStore : ITableStore, IMaintenanceScan
{
    private readonly TableService _service;
    private readonly Committer _committer;

    private AzureTableStore(Uri endpoint, string table, HttpPipelinePolicy authorization, TimeProvider time)
    {
        _service = new TableService(endpoint, table, authorization);
        _committer = new Committer(_service, time);
    }

    /// <summary>Null for a connection string that says where the tables are and how to sign; else what it lacks, never the key.</summary>
    public static string? WhatIsWrongWith(string connectionString) => StorageAccount.TryParse(connectionString, out _, out var wrong) ? null : wrong;

    /// <summary>Signs with the account's key.</summary>
    /// <exception cref="ArgumentException">The connection string has no account, key or readable endpoint.</exception>
    public static AzureTableStore Connect(string connectionString, string table, TimeProvider time)
    {
        var account = StorageAccount.Parse(connectionString);
        return new(account.Tables, table, new SharedKeyLitePolicy(account, time), time);
    }

    /// <summary>As an Entra identity, which needs the role Storage Table Data Contributor.</summary>
    public static AzureTableStore Connect(Uri endpoint, TokenCredential credential, string table, TimeProvider time) =>
        new(new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/"), table,
            new BearerTokenAuthenticationPolicy(credential, "https://storage.azure.com/.default"), time);

    public async ValueTask<TableRow?> FindAsync(string partition, string row, CancellationToken cancel = default) =>
        (await _service.FindAsync(TableKey.Escape(partition), TableKey.Escape(row), cancel))?.Row;

    public async ValueTask<IReadOnlyList<TableRow?>> FindAsync(IReadOnlyList<RowAddress> rows, CancellationToken cancel = default)
    {
        RowAddress.CheckWave(rows);
        return await Task.WhenAll(rows.Select(wanted => FindAsync(wanted.Partition, wanted.Row, cancel).AsTask()));
    }

    public IAsyncEnumerable<TableRow> QueryAsync(
        string partition, string rowFrom, string rowTo, int pageSize = 1000, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, 1000);
        var filter = $"PartitionKey eq '{TableKey.Escape(partition)}' and RowKey ge '{TableKey.Escape(rowFrom)}' and RowKey lt '{TableKey.Escape(rowTo)}'";
        return PagesAsync(Trip.Query, $"$filter={Uri.EscapeDataString(filter)}&$top={pageSize}", cancel);
    }

    public ValueTask<CommitResult> CommitAsync(string partition, IReadOnlyList<Write> writes)
    {
        CommitRules.Check(partition, writes);
        return CommitRules.FirstTooLarge(writes) is { } index
            ? ValueTask.FromResult<CommitResult>(new CommitResult.TooLarge(index))
            : new(_committer.CommitAsync(TableKey.Escape(partition), writes));
    }

    public IAsyncEnumerable<TableRow> ScanAsync(CancellationToken cancel = default) => PagesAsync(Trip.Scan, "$top=1000", cancel);

    private async IAsyncEnumerable<TableRow> PagesAsync(string operation, string query, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? next = null;
        do
        {
            (var rows, next) = await _service.PageAsync(operation, query, next, cancel);
            foreach (var row in rows)
                yield return row;
        }
        while (next is not null);
    }
}
