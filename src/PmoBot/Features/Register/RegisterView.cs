using System.Globalization;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

internal enum RegisterFilter
{
    Open,

    /// <summary>What was to be looked at again before today.</summary>
    Overdue,

    /// <summary>What may come within 30 days.</summary>
    Near,

    /// <summary>What the reader owns.</summary>
    Mine,
}

/// <summary>Which lines of a register: all that is open, some of it, or a cell or a band of the heat map; and from where on.</summary>
internal sealed record RegisterView(RegisterKind Kind, RegisterFilter Filter = RegisterFilter.Open)
{
    private const string FilterField = "filter";
    private const string CellField = "cell";
    private const string BandField = "band";
    private const string FromField = "from";
    private const string BeforeField = "before";

    // As long as a key can be that a page begins at: a score, a code, a number.
    private const int LongestKey = 32;

    public Assessment? Cell { get; init; }

    public Band? Band { get; init; }

    /// <summary>The key of the first line; null: from the beginning.</summary>
    public string? From { get; init; }

    /// <summary>Lines on the pages before.</summary>
    public int Before { get; init; }

    /// <summary>A cell or a band, of the scale of now.</summary>
    public bool IsOfMap => Cell is not null || Band is not null;

    /// <summary>As a button says it; null: no button of ours does.</summary>
    public static RegisterView? Read(FormData form)
    {
        if (RegisterFields.Chosen<RegisterKind>(form.Text(RegisterFields.Kind)) is not { } kind)
            return null;
        var from = form.Text(FromField) is { Length: <= LongestKey } key && key.All(letter => letter == '-' || char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter)) ? key : null;
        return new RegisterView(kind, RegisterFields.Chosen<RegisterFilter>(form.Text(FilterField)) ?? RegisterFilter.Open)
        {
            Cell = form.Text(CellField) is [>= '1' and <= '5' and var probability, >= '1' and <= '5' and var impact] ? new Assessment(probability - '0', impact - '0') : null,
            Band = RegisterFields.Chosen<Band>(form.Text(BandField)),
            From = from,
            Before = from is not null && int.TryParse(form.Text(BeforeField), NumberStyles.None, CultureInfo.InvariantCulture, out var before) && before <= ItemNumber.Most ? before : 0,
        };
    }

    /// <param name="project">Null: what the reader owns anywhere.</param>
    public CardAddress Address(ProjectCode? project) => new(PageItems.PageVerb, [.. Data(project)]);

    public RegisterRange Range(RiskScale scale, LocalDate today)
    {
        var range = (Cell, Band, Filter) switch
        {
            ({ } cell, _, _) => RegisterOrders.Cell(cell),
            (_, { } band, _) => RegisterOrders.Scores(scale.LowestOf(band), scale.HighestOf(band)),
            (_, _, RegisterFilter.Overdue) => RegisterOrders.ReviewBefore(today),
            (_, _, RegisterFilter.Near) => new RegisterRange(RegisterOrder.Near),
            _ => new RegisterRange(RegisterOrder.ByScore),
        };
        return string.CompareOrdinal(From, range.From) > 0 ? range with { From = From } : range;
    }

    private IEnumerable<(string, string)> Data(ProjectCode? project)
    {
        if (project is { } code)
            yield return (RegisterFields.Project, code.Value);
        yield return (RegisterFields.Kind, Kind.ToString());
        if (Filter != RegisterFilter.Open)
            yield return (FilterField, Filter.ToString());
        if (Cell is { } cell)
            yield return (CellField, string.Create(CultureInfo.InvariantCulture, $"{cell.Probability}{cell.Impact}"));
        if (Band is { } band)
            yield return (BandField, band.ToString());
        if (From is not { } from)
            yield break;
        yield return (FromField, from);
        yield return (BeforeField, Before.ToString(CultureInfo.InvariantCulture));
    }
}
