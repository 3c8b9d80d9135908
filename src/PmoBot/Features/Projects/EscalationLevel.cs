using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>One level of an escalation path: who decides there, and whether one of them is enough.</summary>
/// <param name="All">All of them have to agree; otherwise any of them decides.</param>
internal sealed record EscalationLevel(IReadOnlyList<Person> Approvers, bool All);
