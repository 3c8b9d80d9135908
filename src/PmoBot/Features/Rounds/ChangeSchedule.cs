using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Audit;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <summary>
/// `round schedule [portfolio] [cadence]`: whether and when a portfolio asks. A round that has begun keeps its times; others hold
/// from the next one on.
/// </summary>
internal sealed class ChangeSchedule(
    RoundPortfolios run, PortfolioStore portfolios, RoundStore rounds, AskedCadences cadences, IEnumerable<IPortfolioFollower> followers,
    Outbox outbox, Commands commands) : IFormAction
{
    public const string SaveVerb = "round.schedule";

    public string Verb => SaveVerb;

    /// <param name="cadence">Null: the portfolio's usual one.</param>
    public static CardAddress Address(Portfolio portfolio, Language language, Cadence? cadence = null) => TurnRouter.Run(
        $"{language.In("round schedule", "campagne calendrier")} {portfolio.Name} {(cadence is { } one ? AskedCadence.Word(one, language) : "")}".TrimEnd());

    public static CardAddress SaveAddress(ScheduleForm form) =>
        new(SaveVerb, (ScheduleDraft.Portfolio, form.Portfolio.Name), (ScheduleDraft.Cadence, form.Cadence.ToString()));

    public async Task<Reply> OpenAsync(Turn turn, Portfolio portfolio, Cadence? asked, CancellationToken cancel)
    {
        var (settings, _) = await portfolios.FindAsync(portfolio.Id, cancel);
        var cadence = asked ?? settings.Cadence;
        var (schedule, known) = (await rounds.ScheduleAsync(portfolio.Id, cadence, cancel), await cadences.OfAsync(portfolio.Id, settings, cancel));
        var texts = RoundTexts.For(turn.Language);
        var from = OpenRound.NextOf(schedule, settings, turn.Now);
        var form = new ScheduleForm(portfolio, cadence, ScheduleDraft.Of(schedule, settings.Timetables.Of(from), turn.Language), from, texts)
        {
            Others = [.. known.Select(it => it.Cadence).Where(it => it != cadence)],
        };
        return new Reply.Form(RoundCards.ScheduleForm(form), texts.ScheduleOf(portfolio.Name), Address(portfolio, turn.Language, cadence));
    }

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var (portfolio, refusal) = await run.RunByAsync(turn, form.Text(ScheduleDraft.Portfolio) ?? "", cancel);
        if (portfolio is null)
            return refusal!;
        if (!Enum.TryParse<Cadence>(form.Text(ScheduleDraft.Cadence), out var cadence) || !Enum.IsDefined(cadence))
            return new Reply.Refused(new Refusal.Forged(SaveVerb));

        return await commands.RunAsync(portfolio.Partition, () => TryAsync(turn, form, portfolio, cadence)) is Outcome<Reply>.Settled settled
            ? settled.Value
            : FormAgain(turn, form, ConversationTexts.For(turn.Language).Busy);
    }

    public Reply FormAgain(Turn turn, FormData form, string notice)
    {
        var cadence = Enum.TryParse<Cadence>(form.Text(ScheduleDraft.Cadence), out var known) ? known : Cadence.Weekly;
        return Again(new ScheduleForm(
            Portfolio.Named(form.Text(ScheduleDraft.Portfolio) ?? ""), cadence, form, Period.Of(turn.Now.InZone(turn.Zone).Date, cadence), RoundTexts.For(turn.Language))
        { Notice = notice });
    }

    private async Task<Tried<Reply>> TryAsync(Turn turn, FormData form, Portfolio portfolio, Cadence cadence)
    {
        var texts = RoundTexts.For(turn.Language);
        var (settings, etag) = await portfolios.FindAsync(portfolio.Id, CancellationToken.None);
        var stands = await rounds.ScheduleAsync(portfolio.Id, cadence, CancellationToken.None);
        var (mode, ownZone, table, errors) = ScheduleDraft.Read(form, cadence, texts);
        if (table is null || errors.Count > 0)
            return Again(new ScheduleForm(portfolio, cadence, form, OpenRound.NextOf(stands, settings, turn.Now), texts) { Errors = errors });

        var schedule = stands with { Mode = mode, InOwnZone = ownZone, SetBy = turn.Person.ObjectId };
        var (next, from) = From(schedule, settings, table, turn.Now);
        if (next.Timetables != settings.Timetables
            && TimetableRules.Faults(table, from, settings.Timetables, settings.WorkingDays) is { Count: > 0 } faults)
        {
            var unfit = faults.Select(fault => new FieldError(ScheduleDraft.FieldOf(fault), texts.Fault(fault))).DistinctBy(error => error.Field);
            return Again(new ScheduleForm(portfolio, cadence, form, from, texts) { Errors = [.. unfit] });
        }

        var unasked = (await cadences.OfAsync(portfolio.Id, settings, CancellationToken.None)).Select(it => it.Cadence == cadence ? it with { Schedule = schedule } : it);
        var saved = Saved(portfolio, schedule, next, [.. unasked.Where(it => it.IsUnasked)], turn.Now, texts);
        var (head, writes) = (settings.Audit, new List<Write>());
        if (RoundSchedules.InWords(schedule) != RoundSchedules.InWords(stands) || stands.ETag is null)
        {
            (head, var entry) = AuditTrail.Append(head, turn.Now, turn.Pseudonym, SaveVerb, RoundStore.RowOf(cadence), RoundSchedules.InWords(schedule));
            writes.AddRange([RoundStore.ToWrite(schedule), entry]);
        }

        // Where nobody has changed anything of the portfolio yet, its row begins here.
        if (next.Timetables != settings.Timetables || etag is null)
        {
            (head, var entry) = AuditTrail.Append(head, turn.Now, turn.Pseudonym, SaveVerb, PortfolioStore.Row, PortfolioRules.InWords(next));
            writes.Add(entry);
        }

        if (writes.Count == 0)
            return saved;
        writes.Add(PortfolioStore.ToWrite(next with { Audit = head }, etag));
        List<DeliveryRequest> following = [.. schedule.Mode == RoundMode.Off ? [] : OpenRound.Next(schedule, next, turn.Now)];
        // The rounds have just been seen to.
        foreach (var follower in followers.Where(one => one is not FollowPortfolio))
            following.AddRange(await follower.FollowAsync(portfolio.Id, settings, next));
        return (await outbox.CommitAsync(portfolio.Partition, writes, following)).Then(saved);
    }

    // The first round that can still open at the new time; what runs keeps its own.
    private static (PortfolioSettings Next, Period From) From(RoundSchedule schedule, PortfolioSettings settings, RoundTimetable table, Instant now)
    {
        for (var period = settings.Rounds.Current(now, schedule.Cadence); ; period = settings.Rounds.After(period))
        {
            var then = settings with { Timetables = settings.Timetables.With(period, table) };
            if (!schedule.HasOpened(period) && schedule.FirstOpens(period, settings) > now && schedule.FirstOpens(period, then) > now)
                return (then, period);
        }
    }

    private static Reply Saved(Portfolio portfolio, RoundSchedule schedule, PortfolioSettings settings, IReadOnlyList<AskedCadence> unasked, Instant now, RoundTexts texts) => new Reply.UpdatedCard(
        RoundCards.Saved(portfolio, schedule, schedule.Mode == RoundMode.Off ? null : OpenRound.NextOpens(schedule, settings, now), unasked, texts), texts.ScheduleSaved(portfolio.Name));

    private static Reply.FormAgain Again(ScheduleForm form) => new(RoundCards.ScheduleForm(form), form.Texts.ScheduleOf(form.Portfolio.Name));
}

