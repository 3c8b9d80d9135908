using System.Globalization;
using PmoBot.Conversation;

namespace PmoBot.Features.Register;

/// <summary>What stands in the form of a scale, as it was typed: lists of numbers, words a line each.</summary>
internal static class ScaleDraft
{
    public const string Portfolio = "portfolio";

    /// <summary>The scale that the form was filled from.</summary>
    public const string Base = "base";

    public const string ProbabilityTo = "probabilityTo";
    public const string Midpoints = "midpoints";
    public const string ImpactTo = "impactTo";
    public const string Bands = "bands";
    public const string ReviewDays = "reviewDays";
    public const string ProbabilityWords = "probabilityWords";
    public const string ImpactWords = "impactWords";

    /// <summary>Letters of a step's words.</summary>
    public const int MaxWords = 60;

    /// <summary>Letters of a list of numbers.</summary>
    public const int MaxNumbers = 60;

    public static FormData Of(Projects.Portfolio portfolio, RiskScale scale) => new(
    [
        new(Portfolio, portfolio.Name),
        new(Base, scale.Id ?? ""),
        new(ProbabilityTo, Percents(scale.ProbabilityTo)),
        new(Midpoints, Percents(scale.Midpoints)),
        new(ImpactTo, Percents(scale.ImpactTo)),
        new(Bands, RiskScaleRows.Numbers([scale.LowTo, scale.MediumTo])),
        new(ReviewDays, RiskScaleRows.Numbers([.. scale.ReviewDays])),
        new(ProbabilityWords, string.Join('\n', scale.ProbabilityWords)),
        new(ImpactWords, string.Join('\n', scale.ImpactWords)),
    ]);

    public static (RiskScale Scale, IReadOnlyList<FieldError> Errors) Read(FormData form, ScaleTexts texts)
    {
        var errors = new List<FieldError>();
        var (limits, midpoints) = (Rising(ProbabilityTo, RiskScale.Steps - 1, 99), Rising(Midpoints, RiskScale.Steps, 99));
        var impacts = Rising(ImpactTo, RiskScale.Steps - 1, 1000);
        var bands = Rising(Bands, 2, (RiskScale.Steps * RiskScale.Steps) - 1);
        var days = Numbers(ReviewDays, 3, 365);
        if (days.Zip(days.Skip(1)).Any(pair => pair.First < pair.Second))
            errors.Add(new(ReviewDays, texts.HigherIsSooner));
        if (errors.Count == 0 && Enumerable.Range(0, RiskScale.Steps).Any(step =>
                (step > 0 && midpoints[step] <= limits[step - 1]) || (step < limits.Count && midpoints[step] > limits[step])))
            errors.Add(new(Midpoints, texts.MidpointOutside));
        return (new RiskScale
        {
            ProbabilityTo = [.. limits.Select(percent => percent / 100)],
            Midpoints = [.. midpoints.Select(percent => percent / 100)],
            ImpactTo = [.. impacts.Select(percent => percent / 100)],
            LowTo = bands.Count == 2 ? (int)bands[0] : 0,
            MediumTo = bands.Count == 2 ? (int)bands[1] : 0,
            ReviewDays = [.. days.Select(day => (int)day)],
            ProbabilityWords = Words(ProbabilityWords),
            ImpactWords = Words(ImpactWords),
        }, errors);

        IReadOnlyList<decimal> Rising(string field, int count, int most)
        {
            var numbers = Numbers(field, count, most);
            if (numbers.Zip(numbers.Skip(1)).Any(pair => pair.First >= pair.Second))
                errors.Add(new(field, texts.NotRising));
            return numbers;
        }

        IReadOnlyList<decimal> Numbers(string field, int count, int most)
        {
            var typed = (form.Text(field) ?? "").Split((char[])[' ', ',', ';', '%', '\n', '\r', '\u00a0', '\u202f'], StringSplitOptions.RemoveEmptyEntries);
            var numbers = typed.Select(one => int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : 0m).ToList();
            if (numbers.Count == count && !numbers.Contains(0))
                return numbers;
            errors.Add(new(field, texts.NotNumbers(count, most)));
            return [];
        }

        IReadOnlyList<string> Words(string field)
        {
            var lines = (form.Text(field) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (lines.Length is not 0 and not RiskScale.Steps || Array.Exists(lines, line => line.Length > MaxWords))
                errors.Add(new(field, texts.NotFiveLines(MaxWords)));
            return lines;
        }
    }

    /// <summary>What was typed, over the scale that stands by now.</summary>
    public static FormData On(FormData form, RiskScale stands) => new(
        Fields.Select(field => KeyValuePair.Create(field, form.Text(field) ?? "")).Append(new(Base, stands.Id ?? "")));

    /// <summary>What stands now, at each field that says something else.</summary>
    public static IReadOnlyList<FieldError> Differences(Projects.Portfolio portfolio, FormData form, RiskScale stands, ScaleTexts texts)
    {
        var now = Of(portfolio, stands);
        return [.. Fields.Skip(1).Where(field => (now.Text(field) ?? "") != (form.Text(field) ?? "")).Select(field => new FieldError(field, texts.StandsNow(now.Text(field) ?? "–")))];
    }

    private static readonly string[] Fields = [Portfolio, ProbabilityTo, Midpoints, ImpactTo, Bands, ReviewDays, ProbabilityWords, ImpactWords];

    private static string Percents(IReadOnlyList<decimal> shares) => RiskScaleRows.Numbers([.. shares.Select(share => decimal.Truncate(share * 100))]);
}
