using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>What stands in the form, as it was typed.</summary>
internal sealed record StatusDraft
{
    public const int MaxNews = 1200;
    public const int MaxWanted = 400;
    public const int MaxNextSteps = 800;
    public const int MaxReason = 400;

    private static readonly LocalDate Earliest = new(2000, 1, 1);
    private static readonly LocalDate Latest = new(2100, 12, 31);

    /// <summary>Made fresh with each form: the same one twice is a repetition, not a second report.</summary>
    public required string Id { get; init; }

    public string? Project { get; init; }

    public string? Period { get; init; }

    /// <summary>The version for the period that the writer knew of, 0 for none; null in forms that do not say.</summary>
    public int? Base { get; init; }

    public string? Overall { get; init; }

    public string? ForecastFinish { get; init; }

    public string? News { get; init; }

    public string? Wanted { get; init; }

    public string? PercentComplete { get; init; }

    public string? Spent { get; init; }

    public string? ToComplete { get; init; }

    public string? NextSteps { get; init; }

    /// <summary>Of a correction after the cut-off.</summary>
    public string? Reason { get; init; }

    public IReadOnlyDictionary<Axis, string> Axes { get; init; } = new Dictionary<Axis, string>();

    /// <summary>False where a button sent no fields, because its card has none.</summary>
    public bool IsFilled => Overall is not null || ForecastFinish is not null || News is not null || Wanted is not null;