/// <param name="Typed">What stands in it.</param>
/// <param name="From">The round from which on it holds.</param>
internal sealed record ScheduleForm(Portfolio Portfolio, Cadence Cadence, FormData Typed, Period From, RoundTexts Texts)
{
    /// <summary>Which have a form of their own.</summary>
    public IReadOnlyList<Cadence> Others { get; init; } = [];

    public string? Notice { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

/// <summary>`schedule-…` rows under the trail's eyes, and how their entries read.</summary>
internal sealed class RoundSchedules : IAuditedState, IAuditWords
{
    private const string Prefix = "schedule-";

    public static string InWords(RoundSchedule schedule) => $"mode: {schedule.Mode}\ninOwnZone: {(schedule.InOwnZone ? "yes" : "no")}";

    public AuditedState? Of(TableRow row) =>
        row.Key.StartsWith(Prefix, StringComparison.Ordinal) && Portfolio.IdOfPartition(row.Partition) is { } portfolio
        && Enum.TryParse<Cadence>(row.Key[Prefix.Length..], ignoreCase: true, out var cadence)
            ? new AuditedState(row.Partition, row.Key, InWords(RoundStore.Read(row, new RoundSchedule(portfolio, cadence))))
            : null;

    public bool Stands(AuditEntry newest) => newest.Subject.StartsWith(Prefix, StringComparison.Ordinal);

    public string? Say(AuditEntry entry, Language language) => entry.Action == ChangeSchedule.SaveVerb
        ? language.In("changed the rounds", "a changé les campagnes")
        : null;
}
