using PmoBot.Conversation;
using PmoBot.Delivery;

namespace PmoBot.People;

/// <summary>A part of the house in which people answer for something: what of it goes to somebody else when they leave.</summary>
internal interface ICharges
{
    Task<IReadOnlyList<Charge>> OfAsync(Succession succession, Language language, CancellationToken cancel);
}

/// <param name="To">Null: nobody comes after them, and they are taken off where that can be.</param>
internal sealed record Succession(Person From, Person? To)
{
    public Person? InPlaceOf(Person? somebody) => From.Is(somebody) ? To : somebody;

    /// <summary>Nobody twice.</summary>
    public IReadOnlyList<Person> InPlaceOf(IReadOnlyList<Person> people) => !people.Any(From.Is) ? people
        : [.. people.Select(InPlaceOf).OfType<Person>().DistinctBy(person => person.ObjectId, StringComparer.OrdinalIgnoreCase)];
}

/// <param name="Said">What it is and what becomes of it, in a line.</param>
/// <param name="DoAsync">By an ordinary change; null: nothing is done by itself.</param>
internal sealed record Charge(string Said, Func<Task<Outcome<bool>>>? DoAsync)
{
    /// <summary>Without them there would be nobody: it has to be handed over.</summary>
    public bool WantsSomebody { get; init; }
}
