using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>One item by words: `APOLLO R-12`, or `R-12` where one project is meant; `risk R-12` says the same.</summary>
internal sealed class FindItem(RegisterProjects projects, RegisterStore register, ShowItem show) : IShorthand
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
        var texts = RegisterTexts.For(turn.Language);
        var among = meant.Count > 1 ? await WithAsync(turn, meant, asked.Number, cancel) : meant;
        return among switch
        {
            [var only] => await show.ShowAsync(turn, only.Code.Value, asked.Number.ToString(), cancel),
            [] when meant.Count > 0 => RegisterItems.Missing(turn, texts.NowhereItem(asked.Number)),
            _ => RegisterProjects.WhichOne(turn, among, project => ShowItem.Address(project.Code, asked.Number), texts.WhoseItem(asked.Number)),
        };
    }

    private async Task<IReadOnlyList<Project>> WithAsync(Turn turn, IReadOnlyList<Project> meant, ItemNumber number, CancellationToken cancel)
    {
        var found = await register.FindAsync([.. meant.Select(project => (project.Code, number))], cancel);
        return [.. meant.Where(project => found.Any(item => item.Project == project.Code && RegisterItems.Reads(turn, project, item)))];
    }

    private static (string? Project, ItemNumber Number)? Read(IReadOnlyList<string> words) => words switch
    {
        [var item] when ItemNumber.TryParse(item, null, out var number) => (null, number),
        [var project, var item] when ProjectCode.TryParse(project, out _) && ItemNumber.TryParse(item, null, out var number) => (project, number),
        _ => null,
    };
}
