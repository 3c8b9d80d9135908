using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>Who can be asked in the project manager's place: the project's deputy.</summary>
internal static class StandIn
{
    public static Person? Of(Project project, string personId) =>
        project.Manager?.Is(personId) == true && project.Deputy?.Is(personId) == false ? project.Deputy : null;
}
