using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>Whom a project manager can have asked instead: the project's deputy, else the one they named in their settings.</summary>
internal static class StandIn
{
    public static Person? Of(Project project, string personId, Profile? profile)
    {
        var deputy = project.Manager?.Is(personId) == true ? project.Deputy ?? profile?.Deputy : null;
        return deputy?.Is(personId) == true ? null : deputy;
    }
}
