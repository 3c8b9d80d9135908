using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Digests;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

/// <summary>The register in a digest: new high threats, what is overdue, and what all of it may cost. Of confidential items nothing.</summary>
internal sealed class RegisterDigestSection : IDigestSection
{
    public IReadOnlyList<string> Compared { get; } = ["register_threats", "register_opportunities", "register_highDue"];

    public IDigestFold Begin(DigestFrame frame) => new Fold(frame);

    private sealed class Fold(DigestFrame frame) : IDigestFold
    {
        private readonly LocalDate _today = frame.Settings.DayOf(frame.At);
        private readonly TopLines _risks = new();
        private readonly TopLines _overdue = new();
        private readonly Dictionary<string, Sums> _sums = new(StringComparer.Ordinal);
        private int _notCosted;

        public void See(ProjectSnapshot? now, ProjectSnapshot? then)
        {
            var before = then is not { State: not ProjectState.Closed } ? RegisterFigures.None : RegisterSnapshot.Read(then.Said);
            Add(before, (sum, threats, opportunities) => sum with { ThreatsThen = sum.ThreatsThen + threats, OpportunitiesThen = sum.OpportunitiesThen + opportunities });
            if (now is not { State: not ProjectState.Closed })
                return;

            var figures = RegisterSnapshot.Read(now.Said);
            Add(figures, (sum, threats, opportunities) => sum with { Threats = sum.Threats + threats, Opportunities = sum.Opportunities + opportunities });
            _notCosted += figures.NotCosted;
            var more = figures.High - before.High;
            if (then is not null && more != 0)
                _risks.Add(more, () => Line(now, texts => texts.High(figures.High, more)));
            var (actions, reviews) = (figures.OverdueActions(_today), figures.OverdueReviews(_today));
            if (actions + reviews > 0)
                _overdue.Add(actions * 1000L + reviews, () => Line(now, texts => texts.Overdue(actions, reviews)));
        }

        public Task<IReadOnlyList<DigestBlock>> EndAsync(CancellationToken cancel)
        {
            var sums = _sums.OrderByDescending(pair => pair.Value.Threats).Where(pair => pair.Value is not { Threats: 0, Opportunities: 0 }).ToList();
            return Task.FromResult<IReadOnlyList<DigestBlock>>(
            [
                _risks.ToBlock(DigestPart.Risks, isNews: true),
                _overdue.ToBlock(DigestPart.Overdue, isNews: false),
                // All units in one line: none of them is left out where lines are few.
                new DigestBlock(DigestPart.Exposure, sums.Count == 0 ? 0 : 1, sums.Count == 0 ? [] : [new DigestLine(
                    null, null, Words.Of(language => RegisterDigestTexts.For(language).Exposure(sums, frame.IsFirst, _notCosted, language)))])
                { IsNews = !frame.IsFirst && sums.Exists(sum => sum.Value.More != 0) },
            ]);
        }

        private void Add(RegisterFigures figures, Func<Sums, decimal, decimal, Sums> add)
        {
            foreach (var unit in figures.Threats.Keys.Union(figures.Opportunities.Keys, StringComparer.Ordinal))
                _sums[unit] = add(_sums.GetValueOrDefault(unit), figures.Threats.GetValueOrDefault(unit), figures.Opportunities.GetValueOrDefault(unit));
        }

        private static DigestLine Line(ProjectSnapshot project, Func<RegisterDigestTexts, string> say) =>
            new(null, project.Code.Value, Words.Of(language => say(RegisterDigestTexts.For(language))));
    }
}

/// <summary>Expected values in one unit, now and in the edition before.</summary>
internal readonly record struct Sums(decimal Threats, decimal Opportunities, decimal ThreatsThen, decimal OpportunitiesThen)
{
    public decimal Net => Threats - Opportunities;

    public decimal More => Net - (ThreatsThen - OpportunitiesThen);
}

internal sealed record RegisterDigestTexts
{
    private static readonly RegisterDigestTexts English = new()
    {
        High = (count, more) => $"{count} {(count == 1 ? "threat" : "threats")} in the high band ({more:+0;−0})",
        Overdue = (actions, reviews) => string.Join(", ", new[]
        {
            actions > 0 ? $"{actions} {(actions == 1 ? "action" : "actions")} of high threats" : null,
            reviews > 0 ? $"{reviews} {(reviews == 1 ? "review" : "reviews")}" : null,
        }.OfType<string>()),
        Exposed = (threats, opportunities, net, more) => (threats, opportunities) switch
        {
            (_, null) => $"Threats {threats}, no opportunities",
            (null, _) => $"Opportunities {opportunities}, no threats",
            _ => $"Threats {threats}, opportunities {opportunities}, net {net}",
        } + (more is null ? "" : $" ({more})"),
        Nets = nets => $"Net {nets}",
        NotCosted = count => $"; {count} {(count == 1 ? "item" : "items")} not costed",
    };

    private static readonly RegisterDigestTexts French = new()
    {
        High = (count, more) => $"{count} {(count == 1 ? "menace" : "menaces")} de niveau élevé ({more:+0;−0})",
        Overdue = (actions, reviews) => string.Join(", ", new[]
        {
            actions > 0 ? $"{actions} {(actions == 1 ? "action" : "actions")} de menaces élevées" : null,
            reviews > 0 ? $"{reviews} {(reviews == 1 ? "revue" : "revues")}" : null,
        }.OfType<string>()),
        Exposed = (threats, opportunities, net, more) => (threats, opportunities) switch
        {
            (_, null) => $"Menaces {threats}, aucune opportunité",
            (null, _) => $"Opportunités {opportunities}, aucune menace",
            _ => $"Menaces {threats}, opportunités {opportunities}, soit {net} net",
        } + (more is null ? "" : $" ({more})"),
        Nets = nets => $"Exposition nette : {nets}",
        NotCosted = count => $" ; {count} {(count == 1 ? "élément non chiffré" : "éléments non chiffrés")}",
    };

    public required Func<int, int, string> High { get; init; }

    public required Func<int, int, string> Overdue { get; init; }

    /// <summary>Threats, opportunities, net, and by how much more than before; null: nothing of it.</summary>
    public required Func<string?, string?, string, string?, string> Exposed { get; init; }

    public required Func<string, string> Nets { get; init; }

    public required Func<int, string> NotCosted { get; init; }

    public static RegisterDigestTexts For(Language language) => language.In(English, French);

    /// <summary>Of one unit in full, of several the net of each.</summary>
    public string Exposure(IReadOnlyList<KeyValuePair<string, Sums>> sums, bool isFirst, int notCosted, Language language)
    {
        var said = sums is [var only]
            ? Exposed(Some(only, only.Value.Threats), Some(only, only.Value.Opportunities), Say(only, only.Value.Net), More(only))
            : Nets(string.Join(" · ", sums.Select(sum => More(sum) is { } more ? $"{Say(sum, sum.Value.Net)} ({more})" : Say(sum, sum.Value.Net))));
        return said + (notCosted > 0 ? NotCosted(notCosted) : "");

        string? Some(KeyValuePair<string, Sums> sum, decimal amount) => amount == 0 ? null : Say(sum, amount);
        string Say(KeyValuePair<string, Sums> sum, decimal amount) => new Money(amount, sum.Key).Format(language);
        string? More(KeyValuePair<string, Sums> sum) => isFirst || sum.Value.More == 0 ? null : (sum.Value.More > 0 ? "+" : "−") + Say(sum, Math.Abs(sum.Value.More));
    }
}
