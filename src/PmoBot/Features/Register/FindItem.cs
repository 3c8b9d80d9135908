using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>One item by words: `APOLLO R-12`, or `R-12` where one project is meant; `risk R-12` says the same.</summary>
internal sealed class FindItem(RegisterProjects projects, ShowItem show) : IShorthand
{
    public string? Meant(IReadOnlyList<string> words, bool isLast)
    {
        if (Read(words) is not { } asked || !(isLast || asked.Project is null || RegisterWords.LooksLikeCode(asked.Project)))
            return null;
        return $"{OpenLog.English(asked.Number.Kind)[0]} {asked.Project?.ToUpperInvariant()} {asked.Number}";
    }

    /// <summary>Null: these words ask for no item. Of "delay R2" only the store knows whether there is a project DELAY.</summary>
    public async Task<Reply?> AskedAsync(Turn turn, IReadOnlyList<string> words, CancellationToken cancel)
    {
        if (Read(words) is not { } asked)
            return null;
        if (asked.Project is { } code)
        {
            return RegisterWords.LooksLikeCode(code) || await projects.NamedAsync(turn, code, cancel) is not null
                ? await show.ShowAsync(turn, code, asked.Number.ToString(), cancel)
                : null;
        }

        var meant = await projects.MeantAsync(turn, Right.ReadProject, cancel);
        return meant.Count == 1
            ? await show.ShowAsync(turn, meant[0].Code.Value, asked.Number.ToString(), cancel)
            : RegisterProjects.WhichOne(turn, meant, project => ShowItem.Address(project.Code, asked.Number));
    }

    private static (string? Project, ItemNumber Number)? Read(IReadOnlyList<string> words) => words switch
    {
        [var item] when ItemNumber.TryParse(item, null, out var number) => (null, number),
        [var project, var item] when ProjectCode.TryParse(project, out _) && ItemNumber.TryParse(item, null, out var number) => (project, number),
        _ => null,
    };
}
