using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PmoBot.Tables.AzureTables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Tables;

/// <summary>What the real service may do and Azurite does not: end a page, even an empty one, wherever it likes.</summary>
public sealed class ContinuationTests : IAsyncLifetime
{
    private readonly List<string> _queries = [];
    private WebApplication _service = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _service = builder.Build();
        _service.Run(AnswerAsync);
        await _service.StartAsync();
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task An_empty_page_with_a_token_is_not_the_end()
    {
        var endpoint = new Uri(new Uri(_service.Urls.Single()), Azurite.Account);
        var store = AzureTableStore.Connect(Azurite.ConnectionStringTo(endpoint), "t", MachineTime.Real);

        var rows = await store.QueryAsync("p", "a", "z", pageSize: 10).ToListAsync();

        Assert.Equal(["r"], rows.Select(row => row.Key));
        Assert.Equal("?$filter=PartitionKey eq 'p' and RowKey ge 'a' and RowKey lt 'z'&$top=10", _queries[0]);
        Assert.Equal($"{_queries[0]}&NextPartitionKey=1!4!cA==&NextRowKey=1!4!c+/=", _queries[1]);
        Assert.Equal($"{_queries[0]}&NextPartitionKey=2", _queries[2]);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        _queries.Add(Uri.UnescapeDataString(context.Request.QueryString.Value!));
        if (_queries.Count == 1)
            (context.Response.Headers["x-ms-continuation-NextPartitionKey"], context.Response.Headers["x-ms-continuation-NextRowKey"]) = ("1!4!cA==", "1!4!c+/=");
        if (_queries.Count == 2)
            context.Response.Headers["x-ms-continuation-NextPartitionKey"] = "2";

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(_queries.Count < 3
            ? """{"value":[]}"""
            : """{"value":[{"odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r","Timestamp":"2026-01-01T00:00:00Z"}]}""");
    }
}
