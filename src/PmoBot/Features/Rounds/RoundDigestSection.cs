using PmoBot.Features.Digests;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>How much of the newest round was reported, in a digest: of projects, and never of persons.</summary>
internal sealed class RoundDigestSection(RoundCoverage coverage, RoundBoard board) : IDigestSection
{
    public IDigestFold Begin(DigestFrame frame) => new Fold(frame, coverage, board);

    private sealed class Fold(DigestFrame frame, RoundCoverage coverage, RoundBoard board) : IDigestFold
    {
        public void See(ProjectSnapshot? now, ProjectSnapshot? then)
        {
        }

        public async Task<IReadOnlyList<DigestBlock>> EndAsync(CancellationToken cancel)
        {
            if (frame.Subject.Portfolio is not { } portfolio || await coverage.NewestAsync(portfolio, frame.Settings, frame.At, cancel) is not { } round)
                return [];
            var figures = await RoundFigures.OfAsync(board.EachAsync(round, cancel).Where(line => frame.Subject.Scope.Contains(new Scope(portfolio, line.Programme))), cancel);
            return figures.Held == 0 ? [] :
            [
                new DigestBlock(DigestPart.Coverage, 1, [new DigestLine(null, null, Words.Of(language => Say(round, figures, RoundTexts.For(language))))]),
            ];
        }

        private string Say(RoundId round, RoundFigures figures, RoundTexts texts) =>
            texts.Coverage(texts.Short(round.Period), texts.Rates(figures), RoundPage.IsOverAt(frame.At, round.Period, frame.Settings));
    }
}
