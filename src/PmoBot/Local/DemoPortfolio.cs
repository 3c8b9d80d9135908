using NodaTime;
using PmoBot.Audit;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.Status;
using PmoBot.Tables;

namespace PmoBot.Local;

/// <summary>Six projects with two months of history, put into a store without projects by a Development start.</summary>
internal sealed class DemoPortfolio(ITableStore store, ProjectDirectory directory, RegisterStore register, Outbox outbox, IClock clock) : IHostedService
{
    private const string Partition = "demo";
    private const string Begun = "begun";
    private static readonly Duration LoggedAgo = Duration.FromDays(10);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!await IsOursAsync(cancellationToken))
            return;
        foreach (var story in DemoStories.All)
        {
            if (await store.FindAsync($"project-{story.Code}", ProjectStore.Row, cancellationToken) is null)
                await TellAsync(story);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A Development start may point at somebody's real table. The mark is what a start that was cut short goes on from.
    private async Task<bool> IsOursAsync(CancellationToken cancel)
    {
        if (await store.FindAsync(Partition, Begun, cancel) is not null)
            return true;
        if (await directory.ProjectsAsync(cancel).AnyAsync(cancel))
            return false;
        await store.UpsertAsync(Partition, Begun, []);
        return true;
    }

    private async Task TellAsync(DemoStory story)
    {
        var now = clock.GetCurrentInstant();
        var project = Begin(story, now);
        var (head, begun) = AuditTrail.Append(
            AuditHead.Start, project.ActiveSince, Guid.Empty, NewProject.CreateVerb, ProjectStore.Row, ProjectRules.ForTrail(project));
        StatusReport? last = null;
        List<Write> writes = [begun];
        foreach (var (period, figures) in story.History(project, now))
        {
            var received = project.PortfolioSettings.Rounds.Of(period).Due - Duration.FromHours(3);
            last = Report(project, period, figures, last, received);
            (head, var entry) = AuditTrail.Append(
                head, received, Guid.Empty, SubmitStatus.SubmitVerb, StatusStore.RowOf(period.Id, 1), StatusRules.ForTrail(last));
            writes.AddRange([StatusStore.Insert(last), entry]);
            project = StatusRules.With(project, last, new StatusTrail(period, []));
        }

        List<ItemChange> items = [];
        var logged = now - LoggedAgo;
        foreach (var facts in story.Items.Select(item => item.Facts(project, PortfolioSettings.Default.DayOf(now))))
        {
            var item = RegisterRules.Logged(project, project.NextNumber(facts.Kind), facts, project.Manager!, logged, RiskScale.Default);
            project = project.Numbered(item.Number);
            (head, var entry) = AuditTrail.Append(
                head, logged, Guid.Empty, LogItem.LogVerb, RegisterRows.RowOf(item.Number), RegisterRules.InWords(item));
            items.Add(new(null, item));
            writes.Add(entry);
        }

        if (items.Count > 0)
            writes.AddRange(await register.ChangeAsync(project.Code, items, PortfolioSettings.Default.DayOf(logged), _ => RiskScale.Default));
        await outbox.CommitAsync(
            project.Code.Partition,
            [ProjectStore.Insert(project with { Audit = head, Edited = AuditHead.Start.Sequence + 1 }), .. writes],
            [ListProject.Raise(now), TakeSnapshot.Raise(now), .. HintOwner.For(head.Sequence, items, now)]);
    }

    private static Project Begin(DemoStory story, Instant now)
    {
        var today = PortfolioSettings.Default.DayOf(now);
        return new Project
        {
            Code = ProjectCode.TryParse(story.Code, out var code) ? code.Value : throw new InvalidOperationException(story.Code),
            Name = story.Name,
            Portfolio = Portfolio.Named(story.Portfolio),
            Manager = story.Manager,
            Deputy = story.Deputy,
            Sponsor = story.Sponsor,
            EscalationPath = [.. story.Decides.Select(person => new EscalationLevel([person], All: false))],
            Members = story.Members,
            State = story.State,
            Start = today.PlusDays(-story.StartedDaysAgo),
            Baselines = [new Baseline(today.PlusDays(story.FinishInDays), now - Duration.FromDays(story.StartedDaysAgo))],
            Budget = new Money(story.Budget, story.Unit),
            Cadence = story.Cadence,
            ActiveSince = now - Duration.FromDays(story.StartedDaysAgo),
            Version = 1,
            Audit = AuditHead.Start,
        };
    }

    private static StatusReport Report(Project project, Period period, StatusFigures figures, StatusReport? last, Instant received) => new()
    {
        Project = project.Code,
        Period = period,
        Version = 1,
        Figures = figures,
        Computed = StatusRules.Compute(project, figures, project.PortfolioSettings.DayOf(received), risk: null),
        Budget = project.Budget,
        PreviousOverall = last?.Overall,
        By = project.Manager!,
        ReceivedAt = received,
        Timeliness = project.PortfolioSettings.Rounds.Of(period).TimelinessOf(received),
    };
}

internal static class DemoFeature
{
    /// <summary>`Demo:Enabled`, true by default in Development; nothing anywhere else.</summary>
    public static WebApplicationBuilder AddDemo(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment() && (!bool.TryParse(builder.Configuration["Demo:Enabled"], out var enabled) || enabled))
            builder.Services.AddHostedService<DemoPortfolio>();
        return builder;
    }
}
