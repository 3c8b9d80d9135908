using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

/// <summary>
/// What a register comes to, for whoever shows a project: reports, digests, portfolios. Confidential items say nothing
/// here: what is computed is shown to everybody who reads the project, and a colour betrays as much as a count.
/// </summary>
internal sealed class RegisterReadings(RegisterStore register, RegisterItems items)
{
    /// <summary>Null: nothing was ever logged that all may see.</summary>
    public async Task<RiskReading?> RiskAsync(Project project, Instant now, CancellationToken cancel) =>
        await FiguresAsync(project, cancel) is { } figures ? RiskReading.Of(figures, project.PortfolioSettings.DayOf(now)) : null;

    /// <summary>Null: nothing was ever logged that all may see.</summary>
    public async Task<RegisterFigures?> FiguresAsync(Project project, CancellationToken cancel) =>
        HasRegister(project) && await register.FiguresAsync(project.Code, cancel) is { IsOpen: true } figures ? figures.Plain : null;

    /// <summary>As a day ended, to be compared with today.</summary>
    public async Task<RegisterFigures?> FiguresOfAsync(Project project, LocalDate day, CancellationToken cancel) =>
        HasRegister(project) ? (await register.FiguresOfAsync(project.Code, day, cancel)).Plain : null;

    /// <summary>An item by its number, for whoever may read it; null: there is none for them.</summary>
    public async Task<ItemReading?> ItemAsync(Turn turn, Project project, string? number, CancellationToken cancel) =>
        ItemNumber.TryParse(number, null, out var item) && await register.FindAsync(project.Code, item, cancel) is { Item: var found } && await items.ReadsAsync(turn, project, found, cancel)
            ? new ItemReading(item.ToString(), found.Statement, found.IsConfidential)
            : null;

    /// <summary>Of these items those that are confidential now.</summary>
    public async Task<IReadOnlySet<string>> ConfidentialAsync(Project project, IReadOnlyCollection<string> numbers, CancellationToken cancel) =>
        (await register.FindAsync([.. numbers.Select(number => (project.Code, ItemNumber.Parse(number, null)))], cancel))
            .Where(item => item.IsConfidential).Select(item => item.Number.ToString()).ToHashSet(StringComparer.Ordinal);

    public static bool HasRegister(Project project) => project.Numbers.Count > 0;
}

/// <summary>An item as others name it: `R-12` and what it says.</summary>
internal sealed record ItemReading(string Number, string Statement, bool IsConfidential);
