using Azure;
using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Scheduling;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <summary>When one person hears of a round: the message, then at most two reminders.</summary>
/// <param name="IsLate">The round was opened after their time.</param>
internal sealed record PromptTimes(Instant First, IReadOnlyList<(PromptStage Stage, Instant At)> Reminders, bool IsLate)
{
    /// <summary>When they were to be asked; after downtime that is past.</summary>
    public required Instant Planned { get; init; }

    // A round that opens by one clock alone is opened at that time and not before it; a restart takes a minute.
    public static readonly Duration Punctual = Duration.FromMinutes(15);

    public static PromptTimes Of(Round round, RoundSchedule schedule, PortfolioSettings settings, Profile? recipient, Instant now)
    {
        var (zone, calendar) = (schedule.ZoneOf(recipient, settings), settings.Rounds);
        var times = AskTimes.Of(calendar, round.Id.Period, zone, settings.Quiet);
        var first = now <= times.Opens ? times.Opens : AskTimes.Late(now, calendar, round.Id.Period, zone, settings.Quiet);
        var due = calendar.Of(round.Id.Period).Due;
        var reminders = times.Reminders.Where(reminder => AskTimes.AreApart(first, reminder, zone, calendar.Work))
            .Select(reminder => (reminder < due ? PromptStage.Reminder : PromptStage.LastReminder, reminder));
        return new PromptTimes(first, [.. reminders], round.OpenedAt - times.Opens > Punctual) { Planned = times.Opens };
    }
}

/// <summary>What one person is asked for in one round: row `prompt-{portfolio}-{period}` beside its cards.</summary>
internal sealed record Prompt(RoundId Round)
{
    /// <summary>Of every project that they were ever asked for in it; each says at its source whether they still are.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    public bool IsLate { get; init; }

    /// <summary>When they were to be asked.</summary>
    public Instant? Planned { get; init; }

    /// <summary>Drawn for the PMO alone: nobody is asked, as if they were.</summary>
    public bool IsDry { get; init; }

    public Instant? SnoozedUntil { get; init; }

    /// <summary>How often it was put off: each time a message of its own comes back.</summary>
    public int Snoozes { get; init; }

    public ETag? ETag { get; init; }

    public static string RowOf(RoundId round) => $"prompt-{round.Portfolio}-{round.Period.Id}";

    public static Write ToWrite(Prompt prompt)
    {
        var columns = new Columns
        {
            ["round"] = prompt.Round.ToString(),
            ["projects"] = string.Join(',', prompt.Codes),
            ["late"] = prompt.IsLate,
            ["planned"] = prompt.Planned?.ToDateTimeOffset(),
            ["snoozedUntil"] = prompt.SnoozedUntil?.ToDateTimeOffset(),
            ["snoozes"] = prompt.Snoozes,
        };
        return prompt.ETag is { } etag ? new Write.Replace(RowOf(prompt.Round), columns, etag) : new Write.Insert(RowOf(prompt.Round), columns);
    }

    public static Prompt? Read(TableRow? row) =>
        row is not { Columns: var columns } || RoundId.Parse(columns.Text("round")) is not { } round ? null : new Prompt(round)
        {
            Codes = columns.Text("projects")!.Split(','),
            IsLate = columns.Flag("late")!.Value,
            Planned = columns.Instant("planned") is { } planned ? Instant.FromDateTimeOffset(planned) : null,
            SnoozedUntil = columns.Instant("snoozedUntil") is { } until ? Instant.FromDateTimeOffset(until) : null,
            Snoozes = columns.Int32("snoozes")!.Value,
            ETag = row.ETag,
        };
}

/// <summary>Which message of a prompt a card is. Names are stored in rows.</summary>
internal enum PromptStage
{
    First,
    Reminder,
    LastReminder,
    Snoozed,
}

/// <summary>A message about a prompt, as a live card: what it shows is drawn from the state as it is then.</summary>
internal static class PromptCard
{
    public const string Renderer = "round.prompt";

    public static string Prefix(RoundId round) => $"{Prompt.RowOf(round)}-";

    public static LiveCard New(Person person, RoundId round, PromptStage stage, int snooze = 0) => new()
    {
        Owner = person.Partition,
        Id = IdOf(round, stage, snooze),
        Addressee = person.ObjectId,
        Renderer = Renderer,
        Subject = $"{round} {stage}",
    };

    public static string IdOf(RoundId round, PromptStage stage, int snooze = 0) =>
        Prefix(round) + (stage == PromptStage.Snoozed ? $"{stage.ToString().ToLowerInvariant()}{snooze}" : stage.ToString().ToLowerInvariant());

    public static (RoundId Round, PromptStage Stage) Read(LiveCard card)
    {
        var space = card.Subject.LastIndexOf(' ');
        return (RoundId.Parse(card.Subject[..space])!, Enum.Parse<PromptStage>(card.Subject[(space + 1)..]));
    }
}
