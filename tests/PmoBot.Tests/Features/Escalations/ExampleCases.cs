using NodaTime;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.People;
using static PmoBot.Tests.Features.Escalations.EscalationHouse;

namespace PmoBot.Tests.Features.Escalations;

/// <summary>Cases without a store: APOLLO's, raised by Ana on Wednesday, 18 November 2026, at ten in Paris.</summary>
internal static class ExampleCases
{
    public static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    public static readonly Instant Ten = On(18, 10);

    public static Instant On(int day, int hour, int minute = 0) => new LocalDateTime(2026, 11, day, hour, minute).InZoneStrictly(Paris).ToInstant();

    public static Project Apollo(params EscalationLevel[] path) => new()
    {
        Code = ProjectCode.Parse(Code),
        Name = "Portal",
        Portfolio = Portfolio.Named("Digital"),
        ActiveSince = Ten,
        Version = 1,
        Audit = PmoBot.Audit.AuditHead.Start,
        Manager = Ana,
        EscalationPath = path,
    };

    public static EscalationDesk Desk(params EscalationLevel[] path) => new(Apollo(path), _ => null);

    public static EscalationDesk Desk(EscalationLevel[] path, params Profile[] profiles) =>
        new(Apollo(path), person => profiles.FirstOrDefault(profile => profile.Person.Is(person)));

    public static Profile Away(Person person, Person deputy, int until) =>
        new() { Person = person, Pseudonym = Guid.NewGuid(), Deputy = deputy, AbsentUntil = new LocalDate(2026, 11, until) };

    public static Escalation Raised(EscalationDesk desk) => new Escalation
    {
        Id = E1,
        Raiser = Ana,
        RaisedAt = Ten,
        Wanted = "Order the racks?",
        Options = [new('A', "Second supplier", 38_000.50m, 0), new('B', "Wait", null, 21)],
        Recommended = 'A',
        Facts = [new("Status", "Amber", "Statut", "Orange")],
        Time = Duration.FromHours(18),
        Level = desk.From(0, Ana) ?? 0,
        Clock = desk.ClockOf(desk.From(0, Ana) ?? 0, Ana, Duration.FromHours(18), Ten),
    }.WithPeopleOf(desk, Ten);

    public static Escalation Next(this Ruling ruling) => Assert.IsType<Ruling.Moved>(ruling).Next;

    public static WhyNot Why(this Ruling ruling) => Assert.IsType<Ruling.Not>(ruling).Why;

    public static IReadOnlyDictionary<string, Told> Heard(this Escalation escalation, EscalationDesk desk, Instant now, params Person[] pmo) =>
        Occasions.Of(new EscalationAtHand(new StoredProject(Apollo(), default), escalation.WithPeopleOf(desk, now), desk), [.. pmo.Select(person => person.ObjectId)], now);
}
