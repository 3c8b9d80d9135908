using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Features.Status;

/// <summary>`status [project]`: the form, prefilled; in a shared conversation a card from which each opens their own.</summary>
internal sealed class OpenStatus(
    StatusProjects projects, StatusStore reports, ReportablePeriods periods, SharedStatusCards shared, ShowStatusHistory history) : ICommand, ICardAction
{
    public const string OpenVerb = "status.open";

    public CommandName Name { get; } = new(["status"], ["météo", "statut", "rapport d'avancement"])
    {
        Help = language => StatusTexts.For(language).Help,
        InManifest = true,
    };

    public string Verb => OpenVerb;

    public static CardAddress Address(Project project) => new(OpenVerb, (StatusFields.Project, project.Code.Value));

    /// <summary>From a card that stays: it may be pressed when its period is no longer the current one.</summary>
    public static CardAddress Address(Project project, Period period) =>
        new(OpenVerb, (StatusFields.Project, project.Code.Value), (StatusFields.Period, period.Id));

    /// <summary>From a card that is posted: the press tells by which message that card is known, too.</summary>
    public static CardAddress Address(Project project, Period period, LiveCard from) => new(
        OpenVerb, (StatusFields.Project, project.Code.Value), (StatusFields.Period, period.Id), (StatusFields.Card, from.Id));

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        // `status APOLLO history` is as good as `status history APOLLO`.
        if (line.Words.FirstOrDefault(ShowStatusHistory.IsMeantBy) is { } asked)
            return await history.StartAsync(turn, new CommandLine(string.Join(' ', line.Words.Where(word => word != asked))), cancel);

        var week = line.Words.FirstOrDefault(word => Period.Parse(word, Cadence.Weekly) is not null);
        return await projects.ChooseAsync(turn, line.Words.FirstOrDefault(word => word != week), cancel) switch
        {
            StatusProjects.Choice.One { Project: var project } => await StartAsync(turn, project, week, cancel),
            StatusProjects.Choice.Unknown unknown => ProjectAccess.NotReadable(turn, unknown.Code),
            StatusProjects.Choice.Several several => StatusProjects.WhichOne(turn, several.Projects, Address),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (await projects.ChooseAsync(turn, form.Text(StatusFields.Project), cancel) is not StatusProjects.Choice.One { Project: var project })
            return ProjectAccess.NotReadable(turn, form.Text(StatusFields.Project) ?? "");
        if (StatusRefusals.For(turn, project) is { } refusal)
            return refusal;

        await shared.AdoptAsync(turn, project, form.Text(StatusFields.Card), cancel);
        var current = ReportablePeriods.Current(turn, project);
        var asked = Period.ParseId(form.Text(StatusFields.Period) ?? "") ?? current;
        return await periods.OfAsync(turn, project, asked, cancel) switch
        {
            Reportable.No => await FormAsync(turn, project, current, Reportable.Freely, cancel, StatusTexts.For(turn.Language).CardHasClosed(asked, current)),
            var allowed => await FormAsync(turn, project, asked, allowed, cancel),
        };
    }

    private async Task<Reply> StartAsync(Turn turn, Project project, string? week, CancellationToken cancel)
    {
        if (StatusRefusals.For(turn, project) is { } refusal)
            return refusal;

        var period = (week is null ? null : Period.Parse(week, project.Cadence)) ?? ReportablePeriods.Current(turn, project);
        return await periods.OfAsync(turn, project, period, cancel) switch
        {
            Reportable.No => new Reply.Text(StatusTexts.For(turn.Language).NoReportFor(period, ReportablePeriods.Current(turn, project))),
            Reportable.Freely when turn.Place.IsShared => await shared.PostAsync(turn, project, period),
            var allowed => await FormAsync(turn, project, period, allowed, cancel),
        };
    }

    private async Task<Reply> FormAsync(
        Turn turn, Project project, Period period, Reportable allowed, CancellationToken cancel, string? notice = null)
    {
        var texts = StatusTexts.For(turn.Language);
        if (allowed == Reportable.ByPmoAlone && turn.Refuse(Right.CorrectClosedReport, project) is { } refusal)
            return refusal;

        var trail = await reports.TrailAsync(project, period, turn.Now, cancel);
        var (stands, last) = (trail.Current, trail.Current ?? trail.Before);
        var id = Guid.NewGuid().ToString("N");
        var draft = stands is not null
            ? StatusDraft.Correcting(id, project, period.Id, stands.FiguresFor(project), turn.Language)
            : StatusDraft.Prefilled(id, project, period.Id, last, turn.Language);
        var judged = NothingChanged.Judge(project, period, last, trail.Risk, turn.Now);
        var form = StatusReplies.Form(turn, draft with { Base = stands?.Version ?? 0 }, project, period, last) with
        {
            Notice = notice,
            AsksReason = allowed == Reportable.WithReason,
            OffersUnchanged = judged is NothingChanged.Offered,
            NotOffered = NotOffered.InWords(project, judged, texts),
        };
        return new Reply.Form(StatusCards.Form(form), texts.StatusOf(project.Code.Value), Address(project, period));
    }
}
