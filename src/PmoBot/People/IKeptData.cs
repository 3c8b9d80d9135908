using PmoBot.Conversation;

namespace PmoBot.People;

/// <summary>What a part of the house keeps about a person; `my data` shows all of them.</summary>
internal interface IKeptData
{
    Task<KeptData> OfAsync(Person person, Language language, CancellationToken cancel);
}

/// <param name="Title">What it is, in a word or two.</param>
/// <param name="Kept">What is kept, as it stands.</param>
/// <param name="Why">For what, and for how long.</param>
internal sealed record KeptData(string Title, string Kept, string Why);
