using Azure;

namespace PmoBot.Tables.AzureTables;

/// <summary>One commit's way to a sure answer: try, and where the answer is lost, look; where it did not happen, try again.</summary>
internal sealed class Committer(TableService service, TimeProvider time)
{
    private const int MaxTries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private bool _tableExists;

    public async Task<CommitResult> CommitAsync(string partition, IReadOnlyList<Write> writes)
    {
        await EnsureTableAsync();
        var commit = Guid.NewGuid().ToString("n");
        var inDoubt = false;
        Exception? last = null;
        for (var tries = 1; tries <= MaxTries; tries++)
        {
            if (tries > 1)
                await Task.Delay(Pause * tries, time);

            CommitResult? answer = null;
            try
            {
                answer = await TryAsync(partition, writes, commit);
            }
            catch (TableStoreException) when (inDoubt)
            {
                return new CommitResult.Unknown();
            }
            catch (Exception failure) when (failure is not TableStoreException)
            {
                last = failure;
                if (WasNeverSent(failure))
                    continue;
            }

            if (answer is CommitResult.Committed || (answer is not null && !inDoubt))
                return answer;

            // Either no answer, or a refusal that an earlier try of ours, arriving late, may itself have caused.
            inDoubt = true;
            if (await SettleAsync(partition, writes, commit) is { } settled)
                return settled;
            if (answer is not null)
                return answer;
        }

        // Not there when last looked for; but a try that is still on its way could arrive yet.
        return inDoubt ? new CommitResult.Unknown() : throw new TableStoreException("Table Storage is out of reach; nothing was saved.", last!);
    }

    /// <summary>The service's answer, or null if it says nothing about the commit (a time-out, 500, 503).</summary>
    private async Task<CommitResult?> TryAsync(string partition, IReadOnlyList<Write> writes, string commit)
    {
        var trip = Trip.Begin(Trip.Commit);
        var result = Trip.Failed;
        try
        {
            var answer = await SendAsync(partition, writes, commit);
            result = answer?.GetType().Name ?? nameof(CommitResult.Unknown);
            return answer;
        }
        finally
        {
            trip.End(result);
        }
    }

    private async Task<CommitResult?> SendAsync(string partition, IReadOnlyList<Write> writes, string commit)
    {
        var changes = new ChangeSet(service.Table, partition, commit);
        var body = changes.BodyOf(writes);
        using var response = await service.SendAsync(body, changes.ContentType);
        var text = response.Content.ToString();
        if (response.Status != 202)
            return SaysNothing(response.Status) ? null : throw Refused(response.Status, ServiceError.Read(text));

        var answers = ChangeAnswer.ReadAll(text);
        if (answers.Count == writes.Count && answers.All(answer => answer.Status is >= 200 and < 300))
            return new CommitResult.Committed([.. writes.Zip(answers, (write, answer) => write is Write.Delete ? default : answer.ETag)]);
        if (answers.FirstOrDefault(answer => answer.Status >= 400) is not { } failed || SaysNothing(failed.Status))
            return null;

        var error = ServiceError.Read(failed.Body);
        var index = error.Index ?? (writes.Count == 1 ? 0 : null);
        return (index is { } at ? error.AsResult(failed.Status, at) : null) ?? throw Refused(failed.Status, error);
    }

    private async Task<CommitResult?> SettleAsync(string partition, IReadOnlyList<Write> writes, string commit)
    {
        try
        {
            var rows = await Task.WhenAll(writes.Select(write => service.FindAsync(partition, TableKey.Escape(write.Row), default)));
            return LostAnswer.Settle(writes, rows, commit);
        }
        catch (TableStoreException)
        {
            return new CommitResult.Unknown();
        }
    }

    private async Task EnsureTableAsync()
    {
        if (_tableExists)
            return;

        try
        {
            using var response = await service.CreateTableAsync();
            var error = ServiceError.Read(response.Content.ToString());
            if (response.Status is not (201 or 204) && error.Code != "TableAlreadyExists")
                throw Refused(response.Status, error);
            _tableExists = true;
        }
        catch (Exception failure) when (failure is not TableStoreException)
        {
            throw new TableStoreException("Table Storage is out of reach; nothing was saved.", failure);
        }
    }

    private static bool SaysNothing(int status) => status is 408 or 429 or >= 500;

    private static bool WasNeverSent(Exception failure) => failure is RequestFailedException
    {
        InnerException: HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
        },
    };

    private static TableStoreException Refused(int status, ServiceError error) =>
        new($"Table Storage refused with {status} {error.Code}; nothing was saved.");
}
