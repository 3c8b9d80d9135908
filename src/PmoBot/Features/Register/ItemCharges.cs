using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>Who owns the live items of the projects that are not closed.</summary>
internal sealed class ItemCharges(
    ProjectStore projects, ProjectDirectory directory, RegisterStore register, RegisterCommits commits, RiskScales scales, Commands commands, IClock clock) : ICharges
{
    public const string HandOverAction = "register.handover";

    /// <summary>Each of them writes about ten rows, and a commit takes a hundred.</summary>
    private const int ItemsAtATime = 8;

    public async Task<IReadOnlyList<Charge>> OfAsync(Succession succession, Language language, CancellationToken cancel)
    {
        var charges = new List<Charge>();
        await foreach (var entry in directory.ProjectsAsync(cancel).Where(entry => entry.State != ProjectState.Closed))
        {
            var code = ProjectCode.Parse(entry.Code);
            var owned = await OwnedAsync(code, succession.From, cancel).Select(item => item.Item.Number).ToListAsync(cancel);
            charges.AddRange(owned.Chunk(ItemsAtATime).Select(some => new Charge(
                $"{code}{language.In(": owner of ", " : responsable de ")}{string.Join(", ", some)} · {(succession.To is { } to ? $"→ {to.Name}" : language.In("without an owner", "sans responsable"))}",
                () => HandOverAsync(code, [.. some], succession))));
        }

        return charges;
    }

    private IAsyncEnumerable<StoredItem> OwnedAsync(ProjectCode code, Person person, CancellationToken cancel) =>
        register.AllAsync(code, cancel).Where(item => item.Item.IsLive && person.Is(item.Item.Owner));

    private Task<Outcome<bool>> HandOverAsync(ProjectCode code, IReadOnlyList<ItemNumber> numbers, Succession succession) => commands.RunAsync<bool>(code.Partition, async () =>
    {
        if (await projects.FindAsync(code, CancellationToken.None) is not { Project: var project } stored)
            return true;
        var (now, scale) = (clock.GetCurrentInstant(), await scales.CurrentAsync(project, CancellationToken.None));
        var changes = new List<ItemChange>();
        foreach (var number in numbers)
        {
            if (await register.FindAsync(code, number, CancellationToken.None) is { } before && before.Item.IsLive && succession.From.Is(before.Item.Owner))
                changes.Add(new(before, RegisterRules.Next(before.Item, before.Item with { Owner = succession.To }, ItemAct.Edited, RegisterImportRules.Program, now, project, scale)));
        }

        return changes.Count == 0 ? true : (await commits.CommitAsync(Guid.Empty, now, HandOverAction, stored, changes)).Then(true);
    });
}
