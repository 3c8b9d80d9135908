using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>An item and its project as they stand.</summary>
internal sealed record FoundItem(StoredProject InProject, StoredItem Stored)
{
    public Project Project => InProject.Project;

    public RegisterItem Item => Stored.Item;
}

/// <summary>Finds an item for whoever may read it; for everybody else it is as if it were not there.</summary>
internal sealed class RegisterItems(ProjectStore projects, RegisterStore register, IEnumerable<IItemReaders> others)
{
    /// <returns>The item, or what to say in its place.</returns>
    public Task<(FoundItem? Found, Reply Missing)> FindAsync(Turn turn, string? project, string? item, CancellationToken cancel) =>
        FindAsync(turn, project, item, it => false, cancel);

    /// <param name="also">Items that this person is shown though they may not read them.</param>
    public async Task<(FoundItem? Found, Reply Missing)> FindAsync(
        Turn turn, string? project, string? item, Func<RegisterItem, bool> also, CancellationToken cancel)
    {
        if (!ProjectCode.TryParse(project, out var code) || await projects.FindAsync(code.Value, cancel) is not { } stored)
            return (null, ProjectAccess.NotReadable(turn, project ?? ""));

        var found = ItemNumber.TryParse(item, null, out var number) ? await register.FindAsync(code.Value, number, cancel) : null;
        if (found is not null && (await ReadsAsync(turn, stored.Project, found.Item, cancel) || also(found.Item)))
            return (new FoundItem(stored, found), Reply.Nothing);
        var texts = RegisterTexts.For(turn.Language);
        if (found is { Item: { State: ItemState.Withdrawn } undone } && IsFor(turn, stored.Project, undone))
            return (null, Here(turn, stored.Project, undone, new Reply.Card(RegisterCards.Withdrawn(stored.Project, undone, texts, turn.Zone), texts.WasUndone(number))));
        return (null, turn.MayRead(stored.Project) || turn.LinkedProject == code.Value.Value
            ? Missing(turn, texts.NoSuchItem(item ?? "", code.Value.Value))
            : ProjectAccess.NotReadable(turn, code.Value.Value));
    }

    /// <summary>Many read the same of what is not there as of what is confidential.</summary>
    public static Reply Missing(Turn turn, string words) =>
        turn.Place.IsShared ? new Reply.Personally(new Reply.Text(words)) : new Reply.Text(words);

    /// <summary>The same for an item by its number, which may be shown to somebody else too.</summary>
    public async Task<bool> ReadsAsync(Turn turn, Project project, RegisterItem item, CancellationToken cancel) =>
        Reads(turn, project, item) || (item is { IsConfidential: true, State: not ItemState.Withdrawn }
            && await others.ToAsyncEnumerable().AnyAsync(async (other, c) => await other.ReadAsync(turn, project, item.Number.ToString(), c), cancel));

    /// <summary>Who owns an item reads it, whatever else they may read.</summary>
    public static bool Reads(Turn turn, Project project, RegisterItem item) =>
        item.State != ItemState.Withdrawn && IsFor(turn, project, item);

    /// <summary>The same of what was undone too.</summary>
    public static bool IsFor(Turn turn, Project project, RegisterItem item)
    {
        if (turn.Person.Is(item.Owner))
            return true;
        return item.IsConfidential
            ? turn.May(Right.ReadConfidentialItem, project)
            : turn.MayRead(project) || turn.LinkedProject == project.Code.Value;
    }

    /// <summary>Null: this person runs the register, or owns the item.</summary>
    public static Reply? Refuse(Turn turn, Project project, RegisterItem item) =>
        turn.Person.Is(item.Owner) ? null : turn.Refuse(Right.RunRegister, project);

    public static bool MayChange(Turn turn, Project project, RegisterItem item) => Refuse(turn, project, item) is null;

    /// <summary>What many read shows no confidential item, whoever asks.</summary>
    public static Reply Here(Turn turn, Project project, RegisterItem item, Reply reply) =>
        item.IsConfidential && turn.Place.IsShared ? new Reply.Personally(reply) : ProjectAccess.Here(turn, project, reply);
}

/// <summary>Who reads a confidential item besides those who may by the project: asked of one item by its number, never for a list.</summary>
internal interface IItemReaders
{
    Task<bool> ReadAsync(Turn turn, Project project, string item, CancellationToken cancel);
}
