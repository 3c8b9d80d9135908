using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;

namespace PmoBot.Features.Rounds;

internal static partial class RoundCards
{
    private const string MoreId = "more";

    public static AdaptiveCard ScheduleForm(ScheduleForm form)
    {
        var (texts, isMonthly) = (form.Texts, form.Cadence == Cadence.Monthly);
        var moments = ScheduleDraft.Moments.Select((field, number) => CardParts.Field(
            new TextInput(field)
            {
                Label = texts.Moment(number, isMonthly),
                Value = form.Typed.Text(field),
                Placeholder = texts.MomentHint(isMonthly),
                MaxLength = ScheduleDraft.Longest,
            }, form.Errors)).ToList();
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                .. form.Notice is { } notice ? [CardParts.Notice(ContainerStyle.Warning, notice)] : Array.Empty<Element>(),
                CardParts.Context(texts.CadenceOf(form.Cadence)),
                CardParts.Title(texts.ScheduleOf(form.Portfolio.Name)),
                CardParts.Context(texts.HoldsFrom(form.From)),
                .. CardParts.Field(
                    new ChoiceSetInput(ScheduleDraft.Mode, [.. Enum.GetValues<RoundMode>().Select(mode => new Choice(texts.Mode(mode), mode.ToString()))])
                    {
                        Label = texts.ModeLabel,
                        Value = form.Typed.Text(ScheduleDraft.Mode),
                        Style = ChoiceStyle.Expanded,
                    }, form.Errors),
                .. moments[..^1].SelectMany(moment => moment),
                new ActionSet([new ToggleVisibilityAction(texts.More, [MoreId])]),
                new Container(
                [
                    .. moments[^1],
                    new ToggleInput(ScheduleDraft.OwnZone, texts.OwnZone) { Value = form.Typed.IsOn(ScheduleDraft.OwnZone), Wrap = true },
                ])
                { Id = MoreId, IsVisible = form.Errors.Any(error => error.Field == ScheduleDraft.Moments[^1]) },
            ],
            Actions = [CardParts.MainButton(texts.Save, ChangeSchedule.SaveAddress(form)), .. form.Others.Select(other => ToSchedule(form.Portfolio, other, texts))],
        };
    }

    /// <param name="opens">Null: nothing does.</param>
    public static AdaptiveCard Saved(Portfolio portfolio, RoundSchedule schedule, ZonedDateTime? opens, IReadOnlyList<AskedCadence> unasked, RoundTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context(texts.CadenceOf(schedule.Cadence)),
            CardParts.Title(texts.ScheduleSaved(portfolio.Name)),
            CardParts.Paragraph(texts.Mode(schedule.Mode)),
            .. opens is { } at ? [CardParts.Paragraph(texts.NextOpens(at))] : Array.Empty<Element>(),
            .. Unasked(portfolio, unasked, texts),
        ],
        Actions = [.. Leads(portfolio, texts)],
    };
}