    /// <summary>What Teams repeats is the same form with the same content; content that changed is a correction.</summary>
    public string Fingerprint
    {
        get
        {
            var said = string.Join('\u001f',
                [Id, Period, Overall, ForecastFinish, News, Wanted, PercentComplete, Spent, ToComplete, NextSteps, Reason,
                    .. Axes.OrderBy(axis => axis.Key).Select(axis => $"{axis.Key}={axis.Value}")]);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..32];
        }
    }

    public static StatusDraft From(FormData form) => new()
    {
        Id = form.Text(StatusFields.Draft) ?? "",
        Project = form.Text(StatusFields.Project),
        Period = form.Text(StatusFields.Period),
        Base = int.TryParse(form.Text(StatusFields.Base), NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : null,
        Overall = form.Text(StatusFields.Overall),
        ForecastFinish = form.Text(StatusFields.ForecastFinish),
        News = form.Text(StatusFields.News),
        Wanted = form.Text(StatusFields.Wanted),
        PercentComplete = form.Text(StatusFields.PercentComplete),
        Spent = form.Text(StatusFields.Spent),
        ToComplete = form.Text(StatusFields.ToComplete),
        NextSteps = form.Text(StatusFields.NextSteps),
        Reason = form.Text(StatusFields.Reason),
        Axes = Enum.GetValues<Axis>()
            .Select(axis => (Axis: axis, Colour: form.Text(StatusFields.Of(axis))))
            .Where(declared => declared.Colour is not null)
            .ToDictionary(declared => declared.Axis, declared => declared.Colour!),
    };

    /// <summary>A new form: what was said last time, without its news; an axis that can be computed is as computed.</summary>
    public static StatusDraft Prefilled(string id, Project project, string period, StatusReport? last, Language language) => last is null
        ? new() { Id = id, Project = project.Code.Value, Period = period, ForecastFinish = Iso(project.ForecastFinish ?? project.BaselineFinish) }
        : Correcting(id, project, period, last.FiguresFor(project), language) with
        {
            News = null,
            Axes = Colours(last.Figures.Declared.Axes.Where(declared => last.Computed[declared.Key] is null)),
        };

    /// <summary>A form that corrects: all that was said, news included.</summary>
    public static StatusDraft Correcting(string id, Project project, string period, StatusFigures said, Language language) => new()
    {
        Id = id,
        Project = project.Code.Value,
        Period = period,
        Overall = StatusFields.Value(said.Declared.Overall),
        ForecastFinish = Iso(said.ForecastFinish),
        News = said.News,
        Wanted = said.Wanted,
        PercentComplete = said.PercentComplete?.ToString(CultureInfo.InvariantCulture),
        Spent = Editable(said.Spent, language),
        ToComplete = Editable(said.ToComplete, language),
        NextSteps = said.NextSteps,
        Axes = Colours(said.Declared.Axes),
    };

    /// <summary>The figures, or what to say next to each field; never both.</summary>
    /// <param name="unit">Of the amounts.</param>
    public (StatusFigures? Figures, IReadOnlyList<FieldError> Errors) Validate(string unit, StatusTexts texts, StatusAsks? asked = null)
    {
        var asks = asked ?? StatusAsks.Nothing;
        var errors = new List<FieldError>();
        var overall = StatusFields.Rag(Overall);
        if (overall is null)
            errors.Add(new(StatusFields.Overall, texts.ChooseColour));

        var finish = Read(StatusFields.ForecastFinish, ForecastFinish, texts.NotADate, ReadDate);
        var percent = Read(StatusFields.PercentComplete, PercentComplete, texts.NotAPercentage, ReadPercent);
        var spent = Read(StatusFields.Spent, Spent, NotAnAmount, text => Money.TryParse(text, unit, texts.Language));
        var toComplete = Read(StatusFields.ToComplete, ToComplete, NotAnAmount, text => Money.TryParse(text, unit, texts.Language));
        Limit(StatusFields.News, News, MaxNews);
        Limit(StatusFields.Wanted, Wanted, MaxWanted);
        Limit(StatusFields.NextSteps, NextSteps, MaxNextSteps);
        Limit(StatusFields.Reason, Reason, MaxReason);
        Ask(StatusFields.Reason, Reason, asks.Reason ? texts.GiveReason : null);
        Ask(StatusFields.ForecastFinish, ForecastFinish, asks.ForecastFinish ? texts.SayWhenItFinishes : null);
        Ask(StatusFields.Spent, Spent, asks.Spent is { } spentBefore ? texts.GivenLastTime(spentBefore) : null);
        Ask(StatusFields.ToComplete, ToComplete, asks.ToComplete is { } leftBefore ? texts.GivenLastTime(leftBefore) : null);

        return errors.Count > 0 ? (null, errors) : (new StatusFigures
        {
            ForecastFinish = finish,
            News = News,
            Wanted = Wanted,
            PercentComplete = percent,
            Spent = spent,
            ToComplete = toComplete,
            NextSteps = NextSteps,
            Declared = new DeclaredRag(overall!.Value, Axes
                .Where(axis => StatusFields.Rag(axis.Value) is not null)
                .ToDictionary(axis => axis.Key, axis => StatusFields.Rag(axis.Value)!.Value)),
        }, []);

        string NotAnAmount(string typed) => texts.NotAnAmount(typed, Money.UnitName(unit, texts.Language));

        T? Read<T>(string field, string? typed, Func<string, string> message, Func<string, T?> read)
            where T : struct
        {
            if (typed is null)
                return null;
            var result = read(typed);
            if (result is null)
                errors.Add(new(field, message(typed)));
            return result;
        }

        void Ask(string field, string? typed, string? message)
        {
            if (message is not null && typed is null)
                errors.Add(new(field, message));
        }

        void Limit(string field, string? typed, int max)
        {
            if (typed?.Length > max)
                errors.Add(new(field, texts.TooLong(max)));
        }
    }

    /// <summary>As some clients send it and people type it: 12.5, 12,5 or 80 %.</summary>
    public static decimal? ReadNumber(string? text) => decimal.TryParse(
        text?.TrimEnd('%').TrimEnd().Replace(',', '.'),
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static LocalDate? ReadDate(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } && date >= Earliest && date <= Latest ? date : null;

    // Down: only 100 itself is finished.
    private static int? ReadPercent(string text) => ReadNumber(text) is { } percent and >= 0 and <= 100 ? (int)Math.Floor(percent) : null;

    private static Dictionary<Axis, string> Colours(IEnumerable<KeyValuePair<Axis, Rag>> declared) =>
        declared.ToDictionary(axis => axis.Key, axis => StatusFields.Value(axis.Value));

    private static string? Iso(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : null;

    private static string? Editable(decimal? amount, Language language) =>
        amount is { } value ? new Money(value, "").Editable(language) : null;
}
