using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>What several use cases answer alike.</summary>
internal static class StatusReplies
{
    /// <summary>The summary, and what is still to be asked of whoever sent it, for them alone.</summary>
    public static Reply Sent(Turn turn, Project project, StatusReport report, StatusTrail trail, bool offersDecision)
    {
        var summary = Summary(turn, project, report, offersDecision);
        // A report that another period has overtaken is only put right: nothing is asked about it any more.
        var kept = trail.With(report);
        if (!report.AsksWhy || kept.Later.Count > 0)
            return summary;

        var ask = Why(project, report.Period, WhyForm.For(turn, WhyDraft.For(project, report, kept.Before), project, report));
        return new Reply.Both(summary, turn.Place.IsShared ? new Reply.Personally(ask) : ask);
    }

    public static Reply.UpdatedCard Summary(Turn turn, Project project, StatusReport report, bool offersDecision = false)
    {
        var texts = StatusTexts.For(turn.Language);
        var card = turn.Place.IsShared && turn.LinkedProject != project.Code.Value
            ? StatusCards.WithoutFacts(project, report, texts)
            : StatusCards.Summary(StatusView.For(turn, project, report, texts) with { OffersDecision = offersDecision && !turn.Place.IsShared });
        return new Reply.UpdatedCard(card, StatusCards.Line(project, report, texts)) { IsLive = true };
    }

    /// <summary>There is no report any more: what stands where its summary stood.</summary>
    public static Reply.UpdatedCard Withdrawn(Turn turn, Project project, StatusReport withdrawn)
    {
        var texts = StatusTexts.For(turn.Language);
        return new Reply.UpdatedCard(StatusCards.Invitation(project, withdrawn.Period, texts, turn.Place.IsShared ? null : turn.Zone, withdrawn: withdrawn), texts.NotYetSent(withdrawn.Period)) { IsLive = true };
    }

    public static Reply.Form Why(Project project, Period period, WhyForm form) =>
        new(StatusCards.WhyForm(form), form.Title, AskWhy.Address(project, period));

    public static Reply.FormAgain Again(WhyForm form) => new(StatusCards.WhyForm(form), form.Title);

    public static Reply.FormAgain Again(StatusForm form) => new(StatusCards.Form(form), form.Texts.StatusOf(form.Subject.Name));

    public static StatusForm Form(Turn turn, StatusDraft draft, Project project, Period period, StatusReport? last) =>
        new(draft, StatusTexts.For(turn.Language), StatusSubject.Of(project))
        {
            Period = period,
            CutOff = project.PortfolioSettings.CutOffOf(period).WithZone(turn.Zone),
            Last = last,
            Compares = last?.ShowsComparisonTo(turn.Person.ObjectId, project, turn.Now) != false,
        };

    /// <summary>What the form's own data says, for when the store cannot be read.</summary>
    public static Reply FormAgain(Turn turn, FormData form, string notice)
    {
        var draft = StatusDraft.From(form);
        return Again(new StatusForm(draft, StatusTexts.For(turn.Language), new StatusSubject(draft.Project ?? "")
        {
            Unit = draft.Spent is null && draft.ToComplete is null ? null : "",
        })
        { Notice = notice });
    }
}
