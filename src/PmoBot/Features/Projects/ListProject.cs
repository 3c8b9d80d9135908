using NodaTime;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>After a project began or changed: the directory and its people's hints name it.</summary>
internal sealed class ListProject(ProjectStore projects, ProjectDirectory directory, MyProjects hints, KnownPeople known) : IDeliveryHandler, IDerivedRows
{
    public const string KindName = "projects.list";

    public string Kind => KindName;

    public static DeliveryRequest Raise(Instant now) => new DeliveryRequest.Raise("list", KindName, now);

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (ProjectCode.OfPartition(delivery.Owner) is not { } code || await projects.FindAsync(code, cancel) is not { Project: var project })
            return new Attempt.Done();

        await WriteAsync(project, cancel);
        return new Attempt.Done();
    }

    public async Task<int> WriteAsync(Project project, CancellationToken cancel)
    {
        var written = await directory.WriteAsync(project, cancel);
        foreach (var person in project.People.Where(person => !Person.IsGone(person.ObjectId)))
        {
            written += await hints.HintAsync(person, project.Code) ? 1 : 0;
            if (await known.FindAsync(person.ObjectId, cancel) is null)
            {
                await known.WriteAsync(person);
                written++;
            }
        }

        return written;
    }
}
