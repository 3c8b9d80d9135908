using PmoBot.Conversation;
using PmoBot.Features.Digests;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;

namespace PmoBot.Features.Status;

/// <summary>Colours in a digest: what got worse or better and why, what is red or not updated, and what reports ask for.</summary>
internal sealed class StatusDigestSection(StatusStore reports, ProjectStore projects) : IDigestSection
{
    private const string Green = "●";

    public IReadOnlyList<string> Compared { get; } = ["period", "receivedAt", "overall", "reportVersion", "forecastFinish", "openQuestion"];

    public IDigestFold Begin(DigestFrame frame) => new Fold(frame, reports, projects);

    private sealed class Fold(DigestFrame frame, StatusStore reports, ProjectStore projects) : IDigestFold, ICountsOfDigest
    {
        private static readonly IReadOnlyList<Rag> Colours = [Rag.Red, Rag.Amber, Rag.Green];

        private readonly ClosedRounds _now = new(frame.Settings.Rounds, frame.At);
        private readonly ClosedRounds _then = new(frame.Settings.Rounds, frame.Since ?? frame.At);
        private readonly Dictionary<Rag, (int Now, int Then)> _colours = [];
        private readonly TopLines _worse = new();
        private readonly TopLines _better = new();
        private readonly TopLines _good = new();
        private readonly TopLines _standing = new();
        private readonly TopLines _news = new();
        private readonly TopLines _wanted = new();
        private (int Now, int Then) _grey;
        private ReportedStatus? _greener;

        public IEnumerable<KeyValuePair<string, object>> Kept => _greener is null ? [] :
        [
            new(StatusSnapshot.Greener, true), .. _greener.GreenerThan is { } computed ? [new(StatusSnapshot.GreenerThan, $"{computed}")] : Array.Empty<KeyValuePair<string, object>>(),
        ];

        public IReadOnlyList<DigestCount> Counts => frame.Subject.Project is not null ? [] :
        [
            Count("■", (texts, count) => texts.Red(count), _colours.GetValueOrDefault(Rag.Red)),
            Count("▲", (texts, _) => texts.Amber, _colours.GetValueOrDefault(Rag.Amber)),
            Count(Green, (texts, count) => texts.Green(count), _colours.GetValueOrDefault(Rag.Green)),
            Count("○", (texts, _) => texts.Grey, _grey),
        ];

        public void See(ProjectSnapshot? now, ProjectSnapshot? then)
        {
            var (stands, stood) = (
                At(now, now is null ? null : StatusSnapshot.Read(now, frame.Settings, frame.At), _now),
                At(then, then is null ? null : StatusSnapshot.Read(then.Said), _then));
            _greener = stands?.Report is { IsGreener: true } greener ? greener : null;
            Tally(stands, stood);
            if (stands is null)
                return;
            var change = frame.IsFirst ? null : Compare(stands, stood);
            if (change is not null)
            {
                var lines = change.IsWorse ? _worse : change.IsBetter ? _better : _news;
                DigestLine Line() => new(stands.Shape, stands.Project.Code.Value, Words.Of(change.Say));
                lines.Add(stands.Weight + change.Size, Line);
                // An amber that is better than a red is no news to be glad of yet.
                if (change.IsBetter && stands.Shape == Green)
                    _good.Add(change.Size, Line);
            }

            // What only moved is still as red as it was.
            if (change is not { IsWorse: true } and not { IsBetter: true } && (stands.Worst == Rag.Red || stands.IsGrey || frame.Subject.Project is not null))
            {
                _standing.Add(stands.Weight, () => new DigestLine(stands.Shape, stands.Project.Code.Value, Words.Of(stands.Say)));
            }

            if (stands.Report is { Wanted: { } wanted } report && now!.State == ProjectState.Active && report.StillAsks(now))
                _wanted.Add(stands.Weight, () => new DigestLine(null, stands.Project.Code.Value, Words.Of(language => StatusDigestTexts.For(language).Wanted(wanted.ReplaceLineEndings(" ")))));
        }

        public async Task<IReadOnlyList<DigestBlock>> EndAsync(CancellationToken cancel)
        {
            // What its own channel reads of a project is also what is new.
            if (frame.Subject.Project is { } code && await projects.FindAsync(code, cancel) is { Project: var project }
                && await reports.LatestAsync(project, cancel) is { Figures.News: { } news } report && !(report.Origin.At <= frame.Since))
                _news.Add(0, () => new DigestLine(null, null, Words.Of(language => StatusDigestTexts.For(language).News(news.ReplaceLineEndings(" ")))));
            var good = _good.ToBlock(DigestPart.GoodNews, isNews: true);
            return
            [
                _worse.ToBlock(DigestPart.Worse, isNews: true), _better.ToBlock(DigestPart.Better, isNews: true), _news.ToBlock(DigestPart.News, isNews: true),
                _standing.ToBlock(DigestPart.Standing, isNews: frame.IsFirst), _wanted.ToBlock(DigestPart.Decisions, isNews: true),
                good with { Lines = [.. good.Lines.Take(1)] },
            ];
        }

