using System.Globalization;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>What follows an amber or red report, or one that is greener than its figures: one short form, for whoever sent it.</summary>
internal static partial class StatusCards
{
    public static AdaptiveCard WhyForm(WhyForm form)
    {
        var (draft, texts) = (form.Draft, form.Texts);
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Head(WhyHeader(form)),
                .. form.AsksAnswer ? Question(form) : [],
                .. form.AsksCause ? CauseAndPlan(form) : [],
                .. form.AsksReason ? Reason(texts, draft.Reason, form.Errors, isRequired: false) : [],
            ],
            Actions =
            [
                CardParts.MainButton(texts.Send, new CardAddress(ExplainStatus.ExplainVerb, [.. Data(draft)])),
            ],
        };
    }

    /// <summary>What that form becomes: the summary above it follows by itself.</summary>
    /// <param name="notice">Why nothing more can be done about it here.</param>
    public static AdaptiveCard Explained(Project project, StatusReport report, StatusTexts texts, string? notice = null) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context($"{project.Code} {project.Name} · {texts.ShortPeriod(report.Period)}"),
            CardParts.Paragraph(texts.Kept),
            .. report.Answer is { } answer ? [CardParts.Small(texts.ReasonGiven(answer, report.Period))] : Array.Empty<Element>(),
            .. notice is not null ? [CardParts.Notice(ContainerStyle.Warning, notice)] : Array.Empty<Element>(),
        ],
        Actions = [CardParts.Button(texts.Change, AskWhy.Address(project, report.Period))],
    };

    private static IEnumerable<(string, string)> Data(WhyDraft draft)
    {
        yield return (StatusFields.Project, draft.Project ?? "");
        yield return (StatusFields.Period, draft.Period ?? "");
        yield return (StatusFields.Draft, draft.Id);
        if (draft.Base is { } known)
            yield return (StatusFields.Base, known.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<Element> WhyHeader(WhyForm form)
    {
        var texts = form.Texts;
        if (form is { Project: { } project, Report: { } report })
            yield return CardParts.Context($"{project.Code} {project.Name} · {texts.ShortPeriod(report.Period)}");
        yield return CardParts.Title(form.Title);
        foreach (var element in form.Compares ? Comparison(form) : [])
            yield return element;
        if (form.Notice is { } notice)
            yield return CardParts.Notice(ContainerStyle.Warning, notice);
        if (form.Errors.Count > 0)
            yield return CardParts.Notice(ContainerStyle.Attention, texts.Correctly);
    }

    private static IEnumerable<Element> Comparison(WhyForm form)
    {
        if (form is not { Project: { } project, Report: { } report })
            yield break;
        foreach (var notice in Compared(project, report, form.Texts))
            yield return notice;
        if (form.ReadsFirst)
            yield return CardParts.Context(form.Texts.OthersSeeLater) with { Spacing = Spacing.Small };
    }

    private static IEnumerable<Element> Question(WhyForm form)
    {
        var texts = form.Texts;
        return
        [
            .. CardParts.Field(new ChoiceSetInput(
                StatusFields.Answer, [.. Enum.GetValues<WatermelonReason>().Select(reason => new Choice(Said(reason), StatusFields.Value(reason)))])
            {
                Label = texts.WhatExplainsIt,
                Value = form.Draft.Answer,
                Style = ChoiceStyle.Expanded,
                Wrap = true,
            }, form.Errors),
            .. CardParts.Field(new TextInput(StatusFields.AnswerWords)
            {
                Label = texts.InYourWords,
                Value = form.Draft.AnswerWords,
                MaxLength = WhyDraft.MaxAnswer,
            }, form.Errors),
        ];

        string Said(WatermelonReason reason) =>
            form.OnlyFills && reason == WatermelonReason.FigureToCorrect ? texts.FigureForPmo : texts.Reason(reason);
    }

    private static IEnumerable<Element> CauseAndPlan(WhyForm form)
    {
        var (draft, texts) = (form.Draft, form.Texts);
        return
        [
            new ChoiceSetInput(StatusFields.Concerns, [.. Enum.GetValues<Axis>().Select(axis => new Choice(texts.Axis(axis), StatusFields.Of(axis)))])
            {
                Label = texts.WhichAxes,
                Value = draft.Concerns,
                IsMultiSelect = true,
                Style = ChoiceStyle.Compact,
            },
            .. Box(StatusFields.Cause, texts.Cause, texts.CausePlaceholder, draft.Cause, WhyDraft.MaxCause),
            .. Box(StatusFields.Plan, texts.Plan, texts.PlanPlaceholder, draft.Plan, WhyDraft.MaxPlan),
        ];

        IEnumerable<Element> Box(string field, string label, string placeholder, string? value, int max) => CardParts.Field(new TextInput(field)
        {
            Label = label,
            Placeholder = placeholder,
            Value = value,
            IsMultiline = true,
            MaxLength = max,
        }, form.Errors);
    }
}
