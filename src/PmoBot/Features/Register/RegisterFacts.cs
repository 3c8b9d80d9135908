using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

/// <summary>The item that a decision is about, and what the register comes to.</summary>
internal sealed class RegisterFacts(RegisterStore register) : IProjectFacts
{
    public async Task<IReadOnlyList<SaidFact>> OfAsync(Project project, string? item, Instant now, Language language, CancellationToken cancel)
    {
        if (!ItemNumber.TryParse(item, null, out var number) || await register.FindAsync(project.Code, number, cancel) is not { Item: var about })
            return [];
        var texts = RegisterTexts.For(language);
        return
        [
            new SaidFact($"{texts.Kind(number.Kind)} {number}", about.Statement),
            .. RegisterCards.Facts(about, texts, project.PortfolioSettings.DayOf(now)),
        ];
    }
}