        private Stand? At(ProjectSnapshot? project, ReportedStatus? report, ClosedRounds rounds) =>
            project is not null && StatusStanding.Of(project, report, rounds) is { } standing ? new Stand(project, report, standing, rounds, frame.Settings) : null;

        private void Tally(Stand? now, Stand? then)
        {
            foreach (var rag in Colours)
            {
                var (count, before) = _colours.GetValueOrDefault(rag);
                _colours[rag] = (count + (now?.Standing.Colour == rag ? 1 : 0), before + (then?.Standing.Colour == rag ? 1 : 0));
            }

            _grey = (_grey.Now + (now is { IsGrey: true } ? 1 : 0), _grey.Then + (then is { IsGrey: true } ? 1 : 0));
        }

        private DigestCount Count(string shape, Func<StatusDigestTexts, int, string> name, (int Now, int Then) count) => new(
            shape, Words.Of(language => name(StatusDigestTexts.For(language), count.Now)), count.Now, frame.IsFirst ? null : count.Now - count.Then);

        // Null: nothing that is worth a line.
        private static Change? Compare(Stand now, Stand? then)
        {
            if (now.IsGrey)
                return then is null or { IsGrey: true } ? null : new Change(IsWorse: true, false, 1, now.Say);
            if (now.Standing.Colour is not { } colour)
                return null;
            // Of one that was not updated, what it was last.
            if (then?.Standing.Last is not { } before)
                return colour == Rag.Red ? new Change(IsWorse: true, false, 1, now.Say) : then is null ? null : new Change(false, IsBetter: then.IsGrey && colour == Rag.Green, 0, now.Say);
            if (then.IsGrey && before == colour)
                return new Change(false, IsBetter: colour == Rag.Green, 1, language => StatusDigestTexts.For(language).UpdatedAgain(now.Say(language)));
            if (before != colour)
            {
                return new Change(colour > before, colour < before, Math.Abs(colour - before), language =>
                    StatusDigestTexts.For(language).FromTo(StatusTexts.For(language).Colour(before), StatusTexts.For(language).Colour(colour), now.Why(language)));
            }

            if (now.IsGreener && (!then.IsGreener || now.Worst > then.Worst))
                return new Change(IsWorse: true, false, 0, now.Say);
            if (then.IsGreener && now.Worst < then.Worst)
                return new Change(false, IsBetter: true, 0, now.Say);
            return (now.Report?.ForecastFinish, then.Report?.ForecastFinish) is ({ } finish, { } was) && finish != was
                ? new Change(IsWorse: colour == Rag.Red && finish > was, false, 0, language => StatusDigestTexts.For(language).FinishMoved(NodaTime.Period.DaysBetween(was, finish), StatusTexts.For(language).Day(finish)))
                : null;
        }
    }

    private sealed record Change(bool IsWorse, bool IsBetter, int Size, Func<Language, string> Say);

    /// <summary>A project as it stands at one moment.</summary>
    private sealed record Stand(ProjectSnapshot Project, ReportedStatus? Report, StatusStanding Standing, ClosedRounds Rounds, PortfolioSettings Settings)
    {
        public bool IsGrey => Standing.Freshness is Freshness.Grey;

        /// <summary>Declared greener than computed, once others than its sender read that.</summary>
        public bool IsGreener => Report is { IsGreener: true } report && report.ShowsComparison(Rounds.Now);

        // No report is greener than its facts.
        public Rag? Worst => Standing.Colour is { } colour ? RagOrder.WorseOf(colour, IsGreener ? Report!.GreenerThan : null) : null;

        public string? Shape => Worst switch
        {
            Rag.Red => "■",
            Rag.Amber => "▲",
            Rag.Green => Green,
            _ => IsGrey ? "○" : null,
        };

        // Red, then not updated, then amber.
        public long Weight => Worst switch
        {
            Rag.Red => 300,
            Rag.Amber => 100,
            Rag.Green => 0,
            _ => IsGrey ? 200 : 0,
        };

        public string Say(Language language)
        {
            if (Standing.Line(Settings, language) is { } line)
                return Begun(line);
            if (Standing.Colour is not { } colour)
                return ProjectTexts.For(language).State(Project.State);
            var (texts, words) = (StatusDigestTexts.For(language), StatusTexts.For(language));
            return IsGreener && Report!.Computed.Overall is { } computed && computed > colour
                ? texts.Greener(words.Colour(colour), words.Colour(computed), Why(language))
                : texts.Now(words.Colour(colour), Why(language));
        }

        public string? Why(Language language) => Report?.Why(language, Rounds.Now) is { Count: > 0 } why ? string.Join(language.In("; ", " ; "), why.Take(2).Select(Begun)) : null;

        // In the middle of a line.
        private static string Begun(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
    }
}
