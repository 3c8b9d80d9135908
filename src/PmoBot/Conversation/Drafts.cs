using System.Security.Cryptography;
using System.Text;

namespace PmoBot.Conversation;

/// <summary>The id of a form: whatever it is sent for is done once.</summary>
internal static class Drafts
{
    /// <param name="parts">What makes it this form and no other: the message that asked for it, its reader.</param>
    public static string IdOf(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..32];

    /// <summary>It is a part of a row's key, and comes out of a card: anything.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= 64 && id.All(char.IsAsciiLetterOrDigit);
}
