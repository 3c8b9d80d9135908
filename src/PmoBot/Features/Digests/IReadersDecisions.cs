using NodaTime;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>Of the decisions that a digest is about, those that wait for whoever reads it: of this moment, and so no part of an edition.</summary>
internal interface IReadersDecisions
{
    Task<int> CountAsync(Person reader, DigestSubject subject, Instant now, CancellationToken cancel);
}
