using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

/// <summary>How a portfolio scores, on cards.</summary>
internal static class ScaleCards
{
    private const string MoreId = "more";

    public static AdaptiveCard Form(ScaleForm form)
    {
        var texts = form.Texts;
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Head(
                [
                    CardParts.Title(texts.ScaleOf(form.Portfolio.Name)),
                    .. form.Notice is { } notice ? [CardParts.Notice(ContainerStyle.Warning, notice)]
                        : form.Errors.Count > 0 ? [CardParts.Notice(ContainerStyle.Attention, texts.LookAgain)] : Array.Empty<Element>(),
                ]),
                .. Field(form, ScaleDraft.ProbabilityTo, texts.ProbabilityTo, ScaleDraft.MaxNumbers),
                .. Field(form, ScaleDraft.Midpoints, texts.Midpoints, ScaleDraft.MaxNumbers),
                .. Field(form, ScaleDraft.ImpactTo, texts.ImpactTo, ScaleDraft.MaxNumbers),
                .. Field(form, ScaleDraft.Bands, texts.Bands, ScaleDraft.MaxNumbers),
                .. Field(form, ScaleDraft.ReviewDays, texts.ReviewDays, ScaleDraft.MaxNumbers),
                new ActionSet([new ToggleVisibilityAction(texts.More, [MoreId])]),
                new Container(
                [
                    .. Field(form, ScaleDraft.ProbabilityWords, texts.ProbabilityWords, RiskScale.Steps * (ScaleDraft.MaxWords + 1), isMultiline: true),
                    .. Field(form, ScaleDraft.ImpactWords, texts.ImpactWords, RiskScale.Steps * (ScaleDraft.MaxWords + 1), isMultiline: true),
                ])
                {
                    Id = MoreId,
                    IsVisible = form.Errors.Any(error => error.Field is ScaleDraft.ProbabilityWords or ScaleDraft.ImpactWords),
                },
            ],
            Actions = [CardParts.MainButton(texts.Save, new CardAddress(
                ChangeScale.SaveVerb, (ScaleDraft.Portfolio, form.Portfolio.Name), (ScaleDraft.Base, form.Typed.Text(ScaleDraft.Base) ?? "")))],
        };
    }

    public static AdaptiveCard Saved(Portfolio portfolio, RiskScale scale, ScaleTexts texts)
    {
        var register = RegisterTexts.For(texts.Language);
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Title(texts.Saved(portfolio.Name)),
                CardParts.Context(texts.FromNowOn),
                new FactSet(
                [
                    .. Steps.Select(step => new Fact($"P{step}", $"{register.ProbabilityStep(scale, step)} · {texts.Percent(scale.Midpoints[step - 1])}")),
                    .. Steps.Select(step => new Fact($"I{step}", register.ImpactStep(scale, step, RegisterKind.Threat))),
                    new Fact(register.Band(Band.Low), $"1–{scale.LowTo}"),
                    new Fact(register.Band(Band.Medium), $"{scale.LowTo + 1}–{scale.MediumTo}"),
                    new Fact(register.Band(Band.High), $"{scale.MediumTo + 1}–{RiskScale.Steps * RiskScale.Steps}"),
                    new Fact(texts.ReviewDays, RiskScaleRows.Numbers([.. scale.ReviewDays])),
                ]),
            ],
        };
    }

    public static AdaptiveCard Which(IReadOnlyList<Portfolio> governed, ScaleTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body = [CardParts.Title(texts.WhichPortfolio), .. governed.Count > MostButtons ? [CardParts.Paragraph(texts.OrByName)] : Array.Empty<Element>()],
        Actions = [.. governed.Take(MostButtons).Select(portfolio => CardParts.Button(portfolio.Name.CutAt(LongestName), ChangeScale.Address(portfolio, texts.Language)))],
    };

    private const int MostButtons = 5;
    private const int LongestName = 40;

    private static IEnumerable<int> Steps => Enumerable.Range(1, RiskScale.Steps);

    private static IEnumerable<Element> Field(ScaleForm form, string field, string label, int most, bool isMultiline = false) =>
        CardParts.Field(new TextInput(field) { Label = label, Value = form.Typed.Text(field), MaxLength = most, IsMultiline = isMultiline }, form.Errors);
}

/// <summary>All that the form card is drawn from.</summary>
/// <param name="Typed">What stands in it.</param>
internal sealed record ScaleForm(Portfolio Portfolio, FormData Typed, ScaleTexts Texts)
{
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    public string? Notice { get; init; }
}
