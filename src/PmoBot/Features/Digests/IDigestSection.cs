using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Digests;

/// <summary>What a feature has to say in digests.</summary>
internal interface IDigestSection
{
    /// <summary>Columns of snapshots that the next edition is compared by: these are frozen, and no others.</summary>
    IReadOnlyList<string> Compared => [];

    /// <summary>One digest begins: its projects are seen one after the other, and none is kept.</summary>
    IDigestFold Begin(DigestFrame frame);
}

internal interface IDigestFold
{
    /// <param name="now">Null: it left what the digest is about.</param>
    /// <param name="then">As it stood in the edition before; null: it is new, or there was none.</param>
    void See(ProjectSnapshot? now, ProjectSnapshot? then);

    /// <summary>Of the project that it saw last: what the next edition is compared by, and no snapshot says.</summary>
    IEnumerable<KeyValuePair<string, object>> Kept => [];

    Task<IReadOnlyList<DigestBlock>> EndAsync(CancellationToken cancel);
}

/// <param name="Since">When the edition before went out; null: this is the first.</param>
/// <param name="Portfolio">Of what it is about.</param>
/// <param name="Zone">By which all of its moments are said.</param>
internal sealed record DigestFrame(DigestSubject Subject, Portfolio Portfolio, PortfolioSettings Settings, DateTimeZone Zone, Instant At, Instant? Since)
{
    public bool IsFirst => Since is null;
}

/// <summary>What the lines of a block say, and by that where they stand. The names are kept in editions.</summary>
internal enum DigestPart
{
    Decisions,
    Worse,
    Better,
    News,
    Standing,
    Risks,
    Overdue,
    Exposure,
    GoodNews,
    Coverage,
}

/// <param name="Total">Of how many its lines are the most important.</param>
internal sealed record DigestBlock(DigestPart Part, int Total, IReadOnlyList<DigestLine> Lines)
{
    /// <summary>Whether the portfolio is another than before by it, or somebody is wanted: else there is nothing to report.</summary>
    public bool IsNews { get; init; }
}

/// <param name="Shape">● ▲ ■ ○, where a colour is meant.</param>
/// <param name="Subject">What it is about: a project's code, most often.</param>
/// <param name="Text">And why it stands there.</param>
internal sealed record DigestLine(string? Shape, string? Subject, Words Text);

/// <summary>The same in each language: what is kept is what was read.</summary>
internal sealed record Words(string English, string French)
{
    public static Words Of(Func<Language, string> say) => new(say(Language.English), say(Language.French));

    public string In(Language language) => language.In(English, French);

    public Words Cut(int letters) => new(English.CutAt(letters), French.CutAt(letters));
}

/// <summary>The most important lines of any number, and how many there were.</summary>
internal sealed class TopLines
{
    /// <summary>Lines of one part.</summary>
    public const int Most = 8;

    // The least important comes out first; of two alike the one that came last.
    private readonly PriorityQueue<Func<DigestLine>, (long Weight, int Before)> _lines = new();

    public int Count { get; private set; }

    public void Add(long weight, Func<DigestLine> line)
    {
        _lines.Enqueue(line, (weight, -++Count));
        if (_lines.Count > Most)
            _lines.Dequeue();
    }

    public DigestBlock ToBlock(DigestPart part, bool isNews)
    {
        var lines = new List<DigestLine>();
        while (_lines.TryDequeue(out var line, out _))
            lines.Add(line());
        lines.Reverse();
        return new DigestBlock(part, Count, lines) { IsNews = isNews && Count > 0 };
    }
}
