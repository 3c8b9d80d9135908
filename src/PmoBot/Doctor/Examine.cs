using PmoBot.Configuration;
using PmoBot.Tables;
using PmoBot.Verbs;

namespace PmoBot.Doctor;

/// <summary>`doctor`: looks at settings, storage, clock, tokens, permissions and deliveries, and says a line each, with what to do where something is wrong.</summary>
internal sealed class Examine(IEnumerable<ICheck> checks, StorageSettings storage) : IVerb
{
    public VerbName Name { get; } = new("doctor") { Does = language => DoctorTexts.For(language).Does };

    public async Task<ExitCode> RunAsync(VerbLine line, TextWriter output)
    {
        if (line.Words.Count > 0)
            return ExitCode.NotUnderstood;
        var texts = DoctorTexts.For(line.Language);
        var (wrong, notes) = (0, 0);
        // Wrong settings have stopped the program before.
        await SayAsync(Finding.Fine(texts.SettingsFine));
        var isStorageAway = false;
        foreach (var check in checks)
        {
            try
            {
                await foreach (var finding in check.LookAsync(line.Language))
                    await SayAsync(finding);
            }
            catch (TableStoreException) when (isStorageAway)
            {
                // Away for one it is away for all.
            }
            catch (TableStoreException away)
            {
                isStorageAway = true;
                await SayAsync(Finding.Wrong(StorageTexts.For(line.Language).Away(storage, Finding.Shortly($"{away.Message} {away.InnerException?.Message}".TrimEnd()))));
            }
        }

        await output.WriteLineAsync(texts.Sum(wrong, notes));
        return wrong == 0 ? ExitCode.Fine : ExitCode.Wrong;

        async Task SayAsync(Finding finding)
        {
            wrong += finding.Kind == FindingKind.Wrong ? 1 : 0;
            notes += finding.Kind == FindingKind.Note ? 1 : 0;
            var kind = texts.Kind(finding.Kind);
            await output.WriteLineAsync($"{kind} {finding.What}");
            if (finding.Remedy is { } remedy)
                await output.WriteLineAsync($"{new string(' ', kind.Length)} → {remedy}");
        }
    }
}
