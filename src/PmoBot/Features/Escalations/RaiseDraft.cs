using System.Globalization;
using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Escalations;

/// <summary>What somebody typed to raise a case. The names are literals on cards already posted.</summary>
internal static class RaiseDraft
{
    public const string Draft = "draft";
    public const string Item = "item";
    public const string OfTolerance = "ofTolerance";
    public const string Wanted = "wanted";
    public const string Recommended = "recommended";
    public const string Days = "days";
    public const string Level = "level";
    public const string InChannel = "inChannel";

    public const int LongestWanted = 300;
    public const int LongestOption = 160;
    public const int MostDays = 20;

    /// <summary>Of days that somebody types.</summary>
    public const int LongestDays = 8;

    private const int MostDelay = 3650;
    private const int HoursOfDay = 9;

    /// <summary>The option that is to leave it as it is, unless something else is typed.</summary>
    public const char NothingChanges = 'B';

    public static readonly IReadOnlyList<char> Letters = ['A', 'B', 'C', 'D', 'E'];

    /// <summary>Working days that a level may have; the definitions' own is two.</summary>
    public static readonly IReadOnlyList<int> Times = [1, 2, 3, 5, 10];

    public static string OptionField(char letter) => $"option{letter}";

    public static string CostField(char letter) => $"cost{letter}";

    public static string DaysField(char letter) => $"delay{letter}";

