using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>Who is asked in somebody's place: the project's deputy, else the one they named in their settings.</summary>
internal static class StandIn
{
    public static Person? Of(Project project, string personId, Profile? profile)
    {
        var other = project.Manager?.Is(personId) == true ? project.Deputy ?? profile?.Deputy : project.Manager;
        return other?.Is(personId) == true ? null : other;
    }
}
