using System.Globalization;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Rounds;

internal static partial class RoundCards
{
    public static AdaptiveCard ExcuseForm(FormData typed, string code, RoundTexts texts, string? notice, IReadOnlyList<FieldError> errors) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            .. notice is null ? Array.Empty<Element>() : [CardParts.Notice(ContainerStyle.Warning, notice)],
            .. RoundId.Parse(typed.Text(PressPrompt.RoundField)) is { } round ? [CardParts.Context(texts.RoundOf(round.Period))] : Array.Empty<Element>(),
            CardParts.Title(texts.ExcuseTitle(code)),
            .. CardParts.Field(
                new TextInput(ExcuseProject.ReasonField) { Label = texts.Reason, Placeholder = texts.ReasonHint, Value = typed.Text(ExcuseProject.ReasonField), MaxLength = ExcuseProject.LongestReason },
                errors),
            .. CardParts.Field(
                new DateInput(ExcuseProject.UntilField) { Label = texts.PauseUntil, Value = DateOnly.TryParse(typed.Text(ExcuseProject.UntilField), CultureInfo.InvariantCulture, out var until) ? until : null },
                errors),
            CardParts.Context(texts.PauseHint),
        ],
        Actions = [CardParts.MainButton(texts.ExcuseButton, ExcuseProject.Address(typed.Text(PressPrompt.RoundField) ?? "", code))],
    };

    public static AdaptiveCard Excused(Project project, Period period, string title, string? reason, RoundTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context($"{project.Code} {project.Name} · {texts.Short(period)}"),
            CardParts.Title(title),
            .. reason is null ? Array.Empty<Element>() : [CardParts.Paragraph(reason)],
        ],
        Actions = [CardParts.Button(texts.ToTheRound, ShowRound.Address(project.Portfolio, texts.Language, period))],
    };
}
