using System.Globalization;
using NodaTime.Text;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Status;

/// <summary>The form. First what most reports need, at most five fields; the rest behind "More", none of it required.</summary>
internal static partial class StatusCards
{
    private const string MoreId = "more";

    public static AdaptiveCard Form(StatusForm form)
    {
        var (draft, texts) = (form.Draft, form.Texts);
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Head([.. Header(form), .. NothingChangedOf(form)]),
                .. form.AsksReason ? Reason(texts, draft.Reason, form.Errors, isRequired: true) : [],
                .. CardParts.Field(new ChoiceSetInput(StatusFields.Overall, Colours(texts.OverallChoice))
                {
                    Label = texts.Overall,
                    Value = draft.Overall,
                    Style = ChoiceStyle.Expanded,
                    Wrap = true,
                    IsRequired = true,
                    ErrorMessage = texts.ChooseColour,
                }, form.Errors),
                .. CardParts.Field(new DateInput(StatusFields.ForecastFinish)
                {
                    Label = form.Subject.BaselineFinish is { } baseline ? texts.ForecastFinishWithBaseline(baseline) : texts.ForecastFinish,
                    Value = Date(draft.ForecastFinish),
                }, form.Errors),
                .. CardParts.Field(new TextInput(StatusFields.News)
                {
                    Label = texts.News,
                    Placeholder = texts.NewsPlaceholder,
                    Value = draft.News,
                    IsMultiline = true,
                    MaxLength = StatusDraft.MaxNews,
                }, form.Errors),
                .. CardParts.Field(new TextInput(StatusFields.Wanted)
                {
                    Label = texts.Wanted,
                    Placeholder = texts.WantedPlaceholder,
                    Value = draft.Wanted,
                    MaxLength = StatusDraft.MaxWanted,
                }, form.Errors),
                new ActionSet([new ToggleVisibilityAction(texts.More, [MoreId])]),
                More(form),
            ],
            Actions = [CardParts.MainButton(texts.Send, new CardAddress(SubmitStatus.SubmitVerb, [.. Data(draft)]))],
        };
    }

    // One tap, or the reason why not in its place. Whoever changed a field meanwhile is asked: the fields travel with it.
    private static IEnumerable<Element> NothingChangedOf(StatusForm form)
    {
        if (form.OffersUnchanged)
            yield return new ActionSet([CardParts.Button(form.Texts.NothingChanged, CarryForward.Address(form.Draft))]);
        else if (form.NotOffered is { } why)
            yield return CardParts.Small(why) with { IsSubtle = true };
    }

    private static IEnumerable<Element> Reason(StatusTexts texts, string? typed, IReadOnlyList<FieldError> errors, bool isRequired) =>
        CardParts.Field(new TextInput(StatusFields.Reason)
        {
            Label = texts.CorrectionReason,
            Placeholder = texts.CorrectionReasonPlaceholder,
            Value = typed,
            MaxLength = StatusDraft.MaxReason,
            IsRequired = isRequired,
            ErrorMessage = texts.GiveReason,
        }, errors);

    private static IEnumerable<(string, string)> Data(StatusDraft draft)
    {
        yield return (StatusFields.Project, draft.Project ?? "");
        yield return (StatusFields.Period, draft.Period ?? "");
        yield return (StatusFields.Draft, draft.Id);
        if (draft.Base is { } known)
            yield return (StatusFields.Base, known.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<Element> Header(StatusForm form)
    {
        var texts = form.Texts;
        if (form is { Period: { } period, CutOff: { } cutOff })
            yield return CardParts.Context(texts.PeriodAndCutOff(period, cutOff));
        yield return CardParts.Title(texts.StatusOf(form.Subject.Name));
        if (form.Period is not null)
        {
            yield return CardParts.Context(form.Last switch
            {
                null => texts.FirstReport,
                { } last when last.Period == form.Period => texts.Corrects(last.Version),
                { } last => texts.PrefilledFrom(last.Period),
            });
        }

        if (form.Notice is { } notice)
            yield return CardParts.Notice(ContainerStyle.Warning, notice);
        if (form.Errors.Count > 0)
            yield return CardParts.Notice(ContainerStyle.Attention, texts.Correctly);
    }

    // Open where a field in it has to be looked at, or holds what was typed by hand.
    private static Container More(StatusForm form)
    {
        var (draft, texts) = (form.Draft, form.Texts);
        var firstScreen = new[] { StatusFields.Overall, StatusFields.ForecastFinish, StatusFields.News, StatusFields.Wanted, StatusFields.Reason };
        return new Container(
        [
            .. CardParts.Field(new NumberInput(StatusFields.PercentComplete)
            {
                Label = texts.PercentComplete,
                Min = 0,
                Max = 100,
                Value = StatusDraft.ReadNumber(draft.PercentComplete),
            }, form.Errors),
            .. Money(form),
            .. CardParts.Field(new TextInput(StatusFields.NextSteps)
            {
                Label = texts.NextSteps,
                Value = draft.NextSteps,
                IsMultiline = true,
                MaxLength = StatusDraft.MaxNextSteps,
            }, form.Errors),
            .. Enum.GetValues<Axis>().Chunk(2).Select(pair => new ColumnSet([.. pair.Select(axis => AxisColumn(form, axis))])),
        ])
        { Id = MoreId, IsVisible = form.OpensMore || form.Errors.Any(error => !firstScreen.Contains(error.Field, StringComparer.Ordinal)) };
    }

    private static IEnumerable<Element> Money(StatusForm form)
    {
        if (form.Subject.Unit is not { } unit)
            return [];

        var (draft, texts) = (form.Draft, form.Texts);
        return
        [
            new ColumnSet(
            [
                Amount(StatusFields.Spent, texts.Spent, draft.Spent),
                Amount(StatusFields.ToComplete, texts.ToComplete, draft.ToComplete),
            ]),
        ];

        // From the form's own data alone, no unit is known.
        string Label(string name) => unit.Length == 0 ? name : $"{name} ({Projects.Money.UnitName(unit, texts.Language)})";

        Column Amount(string field, string name, string? value) =>
            new([.. CardParts.Field(new TextInput(field) { Label = Label(name), Value = value, MaxLength = 20 }, form.Errors)]) { Width = "stretch" };
    }

    private static Column AxisColumn(StatusForm form, Axis axis)
    {
        var (texts, computed) = (form.Texts, form.Compares ? form.Last?.Computed[axis] : null);
        var free = axis switch
        {
            Axis.Schedule or Axis.Cost => texts.AsComputed,
            Axis.Risk => form.Subject.HasRegister ? texts.AsComputed : texts.NotComputable,
            _ => texts.NotAssessed,
        };
        return new Column([new ChoiceSetInput(StatusFields.Of(axis), [new(free, "computed"), .. Colours(texts.Signed)])
        {
            Label = computed is { } rag ? texts.AxisComputed(axis, rag) : texts.Axis(axis),
            Value = form.Draft.Axes.GetValueOrDefault(axis) ?? "computed",
            Style = ChoiceStyle.Compact,
        }])
        { Width = "stretch" };
    }

    private static IReadOnlyList<Choice> Colours(Func<Rag, string> title) =>
        [.. Enum.GetValues<Rag>().Select(rag => new Choice(title(rag), StatusFields.Value(rag)))];

    private static DateOnly? Date(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } && date.Year is > 0 and < 10000
            ? date.ToDateOnly() : null;
}
