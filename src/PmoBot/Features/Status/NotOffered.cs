using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>Why "nothing changed" is not offered, in words that stand where its button would be.</summary>
internal static class NotOffered
{
    public static string? InWords(Project project, NothingChanged? judged, StatusTexts texts) => judged switch
    {
        NothingChanged.TwoInARow => texts.TwoInARow,
        NothingChanged.CameDue due => texts.CameDue(due.Finish),
        NothingChanged.NoForecast => texts.ForecastIsAsked,
        NothingChanged.AnotherUnit => texts.AmountsAreAsked,
        NothingChanged.WorseThanDeclared worse => texts.WorseThanDeclared(string.Join(' ', ComputedReasons.Of(project, worse.Measured, texts))),
        _ => null,
    };
}
