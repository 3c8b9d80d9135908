using System.Globalization;
using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Settings;
using PmoBot.Scheduling;

namespace PmoBot.Features.Digests;

/// <summary>A subscription as a form says it. The names are literals on cards already posted.</summary>
internal static class DigestDraft
{
    public const string Partition = "of";
    public const string Programme = "programme";
    public const string Id = "digest";
    public const string Base = "base";

    public const string Audience = "audience";
    public const string When = "when";
    public const string Language = "language";
    public const string People = "people";
    public const string WeekDays = "days";
    public const string Time = "time";
    public const string Zone = TypedZone.Field;
    public const string Channels = "channels";
    public const string Poster = "poster";
    public const string Skips = "skips";

    // What is chosen for when, and for who posts.
    public const string Round = "round";
    public const string Days = "days";
    public const string ByBot = "bot";
    public const string ByMe = "me";
    public const string ByOther = "other";

    public static readonly IReadOnlyList<IsoDayOfWeek> Week = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)];

    public static FormData Of(Subscription? stands, string here, Turn turn) => stands is null ? FormData.Empty : new(new (string Field, string? Value)[]
    {
        (Audience, stands.Audience.ToString()),
        (When, stands.Schedule is DigestSchedule.OnDays ? Days : Round),
        (Language, stands.Channels.FirstOrDefault(channel => channel.Id == here)?.Language.Tag()),
        (People, string.Join(',', stands.People.Select(person => person.ObjectId))),
        (WeekDays, (stands.Schedule as DigestSchedule.OnDays)?.Days is { } days ? string.Join(',', days.Select(day => ((int)day).ToString(CultureInfo.InvariantCulture))) : null),
        (Time, (stands.Schedule as DigestSchedule.OnDays)?.Time.ToString("HH:mm", CultureInfo.InvariantCulture)),
        (Zone, stands.Zone?.Id),
        (Channels, string.Join(',', stands.Channels.Select(channel => DigestCard.KeyOf(channel.Id)))),
        (Poster, stands.Publisher is null ? ByBot : turn.Person.Is(stands.Publisher) ? ByMe : ByOther),
        (Skips, stands.SkipsNothing ? "true" : "false"),
        (Base, SubscriptionRows.Fingerprint(stands)),
    }.Where(pair => pair.Value is not null).Select(pair => new KeyValuePair<string, string>(pair.Field, pair.Value!)));

    /// <returns>Null: something is wrong with its days or its time.</returns>
    public static (DigestSchedule? Schedule, IReadOnlyList<FieldError> Errors) ScheduleOf(FormData form, DigestTexts texts)
    {
        if (form.Text(When) != Days)
            return (new DigestSchedule.AfterRound(), []);
        var days = (form.Text(WeekDays) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(day => int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (IsoDayOfWeek)number : IsoDayOfWeek.None)
            .Where(Week.Contains).Distinct().Order().ToList();
        var typed = form.Text(Time);
        var time = typed is null ? null : TypedTime.Parse(typed);
        var errors = new List<FieldError>();
        if (days.Count == 0)
            errors.Add(new(WeekDays, texts.DaysMissing));
        if (time is null)
            errors.Add(new(Time, typed is null ? texts.TimeMissing : texts.NotATime(typed.CutAt(8))));
        return (errors.Count == 0 ? new DigestSchedule.OnDays(days, time!.Value) : null, errors);
    }
}
