using NodaTime;

namespace PmoBot.People;

/// <summary>
/// `Compliance:People`: whether it stays known who was asked in rounds that are long over. Never more than that: nothing
/// counts, ranks or times a person.
/// </summary>
/// <param name="ConsultedOn">When the works council was consulted; null: off.</param>
internal sealed record PeopleCompliance(LocalDate? ConsultedOn)
{
    public static readonly PeopleCompliance Off = new(ConsultedOn: null);

    public bool IsOn => ConsultedOn is not null;
}
