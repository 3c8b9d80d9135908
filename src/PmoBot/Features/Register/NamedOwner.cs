using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>Whom `@Daniel` stands for: the one whose name has a word that begins so. Of two nobody is meant.</summary>
internal sealed class NamedOwner(KnownPeople known)
{
    /// <returns>Null: nobody was named, or nobody is known by it; then it is a word like any other.</returns>
    public async Task<(Person? Owner, RegisterWords Words)> FindAsync(Project project, RegisterWords words, CancellationToken cancel)
    {
        if (words.Owner is not { } part)
            return (null, words);
        if (words.OwnerNext is { } next && Only(await AmongAsync(project, $"{part} {next}", cancel), $"{part} {next}") is { } both
            && Parts(both.Name).Contains(FoldedText.Fold(next), StringComparer.Ordinal))
            return (both, words.WithOwnerInTwo());
        return Only(await AmongAsync(project, part, cancel), part) is { } one ? (one, words) : (null, words.WithoutOwner());
    }

    // The project's own people first: of two Daniels, theirs is meant.
    private async Task<IReadOnlyList<Person>> AmongAsync(Project project, string part, CancellationToken cancel)
    {
        var theirs = project.People.Where(person => Fits(person.Name, part)).DistinctBy(person => person.ObjectId).ToList();
        if (theirs.Count > 0)
            return theirs;
        var found = await known.SearchAsync(Parts(part).MaxBy(word => word.Length) ?? part, cancel);
        // Of so many some were not read.
        return found.Count < KnownPeople.Most ? [.. found.Where(person => Fits(person.Name, part))] : [];
    }

    private static Person? Only(IReadOnlyList<Person> fitting, string part) =>
        fitting is [var only] ? only : fitting.Where(person => Parts(person.Name).SequenceEqual(Parts(part), StringComparer.Ordinal)).ToList() is [var named] ? named : null;

    private static bool Fits(string name, string part) =>
        Parts(part) is { Length: > 0 } parts && Parts(name) is var words && Array.TrueForAll(parts, begun => words.Any(word => word.StartsWith(begun, StringComparison.Ordinal)));

    private static string[] Parts(string name) =>
        new string([.. FoldedText.Fold(name).Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
