using PmoBot.Tables;
using PmoBot.Verbs;

namespace PmoBot.Doctor;

/// <summary>`doctor`: looks at settings, storage, clock, tokens, permissions and deliveries, and says a line each, with what to do where something is wrong.</summary>
internal sealed class Examine(IEnumerable<ICheck> checks, TimeProvider time) : IVerb
{
    // Of one check: a peer that does not answer is an answer too.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public VerbName Name { get; } = new("doctor") { Does = language => DoctorTexts.For(language).Does };

    public async Task<ExitCode> RunAsync(VerbLine line, TextWriter output)
    {
        if (line.Words.Count > 0)
            return ExitCode.NotUnderstood;
        var texts = DoctorTexts.For(line.Language);
        // Wrong settings have stopped the program before.
        var findings = new List<Finding> { Finding.Fine(texts.SettingsFine) };
        await SayAsync(findings[0]);
        foreach (var check in checks)
        {
            await foreach (var finding in LookAsync(check, texts))
            {
                // The storage that is away for one is away for all.
                if (finding.IsStorageAway && findings.Exists(said => said.IsStorageAway))
                    continue;
                findings.Add(finding);
                await SayAsync(finding);
            }
        }

        await output.WriteLineAsync(texts.Sum(Count(FindingKind.Wrong), Count(FindingKind.Note)));
        return Count(FindingKind.Wrong) == 0 ? ExitCode.Fine : ExitCode.Wrong;

        int Count(FindingKind kind) => findings.Count(finding => finding.Kind == kind);

        async Task SayAsync(Finding finding)
        {
            await output.WriteLineAsync($"{texts.Kind(finding.Kind)} {finding.What}");
            if (finding.Remedy is { } remedy)
                await output.WriteLineAsync($"{new string(' ', texts.Kind(finding.Kind).Length)} → {remedy}");
        }
    }

    private async IAsyncEnumerable<Finding> LookAsync(ICheck check, DoctorTexts texts)
    {
        using var late = new CancellationTokenSource(Longest, time);
        await using var findings = check.LookAsync(texts, late.Token).GetAsyncEnumerator(late.Token);
        while (true)
        {
            Finding? failed = null;
            try
            {
                if (!await findings.MoveNextAsync())
                    yield break;
            }
            catch (TableStoreException away)
            {
                failed = Finding.Wrong(texts.StorageAway(Finding.Shortly(away.InnerException is { } inner ? $"{away.Message} {inner.Message}" : away.Message))) with { IsStorageAway = true };
            }
            catch (OperationCanceledException) when (late.IsCancellationRequested)
            {
                failed = Finding.Wrong(texts.NoAnswer((int)Longest.TotalSeconds));
            }

            yield return failed ?? findings.Current;
            if (failed is not null)
                yield break;
        }
    }
}