    /// <param name="unit">Of the costs.</param>
    /// <returns>What is wrong, else what is asked.</returns>
    public static (Asked? Asked, IReadOnlyList<FieldError> Errors) Read(FormData form, string unit, Language language)
    {
        var (texts, errors) = (EscalationTexts.For(language), new List<FieldError>());
        var wanted = Words(Wanted, LongestWanted);
        if (form.Text(Wanted) is null)
            errors.Add(new FieldError(Wanted, texts.WantedMissing));
        var options = new List<EscalationOption>();
        foreach (var letter in Letters)
        {
            var (text, cost, days) = (Words(OptionField(letter), LongestOption), Cost(CostField(letter)), Delay(DaysField(letter)));
            // Its box says so.
            if (letter == NothingChanges && text.Length == 0)
                text = texts.NothingChanges;
            if (text.Length > 0)
                options.Add(new EscalationOption(letter, text, cost, days));
            else if (form.Text(CostField(letter)) is not null || form.Text(DaysField(letter)) is not null)
                errors.Add(new FieldError(OptionField(letter), texts.OptionHint));
        }

        if (options.Count < 2)
            errors.Add(new FieldError(OptionField(Letters[0]), texts.TwoOptions));
        if (options.Count >= 2 && form.Text(Recommended) is [var wish] && Letters.Contains(wish) && options.TrueForAll(option => option.Letter != wish))
            errors.Add(new FieldError(Recommended, texts.RecommendedEmpty));
        var recommended = form.Text(Recommended) is [var chosen] && options.Any(option => option.Letter == chosen) ? chosen : options.FirstOrDefault()?.Letter ?? Letters[0];
        var time = int.TryParse(form.Text(Days), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && Times.Contains(asked) ? asked : Times[1];
        var level = int.TryParse(form.Text(Level), NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? first : 0;
        return errors.Count > 0
            ? (null, errors)
            : (new Asked(wanted, options, recommended, Duration.FromHours(time * HoursOfDay), level, form.IsOn(InChannel)), errors);

        string Words(string field, int most)
        {
            var typed = form.Text(field) ?? "";
            if (typed.Length > most)
                errors.Add(new FieldError(field, texts.TooLong(most)));
            return typed;
        }

        // What an option saves is typed with a minus.
        decimal? Cost(string field)
        {
            if (form.Text(field) is not { } typed)
                return null;
            var (sign, amount) = typed[0] switch { '-' or '−' => (-1, typed[1..]), '+' => (1, typed[1..]), _ => (1, typed) };
            if (Money.TryParse(amount, unit, language) is { } cost)
                return sign * cost;
            errors.Add(new FieldError(field, texts.NotAnAmount(typed.CutAt(Money.MaxLength), Money.UnitName(unit, language))));
            return null;
        }

        int? Delay(string field)
        {
            if (form.Text(field) is not { } typed)
                return null;
            if (int.TryParse(typed.Replace('−', '-'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days) && days is >= -MostDelay and <= MostDelay)
                return days;
            errors.Add(new FieldError(field, texts.NotDays));
            return null;
        }
    }

    internal sealed record Asked(string Wanted, IReadOnlyList<EscalationOption> Options, char Recommended, Duration Time, int Level, bool InChannel);
}

/// <summary>All that the form card is drawn from.</summary>
internal sealed record RaiseForm(string Code, FormData Typed, Language Language)
{
    public string? ProjectName { get; init; }

    public string Unit { get; init; } = "EUR";

    /// <summary>What the item that it is about says.</summary>
    public string? About { get; init; }

    public IReadOnlyList<Choice> Levels { get; init; } = [];

    /// <summary>Whether there is a channel to show it in.</summary>
    public bool OffersChannel { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    public string? Notice { get; init; }

    public string Title => EscalationTexts.For(Language).RaiseTitle(Code);
}

internal static partial class EscalationCards
{
    private const string MoreId = "more";

    /// <summary>The question, what you would do with its price, and what else there is; the rest behind "More".</summary>
    public static AdaptiveCard RaiseForm(RaiseForm form)
    {
        var texts = EscalationTexts.For(form.Language);
        var behind = RaiseDraft.Letters.Skip(2).SelectMany(letter => new[] { RaiseDraft.OptionField(letter), RaiseDraft.CostField(letter), RaiseDraft.DaysField(letter) })
            .Append(RaiseDraft.CostField('B')).Append(RaiseDraft.DaysField('B')).Append(RaiseDraft.Recommended);
        return new AdaptiveCard
        {
            Lang = form.Language.Tag(),
            Body =
            [
                CardParts.Head(
                [
                    CardParts.Context(form.ProjectName is { } name ? $"{form.Code} {name}" : form.Code),
                    CardParts.Title(form.Title),
                    .. form.About is { } about ? [CardParts.Small(texts.About(about))] : Array.Empty<Element>(),
                    .. form.Notice is { } notice ? [CardParts.Notice(ContainerStyle.Warning, notice)]
                        : form.Errors.Count > 0 ? [CardParts.Notice(ContainerStyle.Attention, texts.LookAgain)] : Array.Empty<Element>(),
                ]),
                .. CardParts.Field(new TextInput(RaiseDraft.Wanted)
                {
                    Label = texts.Wanted,
                    Placeholder = texts.WantedHint,
                    IsMultiline = true,
                    MaxLength = RaiseDraft.LongestWanted,
                    Value = form.Typed.Text(RaiseDraft.Wanted),
                }, form.Errors),
                .. Option(form, 'A', texts),
                Price(form, 'A', texts),
                .. Option(form, 'B', texts),
                new ActionSet([new ToggleVisibilityAction(texts.More, [MoreId])]),
                new Container(
                [
                    .. CardParts.Field(new ChoiceSetInput(RaiseDraft.Recommended, [.. RaiseDraft.Letters.Select(letter => new Choice(texts.OptionLabel(letter, false), letter.ToString()))])
                    {
                        Label = texts.RecommendedLabel, Value = form.Typed.Text(RaiseDraft.Recommended) ?? "A", Style = ChoiceStyle.Compact,
                    }, form.Errors),
                    .. CardParts.Field(new ChoiceSetInput(RaiseDraft.Days, [.. RaiseDraft.Times.Select(days => new Choice(texts.WorkingDays(days), $"{days}"))])
                    {
                        Label = texts.TimeLabel, Value = form.Typed.Text(RaiseDraft.Days) ?? "2", Style = ChoiceStyle.Compact,
                    }, form.Errors),
                    .. form.Levels.Count > 1
                        ? CardParts.Field(new ChoiceSetInput(RaiseDraft.Level, form.Levels)
                        {
                            Label = texts.LevelLabel, Value = form.Levels.FirstOrDefault(level => level.Value == form.Typed.Text(RaiseDraft.Level), form.Levels[0]).Value, Style = ChoiceStyle.Compact, Wrap = true,
                        }, form.Errors)
                        : [],
                    .. form.OffersChannel
                        ? CardParts.Field(new ToggleInput(RaiseDraft.InChannel, texts.InChannel) { Value = form.Typed.IsOn(RaiseDraft.InChannel) }, form.Errors)
                        : [],
                    Price(form, 'B', texts),
                    .. RaiseDraft.Letters.Skip(2).SelectMany(letter => Option(form, letter, texts).Append(Price(form, letter, texts))),
                ])
                { Id = MoreId, IsVisible = form.Errors.Any(error => behind.Contains(error.Field, StringComparer.Ordinal)) },
            ],
            Actions =
            [
                CardParts.MainButton(texts.Raise, new CardAddress(
                    RaiseEscalation.RaiseVerb,
                    (ProjectFields.Project, form.Code),
                    (RaiseDraft.Draft, form.Typed.Text(RaiseDraft.Draft) ?? ""),
                    (RaiseDraft.Item, form.Typed.Text(RaiseDraft.Item) ?? ""),
                    (RaiseDraft.OfTolerance, form.Typed.Text(RaiseDraft.OfTolerance) ?? ""))),
            ],
        };
    }

    private static IEnumerable<Element> Option(RaiseForm form, char letter, EscalationTexts texts) => CardParts.Field(new TextInput(RaiseDraft.OptionField(letter))
    {
        Label = texts.OptionLabel(letter, (form.Typed.Text(RaiseDraft.Recommended) ?? "A") == letter.ToString()),
        Placeholder = letter == RaiseDraft.NothingChanges ? texts.NothingChangesHint : texts.OptionHint,
        MaxLength = RaiseDraft.LongestOption,
        Value = form.Typed.Text(RaiseDraft.OptionField(letter)),
    }, form.Errors);

    private static ColumnSet Price(RaiseForm form, char letter, EscalationTexts texts) => new(
    [
        new Column([.. Number(form, RaiseDraft.CostField(letter), texts.CostLabel(letter, BudgetUnits.Typed(form.Unit, form.Language)), Money.MaxLength)]) { Width = "stretch" },
        new Column([.. Number(form, RaiseDraft.DaysField(letter), texts.DaysLabel(letter), RaiseDraft.LongestDays)]) { Width = "stretch" },
    ]);

    private static IEnumerable<Element> Number(RaiseForm form, string field, string label, int longest) =>
        CardParts.Field(new TextInput(field) { Label = label, Value = form.Typed.Text(field), MaxLength = longest }, form.Errors);
}
