using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PmoBot.Tables.AzureTables;

/// <summary>
/// Signs each try of a request (https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key).
/// With a path-style endpoint the account stands twice in what is signed: once as itself, once in the path.
/// </summary>
internal sealed class SharedKeyLitePolicy(StorageAccount account, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var signed = $"{date}\n/{account.Name}{message.Request.Uri.ToUri().AbsolutePath}";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(account.Key, Encoding.UTF8.GetBytes(signed)));
        message.Request.Headers.SetValue("x-ms-date", date);
        message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {account.Name}:{signature}");
    }
}
