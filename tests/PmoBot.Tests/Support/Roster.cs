using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Tests.Support;

/// <summary>A conversation's members, as many as a test puts in.</summary>
internal sealed class Roster : IRoster
{
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    public void Add(Person person) => _names[person.ObjectId] = person.Name;

    public Task<string?> NameOfAsync(ConversationReference conversation, string objectId, CancellationToken cancel) =>
        Task.FromResult(_names.GetValueOrDefault(objectId));

    /// <summary>Null: Teams does not tell.</summary>
    public IReadOnlyList<Outsider>? Outsiders { get; set; } = [];

    public Task<IReadOnlyList<Outsider>?> OutsidersAsync(ConversationReference conversation, CancellationToken cancel) => Task.FromResult(Outsiders);
}
